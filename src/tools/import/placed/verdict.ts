import type { Doubt } from '../../../deck/compare.ts'

/** Why a page is better shown as its picture, or how sure its text is. */
export const REASONS = {
  picture: 'a picture',
  diagram: 'a chart or drawing',
  maths: 'formulas',
  turned: 'turned or vertical words',
  letters: 'letters that the PDF does not name',
  room: 'more text than a slide holds',
  columns: 'words in several columns or boxes',
  table: 'a table without rules',
  colors: 'a table whose colours say something',
  code: 'code in a font for words',
  centered: 'lines set about a middle',
  indented: 'lines below an item that have no mark of their own',
  sizes: 'words in many sizes',
  title: 'no title',
  nothing: 'no words',
  scanned: 'words that were read from its picture',
  ground: 'a ground with colours, bars or a logo',
  sides: 'two columns',
  unmarked: 'a list whose bullets are not in the PDF',
  joined: 'lines that were joined',
  ruled: 'a table',
  piece: 'code',
} as const satisfies Record<Doubt, string>
export type Reason = Doubt

/** How much of the confidence each takes: nothing that a text can't show leaves any. */
const WEIGHTS: Readonly<Record<Reason, number>> = {
  picture: 0.1,
  diagram: 0.1,
  maths: 0.1,
  turned: 0.2,
  letters: 0.3,
  room: 0.3,
  columns: 0.4,
  table: 0.7,
  colors: 0.3,
  code: 0.6,
  centered: 0.7,
  indented: 0.7,
  sizes: 0.7,
  title: 0.5,
  nothing: 0,
  scanned: 0.5,
  ground: 0.75,
  sides: 0.94,
  unmarked: 0.92,
  joined: 0.97,
  ruled: 0.96,
  piece: 0.97,
}

/** From which confidence on a page becomes text by itself. */
export const SURE = 0.8

/** What an import thinks of a page. */
export interface Verdict {
  /** That the slide as text is what the page shows: 0 to 1. */
  confidence: number
  reasons: Reason[]
}

export function verdictOf(reasons: readonly Reason[]): Verdict {
  return {
    confidence: reasons.reduce((product, reason) => product * WEIGHTS[reason], 1),
    reasons: [...reasons],
  }
}
