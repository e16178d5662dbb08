import { writeFile } from 'node:fs/promises'
import { build } from 'vite'
import { serviceWorkerCode } from '../../../compiler/files/service-worker.ts'
import { bundlePrerender } from '../../../compiler/site/load-prerender.ts'
import { describeViewer, type BundledViewer } from '../../../compiler/site/viewer-plugin.ts'
import type { BundlingAnswer, BundlingJob } from './bundled-viewer.ts'

/* What bundles the viewer of a deck, in a process of its own (start-bundling.mjs). */

process.once('message', (job: BundlingJob) => {
  bundle(job).then(answer, (error: unknown) => {
    answer({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  })
})

async function bundle({ outDir, print, isPrivate, prerenderFile }: BundlingJob): Promise<BundlingAnswer> {
  const root = process.cwd()
  // One after another: beside each other they hold their memory together.
  const viewer = await bundleInto(outDir, { root, print, isPrivate })
  const workerCode = await serviceWorkerCode(root)
  await writeFile(prerenderFile, await bundlePrerender(root))
  return { viewer, workerCode }
}

async function bundleInto(
  outDir: string,
  kind: Parameters<typeof describeViewer>[0],
): Promise<BundledViewer> {
  let described: BundledViewer | undefined
  await build({
    configLoader: 'native',
    logLevel: 'silent',
    plugins: [
      describeViewer(kind, (viewer) => {
        described = viewer
      }),
    ],
    build: { outDir, emptyOutDir: true },
  })
  if (!described) throw new Error('the bundler has written no viewer')
  return described
}

function answer(message: BundlingAnswer): void {
  process.send?.(message, () => {
    process.disconnect()
  })
}
