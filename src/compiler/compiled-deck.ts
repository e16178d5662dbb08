import type { Locale } from '../deck/locale.ts'
import type { DeckSummary, TranscriptSlide } from '../deck/types.ts'
import type { DeckSource } from './read/read.ts'
import type { RenderedSlide } from './render/render.ts'

/** A deck compiled: everything that its pages are made of. */
export interface CompiledDeck {
  source: DeckSource
  summary: Omit<DeckSummary, 'buildId'>
  /** By locale, in order of number: the slide numbered n is at n − 1. */
  slides: Record<Locale, CompiledSlide[]>
  /** Rules that stand in for the style attributes of formulas. */
  formulaCss: string
}

export interface CompiledSlide extends RenderedSlide {
  section: string
  transcript: TranscriptSlide
}
