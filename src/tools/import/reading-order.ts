import { CELL_END, type PlacedLine } from './pdf-lines.ts'

/**
 * Lines as a person reads them: from the top, and where several lines in a row leave a gutter free between them, one
 * column after the other. Rows that all have the same three columns or more are a table, which is read row by row.
 */
export function orderLines(lines: readonly PlacedLine[]): PlacedLine[] {
  return readGroup([...lines])
}

/** A part of a page whose lines stand in two columns, and what stands above both. */
export interface TwoColumns<Line> {
  above: Line[]
  left: Line[]
  right: Line[]
}

/** The two columns in which lines stand to the foot of their page; undefined where they are one, or a table. */
export function findColumns<Line extends PlacedLine>(lines: readonly Line[]): TwoColumns<Line> | undefined {
  const rows = rowsOf([...lines]) as Line[][]
  for (let from = 0; from < rows.length - 1; from++) {
    if (tableEnd(rows, from) !== undefined) return undefined
    if (columnsEnd(rows, from) !== rows.length) continue
    const part = rows.slice(from).flat()
    const gutter = widestGutter(part) ?? 0
    const [left, right] = [
      part.filter((line) => middle(line) < gutter),
      part.filter((line) => middle(line) >= gutter),
    ]
    const isOne =
      left.length < 2 || right.length < 2 || [left, right].some((side) => widestGutter(side) !== undefined)
    return isOne ? undefined : { above: rows.slice(0, from).flat(), left, right }
  }
  return undefined
}

function readGroup(lines: PlacedLine[]): PlacedLine[] {
  if (lines.length < 2) return lines
  const rows = rowsOf(lines)
  const ordered: PlacedLine[] = []
  for (let from = 0; from < rows.length;) {
    const table = tableEnd(rows, from)
    const to = table ?? columnsEnd(rows, from)
    const part = rows.slice(from, to)
    const gutter = to - from > 1 ? widestGutter(part.flat()) : undefined
    if (table !== undefined) {
      ordered.push(...part.map(joinCells))
    } else if (gutter === undefined) {
      ordered.push(...part.flat())
    } else {
      ordered.push(...readGroup(part.flat().filter((line) => middle(line) < gutter)))
      ordered.push(...readGroup(part.flat().filter((line) => middle(line) >= gutter)))
    }
    from = to
  }
  return ordered
}

/** Lines beside each other, from the left; the rows from the top. */
function rowsOf(lines: PlacedLine[]): PlacedLine[][] {
  const rows: PlacedLine[][] = []
  const sorted = [...lines].sort((a, b) => center(a) - center(b) || a.box.x - b.box.x)
  for (const line of sorted) {
    const row = rows.at(-1)
    const first = row?.[0]
    const near = 0.5 * Math.min(first?.box.fontSize ?? 0, line.box.fontSize)
    if (row && first && center(line) - center(first) < near) row.push(line)
    else rows.push([line])
  }
  for (const row of rows) row.sort((a, b) => a.box.x - b.box.x)
  return rows
}

/**
 * The row after the last that shares a gutter with the one at `from`: as many rows as possible, if at least two of them
 * have something on either side; else only the next row is read.
 */
function columnsEnd(rows: readonly PlacedLine[][], from: number): number {
  let best = from + 1
  for (let to = from + 2; to <= rows.length; to++) {
    if (tableEnd(rows, to - 1) !== undefined) break
    const part = rows.slice(from, to)
    const gutter = widestGutter(part.flat())
    if (gutter === undefined) break
    const isBegun = (side: (line: PlacedLine) => boolean) => part.filter((row) => row.some(side)).length
    const [left, right] = [
      isBegun((line) => middle(line) < gutter),
      isBegun((line) => middle(line) >= gutter),
    ]
    if (left > 1 && right > 1) best = to
    else if (left > 0 && right > 0 && to === rows.length) best = to
  }
  return best
}

/** In font sizes: what is left free between two columns. */
const GUTTER = 1

/** Where the widest space lies that no line crosses; undefined where there is none. */
function widestGutter(lines: readonly PlacedLine[]): number | undefined {
  const sorted = [...lines].sort((a, b) => a.box.x - b.box.x)
  const size = Math.max(...lines.map(({ box }) => box.fontSize))
  let right = -Infinity
  let widest = GUTTER * size
  let found: number | undefined
  for (const { box } of sorted) {
    const gap = box.x - right
    if (right > -Infinity && gap > widest) {
      widest = gap
      found = right + gap / 2
    }
    right = Math.max(right, box.x + box.width)
  }
  return found
}

/** The row after the last of a table that begins here: rows of as many cells, three at least. */
function tableEnd(rows: readonly PlacedLine[][], from: number): number | undefined {
  const columns = rows[from]?.length ?? 0
  let to = from + 1
  while (rows[to]?.length === columns) to++
  return columns >= 3 && to - from >= 2 ? to : undefined
}

/** A row of a table as one line. */
function joinCells(row: readonly PlacedLine[]): PlacedLine {
  const boxes = row.map(({ box }) => box)
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return {
    text: row.map(({ text }) => text).join(CELL_END),
    index: Math.min(...row.map(({ index }) => index)),
    box: {
      x,
      y,
      width: right - x,
      height: bottom - y,
      fontSize: Math.max(...boxes.map(({ fontSize }) => fontSize)),
    },
  }
}

function center({ box }: PlacedLine): number {
  return box.y + box.height / 2
}

function middle({ box }: PlacedLine): number {
  return box.x + box.width / 2
}
