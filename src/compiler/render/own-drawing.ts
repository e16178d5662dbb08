import type { Locale } from '../../deck/locale.ts'
import { resolveLabels } from '../../figures/drawing.ts'
import { localizeData } from '../../figures/localize-data.ts'
import type { Figure } from '../read/figure-file.ts'
import { parseJson } from '../read/json.ts'
import type { OwnDrawing } from '../read/own-figures.ts'
import { renderOwnChart } from './chart.ts'
import type { Drawn } from './drawn.ts'
import { MERMAID_SCALE, mermaidSvg } from './mermaid/draw-mermaid.ts'
import { ownSvg } from './own-svg.ts'

/** What an author drew, in one language. Throws a sentence where it can't be drawn. */
export async function drawOwn(
  { name, labels = {} }: Pick<Figure, 'name' | 'labels'>,
  { form, source }: OwnDrawing,
  locale: Locale,
  scope: string,
): Promise<Drawn> {
  const options = { prefix: `${scope}-${name}-`, labels: resolveLabels(labels, locale) }
  switch (form) {
    case 'svg':
      return { content: [ownSvg(source, options)], table: undefined }
    case 'mermaid': {
      const svg = await mermaidSvg(fillIn(source, options.labels))
      return { content: [ownSvg(svg, { ...options, scale: MERMAID_SCALE })], table: undefined }
    }
    case 'vega-lite': {
      const { value, fault } = parseJson(source)
      if (fault) throw new Error(`line ${String(fault.line)}: ${fault.message}`)
      const { svg, table } = await renderOwnChart(localizeData(value, locale), { name, locale })
      return { content: [ownSvg(svg, options)], table }
    }
  }
}

/** Before the diagram is laid out: a longer word needs a larger box. Mermaid's own `{{hexagon}}` is no key. */
function fillIn(source: string, labels: Readonly<Record<string, string>>): string {
  return source.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (whole, key: string) =>
    Object.hasOwn(labels, key) ? (labels[key] ?? whole) : whole,
  )
}
