import { Dots } from './dots.tsx'
import { center, type Box } from './geometry.ts'
import { Label, TEXT } from './label.tsx'
import { measureText } from './measure-text.ts'
import { inkOn, type PartTone } from './tones.ts'

/** Between a cell's border and its words at the sides, px. */
const ROOM = 12

export interface Token {
  /** Without text, a small square cell. */
  text?: string
  tone?: PartTone
  /** What has been taken out, or may not be seen: a dashed cell. */
  masked?: boolean
  bold?: boolean
  /** Stands for tokens that aren't drawn: dots, no cell. */
  leftOut?: boolean
  /** Width if not that of the text. */
  width?: number
}

interface TokenLayout {
  tokens: readonly Token[]
  x: number
  y: number
  /** Height of a cell; also the width of one without text. */
  size?: number
  gap?: number
  /** Which point of the row `x` is (of a column: `y`). */
  anchor?: 'start' | 'middle' | 'end'
  direction?: 'row' | 'column'
  textSize?: number
  /** Least width of a cell with text. */
  minWidth?: number
}

/** A row or column of token cells. */
export function TokenRow(layout: TokenLayout) {
  const { tokens, textSize = TEXT.label } = layout
  return (
    <g>
      {tokenBoxes(layout).map((cell, index) => (
        <TokenCell
          key={index}
          cell={cell}
          token={tokens[index] ?? {}}
          textSize={textSize}
          direction={layout.direction}
        />
      ))}
    </g>
  )
}

/** Where the cells of a `TokenRow` with the same props lie: for arrows to them. */
export function tokenBoxes(layout: TokenLayout): Box[] {
  const { tokens, x, y, size = 34, gap = 6, anchor = 'start', direction = 'row' } = layout
  const widths = tokens.map((token) => tokenWidth(token, layout))
  const column = direction === 'column'
  const lengths = column ? widths.map(() => size) : widths
  const total = lengths.reduce((sum, length) => sum + length, 0) + gap * (tokens.length - 1)
  let at = (column ? y : x) - { start: 0, middle: total / 2, end: total }[anchor]
  return widths.map((width, index) => {
    const cell = column ? { x, y: at, width, height: size } : { x: at, y, width, height: size }
    at += (lengths[index] ?? 0) + gap
    return cell
  })
}

function tokenWidth(
  token: Token,
  { size = 34, textSize = TEXT.label, minWidth = size }: TokenLayout,
): number {
  if (token.width !== undefined) return token.width
  if (!token.text) return size
  return Math.max(minWidth, Math.ceil(measureText(token.text, textSize, token.bold ? 700 : 400)) + 2 * ROOM)
}

interface TokenCellProps {
  cell: Box
  token: Token
  textSize: number
  direction?: 'row' | 'column' | undefined
}

function TokenCell({ cell, token, textSize, direction = 'row' }: TokenCellProps) {
  const tone = token.tone ?? 'paper'
  const middle = center(cell)
  if (token.leftOut) return <Dots at={middle} direction={direction} step={Math.min(9, cell.height * 0.3)} />
  return (
    <g>
      <rect
        {...cell}
        rx={Math.min(8, cell.height / 4)}
        className={`fig-part fig-part-${tone}${token.masked ? ' fig-dashed' : ''}`}
      />
      {token.text && (
        <Label
          {...middle}
          text={token.text}
          size={textSize}
          weight={token.bold ? 700 : 400}
          ink={inkOn(tone)}
        />
      )}
    </g>
  )
}
