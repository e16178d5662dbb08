import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { canLaunchBrowser } from './browser.ts'
import { buildSite } from './build-site.ts'
import { listOfflinePictures } from './offline-pictures.ts'
import { makePdfs } from './pdf.ts'
import { makePictures, PictureError, type PictureCount } from './pictures.ts'
import { precompress } from './precompress.ts'

/** Says what a build does, as it does it. */
type Tell = (line: string) => void

/**
 * Builds all that a host needs: pages, and where there is a browser pictures and PDFs too, then the compressed files.
 * Where it goes on to be sealed it is not compressed. Resolves to the problems of the deck that stopped it, none where it went well.
 */
export async function buildEverything(
  folder: string,
  outDir: string,
  tell: Tell,
  { compresses = true } = {},
): Promise<string[]> {
  const print = await canLaunchBrowser()
  const problems = await timed(tell, 'pages', () => buildSite(folder, outDir, { print }))
  if (problems.length > 0) return problems
  if (print) {
    const pictures = await timed(tell, 'pictures', () => drawnOrFaults(outDir))
    if (Array.isArray(pictures)) return pictures
    const { drawn, cached } = pictures
    await listOfflinePictures(outDir)
    tell(`  ${String(drawn)} drawn, ${String(cached)} unchanged`)
    const pdfs = await timed(tell, 'PDFs', () => makePdfs(outDir))
    for (const { path, bytes } of pdfs) tell(`  ${path} (${(bytes / 1e6).toFixed(1)} MB)`)
    await removePrintFiles(outDir)
  } else {
    tell('no browser here: no previews and PDFs, and no page names them (npx playwright install chromium)')
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

async function timed<T>(tell: Tell, what: string, work: () => Promise<T>): Promise<T> {
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
