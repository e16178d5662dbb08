import type { Locale } from '../../deck/locale.ts'
import {
  downloadPath,
  deckFileName,
  DOWNLOADS_PATH,
  type Download,
  type DownloadKind,
} from '../../deck/downloads.ts'
import { glossaryPath } from '../../deck/glossary.ts'
import { readingPageNames, type ReadingPageName } from '../../deck/reading-pages.ts'
import { PACK_SIZE, type DeckSummary } from '../../deck/types.ts'
import { worksPackPath } from '../../deck/works.ts'
import { citingPacks } from '../files/citations.ts'
import type { CompiledDeck } from '../compiled-deck.ts'
import { crawlerFiles } from '../files/crawlers.ts'
import { glossaryFile, glossaryPage } from '../pages/glossary-page.ts'
import { hashSource } from '../pages/policy.ts'
import { absoluteUrl, type Site } from '../pages/site-address.ts'
import { exploreFiles } from '../files/explore-files.ts'
import { headersFile, type AllowedInPages } from '../files/headers.ts'
import { oembedJson } from '../files/oembed.ts'
import { oembedPath } from '../pages/machine-paths.ts'
import type { PictureNames } from '../pages/picture-names.ts'
import { readingDocument, readingFile, type ReadingPage, type ReadingSite } from '../pages/reading-page.ts'
import { repairPage } from '../pages/repair-page.ts'
import { referencesPage, type CitedWorks } from '../pages/references-page.ts'
import type { SiteFile } from '../pages/site-file.ts'
import { worksPack } from '../files/works.ts'
import { transcriptMarkdown, transcriptText } from '../files/transcript-files.ts'
import { parallelTranscriptPage, transcriptPage } from '../pages/transcript-page.ts'
import { webManifest } from '../files/web-manifest.ts'

/** What the files beside the slides' pages are made from. */
export interface SiteDocuments {
  compiled: CompiledDeck
  deck: DeckSummary
  site: Site
  /** Code that every page has in itself and runs before anything is painted. */
  early: string
  /** Scripts and stylesheets of reading pages, below the base; undefined leaves these pages out. */
  reading: Pick<ReadingSite, 'styles' | 'voice' | 'repair' | 'policy'> | undefined
  works: CitedWorks
  pictures: PictureNames | undefined
  /** True where PDFs will be made of this build. */
  pdfs: boolean
  /** True where the site has an embed player. */
  embed: boolean
}

/** A file that is made when somebody asks for it. */
export interface FileMaker {
  /** Below the base. */
  path: string
  make: () => string
}

/** Everything of the site that isn't a slide: pages to read, files to take away, citations, what machines read. */
export function siteDocuments(options: SiteDocuments): SiteFile[] {
  return documentMakers(options).map(({ path, make }) => ({ path, content: make() }))
}

/** The same, none of it made yet. A file needs no slides but those it is about: others can be missing. */
export function documentMakers(options: SiteDocuments): FileMaker[] {
  const { deck, site, works, reading } = options
  const pages = reading ? readingPageNames(deck, works.count) : []
  return [
    ...deck.locales.flatMap((locale) => [
      ...readingPages(options, pages, locale),
      ...citationFiles(options, locale),
      ...worksFiles(options, locale),
      ...glossaryFiles(options, locale),
      ...exploreFiles(options.compiled.source, locale),
      ...oembedFiles(options, locale),
      made(webManifest(deck, locale, pages)),
    ]),
    ...downloadFiles(options),
    ...crawlerFiles(deck, site, pages).map(made),
    { path: '_headers', make: () => headersFile(site.base, deck, allowedIn(options)) },
  ]
}

/** As the pages themselves say. */
function allowedIn({ site, early }: SiteDocuments): AllowedInPages {
  return { broker: site.broker, scriptHash: hashSource(early) }
}

function made({ path, content }: SiteFile): FileMaker {
  return { path, make: () => String(content) }
}

