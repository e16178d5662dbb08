import { Label, TEXT } from './label.tsx'
import type { Box } from './geometry.ts'
import { measureText } from './measure-text.ts'

interface LossProps {
  /** Its centre. */
  x: number
  y: number
  label: string
}

/** Where training measures itself: a pill in the accent colour. */
export function Loss({ x, y, label }: LossProps) {
  const pill = lossBox({ x, y, label })
  return (
    <g>
      <rect {...pill} rx={pill.height / 2} className="fig-part fig-part-accent" />
      <Label x={x} y={y} text={label} weight={700} />
    </g>
  )
}

export function lossBox({ x, y, label }: LossProps): Box {
  const width = measureText(label, TEXT.label, 700) + 32
  return { x: x - width / 2, y: y - 19, width, height: 38 }
}
