import { createHash } from 'node:crypto'
import type { PrecacheEntry } from 'workbox-precaching'
import type { SiteFile } from '../pages/site-file.ts'
import { bundleScript } from './bundle-script.ts'

export const SERVICE_WORKER_PATH = 'sw.js'

/** What the worker of a build knows. */
export interface ServiceWorkerOptions {
  /** What `serviceWorkerCode` has bundled. */
  code: string
  buildId: string
  /** Files of the shell whose names change with their content, below the base. */
  hashed: readonly string[]
  /** Files of the shell whose names stay. */
  others: readonly SiteFile[]
}

/** The service worker of a build: one classic script, which every browser that has workers takes. */
export function serviceWorkerFile({ code, buildId, hashed, others }: ServiceWorkerOptions): SiteFile {
  const precache: PrecacheEntry[] = [
    ...hashed.map((url) => ({ url, revision: null })),
    ...others.map(({ path, content }) => ({ url: path, revision: revisionOf(content) })),
  ]
  const known = JSON.stringify({ buildId, precache })
  return { path: SERVICE_WORKER_PATH, content: `self.__WORKER_BUILD__=${known};${code}` }
}

const bundled = new Map<string, Promise<string>>()

/** The same for all builds of a run, which put before it what is theirs. `root` is the project's folder. */
export function serviceWorkerCode(root: string): Promise<string> {
  const code = bundled.get(root) ?? bundleScript(root, 'src/entries/service-worker/service-worker.ts')
  bundled.set(root, code)
  return code
}

/** A worker's script at the path that every page registers. `define` puts in what it knows of the build. */
export async function bundleWorker(
  root: string,
  input: string,
  define: Record<string, string>,
): Promise<SiteFile> {
  return { path: SERVICE_WORKER_PATH, content: await bundleScript(root, input, define) }
}

function revisionOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12)
}
