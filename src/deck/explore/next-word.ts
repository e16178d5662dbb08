import type { FormCodec } from './form-codec.ts'

/** The data of the form `next-word`: a toy that has read a text, and writes on by what followed there. */
export interface NextWordData {
  /** Sentences that it has read. */
  corpus: string[]
  /** A sentence and, as the figure shows it, its words in reverse: what the task asks for. */
  example: { first: string; last: string }
}

/** The words written so far, by their place among the alternatives at each step. */
export type NextWordState = number[]

/** Alternatives that are shown, and words that can be written. */
export const ALTERNATIVES = 6
export const MOST_WORDS = 40
/** Characters of what it has read: a short novel, which is counted in a blink. */
const MOST_TEXT = 500_000

/** What ends a sentence, and stands before each first word. */
const END = '.'

/** How often each word followed a context, most frequent first; at equal counts in order of the alphabet. */
export interface WordModel {
  /** By the last two words, joined by a space. */
  pairs: Map<string, Map<string, number>>
  /** By the last word alone: for contexts of two that were never read. */
  singles: Map<string, Map<string, number>>
}

/** Words in small letters; each sentence ends with a full stop, other signs are left out. */
export function wordsOfText(sentence: string): string[] {
  return [...(sentence.toLowerCase().match(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu) ?? []), END]
}

export function countWords(corpus: readonly string[]): WordModel {
  const model: WordModel = { pairs: new Map(), singles: new Map() }
  const count = (table: Map<string, Map<string, number>>, context: string, word: string) => {
    const followers = table.get(context) ?? new Map<string, number>()
    table.set(context, followers.set(word, (followers.get(word) ?? 0) + 1))
  }
  for (const sentence of corpus) {
    const words = [END, ...wordsOfText(sentence)]
    words.forEach((word, index) => {
      const last = words[index - 1]
      if (last === undefined) return
      count(model.singles, last, word)
      const before = words[index - 2]
      if (before !== undefined) count(model.pairs, `${before} ${last}`, word)
    })
  }
  return model
}

/** A word that may come next, with its share of what followed. */
export interface Alternative {
  word: string
  share: number
}

/** What may come next: after the last two words, or where these were never read together, after the last. */
export function nextWords({ pairs, singles }: WordModel, written: readonly string[]): Alternative[] {
  const [before, last] = [written.at(-2), written.at(-1) ?? END]
  const context = before ?? (written.length === 1 ? END : undefined)
  const followers =
    (context === undefined || last === END ? undefined : pairs.get(`${context} ${last}`)) ?? singles.get(last)
  return followers ? rankedOf(followers) : []
}

const ranked = new WeakMap<ReadonlyMap<string, number>, Alternative[]>()

/** Sorted once: all that begins a sentence is asked for at every word that is written. */
function rankedOf(followers: ReadonlyMap<string, number>): Alternative[] {
  const known = ranked.get(followers)
  if (known) return known
  const all = [...followers].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const sum = all.reduce((total, [, count]) => total + count, 0)
  const alternatives = all.map(([word, count]) => ({ word, share: count / sum }))
  ranked.set(followers, alternatives)
  return alternatives
}

/** The words that a state stands for; undefined where it names an alternative that isn't there. */
export function writeWords(model: WordModel, state: NextWordState): string[] | undefined {
  const words: string[] = []
  for (const choice of state) {
    const chosen = nextWords(model, words).slice(0, ALTERNATIVES)[choice]
    if (!chosen) return undefined
    words.push(chosen.word)
  }
  return words
}

/** The words of a sentence from the last to the first. */
export function reverseWords(words: readonly string[]): string[] {
  return words.filter((word) => word !== END).reverse()
}

/** For each word after the first, how often it followed the one before it in the text. */
export function pairCounts({ singles }: WordModel, words: readonly string[]): number[] {
  return words.slice(1).map((word, index) => singles.get(words[index] ?? '')?.get(word) ?? 0)
}

const models = new WeakMap<readonly string[], WordModel>()

/** The model of a corpus, counted once. */
export function modelOf({ corpus }: NextWordData): WordModel {
  const known = models.get(corpus)
  if (known) return known
  const model = countWords(corpus)
  models.set(corpus, model)
  return model
}

export const nextWordCodec: FormCodec<NextWordData, NextWordState> = {
  start: () => [],
  read: (text, data) => {
    if (!/^w\d*$/.test(text) || text.length > MOST_WORDS + 1) return undefined
    const state = [...text.slice(1)].map(Number)
    return writeWords(modelOf(data), state) && state
  },
  write: (state) => `w${state.join('')}`,
  fault: ({ corpus }) => {
    if (corpus.length === 0) return 'there is no text to read'
    const characters = corpus.reduce((sum, sentence) => sum + sentence.length, 0)
    return characters > MOST_TEXT
      ? `the "corpus" has more than ${String(MOST_TEXT)} characters in all; leave sentences out`
      : undefined
  },
}
