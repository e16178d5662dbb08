import type { Element } from 'hast'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { z } from 'zod'
import type { Locale } from '../../deck/locale.ts'
import { DataTable } from '../../figures/forms/table.tsx'
import { valueTable } from '../../figures/forms/value-table.ts'
import { simplifyChartSvg } from './chart-svg.ts'
import { ChartDrawer } from './chart-drawer.ts'
import { elementsIn, parseForeign } from './hast.ts'

const MOST_VALUES = 'a chart has at most 10,000 values: summarise them, or show a part'

/** `data` of a chart's file, after its texts were resolved to one language. */
const chartSchema = z.strictObject({
  caption: z.string().describe('Name of the table of values, for screen readers.'),
  spec: z
    .looseObject({})
    .describe('Vega-Lite, without data. Colours are names of classes: see chart-svg.ts.'),
  values: z
    .array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])))
    .min(1)
    .max(10_000, MOST_VALUES)
    .describe('The values, which the spec knows as its data.'),
  columns: z
    .array(z.looseObject({ key: z.string(), head: z.array(z.string()).min(1) }))
    .min(1)
    .describe('Columns of the table of values, as in table-data.ts; a key names a field of the values.'),
})

export interface RenderedChart {
  /** `<svg class="figure-svg">`: no ids, no style attributes, no roles, colours as classes. */
  svg: Element
  /** The values as a table, for the transcript and for those who don't see the chart. */
  table: Element | undefined
}

/** Renders a chart's data. Throws on a spec that Vega-Lite warns of, or that breaks the rules of figures. */
export async function renderChart(data: unknown, { locale }: { locale: Locale }): Promise<RenderedChart> {
  const result = chartSchema.safeParse(data)
  if (!result.success) throw new Error(`data of a chart: ${z.prettifyError(result.error)}`)
  const { caption, spec, values, columns } = result.data
  const place = placeOfAddress(spec)
  if (place !== undefined)
    throw new Error(
      `"${place}" in a chart's spec: a chart reads nothing from elsewhere; its values stand in "values"`,
    )
  const table = valueTable({ caption, values, columns: columns })
  return {
    svg: simplifyChartSvg(await renderVega({ ...spec, data: { values } })),
    table: elementsIn(
      parseForeign(renderToStaticMarkup(createElement(DataTable, { data: table, locale }))),
    )[0],
  }
}

const drawer = new ChartDrawer()

/** Says that there will be charts: what draws them takes a second to start. */
export function expectCharts(): void {
  drawer.start()
}

async function renderVega(spec: object): Promise<Element> {
  const [svg] = elementsIn(parseForeign(await drawer.draw(spec, CONFIG)))
  if (!svg) throw new Error('Vega rendered nothing')
  return svg
}

/** A Vega-Lite chart of an author's own, with its values in it: its colours are its own, or names of the deck's. */
export async function renderOwnChart(
  spec: unknown,
  { name, locale }: { name: string; locale: Locale },
): Promise<{ svg: string; table: Element | undefined }> {
  const result = ownChartSchema.safeParse(spec)
  if (!result.success) throw new Error(z.prettifyError(result.error))
  const { data, title, ...rest } = result.data
  const place = placeOfAddress(rest)
  if (place !== undefined)
    throw new Error(`"${place}" in a chart's spec: a chart reads nothing from elsewhere`)
  const keys = [...new Set(data.values.flatMap((row) => Object.keys(row)))]
  const table = valueTable({
    caption: typeof title === 'string' ? title : name,
    values: data.values,
    columns: keys.map((key) => ({ key, head: [key] })),
  })
  const markup = renderToStaticMarkup(createElement(DataTable, { data: table, locale }))
  return {
    svg: await drawer.draw({ ...rest, ...(title !== undefined && { title }), data }, OWN_CONFIG),
    table: elementsIn(parseForeign(markup))[0],
  }
}

const ownChartSchema = z.looseObject({
  title: z.unknown().optional(),
  data: z.strictObject(
    {
      values: z
        .array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])))
        .min(1)
        .max(10_000, MOST_VALUES),
    },
    'a chart has its values in it: "data": { "values": [ … ] }',
  ),
})

/** Where a spec would have something fetched, from a file or an address; undefined where it doesn't. */
function placeOfAddress(value: unknown, path = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const place = path === '' ? key : `${path}.${key}`
    if (key === 'url' || key === 'href') return place
    // Data given in the spec: what its fields are called is the author's to say.
    if (key === 'values' && Array.isArray(inner)) continue
    const found = placeOfAddress(inner, place)
    if (found !== undefined) return found
  }
  return undefined
}

/** One hand with the drawn figures: sizes in px of the stage, inks and lines by name. */
const CONFIG = {
  background: 'transparent',
  padding: 0,
  view: { stroke: null },
  axis: {
    labelColor: 'quiet',
    labelFontSize: 20,
    labelPadding: 8,
    titleColor: 'quiet',
    titleFontSize: 20,
    titleFontWeight: 'normal',
    gridColor: 'grid',
    tickColor: 'rule',
    domainColor: 'line-ink',
  },
  title: { color: 'ink', fontSize: 22, fontWeight: 'bold', anchor: 'start', offset: 8 },
  text: { color: 'ink', fontSize: 20, baseline: 'middle', lineBreak: '\n', lineHeight: 27 },
  bar: { color: 'data-1' },
  rule: { color: 'line' },
} as const

const DATA_COLOURS = ['data-1', 'data-2', 'data-3', 'data-4', 'data-5', 'data-6']

/** The same for an author's own: whatever has no colour of its own has one of the deck's. */
const OWN_CONFIG = {
  ...CONFIG,
  mark: { color: 'data-1' },
  line: { color: 'data-1', strokeWidth: 3 },
  point: { color: 'data-1', filled: true, size: 90 },
  area: { color: 'data-1' },
  arc: { stroke: 'paper' },
  legend: { labelColor: 'ink', labelFontSize: 20, titleColor: 'quiet', titleFontSize: 20, symbolSize: 160 },
  header: { labelColor: 'ink', labelFontSize: 20, titleColor: 'quiet', titleFontSize: 20 },
  range: { category: DATA_COLOURS },
} as const
