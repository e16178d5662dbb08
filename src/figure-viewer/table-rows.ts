import { plainValue } from './csv.ts'

/** Parts of a cell that stand on a line of their own. */
const LINES = 'br, .fig-head-detail, .fig-cell-below, .fig-cell-detail'

/**
 * The cells of a table as a grid. What spans rows is said in each of them, and so is what spans the columns of a head;
 * in the body it is said once.
 */
export function tableRows(table: HTMLTableElement): string[][] {
  const grid: string[][] = []
  const rows = [...table.rows]
  rows.forEach((row, top) => {
    let left = 0
    for (const cell of row.cells) {
      const line = (grid[top] ??= [])
      while (line[left] !== undefined) left += 1
      const text = cellText(cell)
      const isHead = row.parentElement?.tagName === 'THEAD'
      const bottom = Math.min(rows.length, top + cell.rowSpan)
      for (let y = top; y < bottom; y++) {
        const filled = (grid[y] ??= [])
        for (let x = 0; x < cell.colSpan; x++) filled[left + x] = x === 0 || isHead ? text : ''
      }
      left += cell.colSpan
    }
  })
  const width = Math.max(0, ...grid.map((line) => line.length))
  return grid.map((line) => Array.from({ length: width }, (_, x) => line[x] ?? ''))
}

/** What is seen of a cell, as one line, without words for screen readers and without marks of notes. */
function cellText(cell: HTMLTableCellElement): string {
  const copy = cell.cloneNode(true) as HTMLTableCellElement
  for (const hidden of copy.querySelectorAll('.visually-hidden, sup')) hidden.remove()
  for (const line of copy.querySelectorAll(LINES)) line.before(' ')
  return plainValue(copy.textContent.replace(/\s+/g, ' ').trim())
}
