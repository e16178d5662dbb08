import type { Drawing } from '../drawing.ts'
import type { DetailedCell, TableData, TableRow } from '../forms/table-data.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { round } from '../vocabulary/geometry.ts'
import { Label, TEXT } from '../vocabulary/label.tsx'
import { measureText } from '../vocabulary/measure-text.ts'

/** Everything that the dots stand for. */
export const values = (data: TableData): TableData => data

const WIDTH = 1168
const LEGEND = 40
const ROW = 38
/** Under the rows, for what a state says. */
const NOTE = 50
/** Where the scale lies, px, and what it spans, %. */
const SCALE = { x: 300, width: 590, from: 40, to: 92 }
const NAMES_X = 950

/** GPT-4 against the best of the others, a row a benchmark; a state bands its row and says the difference. */
export const drawing: Drawing<TableData> = ({ data, state }) => {
  const marks = state === undefined ? undefined : data.marks?.[state]
  const height = LEGEND + data.rows.length * ROW
  const note = marks?.notes?.[0]
  return (
    <FigureSvg width={WIDTH} height={height + NOTE}>
      <Legend data={data} />
      {data.rows.slice(1).map((_, index) => (
        <path key={index} d={`M0 ${LEGEND + (index + 1) * ROW}h${WIDTH}`} className="fig-rule-pale" />
      ))}
      {data.rows.map((row, index) => (
        <Row
          key={index}
          row={row}
          y={LEGEND + (index + 0.5) * ROW}
          isMarked={row.id !== undefined && marks?.rows?.includes(row.id) === true}
        />
      ))}
      {typeof note === 'string' && (
        <Label x={0} y={height + 32} text={note} size={TEXT.strong} weight={700} anchor="start" />
      )}
    </FigureSvg>
  )
}

/** Words and numbers of the figure's file; what is neither says nothing here. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** A head and, from its second line on, a remark on it. */
function headOf(data: TableData, key: string): [head: string, remark: string] {
  const words = textOf(data.columns.find((column) => column.key === key)?.head[0])
  const [head = '', ...remark] = words.split('\n')
  return [head, remark.join(' ')]
}

function Legend({ data }: { data: TableData }) {
  const [own, ownRemark] = headOf(data, 'gpt4')
  const [best, bestRemark] = headOf(data, 'sota')
  const x = SCALE.x - 60
  const bestX = x + measureText(own, TEXT.label, 700) + measureText(ownRemark, TEXT.label) + 80
  return (
    <g>
      <Dot x={x} y={14} own />
      <Remark x={x + 20} name={own} remark={ownRemark} />
      <Dot x={bestX} y={14} />
      <Remark x={bestX + 20} name={best} remark={bestRemark} />
    </g>
  )
}

function Remark({ x, name, remark }: { x: number; name: string; remark: string }) {
  return (
    <g>
      <Label x={x} y={14} text={name} weight={700} anchor="start" />
      <Label
        x={x + measureText(name, TEXT.label, 700) + 12}
        y={14}
        text={remark}
        ink="quiet"
        anchor="start"
      />
    </g>
  )
}

interface RowProps {
  row: TableRow
  y: number
  isMarked: boolean
}

function Row({ row, y, isMarked }: RowProps) {
  const own = valueOf(row, 2)
  const best = valueOf(row, 4)
  const [x, bestX] = [placeOf(own.value), placeOf(best.value)]
  const [low, high] = own.value < best.value ? [own, best] : [best, own]
  return (
    <g>
      {isMarked && (
        <rect y={y - ROW / 2 + 1} width={WIDTH} height={ROW - 2} rx={8} className="fig-highlight" />
      )}
      <Label x={10} y={y} text={textOf(row.cells[0])} weight={700} anchor="start" />
      <path d={`M${x} ${y}H${bestX}`} className="fig-line fig-line-ink fig-line-strong" />
      <Dot x={bestX} y={y} />
      <Dot x={x} y={y} own />
      <Value x={placeOf(low.value) - 18} y={y} value={low} anchor="end" />
      <Value x={placeOf(high.value) + 18} y={y} value={high} anchor="start" />
      <Label x={NAMES_X} y={y} text={best.detail} ink={isMarked ? 'ink' : 'quiet'} anchor="start" />
    </g>
  )
}

interface Measured {
  text: string
  value: number
  detail: string
  own: boolean
}

function valueOf({ cells }: TableRow, column: number): Measured {
  const cell = cells[column] as DetailedCell
  const text = textOf(cell.value)
  return { text, value: Number(text), detail: textOf(cell.detail), own: column === 2 }
}

function placeOf(percent: number): number {
  return round(SCALE.x + ((percent - SCALE.from) / (SCALE.to - SCALE.from)) * SCALE.width)
}

function Value({ value, ...at }: { x: number; y: number; value: Measured; anchor: 'start' | 'end' }) {
  return <Label {...at} text={value.text} size={TEXT.strong} weight={value.own ? 700 : 400} />
}

/** GPT-4 is a full disc in the accent colour, what it is compared with an open one. */
function Dot({ x, y, own = false }: { x: number; y: number; own?: boolean }) {
  return own ? (
    <circle cx={x} cy={y} r={10} className="fig-accent" />
  ) : (
    <circle cx={x} cy={y} r={9} strokeWidth={3} className="fig-part fig-part-paper" />
  )
}
