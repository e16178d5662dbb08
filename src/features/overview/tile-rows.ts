import type { TileBox } from './move-in-grid.ts'

/** Sizes of the grid in CSS px, as they were measured. */
export interface GridSizes {
  columns: number
  /** A tile with the space to the next, across and down. */
  columnPx: number
  rowPx: number
  /** Of that, the space between two rows. */
  gapPx: number
  /** A section's heading with the space around it. */
  headPx: number
}

/** Tiles of a section from `first` to `last` (counted in all that are shown, `last` excluded), in whole rows. */
export interface SectionRows {
  first: number
  last: number
  /** Where its heading begins, below the first one's. */
  topPx: number
}

/** The part of a section that is drawn: its tiles, and the rows before and after that are left out. */
export interface DrawnRows {
  from: number
  to: number
  rowsBefore: number
  rowsAfter: number
}

/** Lays sections out one below the other; those without tiles take no place. */
export function layOutSections(counts: readonly number[], sizes: GridSizes): SectionRows[] {
  let [first, topPx] = [0, 0]
  return counts.map((count) => {
    const section = { first, last: first + count, topPx }
    first += count
    if (count > 0) topPx += sizes.headPx + rowsOf(count, sizes) * sizes.rowPx
    return section
  })
}

/** The rows of a section that are seen between two heights, in px below the first heading. */
export function drawnRows(
  { first, last, topPx }: SectionRows,
  sizes: GridSizes,
  seen: { fromPx: number; toPx: number },
): DrawnRows {
  const rows = rowsOf(last - first, sizes)
  const rowAt = (px: number) => (px - topPx - sizes.headPx) / sizes.rowPx
  const rowsBefore = clamp(Math.floor(rowAt(seen.fromPx)), rows)
  const end = Math.max(rowsBefore, clamp(Math.ceil(rowAt(seen.toPx)), rows))
  return {
    from: first + rowsBefore * sizes.columns,
    to: Math.min(last, first + end * sizes.columns),
    rowsBefore,
    rowsAfter: rows - end,
  }
}

/** Where each tile stands, drawn or not. */
export function tileBoxes(sections: readonly SectionRows[], sizes: GridSizes): TileBox[] {
  return sections.flatMap(({ first, last, topPx }) =>
    Array.from({ length: last - first }, (_, at) => ({
      left: (at % sizes.columns) * sizes.columnPx,
      top: topPx + sizes.headPx + Math.floor(at / sizes.columns) * sizes.rowPx,
      width: sizes.columnPx,
    })),
  )
}

function rowsOf(count: number, { columns }: GridSizes): number {
  return Math.ceil(count / columns)
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value))
}
