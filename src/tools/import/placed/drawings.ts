import type { Box, PageShape, PageSize } from '../source-deck.ts'
import type { CodeBlock } from './code-blocks.ts'
import {
  around,
  bottomOf,
  centerOf,
  clusters,
  holds,
  median,
  middleOf,
  rightOf,
  type PlacedLine,
} from './placed-line.ts'
import type { Table } from './tables.ts'

/** What a page draws beside its words, sorted by what it is for. */
export interface Drawings {
  /** Dots before lines whose bullets are drawn and not written: by the line. */
  bullets: Map<PlacedLine, Box>
  /** Pictures, charts, diagrams: what no text can stand for. */
  drawn: { box: Box; kind: 'picture' | 'diagram'; lines: PlacedLine[] }[]
}

/** What a page's shapes are looked at against. */
export interface PageParts {
  title: readonly PlacedLine[]
  /** All level lines, the title's aside. */
  level: readonly PlacedLine[]
  code: readonly CodeBlock[]
  tables: readonly Table[]
  size: PageSize
}

/** Parts the page's own shapes into those that belong to its text, and those that are pictures and drawings. */
export function sortShapes(shapes: readonly PageShape[], parts: PageParts): Drawings {
  const { title, level, code, tables, size } = parts
  const lines = [...title, ...level]
  const words = lines.filter((line) => !code.some((block) => block.lines.includes(line)))
  const bullets = new Map<PlacedLine, Box>()
  const unexplained = shapes.filter((shape) => {
    if (tables.some((table) => table.shapes.includes(shape))) return false
    if (isNothing(shape, size)) return false
    const line = bulletOf(shape, lines)
    if (line) {
      bullets.set(line, shape.box)
      return false
    }
    return !(
      isUnderline(shape, lines) ||
      isRule(shape, size) ||
      isGroundOfCode(shape, code, lines, shapes) ||
      isGroundOfWord(shape, words)
    )
  })
  const kept = new Set([...code.flatMap((block) => block.lines), ...tables.flatMap((table) => table.lines)])
  const free = level.filter((line) => !kept.has(line))
  const drawn = drawnThings(unexplained, free, size)
  // Marks of a chart's legend are no bullets.
  for (const [line] of bullets) if (drawn.some((thing) => thing.lines.includes(line))) bullets.delete(line)
  return { bullets, drawn }
}

/** White on white, or too small to be seen. */
function isNothing({ kind, box, color }: PageShape, size: PageSize): boolean {
  const isWhite = kind === 'fill' && /^#f[c-f]f[c-f]f[c-f]$/i.test(color ?? '')
  return isWhite || Math.max(box.width, box.height) < 0.004 * size.width
}

function bulletOf({ box }: PageShape, lines: readonly PlacedLine[]): PlacedLine | undefined {
  return lines.find(({ box: line }) => {
    const em = line.fontSize
    const gap = line.x - rightOf(box)
    const isSmall = box.width < 0.85 * em && box.height < 0.85 * em && box.width > 0.08 * em
    return isSmall && gap > 0 && gap < 2.5 * em && Math.abs(centerOf(box) - centerOf(line)) < 0.45 * em
  })
}

function isUnderline({ box }: PageShape, lines: readonly PlacedLine[]): boolean {
  return lines.some(({ box: line }) => {
    const em = line.fontSize
    const isThin = box.height < 0.16 * em
    const isAcross = box.x > line.x - em && rightOf(box) < rightOf(line) + em && box.width > 0
    return isThin && isAcross && box.y > line.y + 0.3 * em && box.y < bottomOf(line) + 0.35 * em
  })
}

/** A level line by itself: what parts the title from the rest. */
function isRule({ box, curved }: PageShape, { width, height }: PageSize): boolean {
  return !curved && box.height < 0.012 * height && box.width > 0.02 * width
}

function isGroundOfCode(
  { kind, box }: PageShape,
  code: readonly CodeBlock[],
  lines: readonly PlacedLine[],
  shapes: readonly PageShape[],
): boolean {
  if (kind === 'image' || kind === 'shading') return false
  const inside = lines.filter((line) => holds(box, middleOf(line.box), centerOf(line.box)))
  const sure = code.filter((block) => block.sure)
  if (sure.some((block) => marksWords(box, block, shapes))) return false
  if (inside.length === 0) return sure.some((block) => isAtEdge(box, block))
  return inside.every((line) => sure.some((block) => block.lines.includes(line)))
}

