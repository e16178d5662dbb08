import { createInstance, type i18n as I18n, type TFunction } from 'i18next'
import type { Locale } from '../deck/locale.ts'
import en from './en.json' with { type: 'json' }
import ja from './ja.json' with { type: 'json' }

/** Every word of the interface. Japanese is the shape that the others are held to (tests/i18n). */
export const MESSAGES = { ja: { translation: ja }, en: { translation: en } } as const

/** `cimode` shows keys in place of words: a tour in it finds text that was written into the code. */
export type InterfaceLanguage = Locale | 'cimode'

/** A translator of its own for each page or test; ready at once, since messages come with the script. */
export function createI18n(language: InterfaceLanguage): I18n {
  const instance = createInstance()
  void instance.init({
    lng: language,
    fallbackLng: false,
    supportedLngs: ['ja', 'en', 'cimode'],
    resources: MESSAGES,
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  return instance
}

export type Translate = TFunction
