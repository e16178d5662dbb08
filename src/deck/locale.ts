/** What is to be known of a language, whatever it is used for. */
interface Language {
  /** What it calls itself, for switches between languages. */
  name: string
  /** The same where there is room for a letter or two. */
  shortName: string
  /** Of those who share links most, as Open Graph writes it. */
  openGraph: string
}

/**
 * The languages that a deck and the interface can have. A new one is an entry here and a file of words in src/i18n
 * (`words-es.json`), after which `npm run schema` tells the editors; the words that it lacks are shown in English.
 */
const LANGUAGES = {
  ja: { name: '日本語', shortName: '日', openGraph: 'ja_JP' },
  en: { name: 'English', shortName: 'En', openGraph: 'en_US' },
  es: { name: 'Español', shortName: 'Es', openGraph: 'es_ES' },
} as const satisfies Record<string, Language>
export type Locale = keyof typeof LANGUAGES
export const LOCALES = Object.keys(LANGUAGES) as [Locale, ...Locale[]]

export function languageOf(locale: Locale): Language {
  return LANGUAGES[locale]
}

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value)
}

/** Something for each language. */
export function perLocale<T>(make: (locale: Locale) => T): Record<Locale, T> {
  return Object.fromEntries(LOCALES.map((locale) => [locale, make(locale)])) as Record<Locale, T>
}

/** The first of a reader's languages that is available, else the first that is: undefined where none is. */
export function chooseLocale(wanted: readonly string[], available: readonly Locale[]): Locale | undefined {
  for (const language of wanted) {
    const found = available.find((locale) => language.toLowerCase().split('-')[0] === locale)
    if (found) return found
  }
  return available[0]
}
