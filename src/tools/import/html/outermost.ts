import type { Element, Root } from 'hast'
import { EXIT, SKIP, visit } from 'unist-util-visit'

/**
 * Elements of a tree, without those that lie in another of them. One walk, however many there are: a selector looks through
 * all that it has found with each, and what lies in one another would be read over and over.
 */
export function outermost(tree: Root | Element, is: (element: Element) => boolean): Element[] {
  const found: Element[] = []
  visit(tree, 'element', (node) => {
    if (node === tree || !is(node)) return undefined
    found.push(node)
    return SKIP
  })
  return found
}

/** The first element of a tree, from which on nothing is looked at. */
export function firstElement(tree: Root | Element, is: (element: Element) => boolean): Element | undefined {
  let found: Element | undefined
  visit(tree, 'element', (node) => {
    if (node === tree || !is(node)) return undefined
    found = node
    return EXIT
  })
  return found
}
