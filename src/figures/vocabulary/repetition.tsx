import type { Box } from './geometry.ts'
import { Label, TEXT } from './label.tsx'

interface RepetitionProps {
  box: Box
  /** As "× *L*". */
  label: string
  side?: 'left' | 'right'
}

/** A frame around parts that are repeated, its count beside it. */
export function Repetition({ box, label, side = 'right' }: RepetitionProps) {
  const x = side === 'right' ? box.x + box.width + 12 : box.x - 12
  return (
    <g>
      <rect {...box} rx={12} className="fig-frame" />
      <Label
        x={x}
        y={box.y + box.height / 2}
        text={label}
        size={TEXT.module}
        weight={700}
        anchor={side === 'right' ? 'start' : 'end'}
      />
    </g>
  )
}
