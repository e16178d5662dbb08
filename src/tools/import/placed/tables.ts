import { joinTexts, jointOf, plainText, type RichText } from '../rich-text.ts'
import type { Box, PageShape } from '../source-deck.ts'
import {
  around,
  bottomOf,
  centerOf,
  clusters,
  holds,
  middleOf,
  rightOf,
  type PlacedLine,
} from './placed-line.ts'

/** Lines that stand in the cells of a table. */
export interface Table {
  box: Box
  lines: PlacedLine[]
  /** Row by row, the first being its head. */
  rows: RichText[][]
  /** Ruled or shaded, so that its cells are known. */
  sure: boolean
  /** What draws its rules and grounds. */
  shapes: PageShape[]
}

/** Tables that are ruled or shaded, and the lines that remain. */
export function takeRuledTables(lines: readonly PlacedLine[], shapes: readonly PageShape[]): Taken {
  const tables = clusters(
    shapes.filter((shape) => isStraight(shape)),
    touch,
  ).flatMap((cluster) => ruledTable(cluster, lines) ?? [])
  return takenFrom(lines, tables)
}

/** Tables that only the places of their words show, and the lines that remain. */
export function takeAlignedTables(lines: readonly PlacedLine[]): Taken {
  return takenFrom(lines, alignedTables(lines))
}

interface Taken {
  tables: Table[]
  rest: PlacedLine[]
}

function takenFrom(lines: readonly PlacedLine[], tables: Table[]): Taken {
  return { tables, rest: lines.filter((line) => !tables.some((table) => table.lines.includes(line))) }
}

function isStraight({ kind, curved }: PageShape): boolean {
  return (kind === 'fill' || kind === 'stroke') && !curved
}

/** In points of the page: rules and grounds of one table are no farther apart. */
const TOUCH = 2.5

function touch({ box: a }: PageShape, { box: b }: PageShape): boolean {
  return (
    a.x <= rightOf(b) + TOUCH &&
    b.x <= rightOf(a) + TOUCH &&
    a.y <= bottomOf(b) + TOUCH &&
    b.y <= bottomOf(a) + TOUCH
  )
}

function ruledTable(shapes: readonly PageShape[], lines: readonly PlacedLine[]): Table | undefined {
  if (shapes.length < 4 || shapes.length > 3000) return undefined
  const [xs, ys] = [edges(shapes, 'x'), edges(shapes, 'y')]
  if (xs.length < 3 || ys.length < 3 || xs.length > 30 || ys.length > 80) return undefined
  const box = around(shapes.map((shape) => shape.box))
  const members = lines.filter((line) => holds(box, middleOf(line.box), centerOf(line.box)))
  if (members.length < 3) return undefined
  const rows: PlacedLine[][][] = Array.from({ length: ys.length - 1 }, () =>
    Array.from({ length: xs.length - 1 }, () => []),
  )
  for (const line of members) {
    const column = spanOf(
      xs,
      line.box.x + 0.2 * line.box.fontSize,
      rightOf(line.box) - 0.2 * line.box.fontSize,
    )
    const row = spanOf(ys, centerOf(line.box), centerOf(line.box))
    // A line that crosses a rule: cells that are one, or no table at all.
    if (column === undefined || row === undefined) return undefined
    rows[row]?.[column]?.push(line)
  }
  const kept = withoutEmpty(rows)
  if (kept.length < 2 || (kept[0]?.length ?? 0) < 2) return undefined
  return { box, lines: members, rows: kept.map((row) => row.map(joinCell)), sure: true, shapes: [...shapes] }
}

/** Where the edges of rules and grounds stand, those near each other being one. */
function edges(shapes: readonly PageShape[], axis: 'x' | 'y'): number[] {
  const across = axis === 'x' ? 'width' : 'height'
  const values = shapes.flatMap(({ box }) => {
    const length = axis === 'x' ? box.height : box.width
    const isThin = box[across] < 3
    // The ends of a rule are no edges of cells, nor is what is too short to part any.
    if (length < 6 && !isThin) return []
    if (length < 3) return []
    return isThin ? [box[axis] + box[across] / 2] : [box[axis], box[axis] + box[across]]
  })
  const sorted = values.sort((a, b) => a - b)
  const found: number[] = []
  for (const value of sorted) if (value - (found.at(-1) ?? -Infinity) > 4) found.push(value)
  return found
}

