import { round } from './geometry.ts'
import type { Weight } from './measure-text.ts'

/** Size of a subscript and how far it lies below the line, of the line's size. */
export const SUBSCRIPT = { size: 0.75, drop: 0.2 } as const

interface MathTextProps {
  x: number
  /** Baseline. */
  y: number
  /** One line of a formula; "_" sets the glyph after it below the line. */
  text: string
  size: number
  weight?: Weight
  anchor?: 'start' | 'middle'
}

/** A formula on one line in KaTeX's faces: letters slant, figures and signs stand upright and have their room. */
export function MathText({ x, y, text, size, weight = 400, anchor = 'middle' }: MathTextProps) {
  return (
    <text
      x={round(x)}
      y={round(y)}
      fontSize={size}
      fontWeight={weight}
      textAnchor={anchor}
      className="fig-ink"
    >
      <tspan>
        {glyphsOf(text).map(({ glyph, isLow, rise, space }, index) => (
          <tspan
            key={index}
            dx={space === 0 ? undefined : round(space * size)}
            dy={rise === 0 ? undefined : round(rise * size)}
            fontSize={isLow ? round(SUBSCRIPT.size * size) : undefined}
            className={isLow ? `${mathFace(glyph)} fig-subscript` : mathFace(glyph)}
          >
            {glyph}
          </tspan>
        ))}
      </tspan>
    </text>
  )
}

/** Width of such a line, in px of the stage. */
export function measureMath(text: string, size: number): number {
  return glyphsOf(text).reduce((sum, each) => sum + each.space + each.advance, 0) * size
}

/** The class of a letter or of a figure or sign. */
export function mathFace(glyph: string): string {
  return /\p{L}/u.test(glyph) ? 'fig-math' : 'fig-math fig-math-upright'
}

/** Room on either side of a sign, in em, as TeX gives it; a product is set tighter. */
const ROOM: Readonly<Record<string, number>> = { '=': 0.278, '+': 0.222, '−': 0.222, '⋅': 0.1 }

/** Advance widths in KaTeX's faces, in em, and how far a slanted letter leans over its end. */
const ADVANCE: Readonly<Record<string, number>> = {
  ...{ '(': 0.389, ')': 0.389, '=': 0.778, '+': 0.778, '−': 0.778, '⋅': 0.278 },
  ...{ I: 0.44, L: 0.681, N: 0.803, T: 0.584, b: 0.429, x: 0.572 },
}
const LEAN: Readonly<Record<string, number>> = { I: 0.078, N: 0.109, T: 0.139, W: 0.139 }

interface Glyph {
  glyph: string
  isLow: boolean
  /** From the line of the glyph before it, in em, downwards. */
  rise: number
  /** Before it, in em. */
  space: number
  advance: number
}

function glyphsOf(text: string): Glyph[] {
  const parts = [...text.replaceAll(' ', '').matchAll(/(_?)([^_])/gu)].map(([, mark, glyph = '']) => ({
    glyph,
    isLow: mark === '_',
  }))
  return parts.map(({ glyph, isLow }, index) => {
    const before = parts[index - 1]
    const lean = before && !isLow ? (LEAN[before.glyph] ?? 0) * (before.isLow ? SUBSCRIPT.size : 1) : 0
    const room = before ? (ROOM[before.glyph] ?? 0) + (ROOM[glyph] ?? 0) : 0
    const rise = (Number(isLow) - Number(before?.isLow ?? false)) * SUBSCRIPT.drop
    const advance = (ADVANCE[glyph] ?? 0.5) * (isLow ? SUBSCRIPT.size : 1)
    return { glyph, isLow, rise, space: lean + room, advance }
  })
}
