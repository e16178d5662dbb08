import type { Box } from '../source-deck.ts'
import type { FontTraits, LetterWidths, PdfFont } from './font-traits.ts'
import type { Matrix } from './geometry.ts'
import { NO_VEIL, type Paint, type Sight, type Veil } from './sight.ts'

/** A letter where it is drawn. */
export interface Glyph {
  /** As the PDF gives it: a control character or nothing where the font doesn't say. */
  text: string
  /** Left edge, baseline, width: from the page's left top corner. */
  x: number
  baseline: number
  width: number
  fontSize: number
  font: FontTraits
  /** Number of the font among the page's, and the code that the PDF draws the letter by. */
  fontId: string
  code: number
  /** `#rrggbb` */
  color: string
  /** Not from left to right in a level line. */
  turned: boolean
  sight: Sight
}

/** What is drawn and is no text. */
export interface Shape {
  kind: 'image' | 'fill' | 'stroke' | 'shading'
  box: Box
  color?: string
  /** A curve is in it: no box, no rule. */
  curved?: boolean
}

export interface PageDrawing {
  glyphs: Glyph[]
  shapes: Shape[]
  /** Latin letters' widths by font, in font sizes. */
  widths: Map<string, LetterWidths>
  /** Shapes as what may cover letters, or be the ground that they stand on. */
  paints: Paint[]
}

/** How what comes next is drawn. */
export interface DrawingState {
  matrix: Matrix
  font: { id: string; traits: FontTraits; font: PdfFont } | undefined
  size: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  mode: number
  fill: string
  stroke: string
  alpha: number
  strokeAlpha: number
  clip: Box | undefined
  veil: Veil
}

/** As a page begins. */
export function firstState(matrix: Matrix): DrawingState {
  return {
    ...{ matrix, font: undefined, size: 1, charSpacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0 },
    ...{ mode: 0, fill: '#000000', stroke: '#000000', alpha: 1, strokeAlpha: 1 },
    ...{ clip: undefined, veil: NO_VEIL },
  }
}

/** What a shape is painted by. */
export interface PaintedHow {
  isBox?: boolean
  /** The picture, or its name among the page's. */
  image?: unknown
  loose?: boolean
}

/** What pdf.js says of drawings that are mixed into the page as one. */
export interface TransparencyGroup {
  matrix?: Matrix | null
  bbox?: readonly number[] | null
  smask?: unknown
}

/** A letter as pdf.js hands it to whoever draws. */
export interface PdfGlyph {
  unicode: string
  width: number
  isSpace: boolean
  originalCharCode: number
  vmetric?: readonly number[] & { 0: number }
}
