import { cp, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { compileDeck } from '../../../compiler/compile.ts'
import { serviceWorkerCode } from '../../../compiler/files/service-worker.ts'
import type { Site } from '../../../compiler/pages/site-address.ts'
import { reportTalk, type TalkReport } from '../../../compiler/shelf/shelf-talk.ts'
import { talkLanguagePage, talkShell } from '../../../compiler/shelf/talk-shell.ts'
import { writeDeckSite } from '../../../compiler/site/deck-writer.ts'
import type { SiteOptions } from '../../../compiler/site/site-options.ts'
import type { Locale } from '../../../deck/locale.ts'
import type { ShelfPlace } from '../../../deck/shelf/shelf-talk.ts'
import type { IndexEntry } from '../../../deck/types.ts'
import { finishSite } from '../finish-site.ts'
import { PictureError } from '../picture-error.ts'
import type { Tell } from '../tell.ts'
import type { CachedShell } from './shell-cache.ts'

/** What all talks of a shelf are built with. */
export interface TalkBuilding {
  /** The project's folder. */
  root: string
  viewer: CachedShell
  /** What renders the shell of a page: it takes seconds to load, and isn't where no talk has changed. */
  loadPrerender: () => Promise<SiteOptions['prerender']>
  /** Where the shelf will stand. */
  site: Site
  /** What each talk's pages know of the shelf, the talk's name aside. */
  shelf: Omit<ShelfPlace, 'talk'>
  /** True where pictures and PDFs are made too. */
  print: boolean
  /** True for all that a host needs, compressed files among it. */
  everything: boolean
  tell: Tell
}

/** Builds a talk's site; resolves to what the shelf is told of it. Throws a DeckError or PictureError where the deck is faulty. */
export async function buildTalk(
  folder: string,
  name: string,
  outDir: string,
  building: TalkBuilding,
): Promise<TalkReport> {
  const { root, viewer, site, shelf } = building
  const compiled = await compileDeck(folder)
  const deck = { ...compiled, summary: { ...compiled.summary, shelf: { talk: name, ...shelf } } }
  const shell = await talkShell(viewer.folder, viewer.shell)
  const languagePage = talkLanguagePage(viewer.shell, deck.summary)
  const publicDir = resolve(root, 'public')
  // What the viewer is looks the same wherever it stands: its icons are named by each talk's manifest.
  await cp(publicDir, outDir, { recursive: true, filter: (file) => !file.endsWith('schema') })
  await writeBelow(outDir, languagePage.path, String(languagePage.content))
  if (shell.print) await writeBelow(outDir, shell.print.path, String(shell.print.content))
  const builder = await writeDeckSite({
    deck,
    site: { ...site, base: `${site.base}${name}/` },
    shell: { ...shell, bundled: [...shell.bundled, languagePage] },
    prerender: await building.loadPrerender(),
    cacheFolder: '.cache/fonts',
    ...{ publicDir, outDir },
    workerCode: await serviceWorkerCode(root),
    wanted: (path) => path !== '_headers' && path !== 'robots.txt',
  })
  const indexes = new Map<Locale, IndexEntry[]>()
  for (const file of builder.eachPack()) {
    const [, locale] = /^(\w+)\/index\//.exec(file.path) ?? []
    if (locale === undefined) continue
    const entries = indexes.get(locale as Locale) ?? []
    indexes.set(locale as Locale, entries)
    entries.push(...(JSON.parse(String(file.content)) as IndexEntry[]))
  }
  const { files, ...report } = reportTalk({
    name,
    deck,
    works: builder.works.list(),
    indexOf: (locale) => indexes.get(locale) ?? [],
  })
  for (const { path, content } of files) await writeBelow(outDir, path, String(content))
  const faults = building.everything ? await finishSite(outDir, building, building.tell) : []
  if (faults.length > 0) throw new PictureError(faults)
  return report
}

async function writeBelow(folder: string, path: string, content: string): Promise<void> {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}
