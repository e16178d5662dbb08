/** Excel takes a file for UTF-8 only with this at its start. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Rows as a CSV file (RFC 4180), in UTF-8 with its mark. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => row.map(csvField).join(',') + '\r\n').join('')
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i

/** Numbers stand as they are; all else is quoted, since programs that part fields by semicolons or tabs cut it else. */
function csvField(text: string): string {
  return NUMBER.test(text) ? text : `"${asWords(text).replaceAll('"', '""')}"`
}

/**
 * Words must stay words: what begins like a formula would be one to a spreadsheet, at the start of a field and where a
 * program that parts by semicolons, tabs or lines takes one to begin.
 */
function asWords(text: string): string {
  return text.replace(
    /(^|[;\t\r\n]\s*)([=+\-@\t\r＝＋－＠][^;\t\r\n]*)/g,
    (part: string, before: string, words: string) =>
      NUMBER.test(words.trim()) ? part : `${before}'${words}`,
  )
}
