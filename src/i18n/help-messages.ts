import type { i18n as I18n } from 'i18next'
import en from './help-en.json' with { type: 'json' }
import ja from './help-ja.json' with { type: 'json' }

/** The words of the list of keys. */
export const HELP_MESSAGES = { ja, en } as const

/** Gives these words to a page's translator; once is enough. */
export function addHelpMessages(i18n: I18n): void {
  if (i18n.exists('help.title')) return
  for (const [locale, help] of Object.entries(HELP_MESSAGES))
    i18n.addResourceBundle(locale, 'translation', { help }, true)
}
