import type { Locale } from '../../deck/locale.ts'
import { createI18n, type Translate } from '../../i18n/i18n.ts'

const made = new Map<Locale, Translate>()

/** The interface's words in a locale, for pages that are made. One for all of them: making it takes 2 ms. */
export function translatorOf(locale: Locale): Translate {
  const known = made.get(locale) ?? createI18n(locale).t
  made.set(locale, known)
  return known
}
