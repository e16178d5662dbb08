import { createInstance, type i18n as I18n, type TFunction } from 'i18next'
import type { Locale } from '../deck/locale.ts'
import en from './shelf-en.json' with { type: 'json' }
import ja from './shelf-ja.json' with { type: 'json' }

/** The words of a shelf of talks, in a namespace of their own: a talk by itself has no use for them. */
export const SHELF_MESSAGES = { ja, en } as const

/** The words of a shelf's own pages, which need no others. */
export type ShelfTranslate = TFunction<'shelf'>

export function shelfTranslator(locale: Locale): ShelfTranslate {
  const instance = createInstance()
  void instance.init({
    lng: locale,
    fallbackLng: 'en',
    resources: { ja: { shelf: ja }, en: { shelf: en } },
    defaultNS: 'shelf',
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  return instance.getFixedT(null, 'shelf')
}

/** Gives these words to a talk's translator; once is enough. */
export function addShelfMessages(i18n: I18n): void {
  if (i18n.hasResourceBundle('ja', 'shelf')) return
  for (const [locale, messages] of Object.entries(SHELF_MESSAGES))
    i18n.addResourceBundle(locale, 'shelf', messages)
}
