import type { Element, ElementContent, Properties, Root, Text } from 'hast'
import { fromHtml } from 'hast-util-from-html'

export function element(tagName: string, properties: Properties, children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties, children }
}

export function text(value: string): Text {
  return { type: 'text', value }
}

/** The elements of HTML that somebody else has made: React, KaTeX, Vega, citation-js. The slides' own is never parsed. */
export function parseForeign(html: string): ElementContent[] {
  const { children } = fromHtml(html, { fragment: true })
  return children.filter((node) => node.type !== 'doctype')
}

/** The elements among nodes. */
export function elementsIn(nodes: readonly (ElementContent | Root['children'][number])[]): Element[] {
  return nodes.filter((node) => node.type === 'element')
}

export function hasClass(node: Element, name: string): boolean {
  const { className } = node.properties
  return Array.isArray(className) && className.includes(name)
}

/** The element that carries a block's id, the last of several. Each block of each slide is looked for, so without `visit`. */
export function findBlock(tree: Root | Element, id: string): Element | undefined {
  for (let at = tree.children.length - 1; at >= 0; at--) {
    const child = tree.children[at]
    if (child?.type !== 'element') continue
    const found = findBlock(child, id)
    if (found) return found
    if (child.properties['dataBlock'] === id) return child
  }
  return undefined
}

/** A block without the blocks nested in it: a list item without its sub-items. */
export function ownContent(node: Element): Element {
  return node.tagName === 'li' ? { ...node, children: node.children.filter((child) => !isList(child)) } : node
}

/** The paragraphs of a formula that explain its symbols. */
export function explanationOf(node: Element): Element[] {
  return node.children.filter((child): child is Element => child.type === 'element' && child.tagName === 'p')
}

function isList(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'ul' || node.tagName === 'ol')
}

/** Text as a person would read it out of an element: a line a paragraph, a formula's symbols without its markup. */
export function plainText(node: Element): string {
  return readText(node)
    .replace(/(?<![ \t])[ \t]*\n[ \t\n]*/g, '\n')
    .trim()
}

function readText(node: ElementContent): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element') return ''
  if (node.tagName === 'br') return '\n'
  const inner = node.children.map(readText).join('')
  if (hasClass(node, 'math-inline')) return inner.replace(/\\[a-z]+|[{}\\_^$]/gi, '')
  return ['p', 'figcaption', 'div'].includes(node.tagName) ? `${inner}\n` : inner
}

/** What a formula was written as, its parts' colours aside: KaTeX keeps it in its MathML. */
export function latexOf(node: Element): string {
  return (find(node, ({ tagName }) => tagName === 'annotation')?.children ?? [])
    .map((child) => (child.type === 'text' ? child.value : ''))
    .join('')
    .replace(/\\htmlClass\{[^}]*\}/g, '')
    .trim()
}

/** Does it with each element of a tree, outermost first. Several times as fast as `visit`, for what takes none away. */
export function eachElement(node: Element, act: (node: Element) => void): void {
  act(node)
  for (const child of node.children) if (child.type === 'element') eachElement(child, act)
}

/** The first element of a tree that a test takes. */
export function find(node: Element, test: (node: Element) => boolean): Element | undefined {
  if (test(node)) return node
  for (const child of node.children) {
    const found = child.type === 'element' ? find(child, test) : undefined
    if (found) return found
  }
  return undefined
}
