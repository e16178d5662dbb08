import type { Locale } from '../locale.ts'
import type { SearchableSlide } from '../search.ts'

/** A slide's text as the search of a shelf reads it. */
export interface FoundSlide extends SearchableSlide {
  title: string
  /** Names the slide's pictures (picture-path.ts); left out where none were made. */
  picture?: string
}

/** Path below the talk's base of its whole text in a language. */
export function talkTextPath(locale: Locale): string {
  return `find/${locale}.json`
}
