import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { listOfflinePictures } from './offline-pictures.ts'
import { makePdfs } from './pdf.ts'
import { makePictures, PictureError, type PictureCount } from './pictures.ts'
import { precompress } from './precompress.ts'

/** Says what a build does, as it does it. */
export type Tell = (line: string) => void

export const NO_BROWSER =
  'no browser here: no previews and PDFs, and no page names them (npx playwright install chromium)'

/**
 * Makes what is made of a deck's pages: where there is a browser (`print`) pictures and PDFs, then the compressed files.
 * Resolves to what is wrong with its pictures.
 */
export async function finishSite(
  outDir: string,
  { print, compresses = true }: { print: boolean; compresses?: boolean },
  tell: Tell,
): Promise<string[]> {
  if (print) {
    const pictures = await timed(tell, 'pictures', () => drawnOrFaults(outDir))
    if (Array.isArray(pictures)) return pictures
    const { drawn, cached } = pictures
    await listOfflinePictures(outDir)
    tell(`  ${String(drawn)} drawn, ${String(cached)} unchanged`)
    const pdfs = await timed(tell, 'PDFs', () => makePdfs(outDir))
    for (const { path, bytes } of pdfs) tell(`  ${path} (${(bytes / 1e6).toFixed(1)} MB)`)
    await removePrintFiles(outDir)
  }
  if (compresses) await timed(tell, 'compressed files', () => precompress(outDir))
  return []
}

/** A broken picture is a fault of the deck like any other. */
async function drawnOrFaults(outDir: string): Promise<PictureCount | string[]> {
  try {
    return await makePictures(outDir)
  } catch (error) {
    if (error instanceof PictureError) return [...error.faults]
    throw error
  }
}

/** Does something, and tells how long it took. */
export async function timed<T>(tell: Tell, what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await work()
  tell(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return result
}

/** What pictures and PDFs were made of is nobody's page. */
async function removePrintFiles(outDir: string): Promise<void> {
  await rm(join(outDir, 'print'), { recursive: true, force: true })
  const assets = join(outDir, 'assets')
  for (const name of await readdir(assets)) if (/^print-.*\.css$/.test(name)) await rm(join(assets, name))
}
