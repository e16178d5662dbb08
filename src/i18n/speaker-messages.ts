import type { i18n as I18n } from 'i18next'
import en from './speaker-en.json' with { type: 'json' }
import ja from './speaker-ja.json' with { type: 'json' }

/** The words of the speaker view. */
export const SPEAKER_MESSAGES = { ja, en } as const

/** Gives these words to the speaker page's translator, with those of its own that other pages have too. */
export function addSpeakerMessages(i18n: I18n): void {
  for (const [locale, speaker] of Object.entries(SPEAKER_MESSAGES))
    i18n.addResourceBundle(locale, 'translation', { speaker }, true)
}
