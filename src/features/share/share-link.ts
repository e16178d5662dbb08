import type { DeckLink, TranscriptLanguage } from '../../deck/deck-link.ts'
import type { Locale } from '../../deck/locale.ts'

/** What a link can be given for. */
export type SharedThing = 'passage' | 'slide' | 'deck'

/** What the reader chose in the dialog. */
export interface ShareChoice {
  what: SharedThing
  locale: Locale
  /** Language in which the transcript opens; undefined leaves it as the one who follows the link has it. */
  transcript: TranscriptLanguage | undefined
  /** True where the link starts in present mode. */
  present: boolean
  /** Session of the live talk that the page follows, to bring others along. */
  live?: string | undefined
}

/** Where the words are that are shared. */
export interface SharedPlace {
  slideNumber: number
  block: string
  /** The words in the language chosen; undefined where the block has none to quote. */
  quote: string | undefined
}

/** The link that the choice stands for. */
export function linkToShare(choice: ShareChoice, slideNumber: number, place?: SharedPlace): DeckLink {
  const { what, locale, transcript, present, live } = choice
  const options = {
    ...(transcript && { transcript }),
    ...(present && { present }),
    ...(live !== undefined && { live }),
  }
  if (what === 'deck') return { locale, page: 'deck', ...options }
  if (what === 'slide' || !place) return { locale, page: 'slide', slideNumber, ...options }
  const { block, quote } = place
  return { locale, page: 'slide', slideNumber: place.slideNumber, ...options, block, ...(quote && { quote }) }
}
