import { round, type Point } from './geometry.ts'

const STEPS = { row: [1, 0], column: [0, 1], diagonal: [1, 1] } as const

interface DotsProps {
  /** The middle one. */
  at: Point
  direction: keyof typeof STEPS
  /** From one to the next, px. */
  step?: number
}

/** Three dots for what is left out. */
export function Dots({ at, direction, step = 9 }: DotsProps) {
  const [dx, dy] = STEPS[direction]
  return (
    <g className="fig-quiet">
      {[-1, 0, 1].map((place) => (
        <circle
          key={place}
          cx={round(at.x + place * step * dx)}
          cy={round(at.y + place * step * dy)}
          r={Math.min(2.5, step / 2.7)}
        />
      ))}
    </g>
  )
}
