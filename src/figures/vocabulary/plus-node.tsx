import type { Point } from './geometry.ts'

/** The addition of a residual connection. */
export function PlusNode({ x, y, radius = 12 }: Point & { radius?: number }) {
  const arm = radius - 5
  return (
    <g>
      <circle cx={x} cy={y} r={radius} className="fig-part fig-part-paper" />
      <path d={`M${x - arm} ${y}h${2 * arm}M${x} ${y - arm}v${2 * arm}`} className="fig-line fig-line-ink" />
    </g>
  )
}
