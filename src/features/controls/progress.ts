import type { DeckSection } from '../../deck/types.ts'

/** A section's share of the progress bar. */
export interface ProgressSegment {
  section: DeckSection
  /** Slides in the section. */
  slides: number
  /** How far the talk is in it: 0–1. */
  filled: number
}

/** The bar's segments when a slide is shown: sections before it are full, its own is full up to it. */
export function progressSegments(
  sections: readonly DeckSection[],
  slideCount: number,
  slideNumber: number,
): ProgressSegment[] {
  return sections.map((section, index) => {
    const end = sections[index + 1]?.firstSlide ?? slideCount + 1
    const slides = end - section.firstSlide
    const done = Math.min(Math.max(0, slideNumber - section.firstSlide + 1), slides)
    return { section, slides, filled: slides > 0 ? done / slides : 0 }
  })
}

/** The section that a slide belongs to. */
export function sectionAt(sections: readonly DeckSection[], slideNumber: number): DeckSection | undefined {
  return sections.findLast(({ firstSlide }) => firstSlide <= slideNumber)
}

/** The slide under a point of the bar, given as a share of its length, 0–1. */
export function slideAtShare(share: number, slideCount: number): number {
  return Math.min(slideCount, Math.max(1, Math.ceil(share * slideCount)))
}

/** Background that is coloured where slides were read: each has its share of the length. */
export function visitedGradient(visited: ReadonlySet<number>, slideCount: number): string {
  if (visited.size === 0) return 'none'
  const share = (slides: number) => `${((slides / slideCount) * 100).toFixed(3)}%`
  const stops: string[] = []
  for (let first = 1; first <= slideCount;) {
    const isVisited = visited.has(first)
    let end = first
    while (end < slideCount && visited.has(end + 1) === isVisited) end++
    stops.push(`${isVisited ? 'currentColor' : 'transparent'} ${share(first - 1)} ${share(end)}`)
    first = end + 1
  }
  return `linear-gradient(to right, ${stops.join(', ')})`
}
