import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import { visit } from 'unist-util-visit'
import { element, hasClass, text } from './hast.ts'
import type { FindTerms } from '../parse/find-terms.ts'

/**
 * Marks where a slide first says a term of the deck's glossary, with `data-term`: on the stage and in the transcript the
 * viewer tells what it means. Words stay as they are. Changes the tree in place.
 */
export function markTerms(tree: Root, find: FindTerms): void {
  const known = new Set<string>()
  const figures: Element[] = []
  markIn(tree, find, known, figures)
  // Last, since what describes a figure is in the transcript alone.
  for (const figure of figures) markIn(figure, find, known, [])
}

function markIn(parent: Root | Element, find: FindTerms, known: Set<string>, figures: Element[]): void {
  const children = parent.children as (RootContent & ElementContent)[]
  const marked = children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return markText(child, find, known)
    if (child.type === 'element' && child.tagName === 'figure') figures.push(child)
    else if (child.type === 'element' && !isSkipped(child)) markIn(child, find, known, figures)
    return [child]
  })
  parent.children = marked
}

/** What is quoted, linked, code or a formula is no place to explain words in. */
function isSkipped(node: Element): boolean {
  return (
    ['a', 'code', 'pre', 'button', 'svg'].includes(node.tagName) ||
    node.properties['lang'] !== undefined ||
    node.properties['dataProvenance'] === 'quoted' ||
    ['cite', 'math-inline', 'math-display', 'turn', 'formula', 'turn-speaker'].some((name) =>
      hasClass(node, name),
    )
  )
}

function markText({ value }: Text, find: FindTerms, known: Set<string>): ElementContent[] {
  const parts: ElementContent[] = []
  let at = 0
  for (const { id, from, to } of find(value)) {
    if (known.has(id)) continue
    known.add(id)
    if (from > at) parts.push(text(value.slice(at, from)))
    parts.push(element('span', { className: ['term'], dataTerm: id }, [text(value.slice(from, to))]))
    at = to
  }
  return at < value.length ? [...parts, text(value.slice(at))] : parts
}

/** The terms that are marked in trees, each once. */
export function markedTerms(children: Element[]): string[] {
  const found = new Set<string>()
  visit({ type: 'root', children }, 'element', ({ properties: { dataTerm } }) => {
    if (typeof dataTerm === 'string') found.add(dataTerm)
  })
  return [...found]
}
