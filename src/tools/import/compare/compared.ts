import { z } from 'zod'
import {
  isDoubt,
  readNote,
  type Compared,
  type ComparedRemark,
  type ComparedSlide,
} from '../../../deck/compare.ts'
import { readForms } from '../page-forms.ts'
import { readKeptText } from '../read-kept.ts'
import { readChoices } from '../save-folder.ts'
import { ORIGINALS_FILE, parseOriginals, type Original } from './originals.ts'

const reportSchema = z.object({
  source: z.string(),
  pages: z.array(
    z.object({
      slideNumber: z.int(),
      form: z.enum(['text', 'picture']),
      confidence: z.number(),
      reasons: z.array(z.string()),
    }),
  ),
  entries: z.array(
    z.object({
      slideNumber: z.int(),
      line: z.int().optional(),
      kind: z.string(),
      published: z.string().optional(),
      note: z.string().optional(),
      says: z.unknown().optional(),
    }),
  ),
})
type Report = z.infer<typeof reportSchema>

/** What an import left to be compared; undefined for a folder that none made, or an earlier one that kept no originals. */
export async function readCompared(
  folder: string,
  name: string,
): Promise<Omit<Compared, 'token'> | undefined> {
  const report = await readKeptText(folder, 'report.json')
  const originals = await readKeptText(folder, ORIGINALS_FILE)
  if (report === undefined || originals === undefined) return undefined
  const { source, pages, entries } = reportSchema.parse(JSON.parse(report))
  const chosen = new Map(await readChoices(folder))
  const turning = new Set((await readForms(folder)).map(({ slideNumber }) => slideNumber))
  const slides = parseOriginals(originals).map((original) =>
    comparedSlide(original, { source, pages, entries }, chosen, turning),
  )
  return { source, folder: name, slides: inOrderOfDoubt(slides, pages) }
}

function comparedSlide(
  { slideNumber, picture, source, line }: Original,
  { pages, entries }: Report,
  chosen: ReadonlyMap<number, 'text' | 'picture'>,
  turning: ReadonlySet<number>,
): ComparedSlide {
  const page = pages.find((one) => one.slideNumber === slideNumber)
  return {
    slideNumber,
    form: chosen.get(slideNumber) ?? page?.form ?? 'text',
    turns: turning.has(slideNumber),
    ...(page && { confidence: page.confidence }),
    doubts: (page?.reasons ?? []).filter(isDoubt),
    hasPicture: picture !== undefined,
    ...(source !== undefined && { source }),
    ...(line !== undefined && { line }),
    remarks: entries.filter((entry) => entry.slideNumber === slideNumber).flatMap(remarkOf),
  }
}

/** What the slide itself doesn't show. */
function remarkOf({ kind, line, note, says, published }: Report['entries'][number]): ComparedRemark[] {
  if (!['dropped', 'doubtful', 'left', 'picture', 'changed'].includes(kind)) return []
  const said = readNote(says) ?? note
  return [
    {
      isDropped: kind === 'dropped',
      ...(line !== undefined && { line }),
      ...(published !== undefined && { quoted: published }),
      ...(said !== undefined && { note: said }),
    },
  ]
}

/** As the report has them: texts before pictures, the least sure first; where nobody is unsure, by what is said of each. */
function inOrderOfDoubt(slides: readonly ComparedSlide[], pages: Report['pages']): ComparedSlide[] {
  // As it was imported: an order that changed with each slide that is turned couldn't be gone over.
  const pictures = new Set(
    pages.filter(({ form }) => form === 'picture').map(({ slideNumber }) => slideNumber),
  )
  const doubt = ({ slideNumber, confidence = 1, remarks }: ComparedSlide) =>
    (pictures.has(slideNumber) ? 0 : 2) - confidence + Math.min(0.5, 0.05 * remarks.length)
  return [...slides].sort((a, b) => doubt(b) - doubt(a) || a.slideNumber - b.slideNumber)
}
