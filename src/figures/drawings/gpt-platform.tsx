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

const WIDTH = 560
const GAP = 8
/** Where a pillar's words begin, and how far the base lies below the pillars. */
const WORDS_Y = 150
const RISE = 64

/** What is built on top of GPT: four directions side by side on one base. `strip` is the same, low and broad. */
export const drawing: Drawing<Data, 'base'> = ({ data, labels, state }) => {
  if (state === 'strip') return <Strip directions={data.directions} base={labels.base} />
  const width = (WIDTH - GAP * (data.directions.length - 1)) / data.directions.length
  const height = WORDS_Y + Math.max(...data.directions.map(wordsHeight)) + 18
  const base = box(0, height + RISE, WIDTH, 116)
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

const STRIP = { width: 1168, pillar: 76, base: 52, gap: 20 }

/** Icon and label side by side, standing on the base. */
function Strip({ directions, base }: { directions: Direction[]; base: string }) {
  const width = (STRIP.width - STRIP.gap * (directions.length - 1)) / directions.length
  return (
    <FigureSvg width={STRIP.width} height={STRIP.pillar + STRIP.base + 6}>
      {directions.map(({ icon, label }, index) => (
        <g key={icon} transform={`translate(${index * (width + STRIP.gap)} 0)`}>
          <rect
            x={1}
            y={1}
            width={width - 2}
            height={STRIP.pillar}
            rx={10}
            className="fig-part fig-part-paper"
          />
          <g transform="translate(14 10) scale(0.8)">
            <PlatformIcon name={icon} />
          </g>
          <Label
            x={88}
            y={1 + STRIP.pillar / 2}
            text={inTwoLines(label)}
            size={TEXT.small}
            weight={700}
            anchor="start"
          />
        </g>
      ))}
      <rect
        x={1}
        y={STRIP.pillar + 5}
        width={STRIP.width - 2}
        height={STRIP.base}
        rx={10}
        className="fig-part fig-part-accent"
      />
      <Label
        x={STRIP.width / 2}
        y={STRIP.pillar + 5 + STRIP.base / 2}
        text={base}
        size={TEXT.large}
        weight={700}
      />
    </FigureSvg>
  )
}

/** A pillar's lines, of which there can be four, as two. */
function inTwoLines(label: string): string {
  const lines = label.split('\n')
  if (lines.length <= 2) return label
  const half = Math.ceil(lines.length / 2)
  return [lines.slice(0, half), lines.slice(half)].map((part) => part.join(' ')).join('\n')
}

function wordsHeight({ label, remark }: Direction): number {
  return measureHeight(label, TEXT.label) + (remark ? measureHeight(remark, TEXT.small) : 0)
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
      <Label x={x} y={at.y + WORDS_Y} text={label} size={TEXT.label} weight={700} align="top" />
      {remark && (
        <Label
          x={x}
          y={at.y + WORDS_Y + measureHeight(label, TEXT.label)}
          text={remark}
          size={TEXT.small}
          align="top"
        />
      )}
    </g>
  )
}
