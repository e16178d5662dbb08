import type { FormCodec } from './form-codec.ts'
import { readWhole } from './numbers.ts'

/** The data of the form `span-corruption`. */
export interface SpanCorruptionData {
  /** Words with spaces between; where there are none, each character is a word. */
  sentence: string
  /** Indices of the words that are taken out at the start. */
  masked: number[]
  /** What stands for a span, in order; one more than there can be spans: the last closes the target. */
  sentinels: string[]
}

export interface SpanCorruptionState {
  /** The reader's own sentence; undefined: the figure's. */
  own: string | undefined
  /** Indices of the words that are taken out, in order. */
  masked: number[]
}

/** Characters and words of a sentence of one's own. */
export const SENTENCE = { length: 120, words: 24 } as const

export const spanCorruptionCodec: FormCodec<SpanCorruptionData, SpanCorruptionState> = {
  start: ({ masked }) => ({ own: undefined, masked }),
  read,
  write: ({ own, masked }) => `m${masked.join('.')}${own === undefined ? '' : `~${own}`}`,
  fault,
}

/** `m2.3.8` the words that are taken out, and behind `~` a sentence of one's own. */
function read(text: string, data: SpanCorruptionData): SpanCorruptionState | undefined {
  const found = /^m([\d.]*)(?:~(.+))?$/su.exec(text)
  if (!found) return undefined
  const [, list = '', own] = found
  if (own !== undefined && tidySentence(own) !== own) return undefined
  const words = wordsOf(own ?? data.sentence)
  const masked = list === '' ? [] : list.split('.').map((index) => readWhole(index, 0, words.length - 1))
  if (!masked.every((index, at) => index !== undefined && (at === 0 || index > (masked[at - 1] ?? -1))))
    return undefined
  return spanCount(masked as number[]) < data.sentinels.length
    ? { own, masked: masked as number[] }
    : undefined
}

/** Undefined for what leaves no word. What is too long is cut. */
export function tidySentence(text: string): string | undefined {
  const tidy = text
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const words = wordsOf([...tidy].slice(0, SENTENCE.length).join('').trim()).slice(0, SENTENCE.words)
  return words.length === 0 ? undefined : words.join(tidy.includes(' ') ? ' ' : '')
}

export function wordsOf(sentence: string): string[] {
  return sentence.includes(' ') ? sentence.split(' ') : [...sentence]
}

/** A word of a sequence, or a sentinel in it. */
export interface Piece {
  text: string
  kind: 'kept' | 'taken' | 'sentinel'
}

export interface Corrupted {
  /** What the encoder gets: each span is one sentinel. */
  input: Piece[]
  /** What is to be predicted: each sentinel, and what stood in its place; the next sentinel closes it. */
  target: Piece[]
  /** What the decoder is given, and what it says, step by step: the target, one word apart. */
  decoderInput: Piece[]
  decoderOutput: Piece[]
}

/** T5's span corruption: neighbouring words that are taken out are one span. */
export function corrupt(
  words: readonly string[],
  masked: readonly number[],
  sentinels: readonly string[],
): Corrupted {
  const input: Piece[] = []
  const target: Piece[] = []
  let spans = 0
  words.forEach((text, index) => {
    if (!masked.includes(index)) {
      input.push({ text, kind: 'kept' })
      return
    }
    if (!masked.includes(index - 1)) {
      const sentinel: Piece = { text: sentinels[spans++] ?? '', kind: 'sentinel' }
      input.push(sentinel)
      target.push(sentinel)
    }
    target.push({ text, kind: 'taken' })
  })
  target.push({ text: sentinels[spans] ?? '', kind: 'sentinel' })
  return { input, target, decoderInput: target.slice(0, -1), decoderOutput: target.slice(1) }
}

/** Takes a word out or puts it back; the same where there are no sentinels for more spans. */
export function toggleWord(
  state: SpanCorruptionState,
  index: number,
  sentinels: readonly string[],
): SpanCorruptionState {
  const masked = state.masked.includes(index)
    ? state.masked.filter((other) => other !== index)
    : [...state.masked, index].sort((a, b) => a - b)
  return spanCount(masked) < sentinels.length ? { ...state, masked } : state
}

function spanCount(masked: readonly number[]): number {
  return masked.filter((index) => !masked.includes(index - 1)).length
}

function fault(data: SpanCorruptionData): string | undefined {
  if (tidySentence(data.sentence) !== data.sentence)
    return `the "sentence" must have at most ${SENTENCE.words} words and ${SENTENCE.length} characters, with one space between`
  const text = `m${data.masked.join('.')}`
  return read(text, data)
    ? undefined
    : '"masked" must be indices of words in order, in fewer spans than there are "sentinels"'
}
