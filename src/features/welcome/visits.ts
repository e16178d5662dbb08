import { isRecord } from '../../deck/unknown-value.ts'

/** What is kept of a reader's visits to a deck, on this device alone. */
export interface Visits {
  /** The slide that was read last; undefined before any was. */
  last: number | undefined
  /** The slides that were read, as runs from the first to the last of each, in order. */
  seen: readonly (readonly [first: number, last: number])[]
  /** The offer to go on at this slide was declined. */
  declined: number | undefined
}

export const NO_VISITS: Visits = { last: undefined, seen: [], declined: undefined }

/** Undefined for what was not written here. Slides that the deck no longer has are left out. */
export function readVisits(stored: unknown, slideCount: number): Visits | undefined {
  if (!isRecord(stored) || !Array.isArray(stored['seen'])) return undefined
  const numbers = stored['seen'].flatMap((run: unknown) => numbersOf(run, slideCount))
  const { last, declined } = stored
  return {
    last: isSlide(last, slideCount) ? last : undefined,
    seen: runsOf(numbers),
    declined: isSlide(declined, slideCount) ? declined : undefined,
  }
}

function numbersOf(run: unknown, slideCount: number): number[] {
  const [first, last] = Array.isArray(run) ? (run as unknown[]) : []
  if (!isSlide(first, slideCount) || typeof last !== 'number') return []
  const end = Math.min(last, slideCount)
  return Array.from({ length: Math.max(0, end - first + 1) }, (_, at) => first + at)
}

function isSlide(value: unknown, slideCount: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= slideCount
}

/** The same with one more slide, which is where the reader is now. */
export function withVisit(visits: Visits, slideNumber: number): Visits {
  return { ...visits, last: slideNumber, seen: runsOf([...visitedSlides(visits), slideNumber]) }
}

/** Every slide that was read. */
export function visitedSlides({ seen }: Visits): Set<number> {
  return new Set(
    seen.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
  )
}

function runsOf(numbers: readonly number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run?.[1] === number - 1) run[1] = number
    else runs.push([number, number])
  }
  return runs
}

/** The slide to go on at, for who opens the talk at its beginning; undefined where there is nothing to offer. */
export function slideToContinueAt({ last, declined }: Visits, slideCount: number): number | undefined {
  return last === undefined || last === 1 || last === slideCount || last === declined ? undefined : last
}
