import type { Drawing } from '../drawing.ts'
import { valueTable, type ChartValues } from '../forms/value-table.ts'
import type { TableData } from '../forms/table-data.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { countOf } from '../vocabulary/count-of.ts'

interface Value extends Record<string, string | number> {
  period: string
  problems: number
  solved: number
  label: string
}

interface Data extends ChartValues {
  /** Before and after. */
  values: readonly [Value, Value]
}

export const values = (data: Data): TableData => valueTable(data)

const WIDTH = 1168
const MIDDLE = WIDTH / 2
const AXIS_Y = 250
const CELL = 54
const STEP = CELL + 10
const COLUMNS = 5

/** One axis of time: what was solved before the cutoff, what after it, a square a problem. */
export const drawing: Drawing<Data, 'cutoff' | 'before' | 'after'> = ({ data, labels }) => (
  <FigureSvg width={WIDTH} height={AXIS_Y + 56}>
    <Side x={0} value={data.values[0]} remark={labels.before} />
    <Side x={MIDDLE + 40} value={data.values[1]} remark={labels.after} />
    <path
      d={`M0 ${AXIS_Y}H${WIDTH - 3}M${WIDTH - 12} ${AXIS_Y - 7}l9 7l-9 7`}
      className="fig-line fig-line-ink"
    />
    <path
      d={`M${MIDDLE} 30V${AXIS_Y + 12}`}
      className="fig-line fig-line-accent fig-line-strong fig-dashed"
    />
    <Label x={MIDDLE} y={14} text={labels.cutoff} size={TEXT.strong} weight={700} ink="accent" />
  </FigureSvg>
)

function Side({ x, value, remark }: { x: number; value: Value; remark: string }) {
  const { period, problems, solved, label } = value
  return (
    <g transform={`translate(${x} 0)`}>
      <Label x={0} y={62} text={period} size={TEXT.strong} anchor="start" />
      {Array.from({ length: countOf(problems) }, (_, index) => (
        <rect
          key={index}
          x={(index % COLUMNS) * STEP}
          y={90 + Math.floor(index / COLUMNS) * STEP}
          width={CELL}
          height={CELL}
          rx={6}
          className={index < solved ? 'fig-data-1' : 'fig-part fig-part-dimmed'}
        />
      ))}
      <Label
        x={COLUMNS * STEP + 16}
        y={90 + STEP - 5}
        text={label}
        size={30}
        weight={700}
        ink={solved > 0 ? 'accent' : 'ink'}
        anchor="start"
      />
      <Label x={0} y={AXIS_Y + 34} text={remark} size={TEXT.strong} anchor="start" />
    </g>
  )
}
