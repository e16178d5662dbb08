import type { Box } from './geometry.ts'
import { Label, TEXT } from './label.tsx'
import { inkOn, type PartTone } from './tones.ts'
import { countOf } from './count-of.ts'

interface MatrixProps {
  x: number
  y: number
  rows: number
  columns: number
  /** Side of a cell, px. */
  size?: number
  gap?: number
  tone?: PartTone
  /** Tone of the cells on the diagonal. */
  diagonal?: PartTone
  /** Tone of any cell; wins over `diagonal`. */
  toneAt?: (row: number, column: number) => PartTone | undefined
  /** Text of a cell. */
  textAt?: (row: number, column: number) => string | undefined
  textSize?: number
}

/** A grid of cells, as similarities of all pairs or an attention mask. */
export function Matrix(props: MatrixProps) {
  const { rows, columns } = props
  return (
    <g>
      {Array.from({ length: countOf(rows * columns) }, (_, index) => (
        <Cell key={index} {...props} row={Math.floor(index / columns)} column={index % columns} />
      ))}
    </g>
  )
}

/** Where a cell of a `Matrix` with the same props lies. */
export function cellBox({ x, y, size = 40, gap = 4 }: MatrixProps, row: number, column: number): Box {
  return { x: x + column * (size + gap), y: y + row * (size + gap), width: size, height: size }
}

function Cell(props: MatrixProps & { row: number; column: number }) {
  const { row, column, tone = 'neutral' } = props
  const cell = cellBox(props, row, column)
  const own = props.toneAt?.(row, column) ?? (row === column ? props.diagonal : undefined) ?? tone
  const text = props.textAt?.(row, column)
  return (
    <g>
      <rect {...cell} rx={4} className={`fig-part fig-part-${own}`} />
      {text && (
        <Label
          x={cell.x + cell.width / 2}
          y={cell.y + cell.height / 2}
          text={text}
          size={props.textSize ?? TEXT.small}
          ink={inkOn(own)}
        />
      )}
    </g>
  )
}
