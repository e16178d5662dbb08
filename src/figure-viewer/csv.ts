/** Excel takes a file for UTF-8 only with this at its start. */
const BYTE_ORDER_MARK = '\uFEFF'
const NUMBER = /^[+−-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/

/** Rows as a CSV file (RFC 4180), in UTF-8 with its mark. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => row.map(csvField).join(',') + '\r\n').join('')
}

/** A printed number as programs read it: a plain minus, no plus, no commas. Other words stay as they are. */
export function plainValue(text: string): string {
  if (!NUMBER.test(text)) return text
  return text.replace('−', '-').replace('+', '').replaceAll(',', '')
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
