import type { Locale } from './locale.ts'
import { compileQuery, findRanges, type FoldedText, type TextRange } from './search.ts'

/** Words of a slide that a link points at: `/ja/41/?quote=…#b3`. */
export interface Passage {
  slideNumber: number
  /** Language of the words. */
  locale: Locale
  /** The block that they stood in when the link was made. */
  block: string
  /** The words, as `formatQuote` gives them. */
  quote: string
}

/** What a link has of the words at the most, in bytes of its address: a QR code should still be read from afar. */
const QUOTE_BYTES = 240
/** Stands for the middle of a longer passage, as in text fragments (`start,end`). */
const GAP = '…'

/** Words as a link quotes them: in one line, and of a longer passage its beginning and end. */
export function formatQuote(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (addressBytes(line) <= QUOTE_BYTES) return line
  const characters = [...line]
  const head = take(characters, QUOTE_BYTES / 2).join('')
  const tail = take(characters.toReversed(), QUOTE_BYTES / 2)
    .toReversed()
    .join('')
  // Words of letters are not cut in two.
  return `${head.replace(/ [^ ]*$/, '')} ${GAP} ${tail.replace(/^[^ ]* /, '')}`
}

function addressBytes(text: string): number {
  return encodeURIComponent(text).length
}

function take(characters: readonly string[], bytes: number): string[] {
  let left = bytes
  const end = characters.findIndex((character) => (left -= addressBytes(character)) < 0)
  return characters.slice(0, end < 0 ? characters.length : end)
}

/** Where a quotation stands in a text, whatever its spaces, widths and capitals; undefined where it doesn't. */
export function findQuote(folded: FoldedText, quote: string): TextRange | undefined {
  const whole = firstRange(folded, quote, 0)
  if (whole) return whole
  // The words themselves can hold the sign.
  for (const { index } of quote.matchAll(/…/g)) {
    const start = firstRange(folded, quote.slice(0, index), 0)
    const end = start && firstRange(folded, quote.slice(index + GAP.length), start.end)
    if (end) return { start: start.start, end: end.end }
  }
  return undefined
}

function firstRange(folded: FoldedText, words: string, from: number): TextRange | undefined {
  const query = compileQuery(words)
  return query && findRanges(folded, query).find(({ start }) => start >= from)
}