function spanOf(limits: readonly number[], from: number, to: number): number | undefined {
  const at = limits.findLastIndex((limit) => limit <= from + 2)
  const next = limits[at + 1]
  return at >= 0 && next !== undefined && to <= next + 3 ? at : undefined
}

function withoutEmpty(rows: readonly PlacedLine[][][]): PlacedLine[][][] {
  const kept = rows.filter((row) => row.some((cell) => cell.length > 0))
  const columns = (kept[0] ?? []).map((_, column) => kept.some((row) => (row[column] ?? []).length > 0))
  return kept.map((row) => row.filter((_, column) => columns[column]))
}

function joinCell(lines: readonly PlacedLine[]): RichText {
  const sorted = [...lines].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
  return sorted.reduce<RichText>(
    (sum, line) => (sum.text === '' ? line : joinTexts(sum, jointOf(sum.text, line.text), line)),
    plainText(''),
  )
}

/** Rows of three cells or more that stand below each other in the same columns. */
function alignedTables(lines: readonly PlacedLine[]): Table[] {
  const rows = rowsOf(lines.filter(({ style }) => !style.turned))
  const tables: Table[] = []
  for (let from = 0; from < rows.length;) {
    let to = from + 1
    while (
      to < rows.length &&
      isNextRow(rows[to - 1] ?? [], rows[to] ?? []) &&
      columnsOf(rows.slice(from, to + 1))
    )
      to++
    const part = rows.slice(from, to)
    const columns = columnsOf(part)
    if (columns && part.length >= 2) {
      const members = part.flat()
      tables.push({
        box: around(members.map((line) => line.box)),
        lines: members,
        rows: part.map((row) => columns.map((column) => joinCell(row.filter((line) => isIn(line, column))))),
        sure: false,
        shapes: [],
      })
    }
    from = to
  }
  return tables
}

function isNextRow(row: readonly PlacedLine[], next: readonly PlacedLine[]): boolean {
  const [a, b] = [row[0], next[0]]
  if (!a || !b || next.length < 2) return false
  return (
    Math.abs(a.box.fontSize - b.box.fontSize) < 0.25 * a.box.fontSize &&
    b.box.y - bottomOf(a.box) < 2.2 * a.box.fontSize
  )
}

interface Column {
  from: number
  to: number
}

/** The columns of some rows: none where fewer than three, or where one cell spans two of them. */
function columnsOf(rows: readonly (readonly PlacedLine[])[]): Column[] | undefined {
  const columns: Column[] = []
  for (const { box } of rows.flat().sort((a, b) => a.box.x - b.box.x)) {
    const last = columns.at(-1)
    if (last && box.x < last.to + 0.4 * box.fontSize) last.to = Math.max(last.to, rightOf(box))
    else columns.push({ from: box.x, to: rightOf(box) })
  }
  const widest = Math.max(...rows.map((row) => row.length))
  if (columns.length < 3 || columns.length !== widest) return undefined
  const filled = rows.filter((row) => row.length === columns.length).length
  return filled >= Math.max(2, 0.6 * rows.length) || rows.length === 1 ? columns : undefined
}

function isIn({ box }: PlacedLine, { from, to }: Column): boolean {
  return middleOf(box) >= from && middleOf(box) <= to
}

function rowsOf(lines: readonly PlacedLine[]): PlacedLine[][] {
  const rows: PlacedLine[][] = []
  for (const line of [...lines].sort((a, b) => centerOf(a.box) - centerOf(b.box))) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (
      row &&
      first &&
      centerOf(line.box) - centerOf(first.box) < 0.4 * Math.min(first.box.fontSize, line.box.fontSize)
    )
      row.push(line)
    else rows.push([line])
  }
  for (const row of rows) row.sort((a, b) => a.box.x - b.box.x)
  return rows
}
