import type { TranscriptLanguage } from '../deck/deck-link.ts'
import type { Locale } from '../deck/locale.ts'

/**
 * The languages of the panel's columns. Side by side, the language that the reader has chosen for the slides is first; of
 * the deck's others the first stands beside it, since a third column would leave no room for words.
 */
export function shownLanguages(
  language: TranscriptLanguage,
  locale: Locale,
  locales: readonly Locale[],
): Locale[] {
  if (language !== 'both') return [locales.includes(language) ? language : locale]
  return [locale, ...locales.filter((other) => other !== locale).slice(0, 1)]
}
