import { SaxesParser } from 'saxes'
import { ImportError } from '../import-error.ts'

/** An element by its name without prefix; attributes keep theirs, as `r:id`. */
export interface XmlElement {
  name: string
  attributes: Readonly<Record<string, string>>
  children: XmlElement[]
  /** Its own text, without that of its children. */
  text: string
}

const LARGEST_DEPTH = 256
/** Of all parts of a file together. */
export const MOST_ELEMENTS = 1_000_000

/** Elements that the parts of a file may still have: all of them are held together. */
export class ElementBudget {
  left = MOST_ELEMENTS
}

/** Throws an ImportError on what is no XML, has a document type (which could grow without end) or is too deep. */
export function parseXml(source: string, file: string, part: string, budget: ElementBudget): XmlElement {
  const refuse = (reason: string) => new ImportError(file, reason, part)
  const parser = new SaxesParser()
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  parser.on('error', (error) => {
    throw refuse(`this is no well-formed XML (${error.message})`)
  })
  parser.on('doctype', () => {
    throw refuse('a document type is not allowed')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > LARGEST_DEPTH || --budget.left < 0)
      throw refuse('more elements than a presentation can have')
    const element = { name: name.replace(/^[^:]*:/, ''), attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const addText = (text: string) => {
    const last = open.at(-1)
    if (last) last.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.write(source.replace(/^\ufeff/, '')).close()
  return root.children[0] ?? root
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name)
}

/** The element at a path of names. */
export function at(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  let found = element
  for (const name of path) found = child(found, name)
  return found
}

export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? []
}

/** All elements of a name, in document order. */
export function descendants(element: XmlElement | undefined, name: string): XmlElement[] {
  if (!element) return []
  return element.children.flatMap((candidate) => [
    ...(candidate.name === name ? [candidate] : []),
    ...descendants(candidate, name),
  ])
}

export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes[name]
}

/** A number of an attribute; undefined where it has none. */
export function numberOf(element: XmlElement | undefined, name: string): number | undefined {
  const value = Number(attribute(element, name) ?? Number.NaN)
  return Number.isFinite(value) ? value : undefined
}

/** Of an element and all within it. */
export function countElements(element: XmlElement | undefined): number {
  return element ? element.children.reduce((sum, inner) => sum + countElements(inner), 1) : 0
}
