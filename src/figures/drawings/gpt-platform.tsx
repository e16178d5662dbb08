import type { Drawing } from '../drawing.ts'
import { PlatformIcon, type PlatformIconName } from './illustrations/platform-icons.tsx'
import { Arrow } from '../vocabulary/arrow.tsx'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { bottom, box, center, type Box } from '../vocabulary/geometry.ts'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { measureHeight } from '../vocabulary/measure-text.ts'

interface Direction {
  icon: PlatformIconName
  label: string
  /** A quieter remark under the label. */
  remark?: string
}

interface Data {
  directions: Direction[]
}

const WIDTH = 620
const GAP = 6
/** Where a pillar's words begin, and how far the base lies below the pillars. */
const WORDS_Y = 160
const RISE = 72

/** What is built on top of GPT: four directions side by side on one base. */
export const drawing: Drawing<Data, 'base'> = ({ data, labels }) => {
  const width = (WIDTH - GAP * (data.directions.length - 1)) / data.directions.length
  const height = WORDS_Y + Math.max(...data.directions.map(wordsHeight)) + 20
  const base = box(0, height + RISE, WIDTH, 130)
  return (
    <FigureSvg width={WIDTH} height={base.y + base.height}>
      {data.directions.map((direction, index) => (
        <Pillar key={index} {...direction} at={box(index * (width + GAP), 0, width, height)} />
      ))}
      <rect {...base} rx={12} className="fig-part fig-part-accent" />
      <Label {...center(base)} text={labels.base} size={52} weight={700} />
    </FigureSvg>
  )
}

function wordsHeight({ label, remark }: Direction): number {
  return measureHeight(label, TEXT.strong) + (remark ? measureHeight(remark, TEXT.label) : 0)
}

function Pillar({ at, icon, label, remark }: Direction & { at: Box }) {
  const { x } = center(at)
  return (
    <g>
      <Arrow from={{ x, y: bottom(at).y + RISE }} to={bottom(at)} tone="accent" />
      <rect {...at} rx={10} className="fig-part fig-part-paper" />
      <g transform={`translate(${x - 50} ${at.y + 24}) scale(1.4)`}>
        <PlatformIcon name={icon} />
      </g>
      <Label x={x} y={at.y + WORDS_Y} text={label} size={TEXT.strong} weight={700} align="top" />
      {remark && (
        <Label
          x={x}
          y={at.y + WORDS_Y + measureHeight(label, TEXT.strong)}
          text={remark}
          size={TEXT.label}
          align="top"
        />
      )}
    </g>
  )
}
