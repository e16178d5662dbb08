import type { Point } from './geometry.ts'

interface BraceProps {
  /** Middle of the open side. */
  x: number
  y: number
  /** Length of the open side, px. */
  length: number
  /** Where the tip points. */
  points?: 'right' | 'left' | 'up' | 'down'
  depth?: number
}

const TURN = { right: 0, down: 90, left: 180, up: 270 } as const

/** A curly brace that takes several things as one. */
export function Brace({ x, y, length, points = 'right', depth = 22 }: BraceProps) {
  const half = length / 2
  const middle = depth / 2
  const round = Math.min(10, half / 2)
  const d =
    `M0 ${-half}Q${middle} ${-half} ${middle} ${-half + round}V${-round}Q${middle} 0 ${depth} 0` +
    `Q${middle} 0 ${middle} ${round}V${half - round}Q${middle} ${half} 0 ${half}`
  return (
    <path
      d={d}
      transform={`translate(${x} ${y}) rotate(${TURN[points]})`}
      className="fig-line fig-line-quiet"
    />
  )
}

/** The tip of a `Brace` with the same props, where an arrow goes on. */
export function braceTip({ x, y, points = 'right', depth = 22 }: BraceProps): Point {
  const angle = (TURN[points] * Math.PI) / 180
  return { x: x + depth * Math.cos(angle), y: y + depth * Math.sin(angle) }
}
