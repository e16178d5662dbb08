import type { Drawing } from '../drawing.ts'
import { valueTable, type ChartValues } from '../forms/value-table.ts'
import type { TableData } from '../forms/table-data.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { round } from '../vocabulary/geometry.ts'
import { Label, TEXT } from '../vocabulary/label.tsx'

interface Value extends Record<string, string | number> {
  prompt: string
  range: string
  accuracy: number
  label: string
}

interface Data extends ChartValues {
  values: readonly Value[]
  example: { title: string; given: string; asked: string; answer: string; correct: string }
  /** A chart for each way of asking. */
  prompts: { prompt: string; title: string; tone: 'data-1' | 'data-3' }[]
}

export const values = (data: Data): TableData => valueTable(data)

const WIDTH = 1168
const TITLE = 36
const ROW = 52
const BAR = { height: 38, width: 232, range: 82 }

/** What was asked and answered, and how often the answer is right, by the range of the numbers and the way of asking. */
export const drawing: Drawing<Data> = ({ data }) => {
  const rows = data.prompts.map(({ prompt }) => data.values.filter((value) => value.prompt === prompt))
  const height = TITLE + Math.max(4, ...rows.map((each) => each.length)) * ROW
  return (
    <FigureSvg width={WIDTH} height={height}>
      <Example {...data.example} />
      {data.prompts.map(({ prompt, title, tone }, index) => (
        <g key={prompt} transform={`translate(${300 + index * 444} 0)`}>
          <Label x={0} y={14} text={title} size={TEXT.strong} weight={700} anchor="start" />
          {rows[index]?.map((value, row) => (
            <Bar key={value.range} value={value} y={TITLE + (row + 0.5) * ROW} tone={tone} />
          ))}
        </g>
      ))}
    </FigureSvg>
  )
}

function Example({ title, given, asked, answer, correct }: Data['example']) {
  const line = (row: number) => ({ x: 0, y: TITLE + (row + 0.5) * ROW, anchor: 'start' }) as const
  return (
    <g>
      <Label x={0} y={14} text={title} size={TEXT.strong} weight={700} anchor="start" />
      <Label {...line(0)} text={given} size={26} ink="quiet" />
      <Label {...line(1)} text={asked} size={26} />
      <Label {...line(2)} text={answer} size={26} weight={700} />
      <Label {...line(3)} text={correct} size={26} weight={700} ink="accent" />
    </g>
  )
}

function Bar({ value, y, tone }: { value: Value; y: number; tone: string }) {
  const bar = { x: BAR.range, y: y - BAR.height / 2, height: BAR.height, rx: 4 }
  return (
    <g>
      <Label x={BAR.range - 12} y={y} text={value.range} size={TEXT.strong} anchor="end" />
      <rect {...bar} width={BAR.width} className="fig-ground" />
      {value.accuracy > 0 && (
        <rect {...bar} width={round((value.accuracy / 100) * BAR.width)} className={`fig-${tone}`} />
      )}
      <Label x={BAR.range + BAR.width + 12} y={y} text={value.label} size={32} weight={700} anchor="start" />
    </g>
  )
}
