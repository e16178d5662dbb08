import type { Nodes, PhrasingContent } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { MOST_MARKS } from '../../../compiler/parse/size.ts'
import { ImportError } from '../import-error.ts'
import type { WrittenSlide } from './written-deck.ts'

/** Words of one paragraph that are bold, slanted or struck out: a talk has some ten. */
const MOST_IN_A_PARAGRAPH = 300
/** Of all paragraphs, each by the square of its marks, which is what writing them as Markdown takes. */
const MOST_WORK = 3_000_000

const MARKS = ['strong', 'emphasis', 'delete']
/** Of one slide: each is written with two characters at least, of which a slide's file can have so many. */
const MOST_ON_A_SLIDE = MOST_MARKS / 2

/** Refuses what would be written as Markdown for hours: marks without end in one paragraph. */
export function checkMarks(name: string, slides: readonly WrittenSlide[]): void {
  let work = 0
  for (const [index, slide] of slides.entries()) {
    const counts = marksOf(slide)
    for (const count of counts) {
      if (count > MOST_IN_A_PARAGRAPH)
        throw new ImportError(
          name,
          `a paragraph of it has more than ${String(MOST_IN_A_PARAGRAPH)} stretches that are bold, slanted or struck out, which no talk has: import it without some of them`,
          `slide ${String(index + 1)}`,
        )
      work += count * count
    }
    if (counts.reduce((sum, count) => sum + count, 0) > MOST_ON_A_SLIDE)
      throw new ImportError(
        name,
        `more than ${String(MOST_ON_A_SLIDE)} stretches of it are bold, slanted or struck out, which no slide has: import it without some of them`,
        `slide ${String(index + 1)}`,
      )
  }
  if (work > MOST_WORK)
    throw new ImportError(
      name,
      'more stretches are bold, slanted or struck out than a talk has: import it without some of them, or a part of it',
    )
}

/** How many each paragraph of a slide has. */
function marksOf({ title, body, columns, after, footnotes, notes }: WrittenSlide): number[] {
  const counts = [countMarks(title ?? [])]
  const parts = [
    ...body,
    ...(columns?.left ?? []),
    ...(columns?.right ?? []),
    ...(after ?? []),
    ...footnotes,
    ...notes,
  ]
  visit({ type: 'root', children: parts }, (node) => {
    if (!['paragraph', 'heading', 'tableCell'].includes(node.type) || !('children' in node)) return undefined
    counts.push(countMarks(node.children))
    return SKIP
  })
  return counts
}

function countMarks(children: readonly (Nodes | PhrasingContent)[]): number {
  let count = 0
  visit({ type: 'root', children: [...children] as PhrasingContent[] }, (node) => {
    if (MARKS.includes(node.type)) count++
  })
  return count
}
