import type { Locale } from '../../deck/locale.ts'
import type { LocalText } from '../drawing.ts'

/** `data` of a table's file. All that it shows stands here; states only mark. In texts, `_k_` is a variable. */
export interface TableData {
  /** Name of the table for screen readers; the figure's caption is seen by all. */
  caption: LocalText
  columns: TableColumn[]
  rows: TableRow[]
  /** Lines under the table. A state may give others, as many as these. */
  notes?: TableNote[]
  /** What each state marks. */
  marks?: Record<string, TableMarks>
  /** Text of 20 (default), 22, 24 or 28 px of the stage; a language of its own may have another. */
  size?: 'normal' | 'medium' | 'strong' | 'large'
  /** All of its place, or 620 or 720 px of the stage beside the text. Default: as wide as its content. */
  width?: 'full' | 'beside' | 'broad'
  /** Columns of one width, set apart: for groups side by side rather than values to be compared along a row. */
  cards?: boolean
}

export interface TableColumn {
  key: string
  /**
   * Headings from the top down; a line after the first is small print. Equal neighbours share a cell; a column with
   * fewer headings than others spans the rest.
   */
  head: LocalText[]
  /** Numbers are aligned on the decimal point. Default: text. */
  type?: 'number'
  /** Digits after the point for values given as numbers; a value given as a string keeps its own. */
  decimals?: number
  /** Writes the plus sign too. */
  signed?: boolean
  /** Follows each number: `%`. */
  unit?: string
  /** Where its cells and headings stand. Default: numbers in the middle, text at the start. */
  align?: 'start' | 'center' | 'end'
  /** Heads its rows. Default: the first column does, unless it says false. */
  rowHead?: boolean
  /** On a soft ground in every state: what the slide is about. */
  emphasis?: 'neutral' | 'accent'
  /** Smaller, in quiet ink. */
  quiet?: boolean
  /** Breaks its lines where it must; other columns keep theirs. */
  wraps?: boolean
  /** Left out in other languages. */
  locales?: Locale[]
  /** Too much for the slide: in the transcript and the large view alone. */
  onDemand?: true
}

export interface TableRow {
  /** Named by marks. */
  id?: string
  /** In the columns' order; columns under a span have none. */
  cells: TableCell[]
  /** Too much for the slide: in the transcript and the large view alone. */
  onDemand?: true
  /** Begins a group of rows: set off by a rule, or headed by a text. */
  startsGroup?: true | LocalText
}

/** `null` is a missing value. Numbers may be strings, which keep their digits: `"82.0"`. */
export type TableCell = LocalText | number | null | DetailedCell

export interface DetailedCell {
  value: LocalText | number | null
  /** Quiet text after the value. */
  detail?: LocalText
  /** Quiet text on a line of its own. */
  below?: LocalText
  /** Footnote mark: `*`. */
  mark?: string
  /** Bold: the best value. */
  best?: boolean
  /** Grey in the source. */
  grey?: boolean
  /** Columns that it spans. Default: 1. */
  span?: number
  /** Language of a quotation. */
  lang?: Locale
  /** A part that a variant has (filled) or lacks (dashed). */
  part?: 'present' | 'missing'
}

export interface TableMarks {
  /** Whole rows, by id. */
  rows?: string[]
  /** Row's id and column's key. */
  cells?: [string, string][]
  /** Neighbouring columns set in one frame, by key. */
  framed?: string[]
  /** In place of the table's notes. */
  notes?: TableNote[]
}

/** A line under the table, with a sample of the mark that it explains; `onDemand` as for columns. */
export type TableNote = LocalText | { swatch?: 'mark' | 'frame'; onDemand?: true; text: LocalText }

export const isDetailed = (cell: TableCell | undefined): cell is DetailedCell =>
  typeof cell === 'object' && cell !== null && 'value' in cell
