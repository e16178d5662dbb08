import { parseFormula, type Formula } from './formula.ts'
import type { FormCodec } from './form-codec.ts'

/** A number to set: between two bounds, or one of several with names. */
export type SliderInput = { id: string; label: string } & (
  | { min: number; max: number; step?: number; start: number; unit?: string }
  | {
      /** `also` are further numbers that go with it, by the names that formulas use. */
      options: { label: string; value: number; also?: Record<string, number> }[]
      /** Index of the option at the start. */
      start: number
    }
)

/** What is computed of them. */
export interface SliderResult {
  id: string
  label: string
  /** Arithmetic over the inputs' ids, the options' further numbers, and results above (formula.ts). */
  formula: string
  unit?: string
  /** Digits behind the point: 0, unless said. */
  digits?: number
  /** Drawn as a bar, all bars to one scale. */
  bar?: 'trained' | 'frozen' | 'neutral' | 'accent'
}

/** The data of the form `sliders`. */
export interface SlidersData {
  inputs: SliderInput[]
  results: SliderResult[]
  /** A sentence with inputs and results by their ids: `{r} of {d}`. */
  says: string
  /** Draws a frozen matrix of `rows` × `columns` beside two of `rank`, to scale: ids of inputs. */
  lowRank?: { rows: string; columns: string; rank: string }
}

/** A value an input: the number itself, or the option's index. */
export type SlidersState = number[]

export const slidersCodec: FormCodec<SlidersData, SlidersState> = {
  start: ({ inputs }) => inputs.map(({ start }) => start),
  read,
  write: (state) => state.join('_'),
  fault,
}

function read(text: string, { inputs }: SlidersData): SlidersState | undefined {
  const parts = text.split('_')
  if (parts.length !== inputs.length || !parts.every((part) => /^-?\d{1,12}(\.\d{1,6})?$/.test(part)))
    return undefined
  const state = parts.map(Number)
  return inputs.every((input, index) => isIn(input, state[index] ?? NaN)) ? state : undefined
}

/** Bounds and step of an input's slider. */
export function rangeOf(input: SliderInput): { min: number; max: number; step: number } {
  return 'options' in input
    ? { min: 0, max: input.options.length - 1, step: 1 }
    : { min: input.min, max: input.max, step: input.step ?? 1 }
}

function isIn(input: SliderInput, value: number): boolean {
  const { min, max, step } = rangeOf(input)
  const steps = (value - min) / step
  return value >= min && value <= max && Math.abs(steps - Math.round(steps)) < 1e-6
}

const formulas = new WeakMap<SlidersData['results'], Formula[]>()

/** The formulas of results, read once. */
function formulasOf(results: SlidersData['results']): Formula[] {
  const known = formulas.get(results)
  if (known) return known
  const read = results.map(({ formula }) => parseFormula(formula))
  formulas.set(results, read)
  return read
}

/** All numbers by their ids: what is set, what goes with it, what is computed. */
export function computeResults(
  { inputs, results }: SlidersData,
  state: SlidersState,
): Record<string, number> {
  const values: Record<string, number> = {}
  inputs.forEach((input, index) => {
    const set = state[index] ?? input.start
    if (!('options' in input)) values[input.id] = set
    else Object.assign(values, input.options[set]?.also, { [input.id]: input.options[set]?.value })
  })
  const read = formulasOf(results)
  results.forEach(({ id }, index) => {
    values[id] = read[index]?.value(values) ?? NaN
  })
  return values
}

/** A number as people read it: groups of three, and so many digits behind the point. */
export function formatNumber(value: number, digits = 0): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** An input or result as it is read, with its unit; `values` are what `computeResults` says. */
export function textOf(
  data: SlidersData,
  state: SlidersState,
  id: string,
  values: Readonly<Record<string, number>>,
): string {
  const index = data.inputs.findIndex((one) => one.id === id)
  const input = data.inputs[index]
  if (input) {
    const set = state[index] ?? input.start
    return 'options' in input ? (input.options[set]?.label ?? '') : withUnit(String(set), input.unit)
  }
  const result = data.results.find((one) => one.id === id)
  return result ? withUnit(formatNumber(values[id] ?? NaN, result.digits), result.unit) : `{${id}}`
}

function withUnit(text: string, unit: string | undefined): string {
  if (unit === undefined) return text
  return unit === '%' ? `${text}%` : `${text} ${unit}`
}

/** The sentence, with its numbers. */
export function sentenceOf(data: SlidersData, state: SlidersState): string {
  const values = computeResults(data, state)
  return data.says.replace(/\{(\w+)\}/g, (_, id: string) => textOf(data, state, id, values))
}

function fault(data: SlidersData): string | undefined {
  const known = new Set<string>()
  for (const input of data.inputs) {
    if (!isIn(input, input.start)) return `the "start" of "${input.id}" is none of its values`
    known.add(input.id)
    if ('options' in input)
      for (const { also = {} } of input.options) for (const name of Object.keys(also)) known.add(name)
  }
  for (const { id, formula } of data.results) {
    try {
      const unknown = [...parseFormula(formula).names].find((name) => !known.has(name))
      if (unknown !== undefined) return `the formula of "${id}" has an unknown name "${unknown}"`
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
    known.add(id)
  }
  const said = [...data.says.matchAll(/\{(\w+)\}/g)].map(([, id = '']) => id)
  const wanted = [...said, ...Object.values(data.lowRank ?? {})]
  const missing = wanted.find((id) => ![...data.inputs, ...data.results].some((one) => one.id === id))
  return missing === undefined ? undefined : `there is no input or result "${missing}"`
}
