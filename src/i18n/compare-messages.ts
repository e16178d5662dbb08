import type { i18n as I18n } from 'i18next'
import en from './compare-en.json' with { type: 'json' }
import ja from './compare-ja.json' with { type: 'json' }

/** The words of comparing an imported deck with what it was made of. */
export const COMPARE_MESSAGES = { ja, en } as const

/** Gives these words to a page's translator; once is enough. */
export function addCompareMessages(i18n: I18n): void {
  if (i18n.hasResourceBundle('ja', 'compare')) return
  for (const [locale, messages] of Object.entries(COMPARE_MESSAGES))
    i18n.addResourceBundle(locale, 'compare', messages)
}
