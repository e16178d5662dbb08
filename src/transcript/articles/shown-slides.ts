import { packOf, PACK_SIZE } from '../../deck/types.ts'

/** Decks with more slides than this show only the packs around the reader. */
const SHOWN_WHOLE = 200

/** From the first slide to the last that the panel holds, both included. */
export interface SlideSpan {
  first: number
  last: number
}

/** The slides that the panel holds while the reader is at one of them: all, or its pack and those beside it. */
export function shownSlides(slideNumber: number, slideCount: number): SlideSpan {
  if (slideCount <= SHOWN_WHOLE) return { first: 1, last: slideCount }
  const pack = packOf(slideNumber)
  return {
    first: Math.max(1, (pack - 1) * PACK_SIZE + 1),
    last: Math.min(slideCount, (pack + 2) * PACK_SIZE),
  }
}

export function packsOf({ first, last }: SlideSpan): number[] {
  return Array.from({ length: packOf(last) - packOf(first) + 1 }, (_, index) => packOf(first) + index)
}
