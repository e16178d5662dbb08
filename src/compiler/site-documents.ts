import type { Locale } from '../deck/locale.ts'
import {
  downloadPath,
  deckFileName,
  DOWNLOADS_PATH,
  type Download,
  type DownloadKind,
} from '../deck/downloads.ts'
import type { DeckSummary } from '../deck/types.ts'
import { citationPacks } from './citations.ts'
import type { CompiledDeck } from './compile.ts'
import { crawlerFiles } from './crawlers.ts'
import { absoluteUrl, type Site } from './documents.ts'
import { headersFile } from './headers.ts'
import { oembedJson, oembedPath } from './oembed.ts'
import type { PictureNames } from './picture-names.ts'
import {
  readingDocument,
  readingFile,
  readingPageNames,
  type ReadingPage,
  type ReadingPageName,
  type ReadingSite,
} from './reading-page.ts'
import { referencesPage, type ListedWork } from './references-page.ts'
import type { SiteFile } from './site.ts'
import { transcriptMarkdown, transcriptText } from './transcript-files.ts'
import { parallelTranscriptPage, transcriptPage } from './transcript-page.ts'
import { webManifest } from './web-manifest.ts'

/** What the files beside the slides' pages are made from. */
export interface SiteDocuments {
  compiled: CompiledDeck
  deck: DeckSummary
  site: Site
  /** Script and stylesheets of reading pages, below the base; undefined leaves these pages out. */
  reading: Pick<ReadingSite, 'early' | 'styles'> | undefined
  works: readonly ListedWork[]
  pictures: PictureNames | undefined
  /** True where PDFs will be made of this build. */
  pdfs: boolean
  /** True where the site has an embed player. */
  embed: boolean
}

/** Everything of the site that isn't a slide: pages to read, files to take away, citations, what machines read. */
export function siteDocuments(options: SiteDocuments): SiteFile[] {
  const { deck, site, works, reading } = options
  const pages = reading ? readingPageNames(deck, works.length) : []
  return [
    ...deck.locales.flatMap((locale) => [
      ...readingPages(options, pages, locale),
      ...citationFiles(options, locale),
      ...oembedFiles(options, locale),
      webManifest(deck, locale, pages),
    ]),
    ...downloadFiles(options),
    ...crawlerFiles(deck, site, pages),
    { path: '_headers', content: headersFile(site.base, site.broker) },
  ]
}

function readingPages(
  { compiled, deck, site, reading, works, pdfs }: SiteDocuments,
  pages: readonly ReadingPageName[],
  locale: Locale,
): SiteFile[] {
  if (!reading) return []
  const options = { deck, slides: compiled.slides, downloads: downloadsOf(deck, locale, pdfs) }
  const make: Record<ReadingPageName, () => ReadingPage> = {
    transcript: () => transcriptPage(options, locale),
    'transcript-both': () => parallelTranscriptPage(options, locale),
    references: () => referencesPage(deck, works, compiled.slides[locale], locale),
  }
  return pages.map((page) => ({
    path: readingFile(page, locale),
    content: readingDocument({ deck, site, pages, ...reading }, make[page]()),
  }))
}

/** Files to take away in one locale, the PDFs only where they will be made. */
export function downloadsOf(
  deck: Pick<DeckSummary, 'title'>,
  locale: Locale,
  pdfs: boolean,
): Pick<Download, 'kind' | 'path'>[] {
  const kinds: DownloadKind[] = [...(pdfs ? (['slides', 'handout'] as const) : []), 'markdown', 'text']
  return kinds.map((kind) => ({ kind, path: downloadPath(kind, locale, deckFileName(deck.title)) }))
}

function citationFiles({ compiled, deck, site }: SiteDocuments, locale: Locale): SiteFile[] {
  const packs = citationPacks(deck, compiled.slides[locale], locale, absoluteUrl(site, ''))
  return packs.map((pack, index) => ({
    path: `${locale}/cite/${String(index)}.json`,
    content: JSON.stringify(pack),
  }))
}

function oembedFiles({ compiled, deck, site, pictures, embed }: SiteDocuments, locale: Locale): SiteFile[] {
  if (!embed) return []
  return compiled.slides[locale].flatMap((slide) => {
    const content = oembedJson(deck, site, slide, pictures?.hashOf(slide))
    return content === undefined ? [] : [{ path: oembedPath(locale, slide.slideNumber), content }]
  })
}

/** The transcripts as files, and the list of all files to take away, which the PDFs join when they are made. */
function downloadFiles({ compiled, deck }: SiteDocuments): SiteFile[] {
  const files = deck.locales.flatMap((locale) =>
    (['markdown', 'text'] as const).map((kind) => {
      const write = kind === 'markdown' ? transcriptMarkdown : transcriptText
      return {
        kind,
        locale,
        path: downloadPath(kind, locale, deckFileName(deck.title)),
        content: write(deck, compiled.slides[locale], locale),
      }
    }),
  )
  const list: Download[] = files.map(({ content, ...file }) => ({
    ...file,
    bytes: Buffer.byteLength(content),
  }))
  return [
    ...files.map(({ path, content }) => ({ path, content })),
    { path: DOWNLOADS_PATH, content: JSON.stringify(list) },
  ]
}
