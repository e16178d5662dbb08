import type { Drawing } from '../drawing.ts'
import { valueTable, type ChartValues } from '../forms/value-table.ts'
import type { TableData } from '../forms/table-data.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { round } from '../vocabulary/geometry.ts'
import { Label, TEXT } from '../vocabulary/label.tsx'

interface Value extends Record<string, string | number> {
  dataset: string
  /** Percentage points; sorted from the largest to the smallest. */
  difference: number
}

interface Data extends ChartValues {
  values: readonly Value[]
}

type Key = 'ahead' | 'behind' | 'drawn' | 'axis'

/** All 27, of which the drawing has the extremes. */
export const values = (data: Data): TableData => valueTable(data)

/** How many are drawn at either end. */
const EXTREMES = 4
const WIDTH = 556
const ROW = 40
const TITLE = 38
/** Where no difference lies, and px a point. */
const ZERO = 296
const POINT = 5.1

/** Where zero-shot CLIP is furthest ahead of a trained classifier, and where furthest behind. */
export const drawing: Drawing<Data, Key> = ({ data, labels }) => {
  const behindY = TITLE + EXTREMES * ROW + 26
  const end = behindY + TITLE + EXTREMES * ROW
  return (
    <FigureSvg width={WIDTH} height={end + 60}>
      <Title y={14} text={labels.ahead} tone="fig-data-1" />
      {data.values.slice(0, EXTREMES).map((value, index) => (
        <Bar key={value.dataset} value={value} y={TITLE + (index + 0.5) * ROW} />
      ))}
      <path d={`M${ZERO} ${TITLE - 4}V${TITLE + EXTREMES * ROW + 4}`} className="fig-line fig-line-ink" />
      <Title y={behindY + 14} text={labels.behind} tone="fig-data-2" />
      {data.values.slice(-EXTREMES).map((value, index) => (
        <Bar key={value.dataset} value={value} y={behindY + TITLE + (index + 0.5) * ROW} />
      ))}
      <path d={`M${ZERO} ${behindY + TITLE - 4}V${end + 4}`} className="fig-line fig-line-ink" />
      <Label
        x={0}
        y={end + 10}
        text={`${labels.axis}\n${labels.drawn.replace('{n}', String(EXTREMES))}`}
        size={TEXT.label}
        ink="quiet"
        anchor="start"
        align="top"
      />
    </FigureSvg>
  )
}

function Title({ y, text, tone }: { y: number; text: string; tone: string }) {
  return (
    <g>
      <rect x={0} y={y - 9} width={18} height={18} rx={4} className={tone} />
      <Label x={28} y={y} text={text} size={TEXT.label} weight={700} anchor="start" />
    </g>
  )
}

/** The name stands on the side that the bar leaves free. */
function Bar({ value: { dataset, difference }, y }: { value: Value; y: number }) {
  const ahead = difference > 0
  const length = Math.abs(difference) * POINT
  const signed = `${ahead ? '+' : '−'}${Math.abs(difference).toFixed(1)}`
  return (
    <g>
      <rect
        x={ahead ? ZERO : round(ZERO - length)}
        y={y - 15}
        width={round(length)}
        height={30}
        rx={3}
        className={ahead ? 'fig-data-1' : 'fig-data-2'}
      />
      <Label
        x={ZERO + (ahead ? -12 : 12)}
        y={y}
        text={dataset}
        size={TEXT.label}
        anchor={ahead ? 'end' : 'start'}
      />
      <Label
        x={round(ZERO + (ahead ? length + 10 : -length - 10))}
        y={y}
        text={signed}
        size={TEXT.strong}
        weight={700}
        anchor={ahead ? 'start' : 'end'}
      />
    </g>
  )
}
