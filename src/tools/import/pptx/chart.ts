import { renderChart } from '../../../compiler/render/chart.ts'
import type { Locale } from '../../../deck/locale.ts'
import { readSeries, valueCount, type Series } from './chart-series.ts'
import { attribute, child, children, descendants, type XmlElement } from './xml.ts'

/** Values of all series together. */
const MOST_VALUES = 20_000

/** Cells of a table that stands in for a chart: more nobody reads from a slide. */
const MOST_CELLS = 1000

export interface ChartFigure {
  /** Data of the figure's file; undefined for a chart that Vega-Lite has no form for here: its table stands in. */
  figure: object | undefined
  caption: string
  description: string
  /** True where it is drawn in another form than the file's: a pie as bars, an area as a line. */
  isOtherForm: boolean
  table: string[][]
  /** What stands at the chart beside its values: its title and its axes', for who sees the table. */
  words: string
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
  const drawn = plot?.children.filter(({ name }) => name.endsWith('Chart')) ?? []
  if (!drawn.every(({ name }) => name in KINDS || TABLES.includes(name))) return undefined
  const parts = drawn.flatMap((each) => children(each, 'ser'))
  if (valueCount(parts) > MOST_VALUES) return undefined
  const series = parts.map(readSeries)
  const [first] = series
  if (!first || first.values.length === 0) return undefined
  // Of bars with lines over them, or a net of spokes, all values stand in a table.
  const kind = drawn.length === 1 ? KINDS[drawn[0]?.name ?? ''] : undefined
  const isPoint = drawn.every(({ name }) => name === 'scatterChart')
  const title = wordsOf(child(child(chart, 'chart'), 'title'))
  const names = series.map(({ name }) => name).filter((name) => name !== '—')
  const caption = title || names.join(locale === 'ja' ? '，' : ', ') || (locale === 'ja' ? 'グラフ' : 'Chart')
  const table = isPoint ? tableOfPoints(series) : tableOfValues(series)
  const figure =
    kind && drawn[0] && figureOf({ kind, caption, series, isNarrow, locale, ...formOf(drawn[0], plot) })
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
    description: kind ? describe(locale === 'ja' ? kind.ja : kind.en, series, locale) : '',
    isOtherForm: /pie|doughnut|area/i.test(drawn[0]?.name ?? ''),
    table,
    words: [title, ...axesOf(plot).map((axis) => wordsOf(child(axis, 'title')))]
      .filter((words) => words !== '')
      .join(locale === 'ja' ? '，' : ', '),
  }
}

/** Kinds that are not drawn: their values stand in a table. */
const TABLES = ['radarChart', 'stockChart']

function wordsOf(title: XmlElement | undefined): string {
  return descendants(title, 't')
    .map(({ text }) => text)
    .join('')
    .trim()
}

/** A column for each series; their categories are the first one's. */
function tableOfValues(series: readonly Series[]): string[][] {
  const longest = series.reduce((most, { categories }) => Math.max(most, categories.length), 0)
  return [
    ['', ...series.map(({ name }) => name)],
    ...Array.from({ length: longest }, (_, index) => [
      series.map(({ categories }) => categories[index]).find((category) => category !== undefined) ?? '',
      ...series.map(({ values }) => formatNumber(values[index])),
    ]),
  ]
}

/** Points have places of their own in each series. */
function tableOfPoints(series: readonly Series[]): string[][] {
  return [
    ['', 'x', 'y'],
    ...series.flatMap(({ name, categories, values }) =>
      values.map((value, index) => [name, categories[index] ?? '', formatNumber(value)]),
    ),
  ]
}

/** How the file draws a chart. */
interface ChartForm {
  isHorizontal: boolean
  isStacked: boolean
  /** Each stack is a whole, and its values are shares of it. */
  isShare: boolean
  /** Values are written as percentages. */
  isPercent: boolean
  isLog: boolean
  /** Words at the axes; null where there are none. */
  titles: { category: string | null; value: string | null }
}

function axesOf(plot: XmlElement | undefined): XmlElement[] {
  return plot?.children.filter(({ name }) => /^(?:cat|date|val|ser)Ax$/.test(name)) ?? []
}

function formOf(drawn: XmlElement, plot: XmlElement | undefined): ChartForm {
  const grouping = attribute(child(drawn, 'grouping'), 'val') ?? ''
  const axes = axesOf(plot)
  const isLevel = (axis: XmlElement) => /^[bt]$/.test(attribute(child(axis, 'axPos'), 'val') ?? '')
  // Of points both axes have values: across stands what a category is elsewhere.
  const category =
    axes.find(({ name }) => name === 'catAx' || name === 'dateAx') ??
    (drawn.name === 'scatterChart' ? axes.find(isLevel) : undefined)
  const value = axes.find((axis) => axis.name === 'valAx' && axis !== category)
  return {
    isHorizontal: attribute(child(drawn, 'barDir'), 'val') === 'bar',
    isStacked: /stacked/i.test(grouping),
    isShare: grouping === 'percentStacked',
    isPercent: (attribute(child(value, 'numFmt'), 'formatCode') ?? '').includes('%'),
    isLog: child(child(value, 'scaling'), 'logBase') !== undefined,
    titles: {
      category: wordsOf(child(category, 'title')) || null,
      value: wordsOf(child(value, 'title')) || null,
    },
  }
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

interface Drawing extends ChartForm {
  kind: { mark: string }
  caption: string
  series: readonly Series[]
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

function valuesOf({ kind, series, isStacked }: Drawing) {
  const isPoint = kind.mark === 'point'
  const shared = series[0]?.categories ?? []
  return series.flatMap(({ name, categories, values: numbers }, rank) =>
    numbers.flatMap((value, index) =>
      value === undefined
        ? []
        : [
            {
              category: isPoint ? Number(categories[index]) : (shared[index] ?? categories[index] ?? ''),
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
  const { kind, series, isHorizontal, isStacked, isShare, isPercent, isLog, isNarrow, titles } = drawing
  const count = series[0]?.categories.length ?? 0
  const several = series.length > 1
  const category = categoryChannel(drawing)
  const value = {
    field: 'value',
    type: 'quantitative',
    title: titles.value,
    ...(kind.mark === 'bar' && !isStacked && { stack: null }),
    ...(isShare && { stack: 'normalize' }),
    ...((isShare || isPercent) && { axis: { format: '.0%' } }),
    // Bars begin at nothing, which no such scale has.
    ...(isLog && kind.mark !== 'bar' && isPositive(series) && { scale: { type: 'log' } }),
  }
  return {
    width: isNarrow ? 430 : 880,
    height: isHorizontal ? Math.min(420, Math.max(200, count * 44)) : 340,
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

function isPositive(series: readonly Series[]): boolean {
  return series.every(({ values }) => values.every((value) => value === undefined || value > 0))
}

function categoryChannel({ kind, isHorizontal, titles }: Drawing) {
  const title = titles.category
  if (kind.mark === 'point') return { field: 'category', type: 'quantitative', title }
  return {
    field: 'category',
    type: 'nominal',
    sort: null,
    title,
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
  return value === undefined ? '' : String(Number(value.toPrecision(6)))
}
