import type { Box, PageShape } from '../source-deck.ts'
import { codeLanguageOf, looksLikeCode } from './code-language.ts'
import { around, bottomOf, clusters, holds, median, rightOf, type PlacedLine } from './placed-line.ts'

/** Lines that are one piece of code. */
export interface CodeBlock {
  box: Box
  lines: PlacedLine[]
  code: string
  language: string | undefined
  /** Set in a font of one width, so that it was told from the font alone. */
  sure: boolean
}

/** In font sizes: lines of one piece stand no farther below each other, empty lines between them. */
const LINE_GAP = 3.2
/** In letters: a line of a piece begins no farther to the left of the others, or to their right. */
const SIDE_GAP = 6
/** Fewer lines of a font that words are set in too are no piece of code by their looks. */
const FEWEST_LINES = 3

/** Pieces of code among a page's lines, and the lines that remain. */
export function takeCode(
  lines: readonly PlacedLine[],
  shapes: readonly PageShape[],
): { code: CodeBlock[]; rest: PlacedLine[] } {
  const mono = lines.filter((line) => line.style.mono && !isAddress(line) && !isMarked(line))
  const sure = clusters(mono, near)
    .flatMap((cluster) => splitSides(cluster))
    .filter((cluster) => isPiece(cluster, lines))
  const left = lines.filter((line) => !sure.flat().includes(line))
  const guessed = clusters(
    left.filter(({ text, style }) => !style.turned && style.math === 0 && !/^[•●・]/.test(text)),
    (a, b) => sameSize(a, b) && near(a, b),
  )
    .flatMap((cluster) => splitSides(withoutLead(cluster)))
    .filter((cluster) => looksAsCode(cluster))
  const taken = [
    ...sure.map((cluster) => ({ cluster, sure: true })),
    ...guessed.map((cluster) => ({ cluster, sure: false })),
  ]
  const absorbed = taken.map(({ cluster, sure: isSure }) => ({
    cluster: [
      ...cluster,
      ...insideOf(
        cluster,
        taken.flatMap((other) => other.cluster),
        lines,
        shapes,
      ),
    ],
    sure: isSure,
  }))
  return {
    code: absorbed.map(({ cluster, sure: isSure }) => toBlock(cluster, isSure)),
    rest: lines.filter((line) => !absorbed.some(({ cluster }) => cluster.includes(line))),
  }
}

function isAddress({ text, marks }: PlacedLine): boolean {
  return (
    /^(https?:|www\.)/.test(text) ||
    (marks ?? []).some(({ kind, end, start }) => kind === 'link' && end - start > 0.8 * text.length)
  )
}

function isMarked({ text }: PlacedLine): boolean {
  return /^\s*[•●○■▪◆▶➢✓‣・]\s*\S/u.test(text)
}

function sameSize(a: PlacedLine, b: PlacedLine): boolean {
  return (
    Math.abs(a.box.fontSize - b.box.fontSize) < 0.06 * a.box.fontSize &&
    a.style.color !== '' &&
    b.style.color !== ''
  )
}

function near(a: PlacedLine, b: PlacedLine): boolean {
  const size = Math.max(a.box.fontSize, b.box.fontSize)
  if (Math.abs(a.box.fontSize - b.box.fontSize) > 0.25 * size) return false
  const gap = Math.max(a.box.y, b.box.y) - Math.min(bottomOf(a.box), bottomOf(b.box))
  const side = Math.max(a.box.x, b.box.x) - Math.min(rightOf(a.box), rightOf(b.box))
  // Beside each other in one row: words of code that stand far apart, or two pieces.
  if (gap < -0.5 * size) return side < SIDE_GAP * a.style.advance
  return gap < LINE_GAP * size - size && side < SIDE_GAP * a.style.advance
}

/** Rows in which two things stand beside each other, from so many on, are two pieces, or code and its comments. */
const SIDE_ROWS = 3

