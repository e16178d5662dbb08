import { attribute, child, descendants, type XmlElement } from './xml.ts'

/** What a chart shows by one colour. */
export interface Series {
  name: string
  categories: string[]
  values: (number | undefined)[]
}

export function readSeries(series: XmlElement): Series {
  const name =
    descendants(child(series, 'tx'), 'v')
      .map(({ text }) => text)
      .join(' ') || '—'
  const categories = points(child(series, 'cat') ?? child(series, 'xVal'))
  const values = points(child(series, 'val') ?? child(series, 'yVal')).map((value) => {
    const number = Number(value)
    return value === '' || !Number.isFinite(number) ? undefined : number
  })
  const count = Math.max(values.length, categories.length)
  return {
    name,
    categories: Array.from({ length: count }, (_, index) => categories[index] || String(index + 1)),
    values: Array.from({ length: count }, (_, index) => values[index]),
  }
}

/** Points that a series has at the most: more is no chart for an audience. */
const MOST_POINTS = 5000
/** Values that the table of a chart's has, before any is read: one point of a series makes room for those before it. */
export function valueCount(series: readonly XmlElement[]): number {
  const longest = series.reduce(
    (most, each) =>
      descendants(each, 'pt').reduce((found, point) => {
        const index = Number(attribute(point, 'idx'))
        return index < MOST_POINTS ? Math.max(found, index + 1) : found
      }, most),
    0,
  )
  return series.length * longest
}

/** Of several levels of categories each point says all of its own, the outermost first. */
function points(node: XmlElement | undefined): string[] {
  const levels = descendants(node, 'lvl')
  if (levels.length < 2) return pointsOf(node)
  const [innermost = [], ...outer] = levels.map(pointsOf)
  return innermost.map((label, index) =>
    [...outer.map((level) => begunBefore(level, index)).reverse(), label].join(' ').trim(),
  )
}

/** An outer category stands at the first of those that it holds. */
function begunBefore(level: readonly string[], index: number): string {
  return level.slice(0, index + 1).findLast((label) => label !== '') ?? ''
}

function pointsOf(node: XmlElement | undefined): string[] {
  const out: string[] = []
  const code = child(child(child(node, 'numRef'), 'numCache'), 'formatCode')?.text ?? ''
  // What stands in quotation marks or brackets are words and colours.
  const isDay = /[ymd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]/g, ''))
  for (const point of descendants(node, 'pt')) {
    const index = Number(attribute(point, 'idx'))
    if (Number.isInteger(index) && index >= 0 && index < MOST_POINTS) {
      const text = child(point, 'v')?.text ?? ''
      out[index] = isDay ? dayOf(text) : text
    }
  }
  return Array.from(out, (value: string | undefined) => value ?? '')
}

/** A day as spreadsheets count them, from the end of 1899; what is none as it was. */
function dayOf(serial: string): string {
  const days = Number(serial)
  if (serial === '' || !(days >= 1 && days < 2_958_466)) return serial
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * 86_400_000).toISOString().slice(0, 10)
}
