import type { Element, RootContent } from 'hast'
import { noteOf } from '../../../i18n/import-notes.ts'
import type { Remark } from '../written/written-deck.ts'
import { attributeOf, classesOf, isBlank, isBlock, isElement, styleOf } from './elements.ts'

export interface Parted {
  body: RootContent[]
  columns?: Record<'left' | 'right', RootContent[]>
  after: RootContent[]
}

/** Blocks of a slide before, in and after what stands side by side. */
export function partColumns(nodes: readonly RootContent[], tell: (remark: Remark) => void): Parted {
  const flat = unwrapped(nodes)
  const parted: Parted = { body: [], after: [] }
  for (const node of flat) {
    const columns = isElement(node) ? columnsIn(node) : undefined
    if (!columns) {
      ;(parted.columns ? parted.after : parted.body).push(node)
      continue
    }
    const half = Math.ceil(columns.length / 2)
    const of = (some: readonly Element[]) => some.flatMap((column) => unwrapped(inside(column)))
    if (columns.length > 2) {
      const note = noteOf('columns', { count: columns.length, left: half })
      tell({ kind: 'changed', note })
    }
    parted.columns ??= { left: [], right: [] }
    parted.columns.left.push(...of(columns.slice(0, half)))
    parted.columns.right.push(...of(columns.slice(half)))
  }
  return parted
}

const WRAPPERS = [
  'div',
  'section',
  'center',
  'main',
  'article',
  'header',
  'footer',
  'form',
  'details',
  'transform',
]

/** Without elements that only hold others together. */
function unwrapped(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [node]
    if (columnsIn(node)) return [node]
    const isWrapper =
      WRAPPERS.includes(node.tagName) &&
      node.children.some((child) => isBlock(child) || isElement(child, 'img'))
    const holdsColumns =
      node.tagName === 'x-fragment' && node.children.some((child) => isElement(child) && columnsIn(child))
    return isWrapper || holdsColumns ? unwrapped(node.children) : [node]
  })
}

const SIDE_BY_SIDE =
  /^(columns|cols|row|two-?cols?|two-?columns?|col-?2|split|(r-)?hstack|multi-?columns?|grid-cols-.+|grid|flex|flexbox|x-slots)$/i

/** The columns that an element lays out; undefined where it lays out none. */
function columnsIn(node: Element): Element[] | undefined {
  const classes = classesOf(node)
  const style = styleOf(node)
  if (node.tagName !== 'div' && node.tagName !== 'section') return undefined
  if (classes.includes('flex-col') || /flex-direction:\s*column/.test(style)) return undefined
  const isLaidOut =
    classes.some((name) => SIDE_BY_SIDE.test(name)) ||
    /display:\s*(inline-)?(flex|grid)|column-count:\s*[2-9]|float:/.test(style)
  if (!isLaidOut) return undefined
  const children = node.children.filter((child) => !isBlank(child) && !isElement(child, 'style', 'br'))
  const columns = children.filter((child) => isElement(child))
  if (columns.length < 2 || columns.length < children.length || columns.length > 6) return undefined
  if (columns.some((column) => isElement(column, 'li', 'span', 'a', 'code', 'b', 'strong', 'em')))
    return undefined
  return columns
}

/** A column that is a list or a picture is itself what stands there. */
function inside(column: Element): RootContent[] {
  const isBox = WRAPPERS.includes(column.tagName) && attributeOf(column, 'x-keep') === undefined
  return isBox ? column.children : [column]
}
