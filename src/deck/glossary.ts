import type { Locale } from './locale.ts'

/** Path of a language's glossary below the base: fetched when somebody first asks for a term. */
export function glossaryPath(locale: Locale): string {
  return `${locale}/glossary.json`
}

/** A term as the viewer tells it. */
export interface ToldTerm {
  term: string
  /** The same in the deck's other languages, where it differs. */
  others: { locale: Locale; term: string }[]
  line: string
  /** The slide that introduces it. */
  slideNumber: number
}

/** The content of the file at `glossaryPath`, by the terms' ids. */
export type Glossary = Record<string, ToldTerm>
