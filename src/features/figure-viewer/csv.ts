const NUMBER = /^[+−-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/

/** A printed number as programs read it: a plain minus, no plus, no commas. Other words stay as they are. */
export function plainValue(text: string): string {
  if (!NUMBER.test(text)) return text
  return text.replace('−', '-').replace('+', '').replaceAll(',', '')
}

/** A cell with the small words beside its own. */
export interface CsvCell {
  value: string
  detail: string
}

/** A grid of texts: a column whose cells have details is followed by one of them, so that numbers stay numbers. */
export function splitDetails(
  grid: readonly (readonly (CsvCell | undefined)[])[],
  headRows: number,
  notes: string,
): string[][] {
  const width = Math.max(0, ...grid.map((line) => line.length))
  const isDetailed = Array.from({ length: width }, (_, x) => grid.some((line) => line[x]?.detail))
  return grid.map((line, y) =>
    isDetailed.flatMap((detailed, x) => {
      const { value, detail } = line[x] ?? { value: '', detail: '' }
      if (!detailed) return [value]
      return [value, y < headRows ? `${value} (${notes})`.trim() : detail]
    }),
  )
}
