import type { Locale } from '../../deck/locale.ts'
import type { TranscriptBlock } from '../../deck/types.ts'
import { isSayable, spokenParts, type SpokenPart } from './spoken-parts.ts'

/** What a voice says in one go. */
export interface Utterance {
  locale: Locale
  /** Language of the text that the words stand in. */
  within: Locale
  text: string
}

/** A block of a slide, as it is read aloud. */
export interface SpokenBlock {
  id: string
  utterances: Utterance[]
}

/**
 * Characters of one utterance. Chrome cuts a voice from the network off after some 15 seconds; at a speed of 0.6 that
 * is about this much text.
 */
const LONGEST = 150
const LONGEST_JAPANESE = 70

/** The blocks that have something to say, in reading order. */
export function spokenBlocks(blocks: readonly TranscriptBlock[], locale: Locale): SpokenBlock[] {
  return blocks
    .map(({ id, html }) => ({
      id,
      utterances: spokenParts(html, locale).flatMap((part) => splitPart(part, locale)),
    }))
    .filter(({ utterances }) => utterances.length > 0)
}

/** Each block in one language after the other; what both say alike, a name or a formula, is said once. */
export function spokenSideBySide(columns: readonly (readonly SpokenBlock[])[]): SpokenBlock[] {
  const ids = new Set(columns.flatMap((blocks) => blocks.map(({ id }) => id)))
  return [...ids]
    .sort((a, b) => orderOf(a) - orderOf(b))
    .map((id) => ({ id, utterances: inTurn(columns, id) }))
}

function inTurn(columns: readonly (readonly SpokenBlock[])[], id: string): Utterance[] {
  const said = new Set<string>()
  return columns.flatMap((blocks) => {
    const utterances = blocks.find((block) => block.id === id)?.utterances ?? []
    const words = utterances
      .map(({ text }) => text)
      .join('\n')
      .toLowerCase()
    if (said.has(words)) return []
    said.add(words)
    return utterances
  })
}

/** Blocks are `b0`, `b1` … in reading order. */
export function orderOf(id: string): number {
  return Number(id.slice(1))
}

/** Splits at line breaks and sentence ends; what is still too long at commas, and then wherever it must. */
export function splitPart({ locale, text }: SpokenPart, within: Locale): Utterance[] {
  return text
    .split('\n')
    .flatMap(sentencesOf)
    .flatMap((sentence) => shorten(sentence, locale === 'ja' ? LONGEST_JAPANESE : LONGEST))
    .map((words) => ({ locale, within, text: words.trim() }))
    .filter((utterance) => isSayable(utterance.text))
}

/** Full-width marks end a sentence wherever they stand; a Latin one only before a space and a capital. */
const SENTENCE_END = /(?:[。．！？]+[」』）”’]*|[.!?]+["”’)\]]*(?=\s+["“‘(]?\p{Lu}))\s*/gu

function sentencesOf(line: string): string[] {
  return line.replace(SENTENCE_END, '$&\n').split('\n')
}

const CLAUSE_END = /[，、；：,;:)）」—–]\s*/gu

function shorten(sentence: string, longest: number): string[] {
  if (sentence.length <= longest) return [sentence]
  const cut =
    lastMatch(sentence.slice(0, longest), CLAUSE_END) ??
    lastMatch(sentence.slice(0, longest), /\s+/gu) ??
    longest
  return [sentence.slice(0, cut), ...shorten(sentence.slice(cut), longest)]
}

/** Where the last match ends, unless that leaves only a crumb. */
function lastMatch(text: string, pattern: RegExp): number | undefined {
  const ends = [...text.matchAll(pattern)].map(({ 0: match, index }) => index + match.length)
  return ends.findLast((end) => end >= text.length / 4)
}
