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

/** The part of a section that is drawn: single values, so that it is seen which section has others than before. */
export interface SectionTiles {
  /** Of all its tiles. */
  first: number
  /** The tiles that are drawn, `to` excluded. */
  from: number
  to: number
  /** Space in px that stands in for the rows before and after. */
  startPx: number
  endPx: number
  /** The tile at which the Tab key stops, where it is one of those drawn; else -1. */
  stop: number
}

/** How much of the grid is seen, in px below its first heading, and where the Tab key stops in it. */
interface GridView {
  sizes: GridSizes | undefined
  sections: readonly SectionRows[]
  seen: { fromPx: number; toPx: number }
  stop: number
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

/** What is drawn of a section, given by its place. Until the grid is measured that is one tile, the first section's first. */
export function sectionTiles({ sizes, sections, seen, stop }: GridView, at: number): SectionTiles {
  const rows = sections[at]
  if (!rows || !sizes) return { first: 0, from: 0, to: at === 0 ? 1 : 0, startPx: 0, endPx: 0, stop }
  const { first, last, topPx } = rows
  const count = rowsOf(last - first, sizes)
  const rowAt = (px: number) => (px - topPx - sizes.headPx) / sizes.rowPx
  const before = clamp(Math.floor(rowAt(seen.fromPx)), count)
  const end = Math.max(before, clamp(Math.ceil(rowAt(seen.toPx)), count))
  const from = first + before * sizes.columns
  const to = Math.min(last, first + end * sizes.columns)
  const afterPx = (count - end) * sizes.rowPx
  return {
    ...{ first, from, to },
    startPx: before * sizes.rowPx,
    // The last row has no gap below it.
    endPx: from === to ? Math.max(0, afterPx - sizes.gapPx) : afterPx,
    stop: from <= stop && stop < to ? stop : -1,
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
