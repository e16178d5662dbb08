import type { FormCodec } from './form-codec.ts'
import { readWhole } from './numbers.ts'

/** The data of the form `predict`: numbers that are to be predicted before they are seen. */
export interface PredictData {
  /** Rows that share a `group` stand together, under its name. */
  rows: { group: string; label: string; value: number }[]
  /** From where to where predictions go, in whole numbers. */
  min: number
  max: number
  unit: string
}

export interface PredictState {
  /** The values are hidden, and are predicted. */
  hidden: boolean
  /** One a row; undefined where nothing was predicted. */
  guesses: number[] | undefined
}

export const predictCodec: FormCodec<PredictData, PredictState> = {
  start: () => ({ hidden: false, guesses: undefined }),
  read,
  write: ({ hidden, guesses }) => `${hidden ? 'h' : 'v'}${guesses?.join('.') ?? ''}`,
  fault,
}

/** `v`, `h50.50.20`, `v60.20.20`: visible or hidden, and a prediction a row. */
function read(text: string, { rows, min, max }: PredictData): PredictState | undefined {
  const [, letter, list = ''] = /^([hv])([\d.-]*)$/.exec(text) ?? []
  if (letter === undefined) return undefined
  if (list === '') return letter === 'v' ? { hidden: false, guesses: undefined } : undefined
  const guesses = list.split('.').map((part) => readWhole(part, min, max))
  if (guesses.length !== rows.length || guesses.includes(undefined)) return undefined
  return { hidden: letter === 'h', guesses: guesses as number[] }
}

/** Predictions begin in the middle, which says nothing. */
export function hide({ rows, min, max }: PredictData): PredictState {
  const middle = Math.round((min + max) / 2)
  return { hidden: true, guesses: rows.map(() => middle) }
}

export interface PredictScore {
  /** How far predictions are off, on average. */
  average: number
  /** The row that surprised most, and by how much. */
  most: number
  off: number
}

/** Undefined where nothing was predicted, or nothing is seen yet. */
export function scorePredictions(
  { rows }: PredictData,
  { hidden, guesses }: PredictState,
): PredictScore | undefined {
  if (hidden || guesses === undefined) return undefined
  const off = rows.map(({ value }, index) => Math.abs((guesses[index] ?? value) - value))
  const largest = Math.max(...off)
  return {
    average: off.reduce((sum, value) => sum + value, 0) / off.length,
    most: off.indexOf(largest),
    off: largest,
  }
}

function fault({ rows, min, max }: PredictData): string | undefined {
  if (!Number.isInteger(min) || !Number.isInteger(max) || min >= max)
    return '"min" and "max" must be whole numbers, one below the other'
  const beyond = rows.find(({ value }) => value < min || value > max)
  return beyond && `the value of "${beyond.label}" is not from "min" to "max"`
}
