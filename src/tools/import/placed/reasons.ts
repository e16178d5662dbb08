import { widthOf } from '../rich-text.ts'
import type { PageSize, SourcePage } from '../source-deck.ts'
import type { CodeBlock } from './code-blocks.ts'
import type { Drawings } from './drawings.ts'
import { clusters, middleOf, type PlacedLine } from './placed-line.ts'
import type { Table } from './tables.ts'
import type { Reason } from './verdict.ts'

/** What was told from places alone. */
export interface Guesses {
  /** False where the page's columns are more than two, or below each other, or part of one another. */
  simple: boolean
  /** There are two columns. */
  columns?: unknown
  /** Lines were joined to the one before; items were told from their indent alone. */
  isJoined: boolean
  isUnmarked: boolean
  /** Lines without a mark stand farther in than the words of the items before them. */
  isIndented: boolean
}

/** What its lines tell of how far a page's text is a guess. */
export function guessesOf(
  lines: readonly PlacedLine[],
  { bullets }: Drawings,
): Omit<Guesses, 'simple' | 'columns'> {
  const isMarked = (line: PlacedLine) => bullets.has(line) || markOf(line) !== ''
  const marked = lines.filter(isMarked)
  const lefts = new Set(lines.map(({ box }) => Math.round(box.x / 4)))
  const isIndented = lines.some((line) => {
    const above = marked.filter(({ box }) => box.y < line.box.y).sort((a, b) => a.box.y - b.box.y)
    const last = above.at(-1)
    if (!last || isMarked(line)) return false
    const [em, outer] = [last.box.fontSize, Math.min(...above.map(wordsOf))]
    return line.box.x > outer + INDENT * em && Math.abs(line.box.x - wordsOf(last)) > INDENT * em
  })
  return {
    isJoined: lines.length > marked.length + 1,
    isUnmarked: marked.length === 0 && lefts.size > 1 && lines.length > 2,
    isIndented,
  }
}

function markOf({ text }: PlacedLine): string {
  return /^[^\p{L}\p{N}「（('"“※]+/u.exec(text)?.[0] ?? ''
}

/** Where an item's words begin. */
function wordsOf(line: PlacedLine): number {
  return line.box.x + (widthOf(markOf(line)) / Math.max(1, widthOf(line.text))) * line.box.width
}

/** In font sizes: a line that begins farther in than items' words, and not where those of the last item begin, may be anything. */
const INDENT = 0.9

/** What a page was found to be made of. */
export interface Findings {
  lines: readonly PlacedLine[]
  title: readonly PlacedLine[]
  turned: readonly PlacedLine[]
  tables: readonly Table[]
  code: readonly CodeBlock[]
  drawings: Drawings
  size: PageSize
  source: SourcePage | undefined
  parts: Guesses
  isFirst: boolean
}

/** More letters of fonts for formulas than this are a formula, and not a bullet or an arrow. */
const FEW_MATH = 1

/** Why the page is better shown as its picture, or its text is a guess. */
export function reasonsOf(found: Findings): Reason[] {
  const { lines, title, turned, tables, code, drawings, parts } = found
  const reasons: Reason[] = []
  const page = found.size.width * found.size.height
  const visible = drawings.drawn.filter(
    ({ box }) => Math.max(box.width, box.height) > 0.01 * found.size.width && page > 0,
  )
  if (lines.length === 0) reasons.push('nothing')
  if (visible.some(({ kind }) => kind === 'picture')) reasons.push('picture')
  if (visible.some(({ kind }) => kind === 'diagram')) reasons.push('diagram')
  if (lines.reduce((sum, { style, text }) => sum + style.math + mathSigns(text), 0) > FEW_MATH)
    reasons.push('maths')
  if (turned.length > 0) reasons.push('turned')
  if (lines.some(({ text }) => /[□\ufffd\ue000-\uf8ff]/.test(text))) reasons.push('letters')
  if (!parts.simple) reasons.push('columns')
  if (tables.some(({ sure }) => !sure)) reasons.push('table')
  if (tables.some((table) => saysInColors(table))) reasons.push('colors')
  if (code.some(({ sure }) => !sure)) reasons.push('code')
  // What was taken for a title is the first line of code.
  const isCode = title.every(({ style }) => style.mono) && code.some(({ sure }) => sure)
  if ((title.length === 0 || isCode) && lines.length > 0) reasons.push('title')
  if (parts.columns) reasons.push('sides')
  if (parts.isUnmarked) reasons.push('unmarked')
  if (parts.isJoined) reasons.push('joined')
  if (tables.some(({ sure }) => sure)) reasons.push('ruled')
  if (code.some(({ sure }) => sure)) reasons.push('piece')
  const body = lines.filter(
    (line) => !title.includes(line) && !code.some((block) => block.lines.includes(line)),
  )
  if (isCentered(body, tables) || isStatement(found, body)) reasons.push('centered')
  if (parts.isIndented) reasons.push('indented')
  if (clusters(body, (a, b) => Math.abs(a.box.fontSize - b.box.fontSize) < 0.08 * a.box.fontSize).length > 4)
    reasons.push('sizes')
  return reasons
}

/** Letters of the mathematical alphabets, roots, sums, integrals. */
function mathSigns(text: string): number {
  return text.match(/[\u{1d400}-\u{1d7ff}∑∏∫√∂∇≤≥≈∈∀∃⊂⊆∪∩]/gu)?.length ?? 0
}

/** Grounds in more colours than a head and two kinds of rows have. */
function saysInColors({ shapes }: Table): boolean {
  return new Set(shapes.filter(({ kind }) => kind === 'fill').map(({ color }) => color)).size > 4
}

/** Words about the page's middle alone, on a page that isn't the first: a sentence, or what parts the talk. */
function isStatement({ title, size, isFirst }: Findings, body: readonly PlacedLine[]): boolean {
  if (isFirst || title.length === 0 || body.length === 0 || size.width === 0) return false
  return [...title, ...body].every(
    ({ box, text }) =>
      Math.abs(middleOf(box) - size.width / 2) < 0.02 * size.width &&
      box.width < 0.9 * size.width &&
      !/^[•●・◦▪■–*-]/.test(text),
  )
}

/** Several lines about one middle that begin at different places: what a list would not show. */
function isCentered(lines: readonly PlacedLine[], tables: readonly Table[]): boolean {
  const free = lines.filter((line) => !tables.some((table) => table.lines.includes(line)))
  if (free.length < 4 || free.some(({ text }) => /^[•●・◦▪■–*-]/.test(text))) return false
  const [first] = free
  if (!first) return false
  const em = first.box.fontSize
  const middles = free.filter(({ box }) => Math.abs(middleOf(box) - middleOf(first.box)) < 0.7 * em).length
  const edges = free.filter(({ box }) => Math.abs(box.x - first.box.x) < 0.7 * em).length
  return middles > 0.8 * free.length && edges < 0.5 * free.length
}
