import type { RootContent, Table } from 'mdast'
import { noteOf } from '../../../i18n/import-notes.ts'
import { readPhrasing, type TextContext } from './paragraphs.ts'
import { nameOf, tableCells, type Shape } from './shapes.ts'
import type { SlideContext } from './slide-context.ts'
import { readPicture } from './slide-picture.ts'
import { at, attribute, child, type XmlElement } from './xml.ts'

/** A table, a chart, SmartArt, or the picture of another program’s object. */
export async function readFrame({ element, box }: Shape, slide: SlideContext): Promise<RootContent[]> {
  const data = at(element, 'graphic', 'graphicData')
  const table = child(data, 'tbl')
  if (table) return [tableOf(table, slide.context([]))]
  const chart = child(data, 'chart')
  const chartPath = slide.relations.get(attribute(chart, 'r:id') ?? '')?.target
  if (chart && chartPath !== undefined) return readChartPart(chartPath, (box?.width ?? 1) < 0.6, slide)
  const diagram = child(data, 'relIds')
  const diagramPath = slide.relations.get(attribute(diagram, 'r:dm') ?? '')?.target
  if (diagramPath !== undefined) return listOf(diagramPath, slide)
  const label = attribute(nameOf(element), 'name') ?? 'object'
  slide.remarks.push({ kind: 'dropped', note: noteOf('object', { name: label }) })
  return readPicture(element, slide)
}

async function readChartPart(
  path: string,
  isNarrow: boolean,
  { remarks, slideNumber, deck }: SlideContext,
): Promise<RootContent[]> {
  const chart = await deck.shown.chart(path, deck.locale, isNarrow)
  if (!chart) {
    remarks.push({ kind: 'dropped', note: noteOf('chartUnknown') })
    return []
  }
  if (!chart.figure) {
    remarks.push({ kind: 'changed', note: noteOf('chartTable', { name: chart.caption }) })
    return [...(chart.words === '' ? [] : [paragraphOf(chart.words)]), tableFrom(chart.table)]
  }
  const name = `chart-${String(slideNumber)}-${String(deck.figures.size + 1)}`
  deck.figures.set(name, chart.figure)
  remarks.push({
    kind: 'changed',
    note: noteOf(chart.isOtherForm ? 'chartOtherForm' : 'chart', {
      name: chart.caption,
      file: `figures/${name}.json`,
    }),
  })
  const figure = {
    type: 'containerDirective',
    name: 'figure',
    attributes: { name },
    children: [paragraphOf(chart.caption), paragraphOf(chart.description)],
  }
  return [figure as RootContent]
}

function paragraphOf(value: string): RootContent {
  return { type: 'paragraph', children: [{ type: 'text', value }] }
}

/** SmartArt: its words by their levels, as a list. */
async function listOf(
  path: string,
  { remarks, context, slideNumber, deck }: SlideContext,
): Promise<RootContent[]> {
  const { points, below, start } = await deck.shown.diagram(path, slideNumber)
  const seen = new Set<string>()
  const items = (id: string, depth: number): RootContent[] => {
    const nodes = (below.get(id) ?? []).flatMap((target) => {
      if (seen.has(target) || depth > 6) return []
      seen.add(target)
      const words = readPhrasing(child(points.get(target), 't'), context([]))
      const inner = items(target, depth + 1)
      if (words.length === 0 && inner.length === 0) return []
      return [
        {
          type: 'listItem' as const,
          spread: false,
          children: [{ type: 'paragraph' as const, children: words }, ...inner],
        },
      ]
    })
    return nodes.length === 0
      ? []
      : [{ type: 'list', ordered: false, spread: false, children: nodes } as RootContent]
  }
  const list = items(start, 0)
  remarks.push({
    kind: list.length > 0 ? 'changed' : 'dropped',
    note: noteOf('smartArt'),
  })
  return list
}

function tableOf(table: XmlElement, context: TextContext): Table {
  const rows = tableCells(table)
  const width = Math.max(1, ...rows.map(({ length }) => length))
  return {
    type: 'table',
    align: [],
    children: rows.map((cells) => ({
      type: 'tableRow',
      children: Array.from({ length: width }, (_, index) => ({
        type: 'tableCell',
        children: cells[index] ? readPhrasing(cells[index], context) : [],
      })),
    })),
  }
}

function tableFrom(rows: readonly (readonly string[])[]): Table {
  return {
    type: 'table',
    align: rows[0]?.map((_, index) => (index === 0 ? null : 'right')) ?? [],
    children: rows.map((cells) => ({
      type: 'tableRow',
      children: cells.map((value) => ({ type: 'tableCell', children: [{ type: 'text', value }] })),
    })),
  }
}
