import type { Locale } from '../../deck/locale.ts'
import type { Translate } from '../../i18n/i18n.ts'
import type { Figure } from '../read/figure-file.ts'
import type { Problem } from '../read/problem.ts'
import type { DeckSource } from '../read/read.ts'
import type { DeckTerms } from '../parse/find-terms.ts'
import type { StyleClasses } from './style-classes.ts'

/** What rendering needs beside the slide. */
export interface RenderContext {
  source: DeckSource
  figures: ReadonlyMap<string, Figure>
  styles: StyleClasses
  translate: Record<Locale, Translate>
  /** Finds the terms of the deck's glossary; undefined where it has none. */
  terms?: DeckTerms | undefined
  /** Takes what only rendering can find wrong: data that don't fit their drawing. */
  report: (problem: Problem) => void
}
