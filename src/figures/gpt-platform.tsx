import type { Drawing } from './drawing.ts'
import { PlatformIcon, type PlatformIconName } from './illustrations/platform-icons.tsx'
import { Arrow } from './vocabulary/arrow.tsx'
import { FigureSvg } from './vocabulary/figure-svg.tsx'
import { bottom, box, center, type Box } from './vocabulary/geometry.ts'
import { Label, TEXT } from './vocabulary/label.tsx'

interface Direction {
  icon: PlatformIconName
  label: string
  /** A quieter remark under the label. */
  remark?: string
}

interface Data {
  directions: Direction[]
}

const GAP = 16
const base = box(0, 270, 560, 96)

/** What is built on top of GPT: four directions side by side on one base. */
export const drawing: Drawing<Data, 'base'> = ({ data, labels }) => {
  const width = (base.width - GAP * (data.directions.length - 1)) / data.directions.length
  return (
    <FigureSvg width={base.width} height={base.y + base.height}>
      {data.directions.map((direction, index) => (
        <Pillar key={index} {...direction} at={box(index * (width + GAP), 0, width, 224)} />
      ))}
      <rect {...base} rx={12} className="fig-part fig-part-accent" />
      <Label {...center(base)} text={labels.base} size={40} weight={700} />
    </FigureSvg>
  )
}

function Pillar({ at, icon, label, remark }: Direction & { at: Box }) {
  const { x } = center(at)
  return (
    <g>
      <Arrow from={{ x, y: base.y }} to={bottom(at)} tone="accent" />
      <rect {...at} rx={10} className="fig-part fig-part-paper" />
      <g transform={`translate(${x - 36} ${at.y + 18})`}>
        <PlatformIcon name={icon} />
      </g>
      <Label x={x} y={at.y + 108} text={label} size={TEXT.label} weight={700} align="top" />
      {remark && <Label x={x} y={at.y + 136} text={remark} size={TEXT.small} align="top" />}
    </g>
  )
}
