import type { DeckLink, TranscriptLanguage } from '../deck/deck-link.ts'
import type { Locale } from '../deck/locale.ts'

/** What a link can be given for. */
export type SharedThing = 'slide' | 'deck'

/** What the reader chose in the dialog. */
export interface ShareChoice {
  what: SharedThing
  locale: Locale
  /** Language in which the transcript opens; undefined leaves it as the one who follows the link has it. */
  transcript: TranscriptLanguage | undefined
  /** True where the link starts in present mode. */
  present: boolean
}

/** The link that the choice stands for. */
export function linkToShare(
  { what, locale, transcript, present }: ShareChoice,
  slideNumber: number,
): DeckLink {
  return {
    locale,
    ...(what === 'deck' ? { page: 'deck' } : { page: 'slide', slideNumber }),
    ...(transcript && { transcript }),
    ...(present && { present }),
  }
}
