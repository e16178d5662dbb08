import type { i18n as I18n } from 'i18next'
import en from './live-en.json' with { type: 'json' }
import ja from './live-ja.json' with { type: 'json' }

/** The words of live talks, in a namespace of their own: they come with the talk, not with the first screen. */
export const LIVE_MESSAGES = { ja, en } as const

/** Gives the words of live talks to a page's translator; once is enough. */
export function addLiveMessages(i18n: I18n): void {
  if (i18n.hasResourceBundle('ja', 'live')) return
  for (const [locale, messages] of Object.entries(LIVE_MESSAGES))
    i18n.addResourceBundle(locale, 'live', messages)
}
