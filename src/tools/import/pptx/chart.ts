import { renderChart } from '../../../compiler/render/chart.ts'
import type { Locale } from '../../../deck/locale.ts'
import { attribute, child, children, descendants, type XmlElement } from './xml.ts'

export interface ChartFigure {
  /** Data of the figure's file; undefined for a chart that Vega-Lite has no form for here: its table stands in. */
  figure: object | undefined
  caption: string
  description: string
  /** True where it is drawn in another form than the file's: a pie as bars, an area as a line. */
  isOtherForm: boolean
  table: string[][]
}

interface Series {
  name: string
  categories: string[]
  values: (number | undefined)[]
}

const KINDS: Record<string, { mark: string; ja: string; en: string }> = {
  barChart: { mark: 'bar', ja: '棒グラフ', en: 'Bar chart' },
  bar3DChart: { mark: 'bar', ja: '棒グラフ', en: 'Bar chart' },
  lineChart: { mark: 'line', ja: '折れ線グラフ', en: 'Line chart' },
  line3DChart: { mark: 'line', ja: '折れ線グラフ', en: 'Line chart' },
  areaChart: { mark: 'line', ja: '折れ線グラフ', en: 'Line chart' },
  // A pie's shares are told apart more surely as bars; the report says so.
  pieChart: { mark: 'bar', ja: '棒グラフ', en: 'Bar chart' },
  doughnutChart: { mark: 'bar', ja: '棒グラフ', en: 'Bar chart' },
  pie3DChart: { mark: 'bar', ja: '棒グラフ', en: 'Bar chart' },
  scatterChart: { mark: 'point', ja: '散布図', en: 'Scatter chart' },
}

const COLOURS = ['data-1', 'data-2', 'data-3', 'data-4', 'data-5', 'data-6']

/** A chart's own data, drawn anew by Vega-Lite. */
export async function readChart(
  chart: XmlElement,
  locale: Locale,
  isNarrow: boolean,
): Promise<ChartFigure | undefined> {
  const plot = descendants(chart, 'plotArea')[0]
  const drawn = plot?.children.find(({ name }) => name in KINDS)
  if (!drawn) return undefined
  const kind = KINDS[drawn.name]
  const parts = children(drawn, 'ser')
  if (valueCount(parts) > MOST_VALUES) return undefined
  const series = parts.map(readSeries)
  const first = series[0]
  if (!kind || !first || first.values.length === 0) return undefined
  const title = children(child(chart, 'chart'), 'title')
    .flatMap((node) => descendants(node, 't'))
    .map(({ text }) => text)
    .join('')
    .trim()
  const names = series.map(({ name }) => name).filter((name) => name !== '—')
  const caption = title || names.join(locale === 'ja' ? '，' : ', ') || (locale === 'ja' ? 'グラフ' : 'Chart')
  const categories = first.categories
  const table = [
    ['', ...series.map(({ name }) => name)],
    ...categories.map((category, index) => [
      category,
      ...series.map(({ values }) => formatNumber(values[index])),
    ]),
  ]
  const isHorizontal = attribute(child(drawn, 'barDir'), 'val') === 'bar'
  const isStacked = /stacked/i.test(attribute(child(drawn, 'grouping'), 'val') ?? '')
  const figure = figureOf({ kind, caption, series, categories, isHorizontal, isStacked, isNarrow, locale })
  const isDrawable =
    figure &&
    (await renderChart(figure.data, { locale }).then(
      () => true,
      () => false,
    ))
  if (!isDrawable && table.length * (series.length + 1) > MOST_CELLS) return undefined
  return {
    figure: isDrawable ? figure : undefined,
    caption,
    description: describe(locale === 'ja' ? kind.ja : kind.en, series, locale),
    isOtherForm: /pie|doughnut|area/i.test(drawn.name),
    table,
  }
}