/** Two pieces beside each other, however near. */
function splitSides(cluster: readonly PlacedLine[]): PlacedLine[][] {
  const right = cluster.filter((line) =>
    cluster.some((other) => {
      const shared = Math.min(bottomOf(line.box), bottomOf(other.box)) - Math.max(line.box.y, other.box.y)
      return (
        shared > 0.3 * line.box.height &&
        other.box.x + 2 * other.style.advance < line.box.x &&
        rightOf(other.box) < line.box.x
      )
    }),
  )
  const isComment = right.every(({ text }) => /^(\/\/|#|--|\/\*|;;|%)/.test(text))
  if (right.length < SIDE_ROWS || isComment) return [[...cluster]]
  const edge = Math.min(...right.map(({ box }) => box.x)) - 0.5
  const sides = [cluster.filter(({ box }) => box.x < edge), cluster.filter(({ box }) => box.x >= edge)]
  return sides.filter(({ length }) => length > 0)
}

/** What leads to the code ("Example:") is none. */
function withoutLead(cluster: readonly PlacedLine[]): PlacedLine[] {
  const sorted = [...cluster].sort((a, b) => a.box.y - b.box.y)
  const [first] = sorted
  return first && /^[\p{L} ]+[:：]$/u.test(first.text.trim()) && !looksLikeCode(first.text)
    ? sorted.slice(1)
    : sorted
}

/** One short word of a font of one width among others is no piece. */
function isPiece(cluster: readonly PlacedLine[], lines: readonly PlacedLine[]): boolean {
  const [first] = cluster
  if (!first) return false
  if (cluster.length > 1) return true
  const isBeside = lines.some(
    (line) =>
      line !== first &&
      Math.abs(line.box.y - first.box.y) < 0.5 * first.box.fontSize &&
      Math.abs(line.box.x - rightOf(first.box)) < 3 * first.box.fontSize,
  )
  return (
    !isBeside &&
    first.text.length > 3 &&
    first.style.spans.some(({ kind, end, start }) => kind === 'code' && end - start > 0.9 * first.text.length)
  )
}

function looksAsCode(cluster: readonly PlacedLine[]): boolean {
  if (cluster.length < FEWEST_LINES) return false
  const like = cluster.filter(({ text }) => looksLikeCode(text)).length
  const ends = cluster.filter(({ text }) => /[;{}]$/.test(text.trim())).length
  return like >= 0.5 * cluster.length && ends >= 2
}

/** Comments in Japanese, in another font, between the lines of a piece or on its ground. */
function insideOf(
  cluster: readonly PlacedLine[],
  taken: readonly PlacedLine[],
  lines: readonly PlacedLine[],
  shapes: readonly PageShape[],
): PlacedLine[] {
  const box = around(cluster.map((line) => line.box))
  const ground = shapes.find(
    (shape) =>
      shape.kind === 'fill' &&
      cluster.every((line) => holds(shape.box, line.box.x + 1, line.box.y + line.box.height / 2, 1)),
  )
  const size = median(cluster.map((line) => line.box.fontSize))
  return lines.filter((line) => {
    if (taken.includes(line) || line.style.turned) return false
    const y = line.box.y + line.box.height / 2
    const isInside =
      holds(ground?.box ?? box, line.box.x + 1, y) &&
      rightOf(line.box) <= rightOf(ground?.box ?? box) + 8 * size
    return isInside && Math.abs(line.box.fontSize - size) < 0.2 * size
  })
}

function toBlock(lines: readonly PlacedLine[], sure: boolean): CodeBlock {
  const box = around(lines.map((line) => line.box))
  const rows = rowsOf(lines)
  const advance = median(lines.map(({ style }) => style.advance)) || 1
  const tops = rows.map((row) => Math.min(...row.map((line) => bottomOf(line.box))))
  const steps = tops.slice(1).map((top, index) => top - (tops[index] ?? 0))
  // Most lines follow at once: what is farther off has empty lines before it.
  const step = Math.max(1, lowerQuartile(steps))
  const texts = rows.map((row) => rowText(row, box.x, advance))
  const code = texts
    .flatMap((text, index) => {
      const blank = index === 0 ? 0 : Math.round((steps[index - 1] ?? step) / step) - 1
      return [...Array.from({ length: Math.max(0, Math.min(3, blank)) }, () => ''), text]
    })
    .join('\n')
  return { box, lines: [...lines], code, language: codeLanguageOf(code), sure }
}

function lowerQuartile(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 4)] ?? 0
}

function rowsOf(lines: readonly PlacedLine[]): PlacedLine[][] {
  const rows: PlacedLine[][] = []
  for (const line of [...lines].sort((a, b) => bottomOf(a.box) - bottomOf(b.box))) {
    const row = rows.at(-1)
    const last = row?.[0]
    if (row && last && bottomOf(line.box) - bottomOf(last.box) < 0.45 * line.box.fontSize) row.push(line)
    else rows.push([line])
  }
  for (const row of rows) row.sort((a, b) => a.box.x - b.box.x)
  return rows
}

function rowText(row: readonly PlacedLine[], left: number, advance: number): string {
  let text = ''
  for (const { box, text: words } of row) {
    const column = Math.max(text === '' ? 0 : text.length + 1, Math.round((box.x - left) / advance))
    text = text.padEnd(Math.min(column, 200)) + words
  }
  return text
}
