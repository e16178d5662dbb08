import type { Point } from './geometry.ts'

const STEPS = { row: [9, 0], column: [0, 9], diagonal: [9, 9] } as const

interface DotsProps {
  /** The middle one. */
  at: Point
  direction: keyof typeof STEPS
}

/** Three dots for what is left out. */
export function Dots({ at, direction }: DotsProps) {
  const [dx, dy] = STEPS[direction]
  return (
    <g className="fig-quiet">
      {[-1, 0, 1].map((step) => (
        <circle key={step} cx={at.x + step * dx} cy={at.y + step * dy} r={2.5} />
      ))}
    </g>
  )
}
