import { perLocale, type Locale } from '../../deck/locale.ts'
import { addGrams } from '../../deck/shelf/grams.ts'
import type { LocalText, ShelfTalk, ShelfWork } from '../../deck/shelf/shelf-talk.ts'
import { talkTextPath, type FoundSlide } from '../../deck/shelf/talk-text.ts'
import type { IndexEntry } from '../../deck/types.ts'
import type { CompiledDeck, CompiledSlide } from '../compiled-deck.ts'
import type { ListedWork } from '../pages/references-page.ts'
import type { SiteFile } from '../pages/site-file.ts'
import type { CslWork } from '../read/schema.ts'

/** What a shelf is told of a talk when its pages are written. */
export interface TalkReport {
  talk: ShelfTalk
  /** By language, what its text can be found by (deck/shelf/grams.ts). */
  grams: Partial<Record<Locale, string[]>>
}

/** What is read of a compiled talk, and of its site. */
export interface TalkParts {
  name: string
  deck: CompiledDeck
  /** Its cited works, as its own page lists them. */
  works: readonly ListedWork[]
  /** All entries of its index in a language. */
  indexOf: (locale: Locale) => readonly IndexEntry[]
}

/** What the shelf's own pages say of a talk, and the files that its search reads, below the talk's base. */
export function reportTalk(parts: TalkParts): TalkReport & { files: SiteFile[] } {
  const { name, deck } = parts
  const { title, speaker, event, description, given, published, locales, slideCount } = deck.summary
  const grams: TalkReport['grams'] = {}
  const files: SiteFile[] = []
  const covers: LocalText = {}
  for (const locale of locales) {
    const entries = parts.indexOf(locale)
    const slides = deck.slides[locale].map((slide, index) => foundSlide(slide, entries[index]?.picture))
    grams[locale] = gramsOfSlides(slides)
    files.push({ path: talkTextPath(locale), content: JSON.stringify(slides) })
    const cover = entries[0]?.picture
    if (cover !== undefined) covers[locale] = cover
  }
  const talk: ShelfTalk = {
    ...{ name, title, speaker, event, description, given, locales, slideCount, covers },
    ...(published !== undefined && { published }),
    tags: deck.source.deck.tags ?? [],
    works: worksOf(parts),
  }
  return { talk, grams, files }
}

function foundSlide({ slideNumber, title, blocks, transcript }: CompiledSlide, picture?: string): FoundSlide {
  return {
    slideNumber,
    title,
    ...(picture !== undefined && { picture }),
    blocks: blocks.map(({ id, kind, text }) => ({ id, kind, text })),
    references: transcript.references.map(({ text }) => ({ text })),
  }
}

function gramsOfSlides(slides: readonly FoundSlide[]): string[] {
  const grams = new Set<string>()
  for (const { blocks, references } of slides)
    for (const { text } of [...blocks, ...references]) addGrams(text, grams)
  return [...grams].sort()
}

function worksOf({ deck, works }: TalkParts): ShelfWork[] {
  const [original] = deck.summary.locales
  const slides = original ? deck.slides[original] : []
  const titles = perLocale(
    (locale) => new Map(deck.slides[locale].map((slide) => [slide.slideNumber, slide.title])),
  )
  return works.flatMap(({ key, html, links }) => {
    const work = deck.source.references.get(key)
    if (!work) return []
    const citing = slides
      .filter(({ cited }) => cited.includes(key))
      .map(({ slideNumber }) => ({
        slideNumber,
        title: Object.fromEntries(
          deck.summary.locales.map((locale) => [locale, titles[locale].get(slideNumber)]),
        ),
      }))
    return [{ id: workId(work), key, html, links, slides: citing }]
  })
}

/** The same for the same work in decks that know nothing of each other. */
export function workId({ DOI, number, URL: url, title, id, issued }: CslWork): string {
  const arxiv = /^arXiv:(\d{4}\.\d{4,5}|[\w.-]+\/\d{7})/i.exec(number ?? '')?.[1] ?? arxivIn(url ?? '')
  if (arxiv !== undefined) return `arxiv:${arxiv.toLowerCase()}`
  if (DOI !== undefined) return `doi:${DOI.toLowerCase()}`
  if (url !== undefined) return url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
  const year = issued?.['date-parts']?.[0]?.[0]
  const words = title
    ?.normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return words ? `${words} ${String(year ?? '')}`.trim() : id
}

function arxivIn(url: string): string | undefined {
  return /\barxiv\.org\/(?:abs|pdf)\/(\d{4}\.\d{4,5})/.exec(url)?.[1]
}
