import { z } from 'zod'
import { beginPart } from '../at-hand.ts'
import { LOCALES } from '../../deck/locale.ts'
import { FIGURE_KINDS, SURENESSES, type FigureFile } from '../../figures/drawing.ts'
import { drawingNames } from '../../figures/registry.ts'
import { exploreFaults } from './check-explore.ts'
import { exploreSchema, localText, type ExploreSource } from './explore-schema.ts'
import { formDataFaults } from './form-data.ts'
import { lineOfPath } from './json.ts'
import { suggestion, type Problem } from './problem.ts'
import { ownFigureSchema, type OwnDrawing } from './own-figures.ts'
import type { DeckSource, FigureSource } from './read.ts'
import { missingLocales } from './schema.ts'
import { parseWith } from './schema-issues.ts'

/** Name that a figure's file gives as its `drawing` to be rendered from a Vega-Lite spec. */
export const CHART_DRAWING = 'chart'

const perLocale = z.partialRecord(z.enum(LOCALES), z.string())

/** The schema of a figure's file; what `data` holds is for its drawing to say. */
export const figureFileSchema = z.strictObject({
  $schema: z.string().optional().describe('Path of the JSON Schema, for editors.'),
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
  explore: exploreSchema.optional(),
})

type FigureFacts = z.infer<typeof figureFileSchema>

/** A figure's file after its checks; `drawing` is missing where nobody has drawn it yet. */
export type Figure = Omit<FigureFile, 'drawing'> & {
  name: string
  file: string
  drawing?: string
  explore?: ExploreSource
  /** What the author drew, in the place of a drawing by name. */
  own?: OwnDrawing
}

/** Figures by name; those whose file is wrong are left out and reported. */
export function checkFigures(source: DeckSource): { figures: Map<string, Figure>; problems: Problem[] } {
  const figures = new Map<string, Figure>()
  const problems: Problem[] = []
  for (const file of source.figures.values()) {
    if (file.json === undefined) continue
    beginPart(file.file)
    const report = (line: number, message: string) => problems.push({ file: file.file, line, message })
    const { value: figure, faults } = parseFigure(file)
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
    for (const { path, message } of figure.explore
      ? exploreFaults(figure.explore, figure.states ?? [], source.deck.locales)
      : [])
      report(lineOfPath(file.source, path), message)
    const known = [...drawingNames, CHART_DRAWING]
    if (figure.drawing !== undefined && !known.includes(figure.drawing)) {
      report(
        lineOfPath(file.source, ['drawing']),
        `unknown drawing "${figure.drawing}"${suggestion(figure.drawing, known)}`,
      )
    }
    const own = file.own && { own: file.own }
    const misfits = own ? [] : formDataFaults(figure, source.deck.locales)
    for (const { path, message } of misfits) report(lineOfPath(file.source, path), message)
    if (misfits.length > 0) continue
    figures.set(file.name, { ...figure, name: file.name, file: file.file, ...own } as Figure)
  }
  return { figures, problems }
}

/** Drawn by Vega, from a spec in the figure's file or beside it. */
export function isChart({ drawing, own }: Figure): boolean {
  return own ? own.form === 'vega-lite' : drawing === CHART_DRAWING
}

/** An author's own drawing needs no more than its words beside it. */
function parseFigure({ json, own }: FigureSource): ReturnType<typeof parseWith<FigureFacts>> {
  if (!own) return parseWith(figureFileSchema, json)
  const { value, faults } = parseWith(ownFigureSchema, json)
  if (!value) return { faults }
  const kind = value.kind ?? (own.form === 'vega-lite' ? 'chart' : 'diagram')
  return { value: { ...value, kind, provenance: 'own', sureness: 'slide' } }
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
