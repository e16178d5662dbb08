import type { Locale } from '../deck/locale.ts'
import type { DeckSummary, TranscriptSlide } from '../deck/types.ts'
import type { DeckSource } from './read/read.ts'
import type { RenderedSlide, SlideTrees } from './render/render.ts'

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
}

/** The trees of a slide: the caller's own, who may change them. */
export function treesOf({ treesJson }: Pick<CompiledSlide, 'treesJson'>): SlideTrees {
  return JSON.parse(treesJson) as SlideTrees
}
