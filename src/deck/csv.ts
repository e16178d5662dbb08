/** Excel takes a file for UTF-8 only with this at its start. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Rows as a CSV file (RFC 4180), in UTF-8 with its mark. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => row.map(csvField).join(',') + '\r\n').join('')
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
