import type { LocalText } from '../drawing.ts'

/** A page that quotes: passages, verse or a conversation in their own words, with their source. */
export interface QuotationData {
  /** Of the words: `small` 18 px of the stage, `medium` 22, `large` 24, `display` 28; `medium` if left out. */
  size?: 'small' | 'medium' | 'large' | 'display'
  /** A picture that the conversation is about stands beside it. */
  picture?: 'merlion' | 'sunset'
  parts: QuotationPart[]
  /** Where the words stand, as exactly as is known; left out where a heading says it. */
  source?: LocalText
}

export type QuotationPart =
  | { type: 'heading'; lang: string; text: string; byline: LocalText }
  /** `phrase` stands in the text, and is what it is quoted for: set large. */
  | { type: 'passage'; lang: string; text: string; phrase?: string }
  | { type: 'verse'; lang: string; speaker?: string; lines: VerseLine[] }
  | Turn
  | { type: 'gist'; text: LocalText }

/** What somebody says; a `question` is the person's, an `answer` the model's. */
export interface Turn {
  type: 'question' | 'answer'
  speaker: string
  lang: string
  text: string
  /** The same in the reader's language; empty where it is that language already. */
  gist?: LocalText
}

/** A line of verse in two pieces (`rhyme` ends it and is set off), or lines left out. */
export type VerseLine =
  | { text: string; rhyme?: string; markedIn?: string; note?: LocalText }
  | { omitted: number; gist?: LocalText }
