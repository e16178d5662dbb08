import { packOf } from '../../deck/types.ts'

/** Slides on either side of the one that is read whose articles are held. */
const HELD = 5
/** Articles that are left on the way when the next ones are held. */
const MARGIN = 2

/** Elements of articles that are held together, about: a page of many costs more at each step. */
const MOST_ELEMENTS = 1500

/** From the first slide to the last that the panel holds, both included. */
export interface SlideSpan {
  first: number
  last: number
}

/**
 * The slides that the panel holds while the reader is at one of them, or sees several at a time that are short: as
 * before, as long as there are some to go on to on either side.
 */
export function shownSlides(seen: SlideSpan, slideCount: number, before?: SlideSpan): SlideSpan {
  if (before && isInside(seen, slideCount, before)) return before
  const held = Math.max(MARGIN + 1, HELD - Math.floor((seen.last - seen.first) / 2))
  return { first: Math.max(1, seen.first - held), last: Math.min(slideCount, seen.last + held) }
}

/**
 * The part of a span whose articles together are not too many elements, of which a formula has hundreds: nearest first.
 * What is seen, and the next on either side, is held however much it is.
 */
export function lightSlides(
  span: SlideSpan,
  seen: SlideSpan,
  elementsOf: (slideNumber: number) => number,
): SlideSpan {
  let first = Math.max(span.first, seen.first - 1)
  let last = Math.min(span.last, seen.last + 1)
  let elements = 0
  for (let slideNumber = first; slideNumber <= last; slideNumber++) elements += elementsOf(slideNumber)
  for (let away = 2; first > span.first || last < span.last; away++) {
    for (const next of [seen.last + away, seen.first - away]) {
      if (next < span.first || next > span.last) continue
      elements += elementsOf(next)
      if (elements > MOST_ELEMENTS) return { first, last }
      first = Math.min(first, next)
      last = Math.max(last, next)
    }
  }
  return { first, last }
}

function isInside(seen: SlideSpan, slideCount: number, { first, last }: SlideSpan): boolean {
  const goesBack = first === 1 || seen.first - MARGIN >= first
  const goesOn = last === slideCount || seen.last + MARGIN <= last
  return seen.first >= first && seen.last <= last && goesBack && goesOn
}

export function packsOf({ first, last }: SlideSpan): number[] {
  return Array.from({ length: packOf(last) - packOf(first) + 1 }, (_, index) => packOf(first) + index)
}