/** Dots, rules and corners of a ground on which a piece of code stands, next to its words. */
function isAtEdge(box: Box, { box: code, lines }: CodeBlock): boolean {
  const em = median(lines.map((line) => line.box.fontSize))
  return holds(code, middleOf(box), centerOf(box), 3 * em) && box.height < 1.5 * em
}

/** Within a piece of code, behind some of its words or lines alone: what the talk is about there. */
function marksWords(box: Box, { lines }: CodeBlock, shapes: readonly PageShape[]): boolean {
  const isBehind = (area: Box, { box: line }: PlacedLine) =>
    area.y < centerOf(line) &&
    bottomOf(area) > centerOf(line) &&
    area.x < rightOf(line) &&
    rightOf(area) > line.x
  const touched = lines.filter((line) => isBehind(box, line))
  if (touched.length === 0 || touched.length === lines.length) return false
  // A ground may be drawn line by line.
  const parts = shapes.filter(({ kind, box: other }) => kind === 'fill' && other.height < 1.2 * box.height)
  return !lines.every((line) => parts.some((part) => isBehind(part.box, line)))
}

/** The ground of a word of code in a line. */
function isGroundOfWord({ kind, box }: PageShape, lines: readonly PlacedLine[]): boolean {
  if (kind !== 'fill' && kind !== 'stroke') return false
  return lines.some(
    ({ box: line, style }) =>
      style.spans.some((span) => span.kind === 'code') &&
      holds(line, middleOf(box), centerOf(box), 0.3 * line.fontSize) &&
      box.height < 1.8 * line.fontSize &&
      box.width < rightOf(line) - line.x + line.fontSize,
  )
}

/** In shares of the page's width: parts of one drawing are no farther apart. */
const NEAR = 0.05

function drawnThings(
  shapes: readonly PageShape[],
  lines: readonly PlacedLine[],
  size: PageSize,
): Drawings['drawn'] {
  const near = NEAR * size.width
  // Thousands of strokes are one drawing: they are not compared with each other.
  const groups =
    shapes.length > 600
      ? [[...shapes]]
      : clusters(
          shapes,
          ({ box: a }, { box: b }) =>
            a.x < rightOf(b) + near &&
            b.x < rightOf(a) + near &&
            a.y < bottomOf(b) + near &&
            b.y < bottomOf(a) + near,
        )
  const body = median(lines.map((line) => line.box.fontSize))
  return groups.map((group) => {
    const box = around(group.map((shape) => shape.box))
    const isPicture = group.every(({ kind }) => kind === 'image')
    if (isPicture) return { box, kind: 'picture', lines: linesIn(box, lines, 0) }
    return { box, kind: 'diagram', lines: withLabels(box, lines, body, size) }
  })
}

function linesIn(box: Box, lines: readonly PlacedLine[], margin: number): PlacedLine[] {
  return lines.filter((line) => holds(box, middleOf(line.box), centerOf(line.box), margin))
}

/** In shares of the page's width: numbers at axes stand no farther outside, those of a second row as far from the first. */
const LABEL_NEAR = 0.05

/** The words in a drawing, and the short ones around it. */
function withLabels(drawn: Box, lines: readonly PlacedLine[], body: number, size: PageSize): PlacedLine[] {
  // A single arrow or frame has nothing around it that is its own.
  const isLarge = drawn.width > 0.15 * size.width && drawn.height > 0.15 * size.height
  let labels = linesIn(drawn, lines, 0.01 * size.width)
  if (!isLarge) return labels
  for (let round = 0; round < 3; round++) {
    const box = around([drawn, ...labels.map((line) => line.box)])
    const more = lines.filter(
      (line) =>
        !labels.includes(line) &&
        line.text.length < 32 &&
        line.box.fontSize <= body &&
        !/^[•●・–*※]/.test(line.text) &&
        holds(box, middleOf(line.box), centerOf(line.box), LABEL_NEAR * size.width),
    )
    if (more.length === 0) break
    labels = [...labels, ...more]
  }
  return labels
}
