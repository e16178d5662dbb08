import { packOf } from '../../deck/types.ts'

/** Slides on either side of the one that is read whose articles are held. */
const HELD = 5
/** Articles that are left on the way when the next ones are held. */
const MARGIN = 2

/** From the first slide to the last that the panel holds, both included. */
export interface SlideSpan {
  first: number
  last: number
}

/**
 * The slides that the panel holds while the reader is at one of them, or sees several at a time that are short: as
 * before, as long as there are some to go on to on either side.
 */
export function shownSlides(read: number | SlideSpan, slideCount: number, before?: SlideSpan): SlideSpan {
  const seen = typeof read === 'number' ? { first: read, last: read } : read
  if (before && isInside(seen, slideCount, before)) return before
  const held = Math.max(MARGIN + 1, HELD - Math.floor((seen.last - seen.first) / 2))
  return { first: Math.max(1, seen.first - held), last: Math.min(slideCount, seen.last + held) }
}

function isInside(seen: SlideSpan, slideCount: number, { first, last }: SlideSpan): boolean {
  const goesBack = first === 1 || seen.first - MARGIN >= first
  const goesOn = last === slideCount || seen.last + MARGIN <= last
  return seen.first >= first && seen.last <= last && goesBack && goesOn
}

export function packsOf({ first, last }: SlideSpan): number[] {
  return Array.from({ length: packOf(last) - packOf(first) + 1 }, (_, index) => packOf(first) + index)
}
