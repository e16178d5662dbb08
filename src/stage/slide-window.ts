import { REACH } from '../content/slide-pages.ts'

/*
 * reveal.js walks every section at each step, so it is given only the slides around the current one: a row of at most
 * seven. A row lists slide numbers in their order in the DOM. At rest number = first + indexh, and the current one has a
 * neighbour on either side; while a jump is under way the slide that is left stands next to its target, so that a
 * transition has both.
 */

/** The row around a slide: [n - 3, n + 3], cut at the ends of the deck. */
export function windowRow(slideNumber: number, slideCount: number, reach = REACH): number[] {
  const first = Math.max(1, slideNumber - reach)
  const last = Math.min(slideCount, slideNumber + reach)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** True where a row leaves no slide out and goes on beyond a slide, on both sides where the deck does. */
export function isSettled(row: readonly number[], slideNumber: number, slideCount: number): boolean {
  const isWhole = row.every((number, index) => number === (row[0] ?? 0) + index)
  return isWhole && windowRow(slideNumber, slideCount, 1).every((neighbour) => row.includes(neighbour))
}

/** The row of a move: the target's window, with the slide that is left beside the target where it is farther away. */
export function moveRow(current: number, target: number, slideCount: number): number[] {
  const row = windowRow(target, slideCount)
  if (row.includes(current)) return row
  const at = row.indexOf(target) + (current < target ? 0 : 1)
  return row.toSpliced(at, 0, current)
}

/** A slide to be put into a row before another; at its end where there is none. */
export interface RowInsertion {
  slideNumber: number
  before: number | undefined
}

export interface RowChange {
  remove: number[]
  insert: RowInsertion[]
}

/**
 * What makes one row into another when removals go first and insertions follow in their order. The anchor, which both
 * rows have, is the slide that is seen and stays untouched.
 */
export function rowChange(from: readonly number[], to: readonly number[], anchor: number): RowChange {
  const side = (row: readonly number[], slideNumber: number) =>
    Math.sign(row.indexOf(slideNumber) - row.indexOf(anchor))
  const kept = from.filter(
    (slideNumber) => to.includes(slideNumber) && side(from, slideNumber) === side(to, slideNumber),
  )
  return {
    remove: from.filter((slideNumber) => !kept.includes(slideNumber)),
    insert: to
      .map((slideNumber, index) => ({
        slideNumber,
        before: to.slice(index + 1).find((next) => kept.includes(next)),
      }))
      .filter(({ slideNumber }) => !kept.includes(slideNumber)),
  }
}
