import { createInstance, type TFunction } from 'i18next'
import type { Locale } from '../../deck/locale.ts'
import en from './repair-en.json' with { type: 'json' }
import ja from './repair-ja.json' with { type: 'json' }

/** The words of the page that tells of the repair; no other page has them. */
export const REPAIR_MESSAGES = { ja, en } as const

/** A translator of these words alone: that page needs no others. English where a language has none. */
export function repairWords(locale: Locale): TFunction<'repair'> {
  const instance = createInstance()
  void instance.init({
    lng: locale,
    fallbackLng: 'en',
    ns: ['repair'],
    defaultNS: 'repair',
    resources: { ja: { repair: ja }, en: { repair: en } },
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  return instance.getFixedT(locale, 'repair')
}
