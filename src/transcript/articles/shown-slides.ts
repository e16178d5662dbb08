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

/** The slides that the panel holds while the reader is at one of them: as before, as long as there are some to go on to. */
export function shownSlides(slideNumber: number, slideCount: number, before?: SlideSpan): SlideSpan {
  if (before && isInside(slideNumber, slideCount, before)) return before
  return { first: Math.max(1, slideNumber - HELD), last: Math.min(slideCount, slideNumber + HELD) }
}

function isInside(slideNumber: number, slideCount: number, { first, last }: SlideSpan): boolean {
  const goesBack = first === 1 || slideNumber - MARGIN >= first
  const goesOn = last === slideCount || slideNumber + MARGIN <= last
  return slideNumber >= first && slideNumber <= last && goesBack && goesOn
}

export function packsOf({ first, last }: SlideSpan): number[] {
  return Array.from({ length: packOf(last) - packOf(first) + 1 }, (_, index) => packOf(first) + index)
}
