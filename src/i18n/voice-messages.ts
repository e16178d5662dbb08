import type { i18n as I18n } from 'i18next'
import en from './voice-en.json' with { type: 'json' }
import ja from './voice-ja.json' with { type: 'json' }

/** The words of recording a voice and listening to a talk: they come when one of the two is asked for. */
export const VOICE_MESSAGES = { ja, en } as const

/** Gives these words to a page's translator; once is enough. */
export function addVoiceMessages(i18n: I18n): void {
  if (i18n.hasResourceBundle('ja', 'voice')) return
  for (const [locale, messages] of Object.entries(VOICE_MESSAGES))
    i18n.addResourceBundle(locale, 'voice', messages)
}
