import { OWN_NAMES, tidyName } from './class-names.ts'
import type { FormCodec } from './form-codec.ts'
import { dot, readWhole, softmax } from './numbers.ts'
import { seededRandom } from './random.ts'

/** The data of the form `contrast`: pairs of a picture and a caption, and a toy that learns to tell them. */
export interface ContrastData {
  pairs: { image: string; caption: string }[]
  /** Numbers in a vector. */
  dimensions: number
  /** Of the vectors that the training begins with. */
  seed: number
  /** Steps of gradient descent, and how far each goes. */
  steps: number
  rate: number
  /** Pairs in the batch, and steps done, at the start. */
  start: { pairs: number; step: number }
}

export const READINGS = ['product', 'rows', 'columns', 'names'] as const
/** What a cell shows: the inner product, or the softmax over its row or column; or a picture and class names of any kind. */
export type Reading = (typeof READINGS)[number]

export interface ContrastState {
  step: number
  pairs: number
  /** Hundredths: 7 is CLIP's at the start of its training, 0.07. */
  temperature: number
  reading: Reading
  /** The pair that is looked at. */
  chosen: number
  /** Class names that the reader has added. */
  own: string[]
}

export const TEMPERATURE = { min: 1, max: 100, plain: 7 } as const

export const contrastCodec: FormCodec<ContrastData, ContrastState> = { start, read, write, fault }

function start({ start: { pairs, step } }: ContrastData): ContrastState {
  return { step, pairs, temperature: TEMPERATURE.plain, reading: 'product', chosen: 0, own: [] }
}

/** `s80n5t7p0~horse`: steps, pairs, temperature, reading (`p`, `r`, `c`, `n`), the pair that is looked at, own names. */
function read(text: string, data: ContrastData): ContrastState | undefined {
  const [, step, pairs, temperature, letter, chosen, names = ''] =
    /^s(\d+)n(\d+)t(\d+)([prcn])(\d+)((?:~[^~]+)*)$/u.exec(text) ?? []
  const count = readWhole(pairs, 2, data.pairs.length)
  const own = names.split('~').slice(1)
  if (own.length > OWN_NAMES.most || own.some((name, at) => tidyName(name, own.slice(0, at)) !== name))
    return undefined
  const state = {
    step: readWhole(step, 0, data.steps),
    pairs: count,
    temperature: readWhole(temperature, TEMPERATURE.min, TEMPERATURE.max),
    reading: READINGS.find((reading) => reading.startsWith(letter ?? '?')),
    chosen: readWhole(chosen, 0, (count ?? 0) - 1),
    own,
  }
  return Object.values(state).includes(undefined) ? undefined : (state as ContrastState)
}

function write({ step, pairs, temperature, reading, chosen, own }: ContrastState): string {
  return `s${String(step)}n${String(pairs)}t${String(temperature)}${reading.charAt(0)}${String(chosen)}${own.map((name) => `~${name}`).join('')}`
}

/** Vectors of length 1: of the images and of the captions, one each a pair. */
export interface Embeddings {
  images: number[][]
  captions: number[][]
}

/** Random directions, the same for the same seed. */
export function untrained({ pairs, dimensions, seed }: ContrastData): Embeddings {
  const random = seededRandom(seed)
  const vectors = () =>
    pairs.map(() => normalize(Array.from({ length: dimensions }, () => random() + random() + random() - 1.5)))
  return { images: vectors(), captions: vectors() }
}

/** Inner products: a row an image, a column a caption. */
export function products({ images, captions }: Embeddings, pairs: number): number[][] {
  return images.slice(0, pairs).map((image) => captions.slice(0, pairs).map((caption) => dot(image, caption)))
}

/** Softmax of each row over the temperature: how sure an image is of each caption. */
export function softmaxRows(matrix: readonly number[][], temperature: number): number[][] {
  return matrix.map((row) => softmax(row.map((product) => product / temperature)))
}

export function transpose(matrix: readonly number[][]): number[][] {
  return matrix.map((_, row) => matrix.map((other) => other[row] ?? 0))
}

/** CLIP's loss: cross-entropy of the right caption in each row and of the right image in each column, averaged. */
export function contrastiveLoss(matrix: readonly number[][], temperature: number): number {
  const side = (rows: readonly number[][]) =>
    softmaxRows(rows, temperature).reduce((sum, row, index) => sum - Math.log(row[index] ?? 0), 0) /
    rows.length
  return (side(matrix) + side(transpose(matrix))) / 2
}

/**
 * One step of gradient descent on that loss, for all pairs of the toy. With P and Q the softmax of rows and columns, the
 * loss grows with the product of image i and caption j by (P + Q − 2·[i = j]) / 2N over the temperature. Vectors keep
 * their length.
 */
export function trainStep({ images, captions }: Embeddings, temperature: number, rate: number): Embeddings {
  const matrix = products({ images, captions }, images.length)
  const rows = softmaxRows(matrix, temperature)
  const columns = transpose(softmaxRows(transpose(matrix), temperature))
  const slope = matrix.map((row, i) =>
    row.map(
      (_, j) =>
        ((rows[i]?.[j] ?? 0) + (columns[i]?.[j] ?? 0) - (i === j ? 2 : 0)) / (2 * row.length * temperature),
    ),
  )
  const moved = (own: number[][], others: number[][], slopes: number[][]) =>
    own.map((vector, i) =>
      normalize(
        vector.map(
          (value, dimension) =>
            value -
            rate * others.reduce((sum, other, j) => sum + (slopes[i]?.[j] ?? 0) * (other[dimension] ?? 0), 0),
        ),
      ),
    )
  return { images: moved(images, captions, slope), captions: moved(captions, images, transpose(slope)) }
}

/** The toy after each step of its training, from none on. It takes a few milliseconds, and is done once. */
export function trainAll(data: ContrastData): Embeddings[] {
  const all = [untrained(data)]
  for (let step = 0; step < data.steps; step++) {
    const last = all[step]
    if (last) all.push(trainStep(last, TEMPERATURE.plain / 100, data.rate))
  }
  return all
}

function normalize(vector: number[]): number[] {
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

function fault(data: ContrastData): string | undefined {
  if (data.start.pairs > data.pairs.length || data.start.pairs < 2)
    return '"start.pairs" must be from 2 to all pairs'
  return data.start.step <= data.steps ? undefined : '"start.step" must be one of the "steps"'
}
