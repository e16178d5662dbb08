import type { ContrastData, Embeddings } from './contrast.ts'
import { dot, softmax } from './numbers.ts'
import { seededRandom } from './random.ts'

/*
 * Zero-shot classification with the toy of `contrast`: a picture's vector against those of any class names. The toy has
 * no text encoder: a name of the reader's own is made of the words that it shares with captions the toy has learned.
 */

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/**
 * The vector of a name: the sum of its words'. A word of the captions is the mean of their vectors, the less of it the more
 * captions have it, so that “a” says little; a word that the toy never saw is a random direction, always the same one.
 */
export function embedName(data: ContrastData, { captions }: Embeddings, name: string): number[] {
  const sum = Array.from({ length: data.dimensions }, () => 0)
  for (const word of wordsOf(name)) {
    const having = data.pairs.flatMap(({ caption }, index) =>
      wordsOf(caption).includes(word) ? [index] : [],
    )
    const vector =
      having.length > 0 ? meanOf(having.map((index) => captions[index] ?? [])) : unseen(word, data.dimensions)
    const weight = having.length > 0 ? 1 / having.length ** 2 : 1
    for (const [index, value] of vector.entries()) sum[index] = (sum[index] ?? 0) + weight * value
  }
  const length = Math.hypot(...sum) || 1
  return sum.map((value) => value / length)
}

/** Which words of a name the toy has never seen. */
export function unseenWords({ pairs }: ContrastData, name: string): string[] {
  const seen = new Set(pairs.flatMap(({ caption }) => wordsOf(caption)))
  return wordsOf(name).filter((word) => !seen.has(word))
}

/** How sure the toy is of each name for a picture: they add up to 1, whatever the names are. */
export function classify(
  image: readonly number[],
  names: readonly (readonly number[])[],
  temperature: number,
): number[] {
  return softmax(names.map((name) => dot(image, name) / temperature))
}

function meanOf(vectors: readonly (readonly number[])[]): number[] {
  const [first = []] = vectors
  return first.map(
    (_, index) => vectors.reduce((sum, vector) => sum + (vector[index] ?? 0), 0) / vectors.length,
  )
}

function unseen(word: string, dimensions: number): number[] {
  let seed = 0
  for (const char of word) seed = (Math.imul(seed, 31) + (char.codePointAt(0) ?? 0)) >>> 0
  const random = seededRandom(seed)
  const vector = Array.from({ length: dimensions }, () => random() + random() + random() - 1.5)
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}
