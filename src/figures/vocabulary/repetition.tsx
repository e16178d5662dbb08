import type { Box } from './geometry.ts'
import { Label, TEXT } from './label.tsx'
import { measureText } from './measure-text.ts'

interface RepetitionProps {
  box: Box
  /** As "× *L*". */
  label: string
  /** At which end of the upper edge the count stands. */
  side?: 'left' | 'right'
  /** For parts that are not in use. */
  dashed?: boolean
}

/** A frame around all parts that are repeated, their count on its upper edge. */
export function Repetition({ box, label, side = 'right', dashed = false }: RepetitionProps) {
  const width = measureText(label, TEXT.label, 700) + 24
  const x = side === 'right' ? box.x + box.width - width - 10 : box.x + 10
  return (
    <g>
      <rect {...box} rx={12} className={`fig-line fig-line-quiet${dashed ? ' fig-dashed' : ''}`} />
      <rect x={x} y={box.y - 16} width={width} height={32} rx={16} className="fig-part fig-part-paper" />
      <Label x={x + width / 2} y={box.y} text={label} weight={700} />
    </g>
  )
}
