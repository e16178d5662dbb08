import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { createElement, type FunctionComponent } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { visit } from 'unist-util-visit'
import { z } from 'zod'
import { LOCALES, type Locale } from '../../deck/locale.ts'
import type { SlideReference } from '../../deck/types.ts'
import {
  FIGURE_KINDS,
  inLocale,
  resolveLabels,
  SURENESSES,
  type DrawingProps,
  type FigureFile,
} from '../../figures/drawing.ts'
import { DataTable } from '../../figures/forms/table.tsx'
import { drawingNames, loadDrawing, loadValues } from '../../figures/registry.ts'
import { CHART_DRAWING, renderChart } from './chart.ts'
import { highlightPanels } from './highlight.ts'
import { breakAtPhrases, wrapNamesAndColons } from './line-breaks.ts'
import { formatReference } from '../read/references.ts'
import { lineOfPath } from '../read/json.ts'
import { suggestion, type Problem } from '../read/problem.ts'
import type { DeckSource } from '../read/read.ts'
import { missingLocales } from '../read/schema.ts'
import { parseWith } from '../read/schema-issues.ts'

const perLocale = z.partialRecord(z.enum(LOCALES), z.string())
const localText = z.union([z.string(), perLocale])

const figureFileSchema = z.strictObject({
  kind: z.enum(FIGURE_KINDS),
  provenance: z.enum(['own', 'redrawn', 'added']),
  sureness: z.enum(SURENESSES),
  states: z.array(z.string()).optional(),
  references: z.array(z.string()),
  note: perLocale.optional(),
  drawing: z.string().optional(),
  labels: z.record(z.string(), localText).optional(),
  data: z.unknown().optional(),
  source: localText.optional(),
})

/** A figure's file after its checks; `drawing` is missing where nobody has drawn it yet. */
export type Figure = Omit<FigureFile, 'drawing'> & { name: string; file: string; drawing?: string }

/** Figures by name; those whose file is wrong are left out and reported. */
export function checkFigures(source: DeckSource): { figures: Map<string, Figure>; problems: Problem[] } {
  const figures = new Map<string, Figure>()
  const problems: Problem[] = []
  for (const file of source.figures.values()) {
    if (file.json === undefined) continue
    const report = (line: number, message: string) => problems.push({ file: file.file, line, message })
    const { value: figure, faults } = parseWith(figureFileSchema, file.json)
    if (!figure) {
      for (const { path, message } of faults) report(lineOfPath(file.source, path), message)
      continue
    }
    for (const [index, key] of figure.references.entries()) {
      if (!source.referencesRead || source.references.has(key)) continue
      report(
        lineOfPath(file.source, ['references', index]),
        `unknown reference "${key}"${suggestion(key, [...source.references.keys()])}`,
      )
    }
    checkNote(figure, source, (message) => {
      report(lineOfPath(file.source, ['note']), message)
    })
    const known = [...drawingNames, CHART_DRAWING]
    if (figure.drawing !== undefined && !known.includes(figure.drawing)) {
      report(
        lineOfPath(file.source, ['drawing']),
        `unknown drawing "${figure.drawing}"${suggestion(figure.drawing, known)}`,
      )
    }
    figures.set(file.name, { ...figure, name: file.name, file: file.file } as Figure)
  }
  return { figures, problems }
}

/** A reader is told of every figure that isn't the author's own, in each language of the deck. */
function checkNote(
  { provenance, note }: z.infer<typeof figureFileSchema>,
  { deck }: DeckSource,
  report: (message: string) => void,
): void {
  if (provenance === 'own' && !note) return
  const missing = missingLocales(note ?? {}, deck.locales)
  if (missing.length === 0) return
  const how = provenance === 'own' ? '' : '; a figure of your own, with provenance "own", needs none'
  report(`the note is missing in ${missing.map((locale) => `"${locale}"`).join(', ')}${how}`)
}

/** A drawing as hast, and its numbers as a table where it has any. */
export interface Drawn {
  content: Element[]
  table: Element | undefined
}

/** A figure drawn: undefined where it has no drawing. Throws with the figure's file where its data don't fit. */
export async function drawFigure(
  figure: Figure,
  locale: Locale,
  state: string | undefined,
  source: DeckSource,
): Promise<Drawn | undefined> {
  if (figure.drawing === undefined) return undefined
  if (figure.drawing === CHART_DRAWING) {
    const { svg, table } = await renderChart(localizeData(figure.data, locale), { locale })
    return { content: elementsOf(svg), table: elementsOf(table)[0] }
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
  const content = elementsOf(markup)
  visit({ type: 'root', children: content }, 'element', (node) => {
    if (node.tagName !== 'p' && node.tagName !== 'td' && node.tagName !== 'th') return
    if (node.tagName === 'p' && locale === 'ja' && node.properties['lang'] !== 'en') breakAtPhrases(node)
    wrapNamesAndColons(node)
  })
  const values = (await loadValues(figure.drawing))?.(localized)
  if (!values) return { content, table: findTable(content) }
  if (figure.kind === 'table') markPartial(content)
  const table = renderToStaticMarkup(createElement(DataTable, { data: values, locale, state }))
  return { content, table: elementsOf(table)[0] }
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

function elementsOf(markup: string): Element[] {
  return fromHtml(markup, { fragment: true }).children.filter((node) => node.type === 'element')
}

/** Where data hold a text in each locale, the drawing gets the one of its own. */
function localizeData(data: unknown, locale: Locale): unknown {
  if (Array.isArray(data)) return data.map((item) => localizeData(item, locale))
  if (typeof data !== 'object' || data === null) return data
  const entries = Object.entries(data)
  if (entries.length > 0 && entries.every(([key]) => (LOCALES as readonly string[]).includes(key))) {
    return inLocale(data, locale)
  }
  return Object.fromEntries(entries.map(([key, value]) => [key, localizeData(value, locale)]))
}
