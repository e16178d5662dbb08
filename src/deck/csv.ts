/** Excel takes a file for UTF-8 only with this at its start. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Rows as a CSV file (RFC 4180), in UTF-8 with its mark. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => row.map(csvField).join(',') + '\r\n').join('')
}

/** Programs that part fields by semicolons or tabs cut those that aren't quoted. */
function csvField(text: string): string {
  const words = asWords(text)
  return /[",;\t\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}

/** Words must stay words: what begins like a formula would be one to a spreadsheet. A number may be negative. */
function asWords(text: string): string {
  const isFormula = /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)
  return isFormula ? `'${text}` : text
}
