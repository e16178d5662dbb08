/** The languages that a deck and the interface can have. */
export const LOCALES = ['ja', 'en'] as const
export type Locale = (typeof LOCALES)[number]

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value)
}

/** What a language calls itself, for switches between them. */
export const LOCALE_NAMES = { ja: '日本語', en: 'English' } as const satisfies Record<Locale, string>

/** The first of a reader's languages that is available, else the first that is: undefined where none is. */
export function chooseLocale(wanted: readonly string[], available: readonly Locale[]): Locale | undefined {
  for (const language of wanted) {
    const found = available.find((locale) => language.toLowerCase().split('-')[0] === locale)
    if (found) return found
  }
  return available[0]
}
