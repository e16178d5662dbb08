import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { relative, sep, join } from 'node:path'
import { PRIVATE_HEADER, type PrivateHeader } from '../../deck/private/private-header.ts'
import { privateHeadersFile } from '../files/headers.ts'
import { bundleWorker } from '../files/service-worker.ts'
import type { PlainFiles } from '../pages/plain-page.ts'
import { hashSource } from '../pages/policy.ts'
import { privateDocument } from '../pages/private-page.ts'
import type { SiteFile } from '../pages/site-file.ts'

/** Folder of a build that waits to be sealed, with what will stand in the open in place of the talk's own. */
export const OPEN_FOLDER = 'private-open/'

/** In it: the paths of the build's files that are the viewer's, the same for all talks, and stay as they are. */
export const OPEN_LIST = 'open-files.json'

/** The page that opens a private talk, and what its own pages need of it. */
export interface PrivatePage {
  page: PlainFiles & { imports: readonly string[] }
  /** Script that runs first on each page of the talk. */
  pageScript: string
}

/** What the open part of a private talk is made from. */
interface PrivateOpenOptions extends PrivatePage {
  /** The project's folder. */
  root: string
  publicDir: string
  /** Path that the talk stands below. */
  base: string
  /** The viewer's files: scripts and stylesheets. */
  bundled: readonly string[]
  /** The build that the talk's pages name. */
  pages: string
}

/** Tells who seals the build what is to be left in the open, and what its pages need. */
export interface OpenList {
  files: string[]
  pageScript: string
  pages: string
}

/** What stands in the open of a private talk. */
export async function privateOpenFiles(options: PrivateOpenOptions): Promise<SiteFile[]> {
  const { root, publicDir, base, bundled, page, pageScript, pages } = options
  const header: PrivateHeader = { colloquium: 'private-1', build: randomBytes(16).toString('base64url') }
  const publicFiles = await filesIn(publicDir)
  const list: OpenList = { files: [...bundled, ...publicFiles].sort(), pageScript, pages }
  const data = { header, styles: bundled.filter((path) => path.endsWith('.css')) }
  const kept = [...bundled, ...publicFiles.filter((path) => path.startsWith('icon'))]
  const worker = await bundleWorker(root, 'src/entries/private/worker/private-worker.ts', {
    __PRIVATE_BUILD__: JSON.stringify({ build: header.build, open: kept }),
  })
  return [
    { path: 'index.html', content: privateDocument('./', page, data) },
    { path: '404.html', content: privateDocument(base, page, data) },
    { path: '_headers', content: privateHeadersFile(base, { scriptHash: hashSource(page.early) }) },
    { path: PRIVATE_HEADER, content: JSON.stringify(header) },
    { path: OPEN_LIST, content: JSON.stringify(list) },
    worker,
  ].map(({ path, content }) => ({ path: OPEN_FOLDER + path, content }))
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}
