import type { Box } from './geometry.ts'
import type { PartTone } from './tones.ts'
import { countOf } from './count-of.ts'

interface VectorProps {
  x: number
  y: number
  /** Number of its elements. */
  cells?: number
  /** Side of a cell, px. */
  size?: number
  direction?: 'row' | 'column'
  tone?: PartTone
  /** Tones of single elements, by index: `{ 2: 'mark' }`. */
  tones?: Readonly<Record<number, PartTone>>
}

/** A vector: elements that touch, in one rounded bar. */
export function Vector({ tones = {}, ...props }: VectorProps) {
  const { cells = 4, size = 14, direction = 'column', tone = 'neutral' } = props
  const bar = vectorBox(props)
  const offset = (index: number) => (direction === 'column' ? { y: index * size } : { x: index * size })
  const at = (index: number) => ({ x: bar.x + (offset(index).x ?? 0), y: bar.y + (offset(index).y ?? 0) })
  const indices = Array.from({ length: countOf(cells) }, (_, index) => index)
  return (
    <g>
      <rect {...bar} rx={4} className={`fig-part fig-part-${tone}`} />
      {indices.map((index) => {
        const own = tones[index]
        return (
          own && (
            <rect
              key={index}
              {...at(index)}
              width={size}
              height={size}
              className={`fig-part fig-part-${own}`}
            />
          )
        )
      })}
      {indices.slice(1).map((index) => {
        const { x, y } = at(index)
        const d = direction === 'column' ? `M${x} ${y}h${size}` : `M${x} ${y}v${size}`
        return <path key={index} d={d} className={`fig-rule fig-rule-${tone}`} />
      })}
    </g>
  )
}

export function vectorBox({ x, y, cells = 4, size = 14, direction = 'column' }: VectorProps): Box {
  return direction === 'column'
    ? { x, y, width: size, height: size * cells }
    : { x, y, width: size * cells, height: size }
}

interface VectorRowProps extends VectorProps {
  count: number
  gap?: number
  /** Direction in which the vectors follow one another; each stands across it. */
  along?: 'row' | 'column'
}

/** A sequence of vectors. */
export function VectorRow({ count, gap = 8, along = 'row', ...vector }: VectorRowProps) {
  const step = (vector.size ?? 14) + gap
  return (
    <g>
      {Array.from({ length: countOf(count) }, (_, index) => (
        <Vector
          key={index}
          {...vector}
          direction={along === 'row' ? 'column' : 'row'}
          x={vector.x + (along === 'row' ? index * step : 0)}
          y={vector.y + (along === 'row' ? 0 : index * step)}
        />
      ))}
    </g>
  )
}

/** Where a `VectorRow` with the same props lies. */
export function vectorRowBox({ count, gap = 8, along = 'row', ...vector }: VectorRowProps): Box {
  const { x, y, size = 14, cells = 4 } = vector
  const length = count * size + (count - 1) * gap
  const across = size * cells
  return along === 'row' ? { x, y, width: length, height: across } : { x, y, width: across, height: length }
}
