import type { i18n as I18n } from 'i18next'
import en from './read-aloud-en.json' with { type: 'json' }
import ja from './read-aloud-ja.json' with { type: 'json' }

/** The words of reading aloud, in a namespace of their own: they come when it is first used. */
export const READ_ALOUD_MESSAGES = { ja, en } as const

/** Gives the words of reading aloud to a page's translator; once is enough. */
export function addReadingMessages(i18n: I18n): void {
  if (i18n.hasResourceBundle('ja', 'readAloud')) return
  for (const [locale, messages] of Object.entries(READ_ALOUD_MESSAGES))
    i18n.addResourceBundle(locale, 'readAloud', messages)
}
