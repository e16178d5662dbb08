import type { Problem } from '../read/problem.ts'
import type { DeckSource } from '../read/read.ts'
import type { SlideOutline } from './slide-outline.ts'

/** Sections in the order of deck.json, each with slides. */
export function checkSections(source: DeckSource, slides: readonly SlideOutline[]): Problem[] {
  const order = source.deck.sections.map(({ id }) => id)
  const problems: Problem[] = []
  const allRead = slides.every(({ frontMatterRead }) => frontMatterRead)
  let last = 0
  for (const slide of slides) {
    const index = order.indexOf(slide.frontMatter.section)
    if (index >= 0 && index < last) {
      const message = `section "${slide.frontMatter.section}" comes after "${order[last] ?? ''}"; deck.json has them the other way round`
      problems.push({ file: slide.file, line: 1, message })
    }
    last = Math.max(last, index)
  }
  const used = new Set(slides.map(({ frontMatter }) => frontMatter.section))
  for (const id of order.filter((candidate) => allRead && !used.has(candidate))) {
    problems.push({ file: `${source.name}/deck.json`, line: 1, message: `the section "${id}" has no slides` })
  }
  return problems
}
