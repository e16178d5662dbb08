import type { i18n as I18n } from 'i18next'
import en from './reader-en.json' with { type: 'json' }
import ja from './reader-ja.json' with { type: 'json' }

/** The words of what a reader keeps: where they were, their highlights and notes, cards of quotations. */
export const READER_MESSAGES = { ja, en } as const

/** Gives these words to a page's translator; once is enough. */
export function addReaderMessages(i18n: I18n): void {
  if (i18n.hasResourceBundle('ja', 'reader')) return
  for (const [locale, messages] of Object.entries(READER_MESSAGES))
    i18n.addResourceBundle(locale, 'reader', messages)
}
