import { Arrow } from './arrow.tsx'
import type { Box, Point } from './geometry.ts'
import { Label, TEXT } from './label.tsx'

interface CalloutProps {
  /** Place of the words' anchor. */
  at: Point
  text: string
  /** What they speak of: a thin line leads there. */
  target?: Point
  anchor?: 'start' | 'middle' | 'end'
  from?: Point
}

/** A remark beside the drawing, with a line to its object. */
export function Callout({ at, text, target, anchor = 'start', from = at }: CalloutProps) {
  return (
    <g>
      {target && <Arrow from={from} to={target} tone="faint" heads="none" gapStart={8} gapEnd={4} />}
      <Label {...at} text={text} size={TEXT.small} ink="quiet" anchor={anchor} />
    </g>
  )
}

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

/** A numbered mark, as the panel of a picture has. */
export function NumberMark({ x, y, text }: Point & { text: string }) {
  return (
    <g>
      <circle cx={x} cy={y} r={14} className="fig-number" />
      <Label x={x} y={y} text={text} size={TEXT.small} weight={700} ink="on-accent" />
    </g>
  )
}
