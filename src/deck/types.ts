import type { Locale } from './locale.ts'
import type { ShelfPlace } from './shelf/shelf-talk.ts'

/** A chapter of the talk, from its first slide to the one before the next section's. */
export interface DeckSection {
  id: string
  title: Record<Locale, string>
  /** 1-based number of the first slide. */
  firstSlide: number
}

/** What every page knows of its deck without fetching anything. Its size doesn't grow with the number of slides. */
export interface DeckSummary {
  title: Record<Locale, string>
  speaker: Record<Locale, string>
  affiliation: Record<Locale, string>
  event: Record<Locale, string>
  description: Record<Locale, string>
  /** ISO dates: when the talk was given, and when its slides were published. */
  given: string
  published?: string
  /** Address of the original publication. */
  source?: string
  /** The first is the language that the talk was given in. */
  locales: Locale[]
  sections: DeckSection[]
  slideCount: number
  /** There where the deck explains its terms: on a page of its own, and where slides say them. */
  glossary?: true
  /** There where lines of the extraction were garbled and restored: a page tells how. */
  repaired?: true
  /** There where it has explorable figures. */
  explorables?: true
  /** The newest recording with voice that is published with it; `path` is below the base. */
  recording?: { path: string; durationMs: number }
  /** There where the owner doesn't want it taken away as a file, or shown in other sites' pages. */
  download?: false
  embed?: false
  /** There where the deck stands on a shelf of several. */
  shelf?: ShelfPlace
  /**
   * Changes with each build whose pages differ: pages of another build are not mixed into this one. What stands before its
   * underscore changes where slides have come, gone or changed places (`slidesOfBuild` in offline.ts).
   */
  buildId: string
}

/**
 * Where a block's words come from, weakest claim first: a block made of several takes the last of them in this list.
 * `published` as it stood on Speaker Deck; `translated` by us; `quoted` an original wording where the slide showed a
 * translation of it; `restored` garbled in the extraction and decoded; `corrected` a slip mended, its published form
 * kept readable; `redrawn` a figure whose facts are sure; `added` a figure or formula that the facts only suggest; `untranslated` the words of the
 * original, in a language that the deck is still being translated into.
 */
export const PROVENANCES = [
  'published',
  'translated',
  'quoted',
  'restored',
  'corrected',
  'redrawn',
  'added',
  'untranslated',
] as const
export type Provenance = (typeof PROVENANCES)[number]

export const BLOCK_KINDS = [
  'title',
  'heading',
  'paragraph',
  'item',
  'formula',
  'table',
  'code',
  'figure',
  'turn',
] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

/** One block as the transcript shows it. */
export interface TranscriptBlock {
  /** `b0` is the title; the same id in every locale of the slide. */
  id: string
  kind: BlockKind
  /** Element of the block with `data-block`, compiled and safe. */
  html: string
  /** The same in plain text, for search, quotation and reading aloud. */
  text: string
}

/** A line of the extraction, with what it was restored to where it was garbled. */
export interface PublishedLine {
  line: string
  restored?: string
}

/** A cited work, ready to be read. */
export interface SlideReference {
  key: string
  text: string
  url?: string
}

/** An entry of a pack. The first of each pack says what slides the deck has (`slidesOfText` in offline.ts). */
interface PackEntry {
  slides?: string
}

/** A slide's text in one locale: an entry of `<locale>/text/<pack>.json`. */
export interface TranscriptSlide extends PackEntry {
  slideNumber: number
  title: string
  blocks: TranscriptBlock[]
  references: SlideReference[]
  published: PublishedLine[]
}

/** An entry of `<locale>/index/<pack>.json`: what contents, progress and go-to read. */
export interface IndexEntry extends PackEntry {
  slideNumber: number
  title: string
  section: string
  /** Of a group of slides that show one thing grow: the name that they share. */
  build?: string
  /** Names the slide's pictures (picture-path.ts); left out where none were made. */
  picture?: string
}

/** Slides in one pack of text or index: nothing that a reader waits for grows with the deck. */
export const PACK_SIZE = 64

/** 0-based pack that holds a slide. */
export function packOf(slideNumber: number): number {
  return Math.floor((slideNumber - 1) / PACK_SIZE)
}

/** Slides, or what is made of them, by section in one pass: a long deck has many of both. */
export function bySection<T>(
  slides: readonly T[],
  sectionOf: (slide: T) => string,
): ReadonlyMap<string, T[]> {
  const sections = new Map<string, T[]>()
  for (const slide of slides) {
    const section = sectionOf(slide)
    const known = sections.get(section)
    if (known) known.push(slide)
    else sections.set(section, [slide])
  }
  return sections
}
