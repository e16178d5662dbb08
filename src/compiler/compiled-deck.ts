import type { Locale } from '../deck/locale.ts'
import type { DeckSummary, TranscriptSlide } from '../deck/types.ts'
import type { DeckSource } from './read/read.ts'
import type { RenderedSlide, SlideTrees } from './render/render.ts'

/**
 * Decks with more slides than this keep their HTML in files while they are built, are compiled by threads, and have no
 * fonts of their own for each page: cutting them takes 50 ms a page.
 */
export const LONG_DECK = 500

/** A deck compiled: everything that its pages are made of. */
export interface CompiledDeck {
  source: DeckSource
  summary: Omit<DeckSummary, 'buildId'>
  /** By locale, in order of number: the slide numbered n is at n − 1. */
  slides: Record<Locale, CompiledSlide[]>
  /** Rules that stand in for the style attributes of formulas. */
  formulaCss: string
}

export interface CompiledSlide extends Omit<RenderedSlide, 'trees'> {
  section: string
  /** The group of slides that it belongs to. */
  build?: string
  transcript: TranscriptSlide
  /** The slide's trees as JSON, which is read eight times as fast as its HTML and weighs less than trees do. */
  treesJson: string
  /** The content as it stands in a file (`contentJson`), where it is in one. */
  contentBytes?: () => Uint8Array
}

/** What of a slide is in pages and packs, as one text: where it is the same, so are they. */
export function contentJson({
  stageHtml,
  transcript,
}: Pick<CompiledSlide, 'stageHtml' | 'transcript'>): string {
  return JSON.stringify([stageHtml, transcript])
}

/** The trees of a slide: the caller's own, who may change them. */
export function treesOf({ treesJson }: Pick<CompiledSlide, 'treesJson'>): SlideTrees {
  return JSON.parse(treesJson) as SlideTrees
}
