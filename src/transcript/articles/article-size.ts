import type { TranscriptSlide } from '../../deck/types.ts'

/** Lines that the foot of an article and the space around it are worth. */
const AROUND = 4

/**
 * About how many lines a slide's text takes in a column of so many ems: what the browser goes by until it draws the
 * article. With two languages, the longer of each pair counts.
 */
export function estimateLines(slides: readonly TranscriptSlide[], columnEm: number): number {
  const columns = slides.map(({ blocks }) => blocks.map(({ text }) => linesOf(text, columnEm)))
  const rows = columns[0]?.map((_, row) => Math.max(...columns.map((column) => column[row] ?? 0))) ?? []
  return Math.round(rows.reduce((sum, lines) => sum + lines + 0.4, AROUND))
}

function linesOf(text: string, columnEm: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthEm(line) / columnEm)), 0)
}

/** Latin letters take about half of what Japanese characters do. */
function widthEm(line: string): number {
  let width = 0
  for (const char of line) width += char < '\u2e80' ? 0.52 : 1
  return width
}
