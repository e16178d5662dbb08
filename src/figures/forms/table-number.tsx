import type { Locale } from '../../deck/locale.ts'
import { inLocale, type LocalText } from '../drawing.ts'
import { isDetailed, type TableColumn, type TableRow } from './table-data.ts'

const NUMBER = /^([+−]?\d+)(\.\d+)?$/

/** Room that every number of a column gets: characters before the point and digits after it. */
export interface NumberRoom {
  integer: number
  fraction: number
}

/** A value as it is printed, with a real minus sign. */
export function formatValue(
  value: LocalText | number,
  { type, decimals, signed }: TableColumn,
  locale: Locale,
): string {
  const text = typeof value === 'number' ? value.toFixed(decimals ?? 0) : inLocale(value, locale)
  if (type !== 'number') return text
  const number = text.replace(/^-(?=\d)/, '−')
  return signed && /^\d.*[1-9]|^[1-9]/.test(number) ? `+${number}` : number
}

/** The widest of a column's numbers, so that all are equally wide and their points stand under each other. */
export function roomFor(
  column: TableColumn,
  index: number,
  rows: readonly TableRow[],
  locale: Locale,
): NumberRoom {
  const parts = rows.flatMap(({ cells }) => {
    const cell = cells[index]
    const value = isDetailed(cell) ? cell.value : cell
    const match =
      value === undefined || value === null ? null : NUMBER.exec(formatValue(value, column, locale))
    return match
      ? [{ integer: match[1]?.length ?? 1, fraction: Math.max(0, (match[2]?.length ?? 1) - 1) }]
      : []
  })
  return {
    integer: Math.max(1, ...parts.map(({ integer }) => integer)),
    fraction: Math.max(0, ...parts.map(({ fraction }) => fraction)),
  }
}

export const isNumber = (text: string): boolean => NUMBER.test(text)

/** A number in the room of its column. */
export function AlignedNumber({
  text,
  unit,
  room,
}: {
  text: string
  unit?: string | undefined
  room: NumberRoom
}) {
  const [, integer, fraction] = NUMBER.exec(text) ?? []
  return (
    <span className="fig-number-value">
      <span className={`fig-number-integer fig-room-${room.integer}`}>{integer}</span>
      {room.fraction > 0 && (
        <span className={`fig-number-fraction fig-room-${room.fraction}`}>{fraction}</span>
      )}
      {unit}
    </span>
  )
}
