import { LOCALES, type Locale } from '../../deck/locale.ts'
import { PRIVATE_FOLDER } from '../../deck/shelf/private-place.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import { shelfTranslator } from '../../i18n/shelf-messages.ts'
import { emptyFontText, collectFontText, type FontText } from '../fonts/font-text.ts'
import { TalkFonts, type FontSet } from '../fonts/fonts.ts'
import { fillLanguageChoice } from '../pages/plain-page.ts'
import type { SiteFile } from '../pages/site-file.ts'
import { parseForeign } from '../render/hast.ts'
import { feedFile } from './feed.ts'
import { GramLists } from './gram-files.ts'
import { otherTalksFiles } from './other-talks.ts'
import type { ShelfShell } from './shell-plugin.ts'
import { shelfCrawlerFiles, shelfHeadersFile } from './shelf-crawlers.ts'
import { shelfDocument, type ShelfPage } from './shelf-document.ts'
import type { ShelfOptions } from './shelf-options.ts'
import { shelfPage } from './shelf-page.ts'
import { shelfNotFound } from './shelf-not-found.ts'
import { worksPage } from './works-page.ts'

/** What beside the talks' own sites makes a shelf. */
export interface ShelfSiteParts {
  options: ShelfOptions
  viewer: ShelfShell
  /** What a talk can be found by in each language; asked for one talk at a time. */
  gramsOf: (name: string) => Promise<Partial<Record<Locale, string[]>>>
  /** Folder where cut fonts are kept between builds. */
  cacheFolder: string
}

/** Every file of the shelf itself. */
export async function* shelfSiteFiles(parts: ShelfSiteParts): AsyncGenerator<SiteFile> {
  const { options, viewer, cacheFolder } = parts
  yield* documents(options, cacheFolder)
  for (const locale of options.shelf.locales) yield feedFile(options, locale)
  yield* otherTalksFiles(options.talks)
  yield* gramFiles(parts)
  yield* shelfCrawlerFiles(options)
  yield shelfHeadersFile(options)
  const notFound = shelfNotFound(options, viewer)
  yield notFound
  // Hosts that list a folder without a page would name the private talks: every shelf has one there, whether it has such talks.
  yield { ...notFound, path: `${PRIVATE_FOLDER}index.html` }
  yield { path: 'index.html', content: languagePage(options, viewer) }
}

/** The pages, with fonts that are cut to their words. */
async function* documents(options: ShelfOptions, cacheFolder: string): AsyncGenerator<SiteFile> {
  const pages = options.shelf.locales.flatMap((locale) => pagesIn(options, locale))
  const fonts = await pageFonts(pages.map(wordsOf), cacheFolder)
  for (const [index, page] of pages.entries()) {
    const own = fonts[index]
    yield shelfDocument(options, page, own)
    for (const { name, data } of own?.files ?? []) yield { path: `assets/fonts/${name}`, content: data }
  }
}

/** The shelf's pages in a language; no list of works where nothing is cited. */
export function pagesIn(options: ShelfOptions, locale: Locale): ShelfPage[] {
  const hasWorks = options.talks.some(({ works }) => works.length > 0)
  return [shelfPage(options, locale), ...(hasWorks ? [worksPage(options, locale)] : [])]
}

function wordsOf({ main, locale, title }: ShelfPage): FontText {
  const t = shelfTranslator(locale)
  const others = [title, t('talksPage'), t('works'), t('feed')].map(escapeHtml)
  return collectFontText(parseForeign(`${main}<p>${others.join(' ')}</p><h1>${others.join(' ')}</h1>`))
}

async function pageFonts(texts: readonly FontText[], cacheFolder: string): Promise<FontSet[]> {
  const all = emptyFontText()
  for (const { regular, bold } of texts) {
    for (const character of regular) all.regular.add(character)
    for (const character of bold) all.bold.add(character)
  }
  const fonts = await TalkFonts.create(all, cacheFolder)
  return Promise.all(texts.map((text) => fonts.pageFonts(text)))
}

async function* gramFiles({ options, gramsOf }: ShelfSiteParts): AsyncGenerator<SiteFile> {
  const lists = new Map<Locale, GramLists>()
  for (const [place, { name }] of options.talks.entries()) {
    const grams = await gramsOf(name)
    for (const locale of LOCALES) {
      const own = grams[locale]
      if (!own) continue
      const list = lists.get(locale) ?? new GramLists(locale)
      lists.set(locale, list)
      list.add(place, own)
    }
  }
  for (const list of lists.values()) yield* list.each()
}

/** The page at the base, which leads on to the reader's language. */
function languagePage({ shelf }: ShelfOptions, viewer: ShelfShell): string {
  const { title, locales, description, owner } = shelf
  const summary = {
    title: title as Record<Locale, string>,
    description: (description ?? owner) as Record<Locale, string>,
    locales,
  }
  return fillLanguageChoice(viewer.languagePage, summary, viewer.documents, { policy: true })
}
