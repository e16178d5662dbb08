import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { listOfflinePictures } from './offline-pictures.ts'
import { makePdfs } from './pdf.ts'
import { PictureError } from './picture-error.ts'
import { makePictures } from './pictures.ts'
import { precompress } from './precompress.ts'
import { timed, type Tell } from './tell.ts'

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
    const pictures = await timed(tell, 'pictures', () => drawnOrFaults(() => makePictures(outDir)))
    if ('faults' in pictures) return pictures.faults
    const { drawn, cached, overflows } = pictures
    await listOfflinePictures(outDir)
    tell(`  ${String(drawn)} drawn, ${String(cached)} unchanged`)
    for (const line of overflows) tell(`  ${line}`)
    const pdfs = await timed(tell, 'PDFs', () => drawnOrFaults(() => makePdfs(outDir)))
    if ('faults' in pdfs) return pdfs.faults
    for (const { path, bytes } of pdfs) tell(`  ${path} (${(bytes / 1e6).toFixed(1)} MB)`)
    await removePrintFiles(outDir)
  }
  if (compresses) await timed(tell, 'compressed files', () => precompress(outDir))
  return []
}

/** A broken picture is a fault of the deck like any other. */
async function drawnOrFaults<T>(draw: () => Promise<T>): Promise<T | { faults: string[] }> {
  try {
    return await draw()
  } catch (error) {
    if (error instanceof PictureError) return { faults: [...error.faults] }
    throw error
  }
}

/** What pictures and PDFs were made of is nobody's page. */
async function removePrintFiles(outDir: string): Promise<void> {
  await rm(join(outDir, 'print'), { recursive: true, force: true })
  const assets = join(outDir, 'assets')
  for (const name of await readdir(assets)) if (/^print-.*\.css$/.test(name)) await rm(join(assets, name))
}
