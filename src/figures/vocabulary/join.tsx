import { Arrow, type LineTone } from './arrow.tsx'
import type { Point } from './geometry.ts'

interface JoinProps {
  from: readonly Point[]
  to: Point
  tone?: LineTone
  /** Direction in which the lines leave. */
  direction?: 'across' | 'down'
  /** How far before `to` the lines meet, px. */
  trunk?: number
}

/** Several lines that run together into one arrow. */
export function Join({ from, to, tone = 'quiet', direction = 'across', trunk = 28 }: JoinProps) {
  const across = direction === 'across'
  const sign = (start: Point) => Math.sign(across ? to.x - start.x : to.y - start.y)
  return (
    <g>
      {from.map((start, index) => {
        const meet = across
          ? { x: to.x - sign(start) * trunk, y: to.y }
          : { x: to.x, y: to.y - sign(start) * trunk }
        const corner = across ? { x: meet.x, y: start.y } : { x: start.x, y: meet.y }
        const level = across ? start.y === to.y : start.x === to.x
        return (
          <Arrow
            key={index}
            from={start}
            to={to}
            through={level ? [] : [corner, meet]}
            tone={tone}
            heads={index === 0 ? 'end' : 'none'}
          />
        )
      })}
    </g>
  )
}