function readSeries(series: XmlElement): Series {
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
/** Of all series together. */
const MOST_VALUES = 20_000

/** Cells of a table that stands in for a chart: more nobody reads from a slide. */
const MOST_CELLS = 1000

/** Values that the table of a chart's has, before any is read: one point of a series makes room for those before it. */
function valueCount(series: readonly XmlElement[]): number {
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

function points(node: XmlElement | undefined): string[] {
  const out: string[] = []
  for (const point of descendants(node, 'pt')) {
    const index = Number(attribute(point, 'idx'))
    if (Number.isInteger(index) && index >= 0 && index < MOST_POINTS)
      out[index] = child(point, 'v')?.text ?? ''
  }
  return Array.from(out, (value: string | undefined) => value ?? '')
}

const HEADS: { en: ChartHeads } & Partial<Record<Locale, ChartHeads>> = {
  ja: { category: '項目', series: '系列', value: '値' },
  en: { category: 'Category', series: 'Series', value: 'Value' },
}

function headsIn(locale: Locale): ChartHeads {
  return HEADS[locale] ?? HEADS.en
}

interface ChartHeads {
  category: string
  series: string
  value: string
}

interface Drawing {
  kind: { mark: string }
  caption: string
  series: readonly Series[]
  categories: readonly string[]
  isHorizontal: boolean
  isStacked: boolean
  /** True where words stand beside it: it is drawn smaller, so that its own are not. */
  isNarrow: boolean
  locale: Locale
}

function figureOf(drawing: Drawing) {
  const { caption, series, locale } = drawing
  if (series.length > COLOURS.length) return undefined
  return {
    kind: 'chart',
    provenance: 'own',
    sureness: 'slide',
    references: [],
    drawing: 'chart',
    data: { caption, spec: specOf(drawing), values: valuesOf(drawing), columns: columnsOf(series, locale) },
  }
}

function valuesOf({ kind, series, categories, isStacked }: Drawing) {
  const isPoint = kind.mark === 'point'
  return series.flatMap(({ name, values: numbers }, rank) =>
    numbers.flatMap((value, index) =>
      value === undefined
        ? []
        : [
            {
              category: isPoint ? Number(categories[index]) : (categories[index] ?? ''),
              series: name,
              value,
              // A stack begins with the first series, at the bottom.
              ...(isStacked && { rank }),
            },
          ],
    ),
  )
}

function columnsOf(series: readonly Series[], locale: Locale) {
  const heads = headsIn(locale)
  return [
    { key: 'category', head: [heads.category] },
    ...(series.length > 1 ? [{ key: 'series', head: [heads.series] }] : []),
    { key: 'value', head: [series.length === 1 ? (series[0]?.name ?? heads.value) : heads.value] },
  ]
}

function specOf(drawing: Drawing) {
  const { kind, series, categories, isHorizontal, isStacked, isNarrow } = drawing
  const several = series.length > 1
  const category = categoryChannel(drawing)
  const value = {
    field: 'value',
    type: 'quantitative',
    title: null,
    ...(kind.mark === 'bar' && !isStacked && { stack: null }),
  }
  return {
    width: isNarrow ? 430 : 880,
    height: isHorizontal ? Math.min(420, Math.max(200, categories.length * 44)) : 340,
    mark: markOf(kind.mark, several),
    encoding: {
      ...(isHorizontal ? { y: category, x: value } : { x: category, y: value }),
      ...(several && { color: colorChannel(kind.mark, series.length) }),
      ...(several &&
        kind.mark === 'bar' &&
        !isStacked && {
          [isHorizontal ? 'yOffset' : 'xOffset']: { field: 'series', type: 'nominal', sort: null },
        }),
      ...(isStacked && { order: { field: 'rank', type: 'quantitative' } }),
    },
  }
}

function categoryChannel({ kind, isHorizontal }: Drawing) {
  if (kind.mark === 'point') return { field: 'category', type: 'quantitative', title: null }
  return {
    field: 'category',
    type: 'nominal',
    sort: null,
    title: null,
    axis: { labelAngle: 0, labelLimit: 260, ...(isHorizontal ? {} : { labelOverlap: true }) },
  }
}

/** Series by colour, with a legend above. */
function colorChannel(mark: string, count: number) {
  return {
    field: 'series',
    type: 'nominal',
    sort: null,
    title: null,
    scale: { range: COLOURS.slice(0, count) },
    legend: {
      orient: 'top',
      labelFontSize: 18,
      labelColor: 'ink',
      symbolSize: 180,
      ...(mark === 'line'
        ? { symbolType: 'stroke', symbolStrokeWidth: 4 }
        : { symbolType: 'square', symbolStrokeWidth: 0 }),
    },
  }
}

/** One series alone has the first colour; of several the legend says which. */
function markOf(mark: string, several: boolean) {
  if (mark === 'bar') return { type: 'bar' }
  return mark === 'line'
    ? { type: 'line', strokeWidth: 3, ...(several ? {} : { stroke: 'data-1' }) }
    : { type: 'point', filled: true, size: 90, ...(several ? {} : { fill: 'data-1' }) }
}

/** Kind, series and their ends: what can be said of a chart without seeing it. */
function describe(kind: string, series: readonly Series[], locale: Locale): string {
  const parts = series.map(({ name, categories, values }) => {
    const known = values.flatMap((value, index) =>
      value === undefined ? [] : [{ value, category: categories[index] ?? '' }],
    )
    const [first, last] = [known[0], known.at(-1)]
    if (!first || !last) return name
    return locale === 'ja'
      ? `${name}：${first.category}で${formatNumber(first.value)}，${last.category}で${formatNumber(last.value)}`
      : `${name}: ${formatNumber(first.value)} at ${first.category}, ${formatNumber(last.value)} at ${last.category}`
  })
  return locale === 'ja' ? `${kind}．${parts.join('；')}．` : `${kind}. ${parts.join('; ')}.`
}

function formatNumber(value: number | undefined): string {
  return value === undefined ? '' : String(Math.round(value * 10_000) / 10_000)
}
