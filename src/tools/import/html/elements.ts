import type { Element, ElementContent, Nodes } from 'hast'

export function classesOf({ properties }: Element): string[] {
  const className: unknown = properties['className']
  if (typeof className === 'string') return className.split(/\s+/)
  return Array.isArray(className) ? className.map(String) : []
}

export function styleOf({ properties }: Element): string {
  return typeof properties['style'] === 'string' ? properties['style'] : ''
}

/** An attribute's text, by its name in HTML or in hast. */
export function attributeOf({ properties }: Element, name: string): string | undefined {
  const camel = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const value = properties[camel] ?? properties[name]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
}

export function isElement(node: Nodes, ...tagNames: string[]): node is Element {
  return node.type === 'element' && (tagNames.length === 0 || tagNames.includes(node.tagName))
}

/** Whether an element is one of these. */
export function hasTag({ tagName }: Element, ...tagNames: string[]): boolean {
  return tagNames.includes(tagName)
}

export function isBlank(node: Nodes): boolean {
  return node.type === 'comment' || (node.type === 'text' && node.value.trim() === '')
}

const BLOCKS =
  'address article aside blockquote center details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul x-fragment'.split(
    ' ',
  )

export function isBlock(node: Nodes): boolean {
  return node.type === 'element' && BLOCKS.includes(node.tagName)
}

export function make(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children }
}
