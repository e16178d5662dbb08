import type { i18n as I18n } from 'i18next'
import en from './private-en.json' with { type: 'json' }
import ja from './private-ja.json' with { type: 'json' }

/** The words of a private talk's open page: nobody needs them once the talk is open. */
export const PRIVATE_MESSAGES = { ja, en } as const

/** Gives these words to a page's translator; once is enough. */
export function addPrivateMessages(i18n: I18n): void {
  for (const [locale, messages] of Object.entries(PRIVATE_MESSAGES))
    i18n.addResourceBundle(locale, 'private', messages)
}
