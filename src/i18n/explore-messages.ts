import type { i18n as I18n } from 'i18next'
import en from './explore-en.json' with { type: 'json' }
import ja from './explore-ja.json' with { type: 'json' }

/** The words of explorable figures, in a namespace of their own: they come when one is first opened. */
export const EXPLORE_MESSAGES = { ja, en } as const

/** Gives the words of explorable figures to a page's translator; once is enough. */
export function addExploreMessages(i18n: I18n): void {
  if (i18n.hasResourceBundle('ja', 'explore')) return
  for (const [locale, messages] of Object.entries(EXPLORE_MESSAGES))
    i18n.addResourceBundle(locale, 'explore', messages)
}