function readingPages(
  { compiled, deck, site, early, reading, works, pdfs }: SiteDocuments,
  pages: readonly ReadingPageName[],
  locale: Locale,
): FileMaker[] {
  if (!reading) return []
  const options = { deck, slides: compiled.slides, downloads: downloadsOf(deck, locale, pdfs) }
  const make: Record<ReadingPageName, () => ReadingPage> = {
    transcript: () => transcriptPage(options, locale),
    'transcript-both': () => parallelTranscriptPage(options, locale),
    glossary: () => glossaryPage(deck, compiled.source, compiled.slides[locale], locale),
    references: () => referencesPage(deck, works.list(), compiled.slides[locale], locale),
    repair: () => repairPage(deck, compiled.slides[locale], locale),
  }
  return pages.map((page) => ({
    path: readingFile(page, locale),
    make: () => readingDocument({ deck, site, pages, early, ...reading }, make[page]()),
  }))
}

/** Files to take away in one locale, the PDFs only where they will be made; none where the owner doesn't want it. */
export function downloadsOf(
  deck: Pick<DeckSummary, 'title' | 'download'>,
  locale: Locale,
  pdfs: boolean,
): Pick<Download, 'kind' | 'path'>[] {
  if (deck.download === false) return []
  const kinds: DownloadKind[] = [...(pdfs ? (['slides', 'handout'] as const) : []), 'markdown', 'text']
  return kinds.map((kind) => ({ kind, path: downloadPath(kind, locale, deckFileName(deck.title)) }))
}

function citationFiles({ compiled, deck, site }: SiteDocuments, locale: Locale): FileMaker[] {
  const slides = compiled.slides[locale]
  const packs = citingPacks(deck, locale, absoluteUrl(site, ''))
  return Array.from({ length: Math.ceil(slides.length / PACK_SIZE) }, (_, index) => ({
    path: `${locale}/cite/${String(index)}.json`,
    make: () => {
      const cited = slides.slice(index * PACK_SIZE, (index + 1) * PACK_SIZE)
      return JSON.stringify(packs(cited)[index])
    },
  }))
}

/** None where nothing is cited: nobody asks for them. */
function worksFiles({ compiled, works }: SiteDocuments, locale: Locale): FileMaker[] {
  if (works.count === 0) return []
  const slides = compiled.slides[locale]
  return Array.from({ length: Math.ceil(slides.length / PACK_SIZE) }, (_, pack) => ({
    path: worksPackPath(locale, pack * PACK_SIZE + 1),
    make: () => JSON.stringify(worksPack(compiled.source.references, slides, pack, locale)),
  }))
}

function glossaryFiles({ compiled }: SiteDocuments, locale: Locale): FileMaker[] {
  const { source } = compiled
  return source.glossary.length === 0
    ? []
    : [{ path: glossaryPath(locale), make: () => glossaryFile(source, locale) }]
}

function oembedFiles({ compiled, deck, site, pictures, embed }: SiteDocuments, locale: Locale): FileMaker[] {
  if (!embed || site.origin === undefined) return []
  // Not `map`, which would keep the places of slides that are missing.
  return compiled.slides[locale].flatMap((slide) => ({
    path: oembedPath(locale, slide.slideNumber),
    make: () => oembedJson(deck, site, slide, pictures?.hashOf(slide)) ?? '',
  }))
}

/** The transcripts as files, and the list of all files to take away, which the PDFs join when they are made. */
function downloadFiles({ compiled, deck }: SiteDocuments): FileMaker[] {
  const kinds = deck.download === false ? [] : (['markdown', 'text'] as const)
  const files = deck.locales.flatMap((locale) =>
    kinds.map((kind) => {
      const write = kind === 'markdown' ? transcriptMarkdown : transcriptText
      let content: string | undefined
      return {
        kind,
        locale,
        path: downloadPath(kind, locale, deckFileName(deck.title)),
        make: () => (content ??= write(deck, compiled.slides[locale], locale)),
      }
    }),
  )
  const list = (): Download[] =>
    files.map(({ make, ...file }) => ({ ...file, bytes: Buffer.byteLength(make()) }))
  return [
    ...files.map(({ path, make }) => ({ path, make })),
    { path: DOWNLOADS_PATH, make: () => JSON.stringify(list()) },
  ]
}
