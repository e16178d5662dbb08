import { basename, join } from 'node:path'
import { z } from 'zod'
import { beginPart } from '../at-hand.ts'
import { FIGURE_KINDS } from '../../figures/drawing.ts'
import { readInside } from './deck-files.ts'
import { localText } from './explore-schema.ts'
import { pictureFault } from './picture-faults.ts'
import type { Problem } from './problem.ts'

/*
 * Figures that an author drew: `figures/x.svg`, `figures/x.mmd` (Mermaid), `figures/x.vl.json` (Vega-Lite). A file
 * `figures/x.json` beside them has their words in each language; without it they are the same in all.
 */

type OwnForm = 'svg' | 'mermaid' | 'vega-lite'

/** An author's own drawing, before it is drawn. */
export interface OwnDrawing {
  form: OwnForm
  file: string
  source: string
}

const ENDINGS: readonly [ending: string, form: OwnForm][] = [
  ['.svg', 'svg'],
  ['.mmd', 'mermaid'],
  ['.vl.json', 'vega-lite'],
]

/** What may stand in `figures/x.json` beside a drawing of one's own. */
export const ownFigureSchema = z.strictObject({
  $schema: z.string().optional(),
  kind: z
    .enum(FIGURE_KINDS)
    .optional()
    .describe('What it is, for readers who do not see it. Default: diagram, or chart.'),
  labels: z
    .record(z.string(), localText)
    .optional()
    .describe('Words by key: the drawing has {{key}} where they come.'),
  references: z.array(z.string()).default([]),
})

/** The form of a file under `figures/`, and its figure's name; undefined for one that is no drawing. */
export function ownForm(entry: string): { name: string; form: OwnForm } | undefined {
  const found = ENDINGS.find(([ending]) => entry.endsWith(ending))
  return found && { name: entry.slice(0, -found[0].length), form: found[1] }
}

/** The drawings of a folder's `figures/`, by name. Two of one name, and an SVG that holds more than a drawing, are faults. */
export async function readOwnDrawings(
  folder: string,
  entries: readonly string[],
  problems: Problem[],
): Promise<Map<string, OwnDrawing>> {
  const drawings = new Map<string, OwnDrawing>()
  for (const entry of entries) {
    const own = ownForm(entry)
    if (!own) continue
    const file = `${basename(folder)}/figures/${entry}`
    beginPart(file)
    const bytes = await readInside(folder, join('figures', entry), Infinity)
    if (!bytes) {
      problems.push({ file, line: 1, message: 'the file is missing or cannot be read' })
      continue
    }
    const other = drawings.get(own.name)
    if (other)
      problems.push({ file, line: 1, message: `the figure "${own.name}" is drawn in ${other.file} as well` })
    const fault = own.form === 'svg' ? pictureFault('drawing.svg', bytes) : undefined
    if (fault) problems.push({ file, ...fault })
    drawings.set(own.name, { form: own.form, file, source: bytes.toString('utf8').replace(/^\uFEFF/, '') })
  }
  return drawings
}
