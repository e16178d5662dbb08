import { plainValue, splitDetails, type CsvCell } from './csv.ts'

/** Small words beside or under a cell's own. */
const DETAILS = '.fig-cell-below, .fig-cell-detail'
/** What is on a line of its own. */
const LINES = 'br, .fig-head-detail'

/**
 * The cells of a table as a grid. What spans rows is said in each of them, and so is what spans the columns of a head;
 * in the body it is said once. Details of numbers get a column beside them, called `notes`.
 */
export function tableRows(table: HTMLTableElement, notes: string): string[][] {
  const grid: CsvCell[][] = []
  const rows = [...table.rows]
  rows.forEach((row, top) => {
    let left = 0
    for (const cell of row.cells) {
      const line = (grid[top] ??= [])
      while (line[left] !== undefined) left += 1
      const read = readCell(cell)
      const isHead = row.parentElement?.tagName === 'THEAD'
      const bottom = Math.min(rows.length, top + cell.rowSpan)
      for (let y = top; y < bottom; y++) {
        const filled = (grid[y] ??= [])
        for (let x = 0; x < cell.colSpan; x++) {
          filled[left + x] = x === 0 || isHead ? read : { value: '', detail: '' }
        }
      }
      left += cell.colSpan
    }
  })
  return splitDetails(grid, table.tHead?.rows.length ?? 0, notes)
}

/** What is seen of a cell, as one line, without words for screen readers and without marks of notes. */
function readCell(cell: HTMLTableCellElement): CsvCell {
  const copy = cell.cloneNode(true) as HTMLTableCellElement
  for (const hidden of copy.querySelectorAll('.visually-hidden, sup')) hidden.remove()
  for (const line of copy.querySelectorAll(LINES)) line.before(' ')
  const details = [...copy.querySelectorAll(DETAILS)]
  for (const detail of details) detail.remove()
  return {
    value: plainValue(oneLine(copy.textContent)),
    detail: oneLine(details.map(({ textContent }) => textContent).join(' ')),
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
