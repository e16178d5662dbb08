/** Characters of a slide's file with all its languages and notes: the longest of a talk of 95 slides has some eight thousand. */
const MOST_CHARACTERS = 100_000
/**
 * Characters that can begin emphasis, a deletion or a link: each that comes to nothing is held against all before it, so
 * that their number counts squared. The most that a slide of our talk has are 67.
 */
export const MOST_MARKS = 3_000
/** Cells of a table: a row that is short is filled up to the head's columns. */
const MOST_CELLS = 5_000

/** The line of a slide's file from which it is too large to be read, and what is wrong; undefined where it is not. */
export function tooLargeAt(source: string): [line: number, message: string] | undefined {
  if (source.length > MOST_CHARACTERS)
    return [
      1,
      `${String(source.length)} characters are more than a slide has (${String(MOST_CHARACTERS)}); part it into several`,
    ]
  const marks = source.replace(/[^*_~[]+/g, '').length
  if (marks > MOST_MARKS)
    return [
      1,
      `${String(marks)} of the characters * _ ~ [ are more than a slide can have (${String(MOST_MARKS)}); part it into several`,
    ]
  const lines = source.split('\n')
  for (const [index, line] of lines.entries()) {
    const columns = columnsOf(line)
    if (columns < 2) continue
    const end = lines.findIndex((row, at) => at > index && row.trim() === '')
    const rows = (end < 0 ? lines.length : end) - index
    if (columns * rows > MOST_CELLS)
      return [
        index + 1,
        `a table of ${String(columns)} columns and ${String(rows)} rows is more than a slide shows (${String(MOST_CELLS)} cells)`,
      ]
  }
  return undefined
}

/** Columns that the line below a table's head says; 0 of any other line. */
function columnsOf(line: string): number {
  return /^[\s|:>-]+$/.test(line) && line.includes('-')
    ? line.split('|').filter((cell) => cell.includes('-')).length
    : 0
}
