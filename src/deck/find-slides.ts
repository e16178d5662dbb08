import { compileQuery, foldText } from './search.ts'

/** What a slide is found by. */
export interface FindableSlide {
  slideNumber: number
  /** Folded titles (`foldText`), the reader's language first. */
  titles: readonly string[]
}

export function findableSlide(slideNumber: number, titles: readonly string[]): FindableSlide {
  return { slideNumber, titles: titles.map((title) => foldText(title).text) }
}

/**
 * Slides by number or by words of their title in any language, the likeliest first: the number itself, numbers that
 * begin so, then titles. All of them, in order, for a query of nothing but spaces.
 */
export function findSlides(slides: readonly FindableSlide[], query: string): number[] {
  const words = query.trim().split(/\s+/).map(compileQuery)
  const patterns = words.filter((word) => word !== undefined)
  if (patterns.length === 0) return slides.map(({ slideNumber }) => slideNumber)
  const digits = query.normalize('NFKC').trim()
  const rankOf = ({ slideNumber, titles }: FindableSlide) => {
    if (String(slideNumber) === digits) return 0
    if (String(slideNumber).startsWith(digits)) return 1
    return titles.some((title) => patterns.every((pattern) => title.search(pattern) >= 0)) ? 2 : undefined
  }
  return slides
    .map((slide) => ({ slideNumber: slide.slideNumber, rank: rankOf(slide) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.slideNumber - b.slideNumber)
    .map(({ slideNumber }) => slideNumber)
}
