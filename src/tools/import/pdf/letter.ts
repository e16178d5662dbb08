import type { Glyph } from './drawn.ts'

/** A letter with the text that it stands for, and its place among the letters as they are drawn. */
export interface Letter extends Glyph {
  order: number
}
