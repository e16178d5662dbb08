import type { Box } from './geometry.ts'

/** What the speaker marked in yellow: lies under the parts that it marks. */
export function Highlight({ box, padding = 8 }: { box: Box; padding?: number }) {
  return (
    <rect
      x={box.x - padding}
      y={box.y - padding}
      width={box.width + 2 * padding}
      height={box.height + 2 * padding}
      rx={12}
      className="fig-highlight"
    />
  )
}
