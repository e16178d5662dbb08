import type { ComposedBlock, ComposedSlide } from './compose-slide.ts'
import type { SlideFrontMatter } from './markdown.ts'
import { widthOf, type RichText } from './rich-text.ts'

/** Lines of text that a slide holds at each size, and half-width characters in one of its lines. */
const ROOM = [
  { density: 'normal', lines: 11, width: 80 },
  { density: 'dense', lines: 14, width: 90 },
  { density: 'denser', lines: 17, width: 98 },
] as const

/** The layout that a slide of text wants. */
export function layoutOf(slide: ComposedSlide, slideNumber: number): string {
  if (slide.columns) return 'columns'
  const { blocks, footnotes } = slide
  const isShort =
    blocks.length <= 6 && blocks.every(({ kind, text }) => kind === 'paragraph' && widthOf(text.text) <= 80)
  if (slideNumber === 1 && isShort && blocks.length > 0) return 'title'
  return blocks.length + footnotes.length === 0 ? 'statement' : 'text'
}

/** The largest text in which a slide holds all of its blocks; undefined where none does. */
export function densityOf(
  slide: ComposedSlide,
  slideNumber: number,
): SlideFrontMatter['density'] | undefined {
  if (layoutOf(slide, slideNumber) === 'title') return 'normal'
  const { left = [], right = [] } = slide.columns ?? {}
  const title = Math.max(1, Math.ceil(widthOf(slide.title?.text ?? '') / 58)) - 1
  return ROOM.find(({ lines, width }) => {
    const room = lines - 1.4 * title - 0.8 * slide.footnotes.length
    const rows = (blocks: readonly ComposedBlock[], share: number) =>
      blocks.reduce((sum, block) => sum + rowsOf(block, width * share), 0)
    const fitsAcross = [...slide.blocks, ...left, ...right].every((block) =>
      fitsAcrossOf(block, width * (slide.columns && !slide.blocks.includes(block) ? 0.48 : 1)),
    )
    return fitsAcross && rows(slide.blocks, 1) + Math.max(rows(left, 0.48), rows(right, 0.48)) <= room
  })?.density
}

/** Lines that a block takes, in half-width characters a line, with what stands between it and the next. */
function rowsOf({ kind, text, rows = [], level }: ComposedBlock, width: number): number {
  if (kind === 'code') return text.text.split('\n').length * 0.8 + 1
  if (kind === 'table') return tableRows(rows, width)
  if (kind === 'heading') return 1.5
  return Math.ceil(widthOf(text.text) / Math.max(10, width - 4 * level)) + (kind === 'paragraph' ? 0.25 : 0.1)
}

function tableRows(rows: readonly (readonly RichText[])[], width: number): number {
  const columns = rows[0]?.length ?? 1
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(4, ...rows.map((row) => widthOf(row[column]?.text ?? ''))),
  )
  const all = widths.reduce((sum, value) => sum + value + 3, 0)
  const share = Math.min(1, width / all)
  return rows.reduce(
    (sum, row) =>
      sum +
      0.5 +
      Math.max(
        1,
        ...row.map((cell, column) =>
          Math.ceil(widthOf(cell.text) / Math.max(6, (widths[column] ?? 4) * share)),
        ),
      ),
    0.5,
  )
}

/** Code is not broken: its longest line has to fit. */
function fitsAcrossOf({ kind, text }: ComposedBlock, width: number): boolean {
  return kind !== 'code' || text.text.split('\n').every((line) => widthOf(line) <= 0.95 * width)
}
