import type { Locale } from '../../deck/locale.ts'
import type { RepairOptions } from '../../repair/repair-transcript.ts'
import type { ImportReport } from './report.ts'

/** A file of the new deck. */
export interface DeckFile {
  /** Path inside of the deck's folder; made of our own names, never of the source's. */
  path: string
  content: string | { copyOf: string }
  /** Slide that it belongs to alone. */
  slideNumber?: number
}

export interface ComposedDeck {
  files: DeckFile[]
  report: ImportReport
  /** Both forms of each slide that has both: what a slide can be turned into later. */
  forms?: SlideForms[]
}

/** What a page becomes: real text, or its picture with the text as a layer. */
export type PageForm = 'text' | 'picture'

export interface SlideForms {
  slideNumber: number
  path: string
  form: PageForm
  text: string
  picture: string
}

export interface ComposeOptions extends RepairOptions {
  locale: Locale
  /** Today, for decks that name no day. */
  today: string
  /** What all pages become; undefined leaves each to how sure its text is. */
  form?: PageForm
  /** What single slides become, by number: chosen by a person. */
  choices?: ReadonlyMap<number, PageForm>
}
