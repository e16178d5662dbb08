import type { ReactNode } from 'react'
import { round } from './geometry.ts'
import { mathFace, SUBSCRIPT } from './math-text.tsx'
import { LINE_HEIGHT, VARIABLE, type Weight } from './measure-text.ts'

/** Text sizes of figures, in px of the stage; 18 is the least that a figure may show. */
export const TEXT = { small: 18, label: 20, strong: 22, module: 24, large: 28 } as const

/** `quiet` and `accent` only on paper: on the fill of a part they fall short of 7:1. */
export type Ink = 'ink' | 'quiet' | 'accent' | 'on-accent'

/** How far below the middle of a line its baseline lies, in em: Latin capitals and kanji both look centred. */
const BASELINE = 0.37

interface LabelProps {
  x: number
  /** Middle of the text; with `align`, the top or bottom of its lines. */
  y: number
  /** "\n" breaks the line; `*N*` slants a variable, `*W_0*` gives it a subscript. */
  text: string
  size?: number
  weight?: Weight
  ink?: Ink
  anchor?: 'start' | 'middle' | 'end'
  align?: 'top' | 'middle' | 'bottom'
}

/** Text of one or more lines. */
export function Label({
  x,
  y,
  text,
  size = TEXT.label,
  weight = 400,
  ink = 'ink',
  anchor = 'middle',
  align = 'middle',
}: LabelProps) {
  const lines = text.split('\n')
  const lineHeight = size * LINE_HEIGHT
  const above = { top: 0, middle: 0.5, bottom: 1 }[align] * lineHeight * lines.length
  const first = y - above + lineHeight / 2 + size * BASELINE
  return (
    <text className={`fig-${ink}`} fontSize={size} fontWeight={weight} textAnchor={anchor}>
      {lines.map((line, index) => (
        <tspan key={index} x={round(x)} y={round(first + index * lineHeight)}>
          {withVariables(line, size)}
        </tspan>
      ))}
    </text>
  )
}

function withVariables(line: string, size: number): ReactNode {
  const parts = line.split(VARIABLE)
  if (parts.length === 1) return line
  const drop = round(size * SUBSCRIPT.drop)
  return parts.map((part, index) => {
    if (index % 2 === 1) return <Variable key={index} text={part} size={size} drop={drop} />
    const raised = parts[index - 1]?.includes('_')
    return raised ? (
      <tspan key={index} dy={-drop}>
        {part}
      </tspan>
    ) : (
      part
    )
  })
}

/** A variable; what follows its subscript must come up again by `drop`. */
function Variable({ text, size, drop }: { text: string; size: number; drop: number }) {
  const [name, subscript] = text.split('_')
  return (
    <>
      <tspan className="fig-math">{name}</tspan>
      {subscript !== undefined && (
        <tspan
          dy={drop}
          fontSize={round(size * SUBSCRIPT.size)}
          className={`${mathFace(subscript)} fig-subscript`}
        >
          {subscript}
        </tspan>
      )}
    </>
  )
}
