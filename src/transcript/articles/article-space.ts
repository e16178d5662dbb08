import type { SlideSpan } from './shown-slides.ts'

/**
 * Spaces before and after the articles that are held, as long as the others would be, about: the scroll bar says where
 * in the talk the reader is, and leads to any place of it.
 */
export function articleSpaces(
  { first, last }: SlideSpan,
  slideCount: number,
  meanLines: number,
): { before: HTMLElement[]; after: HTMLElement[] } {
  return {
    before: first > 1 ? [articleSpace({ first: 1, last: first - 1 }, meanLines)] : [],
    after: last < slideCount ? [articleSpace({ first: last + 1, last: slideCount }, meanLines)] : [],
  }
}

function articleSpace({ first, last }: SlideSpan, meanLines: number): HTMLElement {
  const space = document.createElement('div')
  space.className = 'article-space'
  space.dataset['first'] = String(first)
  space.dataset['last'] = String(last)
  space.style.setProperty('--article-lines', String(Math.round((last - first + 1) * meanLines)))
  return space
}

/** The slide that would be read at a height of the window, inside of a space or at its nearest end. */
export function slideInSpace(space: HTMLElement, top: number): number {
  const box = space.getBoundingClientRect()
  const first = Number(space.dataset['first'])
  const count = Number(space.dataset['last']) - first + 1
  const share = box.height > 0 ? (top - box.top) / box.height : 0
  return first + Math.min(count - 1, Math.max(0, Math.floor(share * count)))
}

/** About how many lines an article has, by those that are there. */
export function meanLinesOf(articles: readonly HTMLElement[]): number {
  const lines = articles.map((article) => Number(article.style.getPropertyValue('--article-lines')))
  const known = lines.filter((count) => count > 0)
  return known.length > 0 ? known.reduce((sum, count) => sum + count, 0) / known.length : 12
}
