import type { i18n as I18n } from 'i18next'
import en from './document-en.json' with { type: 'json' }
import ja from './document-ja.json' with { type: 'json' }

/** The words of pages that a build writes, and of those that stand in for a page that can't be had. */
export const DOCUMENT_MESSAGES = { ja, en } as const

/** Gives these words to a page's translator. */
export function addDocumentMessages(i18n: I18n): void {
  for (const [locale, document] of Object.entries(DOCUMENT_MESSAGES))
    i18n.addResourceBundle(locale, 'translation', { document }, true)
}
