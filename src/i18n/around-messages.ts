import type { i18n as I18n } from 'i18next'
import en from './around-en.json' with { type: 'json' }
import ja from './around-ja.json' with { type: 'json' }

/** The words of what belongs to a slide, in a namespace of their own: they come after the slide, with what says them. */
export const AROUND_MESSAGES = { ja, en } as const

/** Gives these words to a page's translator; once is enough. */
export function addAroundMessages(i18n: I18n): void {
  if (i18n.hasResourceBundle('ja', 'around')) return
  for (const [locale, messages] of Object.entries(AROUND_MESSAGES))
    i18n.addResourceBundle(locale, 'around', messages)
}
