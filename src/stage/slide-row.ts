import { afterFrame } from '../ui/after-frame.ts'
import { rowChange } from './slide-window.ts'

/** Elements of a slide that is laid out before it is seen, at most: a page stays small. */
const AHEAD_ELEMENTS = 800

/**
 * The sections that reveal.js sees, one for each slide of its row. Only what is seen has content, and the slide that
 * comes next, unseen; the others are empty, so that a page's DOM is as small at slide 41 of 95 as at slide 1.
 */
export class SlideRow {
  numbers: readonly number[]

  /** Takes over the sections that stand in the element. */
  constructor(private readonly element: HTMLElement) {
    this.numbers = [...element.children].map((section) => numberOf(section))
  }

  indexOf(slideNumber: number): number {
    return this.numbers.indexOf(slideNumber)
  }

  sectionOf(slideNumber: number): HTMLElement | undefined {
    return this.element.children[this.indexOf(slideNumber)] as HTMLElement | undefined
  }

  /** Adds empty sections and removes those that are left, never the anchor; false where the row stays as it is. */
  arrange(numbers: readonly number[], anchor: number): boolean {
    const { remove, insert } = rowChange(this.numbers, numbers, anchor)
    if (remove.length === 0 && insert.length === 0) return false
    for (const section of remove.map((slideNumber) => this.sectionOf(slideNumber))) section?.remove()
    for (const { slideNumber, before } of insert) {
      const next = [...this.element.children].find((section) => numberOf(section) === before)
      this.element.insertBefore(emptySection(slideNumber), next ?? null)
    }
    this.numbers = numbers
    return true
  }

  /** Puts a section in the place of a slide. */
  put(slideNumber: number, section: HTMLElement): void {
    const present = this.sectionOf(slideNumber)
    if (present === section) return
    present?.replaceWith(section)
  }

  /** Lays a slide out that isn't seen yet, in its place in the row, so that the move to it has nothing left but to show it. */
  layAhead(slideNumber: number, section: HTMLElement): void {
    const present = this.sectionOf(slideNumber)
    if (!present || present === section || section.getElementsByTagName('*').length > AHEAD_ELEMENTS) return
    section.hidden = true
    section.setAttribute('aria-hidden', 'true')
    section.classList.remove('present', 'past', 'future')
    section.classList.add('ahead', present.classList.contains('past') ? 'past' : 'future')
    this.put(slideNumber, section)
    afterFrame(() => {
      if (section.matches('.ahead')) section.classList.add('laid-out')
    })
  }

  /** The section of a slide that is laid out and not seen yet. */
  aheadOf(slideNumber: number): HTMLElement | undefined {
    const section = this.sectionOf(slideNumber)
    return section?.matches('.ahead') ? section : undefined
  }

  /** Leaves one slide alone in the row. */
  replace(slideNumber: number, section: HTMLElement): void {
    section.hidden = false
    section.inert = false
    this.element.replaceChildren(section)
    this.numbers = [slideNumber]
  }

  /** Empties all slides but one. */
  keepOnly(slideNumber: number): void {
    for (const section of [...this.element.children]) {
      const other = numberOf(section)
      if (other !== slideNumber && section.hasChildNodes()) this.put(other, emptySection(other))
    }
  }
}

function numberOf(section: Element): number {
  return Number((section as HTMLElement).dataset['slide'])
}

/** Out of sight and of the accessibility tree until reveal.js shows it. */
function emptySection(slideNumber: number): HTMLElement {
  const section = document.createElement('section')
  section.className = 'slide'
  section.dataset['slide'] = String(slideNumber)
  section.hidden = true
  return section
}
