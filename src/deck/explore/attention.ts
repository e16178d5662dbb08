import type { FormCodec } from './form-codec.ts'
import { dot, readWhole, softmax } from './numbers.ts'

/** The data of the form `attention`. */
export interface AttentionData {
  /** Names of what is looked at, each with its key. */
  keys: string[]
  /** Key vectors; in self-attention the queries, and without `values` the values too. */
  vectors: number[][]
  /** Who looks, where that is somebody else: cross-attention. */
  queries?: { names: string[]; vectors: number[][] }
  /** What is summed, where it isn't the key vectors. */
  values?: number[][]
  /** What the numbers of a value say, one by one. */
  valueNames: string[]
  /** Keys and queries are patches of pictures with this many columns. */
  columns?: number
  /** A colour, as parts of red, green and blue from 0 to 1, for each number of a patch’s vector, which mixes them. */
  palette?: number[][]
  /** Index of the query at the start; the first, unless said. */
  start?: number
  /** `causal`: it starts with the mask on; `optional`: with a switch for it, off. */
  mask?: 'causal' | 'optional'
}

export interface AttentionState {
  query: number
  /** Nobody sees what comes after it. */
  masked: boolean
  /** What the scores are multiplied by beyond 1/√d, in tenths: 10 is the formula as it stands. */
  sharpness: number
}

export const SHARPNESS = { min: 0, max: 60, plain: 10 } as const

export const attentionCodec: FormCodec<AttentionData, AttentionState> = { start, read, write, fault }

function start({ mask, start: query = 0 }: AttentionData): AttentionState {
  return { query, masked: mask === 'causal', sharpness: SHARPNESS.plain }
}

/** `q2` the query, `m` or `u` the mask on or off, `s25` the sharpness. */
function read(text: string, data: AttentionData): AttentionState | undefined {
  const [, query, mask, sharpness] = /^q(\d+)([mu])s(\d+)$/.exec(text) ?? []
  const state = {
    query: readWhole(query, 0, queriesOf(data).names.length - 1),
    masked: mask === 'm',
    sharpness: readWhole(sharpness, SHARPNESS.min, SHARPNESS.max),
  }
  if (state.query === undefined || state.sharpness === undefined) return undefined
  return state.masked && data.mask === undefined ? undefined : (state as AttentionState)
}

function write({ query, masked, sharpness }: AttentionState): string {
  return `q${String(query)}${masked ? 'm' : 'u'}s${String(sharpness)}`
}

export function queriesOf({ queries, keys, vectors }: AttentionData): {
  names: string[]
  vectors: number[][]
} {
  return queries ?? { names: keys, vectors }
}

/** What a query sees: scores q·k/√d (times the sharpness), their softmax, and the sum of the values by these weights. */
export interface Seen {
  /** -Infinity where the mask hides the key. */
  scores: number[]
  weights: number[]
  sum: number[]
}

export function attend(data: AttentionData, state: AttentionState, query: number = state.query): Seen {
  const own = queriesOf(data).vectors[query] ?? []
  const scale = state.sharpness / SHARPNESS.plain / Math.sqrt(own.length)
  const scores = data.vectors.map((key, index) =>
    state.masked && index > query ? -Infinity : dot(own, key) * scale,
  )
  const weights = softmax(scores)
  const values = data.values ?? data.vectors
  const sum = (values[0] ?? []).map((_, dimension) =>
    weights.reduce((total, weight, index) => total + weight * (values[index]?.[dimension] ?? 0), 0),
  )
  return { scores, weights, sum }
}

/** What of the data doesn't fit together; undefined where all does. */
function fault(data: AttentionData): string | undefined {
  const { keys, vectors, queries, values, valueNames, mask, palette } = data
  const dimensions = vectors[0]?.length ?? 0
  const isWide = (rows: readonly number[][], width: number) => rows.every((row) => row.length === width)
  if (vectors.length !== keys.length) return 'there must be as many "vectors" as "keys"'
  if (!isWide(vectors, dimensions)) return 'the "vectors" must be of one length'
  if (queries && queries.vectors.length !== queries.names.length)
    return 'there must be as many vectors as names of "queries"'
  if (queries && !isWide(queries.vectors, dimensions)) return 'queries and keys must be of one length'
  if (values && values.length !== keys.length) return 'there must be as many "values" as "keys"'
  if (!isWide(values ?? vectors, valueNames.length)) return '"valueNames" must name each number of a value'
  if (mask && queries && queries.names.length !== keys.length)
    return 'a "mask" is for self-attention: there must be as many queries as keys'
  if (palette && palette.length !== dimensions)
    return 'the "palette" must have a colour for each number of a vector'
  if ((data.start ?? 0) >= queriesOf(data).names.length) return '"start" must be the index of a query'
  return undefined
}
