import type { Nodes, PhrasingContent, RootContent, Table } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { widthOf } from '../rich-text.ts'

/*
 * How much room blocks need on a slide, in px of a stage of 1280 × 720, after the rules of slide.css and slide-blocks.css.
 * Widths of words are estimated, a little on the wide side.
 */

export const DENSITIES = ['normal', 'dense', 'denser'] as const
export type Density = (typeof DENSITIES)[number]

interface Sizes {
  body: number
  line: number
  sub: number
  subLine: number
  gap: number
  code: number
  codeLine: number
  cell: number
  cellLine: number
}

const SIZES: Record<Density, Sizes> = {
  normal: { ...{ body: 28, line: 43, sub: 23, subLine: 35, gap: 14 }, ...code(21, 31), ...cells(23, 35) },
  dense: { ...{ body: 25, line: 37, sub: 22, subLine: 32, gap: 10 }, ...code(19, 27), ...cells(21, 31) },
  denser: { ...{ body: 23, line: 33, sub: 20, subLine: 28, gap: 7 }, ...code(17, 23), ...cells(19, 27) },
}

function code(size: number, line: number): Pick<Sizes, 'code' | 'codeLine'> {
  return { code: size, codeLine: line }
}

function cells(size: number, line: number): Pick<Sizes, 'cell' | 'cellLine'> {
  return { cell: size, cellLine: line }
}

/** Of the slide inside its margins. */
export const SLIDE_WIDTH = 1152
/** One of two columns. */
export const COLUMN_WIDTH = 552

/** Room for the body under a title, above footnotes. */
export function bodyHeight(title: readonly PhrasingContent[], footnotes: readonly RootContent[]): number {
  const whole = 720 - 46 - 44 - 25
  const titleLines = linesOf(textOf(title), 40, SLIDE_WIDTH)
  const notes = footnotes.reduce((sum, node) => sum + 25 * linesOf(toString(node), 18, SLIDE_WIDTH - 60), 0)
  return whole - 20 - 52 * titleLines - (notes > 0 ? notes - 8 : 0)
}

/** Height of blocks one under the other. */
export function heightOf(nodes: readonly RootContent[], width: number, density: Density): number {
  const sizes = SIZES[density]
  const heights = nodes.map((node) => blockHeight(node, width, sizes))
  return heights.reduce((sum, height) => sum + height, 0) + sizes.gap * Math.max(0, nodes.length - 1)
}

function blockHeight(node: RootContent, width: number, sizes: Sizes): number {
  switch (node.type) {
    case 'heading':
      return sizes.line * linesOf(toString(node), sizes.body + 2, width)
    case 'paragraph':
      return paragraphHeight(node, width, sizes)
    case 'list':
      return listHeight(node, width, sizes, 0)
    case 'code':
      return codeHeight(node.value, width, sizes)
    case 'table':
      return tableHeight(node, width, sizes)
    case 'blockquote':
      return stacked(node.children, width - 30, sizes)
    case 'math':
      return 70 + 44 * node.value.split('\\\\').length
    case 'containerDirective':
      return node.name === 'figure'
        ? FIGURE_HEIGHT
        : node.name === 'notes'
          ? 0
          : stacked(node.children, width, sizes)
    default:
      return sizes.line
  }
}

/** The least height at which a picture, or a figure with its caption, can still be read. */
const PICTURE_HEIGHT = 250
const FIGURE_HEIGHT = 340

function paragraphHeight(
  node: Extract<RootContent, { type: 'paragraph' }>,
  width: number,
  sizes: Sizes,
): number {
  if (isPictures(node)) return PICTURE_HEIGHT
  const isCallout = node.children.length === 1 && node.children[0]?.type === 'strong'
  const inner = isCallout ? width - 45 : width
  const words = node.children.map((child) => (isBreak(child) ? '\n' : toString(child))).join('')
  return sizes.line * linesOf(words, sizes.body, inner) + (isCallout ? 16 : 0)
}

/** Whether a block is nothing but pictures. */
export function isPictures(node: RootContent): boolean {
  return (
    node.type === 'paragraph' &&
    node.children.some(({ type }) => type === 'image') &&
    node.children.every(
      (child) => child.type === 'image' || (child.type === 'text' && child.value.trim() === ''),
    )
  )
}

function isBreak(node: Nodes): boolean {
  return node.type === 'break' || (node.type === 'html' && /^<br/i.test(node.value))
}

function stacked(nodes: readonly RootContent[], width: number, sizes: Sizes): number {
  const heights = nodes.map((node) => blockHeight(node, width, sizes))
  return heights.reduce((sum, height) => sum + height, 0) + sizes.gap * Math.max(0, nodes.length - 1)
}

function listHeight(
  list: Extract<RootContent, { type: 'list' }>,
  width: number,
  sizes: Sizes,
  level: number,
): number {
  const inner = width - (level === 0 ? 28 : 24)
  const size = level === 0 ? sizes.body : sizes.sub
  const line = level === 0 ? sizes.line : sizes.subLine
  const items = list.children.map((item) =>
    item.children.reduce((sum, child) => {
      if (child.type === 'list') return sum + listHeight(child, inner, sizes, level + 1) + sizes.gap - 4
      if (child.type !== 'paragraph') return sum + blockHeight(child, inner, sizes)
      const words = child.children.map((part) => (isBreak(part) ? '\n' : toString(part))).join('')
      return sum + line * linesOf(words, size, inner)
    }, 0),
  )
  const gap = level === 0 ? sizes.gap : sizes.gap - 5
  return items.reduce((sum, height) => sum + height, 0) + gap * Math.max(0, items.length - 1)
}

function codeHeight(value: string, width: number, { code: size, codeLine }: Sizes): number {
  // A monospaced character is 0.6 em wide, and a Japanese one a whole em.
  const room = (width - 44) / (0.6 * size)
  const lines = value
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((widthOf(line) * 0.95) / room)), 0)
  return 32 + codeLine * lines
}

function tableHeight(table: Table, width: number, { cell, cellLine }: Sizes): number {
  const columns = columnWidths(table, width, cell)
  const rows = table.children.map((row) =>
    Math.max(
      1,
      ...row.children.map((node, index) => {
        const words = node.children.map((child) => (isBreak(child) ? '\n' : toString(child))).join('')
        return linesOf(words, cell, (columns[index] ?? width) - 28)
      }),
    ),
  )
  return rows.reduce((sum, lines) => sum + lines * cellLine + 15, 0)
}

/** As wide as their words, shared out where that is too much. */
function columnWidths(table: Table, width: number, size: number): number[] {
  const count = Math.max(...table.children.map(({ children }) => children.length))
  const wanted = Array.from({ length: count }, (_, index) =>
    Math.max(...table.children.map(({ children }) => lineWidth(toString(children[index]), size) + 30)),
  )
  const whole = wanted.reduce((sum, part) => sum + part, 0)
  return whole <= width ? wanted : wanted.map((part) => Math.max(60, (part / whole) * width))
}

/** Lines that words are broken into; their own breaks count. */
export function linesOf(words: string, size: number, width: number): number {
  return words
    .split('\n')
    .reduce(
      (sum, line) => sum + Math.max(1, Math.ceil((lineWidth(line, size) * 1.03) / Math.max(1, width))),
      0,
    )
}

function lineWidth(words: string, size: number): number {
  return widthOf(words) * size * 0.52
}

function textOf(nodes: readonly PhrasingContent[]): string {
  return nodes.map((node) => (isBreak(node) ? '\n' : toString(node))).join('')
}
