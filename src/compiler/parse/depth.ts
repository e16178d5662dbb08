/** Levels of quotations and lists: no slide shows a tenth of it, and reading them takes a level of the program's own. */
const MOST_LEVELS = 60

export const TOO_DEEP = `quotations or lists in one another, more than ${String(MOST_LEVELS)} levels deep`

const MARKS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/
/** An item so far in is as deep: two spaces are a level. */
const FAR_IN = new RegExp(`^(?:\\s{${String(2 * MOST_LEVELS)},}(?:[-+*]|\\d{1,9}[.)])\\s|\\s{400,}\\S)`)

/** The first line that Markdown is nested too deep at; undefined where none is. */
export function tooDeepAt(source: string): number | undefined {
  const at = source.split('\n').findIndex((line) => {
    const marks = MARKS.exec(line)?.[0] ?? ''
    return (marks.match(/[>+*.)-]/g)?.length ?? 0) > MOST_LEVELS || FAR_IN.test(line)
  })
  return at < 0 ? undefined : at + 1
}
