import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { compileDeck, type DeckWithThreads } from '../../compiler/compile.ts'
import type { CompiledDeck } from '../../compiler/compiled-deck.ts'
import { fillLanguageChoice } from '../../compiler/pages/plain-page.ts'
import type { SiteFile } from '../../compiler/pages/site-file.ts'
import { writeDeckSite } from '../../compiler/site/deck-writer.ts'
import { privateOpenFiles } from '../../compiler/site/private-open.ts'
import { SiteFolder } from '../../compiler/site/site-folder.ts'
import { siteOf } from '../../compiler/site/site-of.ts'
import type { BundledViewer } from '../../compiler/site/viewer-plugin.ts'
import type { ViewerBundling, ViewerOfSite } from './viewer/bundled-viewer.ts'

/** What threads start with that compile a long deck. */
const THREAD = new URL('./start-slide-thread.mjs', import.meta.url)

/** Compiles a deck's folder, and writes its pages beside the viewer. Throws a DeckError where the deck is faulty. */
export async function writeSite(folder: string, outDir: string, bundling: ViewerBundling): Promise<void> {
  const deck = await compileDeck(folder, { thread: THREAD })
  try {
    await writeCompiled(deck, outDir, await bundling.viewer())
  } finally {
    deck.threads?.close()
  }
}

async function writeCompiled(
  deck: DeckWithThreads,
  outDir: string,
  { viewer, workerCode, prerender, prerenderFile }: ViewerOfSite,
): Promise<void> {
  const root = process.cwd()
  const publicDir = resolve(root, 'public')
  const site = siteOf(deck.source.deck)
  const { bundled, open } = viewer
  if (deck.source.deck.access === 'link' && !open)
    throw new Error(
      `${deck.source.name} is private ("access": "link"): only npm run build and npm start seal it`,
    )
  const { summary } = await writeDeckSite({
    ...{ deck, site, prerender, workerCode, publicDir, outDir },
    ...(deck.threads && { threads: { writers: deck.threads, prerenderFile, survey: deck.survey } }),
    shell: { ...viewer, bundled: await bundledFiles(viewer, deck, outDir) },
    cacheFolder: process.env['FONT_CACHE'] ?? '.cache/fonts',
  })
  if (!open) return
  // What stands in the open of a private talk: the rest waits to be sealed.
  const files = await privateOpenFiles({
    ...{ root, publicDir, base: site.base, ...open },
    bundled: bundled.filter((path) => !/^assets\/print-/.test(path)),
    pages: summary.buildId,
  })
  const output = new SiteFolder(outDir)
  for (const file of files) await output.write(file)
}

/** The viewer's files, and the page that chooses a language, which is written here. */
async function bundledFiles(
  { bundled, languagePage, documents }: BundledViewer,
  { summary }: CompiledDeck,
  outDir: string,
): Promise<SiteFile[]> {
  const content = fillLanguageChoice(languagePage, summary, documents, { policy: true })
  await writeFile(join(outDir, 'index.html'), content)
  const files = bundled.map(async (path) => ({ path, content: await readFile(join(outDir, path)) }))
  return [...(await Promise.all(files)), { path: 'index.html', content }]
}
