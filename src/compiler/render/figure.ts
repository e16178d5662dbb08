import type { Element } from 'hast'
import { createElement, type FunctionComponent } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { visit } from 'unist-util-visit'
import type { Locale } from '../../deck/locale.ts'
import type { SlideReference } from '../../deck/types.ts'
import { resolveLabels, type DrawingProps } from '../../figures/drawing.ts'
import { localizeData } from '../../figures/localize-data.ts'
import { DataTable } from '../../figures/forms/table.tsx'
import { loadDrawing, loadValues } from '../../figures/registry.ts'
import { CHART_DRAWING, type Figure } from '../read/figure-file.ts'
import { dropBareGroups } from './bare-groups.ts'
import { renderChart } from './chart.ts'
import { accountOf } from './drawing-account.ts'
import type { Drawn } from './drawn.ts'
import { elementsIn, parseForeign } from './hast.ts'
import { highlightPanels } from './highlight.ts'
import { breakAtPhrases, wrapNamesAndColons } from './line-breaks.ts'
import { drawOwn } from './own-drawing.ts'
import { formatReference } from '../read/references.ts'
import type { DeckSource } from '../read/read.ts'

/** A figure drawn: undefined where it has no drawing. Throws with the figure's file where its data don't fit. */
export async function drawFigure(
  figure: Figure,
  locale: Locale,
  state: string | undefined,
  source: DeckSource,
  /** Tells the drawing's ids from those of other slides. */
  scope: string,
): Promise<Drawn | undefined> {
  if (figure.own) {
    const { own: drawing } = figure
    const own = await accountOf(source).draw(() => drawOwn(figure, drawing, locale, scope))
    dropBareGroups(own.content)
    return own
  }
  if (figure.drawing === undefined) return undefined
  if (figure.drawing === CHART_DRAWING) {
    const { svg, table } = await accountOf(source).draw(() =>
      renderChart(localizeData(figure.data, locale), { locale }),
    )
    return { content: [svg], table }
  }
  const drawing = await loadDrawing(figure.drawing)
  if (!drawing) return undefined
  const localized = localizeData(figure.data, locale)
  const props: DrawingProps<unknown> = {
    locale,
    state,
    data: figure.kind === 'code' ? await highlightPanels(localized) : localized,
    labels: resolveLabels(figure.labels ?? {}, locale),
    references: figure.references.flatMap((key): SlideReference[] => {
      const work = source.references.get(key)
      return work ? [formatReference(work)] : []
    }),
  }
  const markup = renderToStaticMarkup(
    createElement(drawing as FunctionComponent<DrawingProps<unknown>>, props),
  )
  if (markup.includes(' style="'))
    throw new Error('a drawing has no style attributes: the page’s policy drops them')
  const content = elementsIn(parseForeign(markup))
  dropBareGroups(content)
  visit({ type: 'root', children: content }, 'element', (node) => {
    if (node.tagName !== 'p' && node.tagName !== 'td' && node.tagName !== 'th') return
    if (node.tagName === 'p' && locale === 'ja' && node.properties['lang'] !== 'en') breakAtPhrases(node)
    wrapNamesAndColons(node)
  })
  const values = (await loadValues(figure.drawing))?.(localized)
  if (!values) return { content, table: findTable(content) }
  if (figure.kind === 'table') markPartial(content)
  const table = renderToStaticMarkup(createElement(DataTable, { data: values, locale, state }))
  return { content, table: elementsIn(parseForeign(table))[0] }
}

/** Tells the large view that there is more of the table than the slide shows. */
function markPartial(content: readonly Element[]): void {
  for (const node of content) node.properties['dataPartial'] = ''
}

/** A table's drawing is the table itself, in a frame. */
function findTable(content: Element[]): Element | undefined {
  let found: Element | undefined
  visit({ type: 'root', children: content }, 'element', (node) => {
    if (node.tagName === 'table') found ??= node
  })
  return found
}
