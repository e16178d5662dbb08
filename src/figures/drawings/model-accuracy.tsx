import type { Locale } from '../../deck/locale.ts'
import { inLocale, type Drawing } from '../drawing.ts'
import { isDetailed, type TableColumn, type TableData } from '../forms/table-data.ts'
import { FigureSvg } from '../vocabulary/figure-svg.tsx'
import { round } from '../vocabulary/geometry.ts'
import { Label, TEXT } from '../vocabulary/label.tsx'

/** The row that the bars are. */
export const values = (data: TableData): TableData => data

const WIDTH = 1168
/** Rows: the best is told larger. */
const FIRST = 96
const ROW = 84
const BAR = { x: 292, width: 680, height: 56 }

/** A table of one row as bars of 0 to 100 %, a column each; the column with the soft ground is in the accent colour. */
export const drawing: Drawing<TableData> = ({ data, locale }) => {
  const [, ...models] = data.columns
  const [row] = data.rows
  const height = FIRST + (models.length - 1) * ROW
  const note = data.notes?.[0]
  return (
    <FigureSvg width={WIDTH} height={height + 36}>
      {models.map((column, index) => {
        const cell = row?.cells[index + 1]
        const percent = Number(isDetailed(cell) ? cell.value : cell)
        return <Bar key={column.key} index={index} column={column} percent={percent} locale={locale} />
      })}
      {typeof note === 'string' && (
        <Label x={0} y={height + 18} text={note} size={TEXT.label} ink="quiet" anchor="start" />
      )}
    </FigureSvg>
  )
}

interface BarProps {
  index: number
  column: TableColumn
  percent: number
  locale: Locale
}

function Bar({ index, column, percent, locale }: BarProps) {
  const own = column.emphasis !== undefined
  const y = index === 0 ? FIRST / 2 - 6 : FIRST + (index - 0.5) * ROW - 6
  const width = round((percent / 100) * BAR.width)
  const [name = '', remark] = inLocale(column.head[0] ?? '', locale).split('\n')
  return (
    <g>
      <Label
        x={0}
        y={remark === undefined ? y : y - 13}
        text={name}
        size={own ? 34 : 26}
        weight={own ? 700 : 400}
        anchor="start"
      />
      {remark !== undefined && (
        <Label x={0} y={y + 17} text={remark} size={TEXT.label} ink="quiet" anchor="start" />
      )}
      <rect
        x={BAR.x}
        y={y - BAR.height / 2}
        width={BAR.width}
        height={BAR.height}
        rx={6}
        className="fig-ground"
      />
      <rect
        x={BAR.x}
        y={y - BAR.height / 2}
        width={width}
        height={BAR.height}
        rx={6}
        className={own ? 'fig-data-1' : 'fig-tone-steel'}
      />
      <Label
        x={BAR.x + BAR.width + 24}
        y={y}
        text={`${String(percent)}${column.unit ?? ''}`}
        size={own ? 66 : 32}
        weight={own ? 700 : 400}
        ink={own ? 'accent' : 'ink'}
        anchor="start"
      />
    </g>
  )
}
