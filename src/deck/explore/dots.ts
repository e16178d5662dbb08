import type { FormCodec } from './form-codec.ts'

/** The data of the form `dots`: two that are compared, row by row, to be predicted before they are seen. */
export interface DotsData {
  /** Who is compared. */
  names: [first: string, second: string]
  /** Both values, or where only that is known, by how much the first is ahead. */
  rows: ({ label: string; detail?: string } & ({ values: [number, number] } | { difference: number }))[]
  unit: string
  digits?: number
}
export type DotsRow = DotsData['rows'][number]

/** Who is said to be ahead: nobody yet, the first, the second. */
export type Guess = 0 | 1 | 2

export interface DotsState {
  /** The values are hidden, and can be predicted. */
  hidden: boolean
  guesses: Guess[]
  /** Rows as they are listed, or by how far the first is ahead. */
  sorted: boolean
}

export const dotsCodec: FormCodec<DotsData, DotsState> = {
  start: ({ rows }) => ({ hidden: false, guesses: rows.map(() => 0), sorted: false }),
  read,
  write: ({ hidden, guesses, sorted }) => `${hidden ? 'h' : 'v'}${sorted ? 's' : 'l'}${guesses.join('')}`,
  fault: ({ rows }) =>
    new Set(rows.map(({ label }) => label)).size === rows.length
      ? undefined
      : 'each row needs a "label" of its own',
}

/** `hl0120`: hidden or visible, listed or sorted, a guess a row. */
function read(text: string, { rows }: DotsData): DotsState | undefined {
  const [, hidden, sorted, guesses = ''] = /^([hv])([ls])([012]+)$/.exec(text) ?? []
  if (guesses.length !== rows.length) return undefined
  return {
    hidden: hidden === 'h',
    sorted: sorted === 's',
    guesses: [...guesses].map((digit) => Number(digit) as Guess),
  }
}

/** By how much the first is ahead; without what binary fractions add. */
export function gapOf(row: DotsRow): number {
  const gap = 'values' in row ? row.values[0] - row.values[1] : row.difference
  return Number(gap.toFixed(6))
}

/** Indices of the rows in the order that they are shown in. Hidden rows are listed: sorted they would tell. */
export function orderOf({ rows }: DotsData, { sorted, hidden }: DotsState): number[] {
  const order = rows.map((_, index) => index)
  if (!sorted || hidden) return order
  const gaps = rows.map(gapOf)
  return order.sort((a, b) => (gaps[b] ?? 0) - (gaps[a] ?? 0) || a - b)
}

/** Who is ahead in a row: 0 where they are level. */
export function aheadIn(row: DotsRow): Guess {
  const gap = gapOf(row)
  return gap === 0 ? 0 : gap > 0 ? 1 : 2
}

/** How many rows were predicted, and how many of them rightly. Where both are level, nobody is ahead, and no guess counts. */
export function scoreOf({ rows }: DotsData, { guesses }: DotsState): { right: number; predicted: number } {
  const counted = rows.flatMap((row, index) => {
    const [guess = 0, ahead] = [guesses[index], aheadIn(row)]
    return guess === 0 || ahead === 0 ? [] : [guess === ahead]
  })
  return { right: counted.filter(Boolean).length, predicted: counted.length }
}
