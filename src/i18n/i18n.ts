import { createInstance, type i18n as I18n, type TFunction } from 'i18next'
import { isLocale, LOCALES, type Locale } from '../deck/locale.ts'
import en from './en.json' with { type: 'json' }
import ja from './ja.json' with { type: 'json' }

/** Words of the interface by namespace and key, all or some of them: see i18next.d.ts. */
type Words = Record<string, Record<string, unknown>>

/** What words are in where a language has none of its own. */
const FALLBACK = 'en' satisfies Locale

/**
 * Every word of the interface in the languages that come with the script. Japanese is the shape that the others are held
 * to (tests/i18n). Words of other languages lie in one file each, `words-<locale>.json`, and come when a page needs them;
 * a word that such a file lacks is shown in English.
 */
export const MESSAGES = { ja: { translation: ja }, en: { translation: en } } as const

const words: Partial<Record<Locale, Words>> = { ...MESSAGES }

/** True where a translator in this language is whole at once. */
export function hasWords(locale: Locale): boolean {
  return words[locale] !== undefined
}

/** Brings a language's words, once. Where they can't be had, it throws, and the interface is in English. */
export async function loadWords(locale: Locale): Promise<void> {
  if (hasWords(locale)) return
  const file = (await import(`./words-${locale}.json`, { with: { type: 'json' } })) as { default: Words }
  words[locale] = file.default
}

/** `cimode` shows keys in place of words: a tour in it finds text that was written into the code. */
export type InterfaceLanguage = Locale | 'cimode'

/** A translator of its own for each page or test; ready at once, in the words that are there by now. */
export function createI18n(language: InterfaceLanguage): I18n {
  const instance = createInstance()
  void instance.init({
    lng: language,
    fallbackLng: FALLBACK,
    supportedLngs: [...LOCALES, 'cimode'],
    resources: words,
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  return instance
}

/** The same with all words of its language, wherever they have to come from. */
export async function readyI18n(locale: Locale): Promise<I18n> {
  await haveWords(locale)
  return createI18n(locale)
}

/**
 * The page goes on in another language, unless it was to be left for a third in between. `cimode` stays. In the language
 * that it is in nothing is done: each part of the page would be drawn anew.
 */
export async function switchLanguage(i18n: I18n, locale: Locale, left: AbortSignal): Promise<void> {
  if (i18n.language === 'cimode' || isIn(i18n, locale)) return
  await haveWords(locale)
  if (left.aborted) return
  for (const [namespace, messages] of Object.entries(words[locale] ?? {}))
    if (!i18n.hasResourceBundle(locale, namespace)) i18n.addResourceBundle(locale, namespace, messages)
  await i18n.changeLanguage(locale)
}

/** False where its words couldn't be had when they were asked for. */
function isIn(i18n: I18n, locale: Locale): boolean {
  return (
    i18n.language === locale &&
    Object.keys(words[locale] ?? { '': {} }).every((name) => i18n.hasResourceBundle(locale, name))
  )
}

/** The language that the interface is in; keys in place of words count as English. */
export function interfaceLocale(i18n: I18n): Locale {
  return isLocale(i18n.language) ? i18n.language : FALLBACK
}

/** Words that can't be fetched are English ones: what the page shows is no less readable, and the next switch asks again. */
function haveWords(locale: Locale): Promise<boolean> {
  return loadWords(locale).then(
    () => true,
    () => false,
  )
}

export type Translate = TFunction
