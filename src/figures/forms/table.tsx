import { Fragment, type ReactNode } from 'react'
import type { Locale } from '../../deck/locale.ts'
import { inLocale, type Drawing } from '../drawing.ts'
import {
  isDetailed,
  type DetailedCell,
  type TableCell,
  type TableColumn,
  type TableData,
  type TableMarks,
  type TableNote,
  type TableRow,
} from './table-data.ts'
import { AlignedNumber, formatValue, isNumber, roomFor } from './table-number.tsx'

/** Words that only screen readers say: in English where a language has none of its own. */
const WORDS: { en: TableWords } & Partial<Record<Locale, TableWords>> = {
  ja: { missing: '値なし', marked: '（印あり）' },
  en: { missing: 'no value', marked: ' (marked)' },
}
type TableWords = Record<'missing' | 'marked', string>

function wordsIn(locale: Locale): TableWords {
  return WORDS[locale] ?? WORDS.en
}

/** A table from data: see `TableData`. What is only on demand is left out. */
export const drawing: Drawing<TableData> = ({ locale, state, data }) => (
  <DataTable data={withoutOnDemand(data)} locale={locale} state={state} />
)

/** The whole table, where a part of it is on demand. */
export const values = (data: TableData): TableData | undefined =>
  data.columns.some(({ onDemand }) => onDemand) || data.rows.some(({ onDemand }) => onDemand)
    ? data
    : undefined

function withoutOnDemand(data: TableData): TableData {
  const isShown = ({ onDemand }: { onDemand?: true }) => !onDemand
  if (data.columns.every(isShown) && data.rows.every(isShown)) return data
  const shownNotes = (notes: readonly TableNote[] = []) =>
    notes.filter((note) => !(typeof note === 'object' && 'onDemand' in note))
  return {
    ...data,
    columns: data.columns.filter(isShown),
    rows: data.rows.filter(isShown).map((row) => ({ ...row, cells: shownCells(row, data.columns) })),
    notes: shownNotes(data.notes),
    marks: Object.fromEntries(
      Object.entries(data.marks ?? {}).map(([state, marks]) => [
        state,
        { ...marks, ...(marks.notes && { notes: shownNotes(marks.notes) }) },
      ]),
    ),
  }
}

/** The cells of the columns that are shown; a cell that spans columns belongs to its first. */
function shownCells({ cells }: TableRow, columns: readonly TableColumn[]): TableCell[] {
  let at = 0
  return cells.filter((cell) => {
    const column = columns[at]
    at += (isDetailed(cell) ? cell.span : undefined) ?? 1
    return !column?.onDemand
  })
}

interface DataTableProps {
  data: TableData
  locale: Locale
  state?: string | undefined
}

/** The same for tables that are no figure of their own, as the values of a chart. */
export function DataTable({ data, locale, state }: DataTableProps) {
  const marks = marksOf(data, state)
  const columns = data.columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ locales }) => !locales || locales.includes(locale))
  const table: TableContext = { data, columns, marks, locale }
  const looks = [data.size, data.width, data.cards && 'cards'].map((look) => look && `fig-table-${look}`)
  return (
    <div className={classes(['fig-table', ...looks])}>
      <table>
        <caption className="visually-hidden">{inLocale(data.caption, locale)}</caption>
        <thead>
          {headRows(columns, locale).map((cells, level) => (
            <HeadRow key={level} cells={cells} level={level} />
          ))}
        </thead>
        {groupRows(data.rows).map((rows, index) => (
          <tbody key={index}>
            {rows.map((row, at) => (
              <BodyRow key={at} row={row} table={table} />
            ))}
          </tbody>
        ))}
      </table>
      <Notes notes={marks.notes ?? data.notes ?? []} locale={locale} />
    </div>
  )
}

type Column = TableColumn & { index: number }

interface TableContext {
  data: TableData
  columns: Column[]
  marks: TableMarks
  locale: Locale
}

function marksOf({ marks = {} }: TableData, state: string | undefined): TableMarks {
  if (state === undefined) return {}
  const found = marks[state]
  if (!found)
    throw new Error(`unknown state "${state}"; the table has ${Object.keys(marks).join(', ') || 'none'}`)
  return found
}

interface HeadCell {
  text: string
  columns: Column[]
  /** Rows that it spans. */
  depth: number
  isGroup: boolean
}

/** Rows of headings: neighbours whose headings are equal so far share one cell. */
function headRows(columns: Column[], locale: Locale): HeadCell[][] {
  const depth = Math.max(...columns.map(({ head }) => head.length))
  return Array.from({ length: depth }, (_, level) => {
    const cells: (HeadCell & { path: string })[] = []
    for (const column of columns) {
      const texts = column.head.slice(0, level + 1).map((text) => inLocale(text, locale))
      const text = texts[level]
      if (text === undefined) continue
      const path = JSON.stringify(texts)
      const isGroup = level < column.head.length - 1
      const last = cells.at(-1)
      if (isGroup && last?.path === path && last.columns.at(-1)?.index === column.index - 1)
        last.columns.push(column)
      else cells.push({ text, path, columns: [column], depth: isGroup ? 1 : depth - level, isGroup })
    }
    return cells
  })
}

function HeadRow({ cells, level }: { cells: HeadCell[]; level: number }) {
  return (
    <tr>
      {cells.map(({ text, columns, depth, isGroup }, index) => {
        const [heading, ...rest] = text.split('\n')
        const names = [
          isGroup ? 'fig-cell-center fig-head-group' : alignment(columns),
          emphasisOf(columns),
          !isGroup && level > 0 && 'fig-head-leaf',
        ]
        return (
          <th
            key={index}
            scope={columns.length > 1 ? 'colgroup' : 'col'}
            colSpan={columns.length > 1 ? columns.length : undefined}
            rowSpan={depth > 1 ? depth : undefined}
            className={classes(names)}
          >
            <Words text={heading ?? ''} />
            {rest.length > 0 && (
              <span className="fig-head-detail">
                <Words text={rest.join('\n')} />
              </span>
            )}
          </th>
        )
      })}
    </tr>
  )
}

function groupRows(rows: readonly TableRow[]): TableRow[][] {
  const groups: TableRow[][] = []
  for (const row of rows) {
    const group = groups.at(-1)
    if (!group || row.startsGroup !== undefined) groups.push([row])
    else group.push(row)
  }
  return groups
}

function BodyRow({ row, table }: { row: TableRow; table: TableContext }) {
  const { columns, marks, locale } = table
  const isMarked = row.id !== undefined && marks.rows?.includes(row.id)
  const [first] = columns
  const head = columns.find(({ rowHead }) => rowHead) ?? (first?.rowHead === false ? undefined : first)
  return (
    <>
      {row.startsGroup !== undefined && row.startsGroup !== true && (
        <tr>
          <th scope="rowgroup" colSpan={columns.length} className="fig-row-group">
            <Words text={inLocale(row.startsGroup, locale)} />
          </th>
        </tr>
      )}
      <tr className={isMarked ? 'fig-row-marked' : undefined}>
        {placeCells(row, table).map((place) => {
          const isHead = place.column.key === head?.key
          return (
            <BodyCell key={place.column.key} {...place} {...{ row, table, isHead }}>
              {isHead && isMarked && <Hidden text={wordsIn(locale).marked} />}
            </BodyCell>
          )
        })}
      </tr>
    </>
  )
}

/** A cell with the columns that it covers. */
interface Place {
  column: Column
  cell: DetailedCell
  covered: Column[]
}

function placeCells(row: TableRow, { data, columns }: TableContext): Place[] {
  const places: Place[] = []
  let at = 0
  for (const raw of row.cells) {
    const cell = isDetailed(raw) ? raw : { value: raw }
    const end = at + (cell.span ?? 1)
    const covered = columns.filter(({ index }) => index >= at && index < end)
    const [column] = covered
    if (column) places.push({ column, cell, covered })
    at = end
  }
  if (at !== data.columns.length) {
    throw new Error(
      `row ${row.id ?? data.rows.indexOf(row) + 1} has ${at} cells for ${data.columns.length} columns`,
    )
  }
  return places
}

interface BodyCellProps extends Place {
  row: TableRow
  table: TableContext
  isHead: boolean
  children: ReactNode
}

function BodyCell({ column, cell, covered, row, table, isHead, children }: BodyCellProps) {
  const { marks, locale } = table
  const isMarked = marks.cells?.some(([id, key]) => id === row.id && key === column.key)
  const names = [
    alignment(covered),
    emphasisOf(covered),
    column.quiet && 'fig-cell-quiet',
    column.wraps && 'fig-cell-wraps',
    cell.grey && 'fig-cell-grey',
    isMarked && 'fig-cell-marked',
    cell.part && `fig-cell-part-${cell.part}`,
    ...frameClasses(covered, row, table),
  ]
  const Tag = isHead ? 'th' : 'td'
  return (
    <Tag
      scope={isHead ? 'row' : undefined}
      colSpan={covered.length > 1 ? covered.length : undefined}
      className={classes(names)}
    >
      <CellContent {...{ column, cell, table }} />
      {isMarked && <Hidden text={wordsIn(locale).marked} />}
      {children}
    </Tag>
  )
}

/** The frame is drawn cell by cell over the table, so that nothing moves. */
function frameClasses(covered: Column[], row: TableRow, { data, marks }: TableContext): (string | false)[] {
  const framed = marks.framed ?? []
  if (!covered.some(({ key }) => framed.includes(key))) return []
  return [
    'fig-cell-framed',
    covered.some(({ key }) => key === framed[0]) && 'fig-cell-framed-start',
    covered.some(({ key }) => key === framed.at(-1)) && 'fig-cell-framed-end',
    row === data.rows[0] && 'fig-cell-framed-top',
    row === data.rows.at(-1) && 'fig-cell-framed-bottom',
  ]
}

interface CellContentProps {
  column: Column
  cell: DetailedCell
  table: TableContext
}

function CellContent({ column, cell, table }: CellContentProps) {
  const { locale } = table
  const value = <CellValue {...{ column, cell, table }} />
  const below = cell.below === undefined ? '' : inLocale(cell.below, locale)
  return (
    <>
      {cell.part === undefined ? value : <span className="fig-part-box">{value}</span>}
      {cell.mark !== undefined && <sup>{cell.mark}</sup>}
      {cell.detail !== undefined && <span className="fig-cell-detail"> {inLocale(cell.detail, locale)}</span>}
      {below !== '' && (
        <span className="fig-cell-below">
          <Words text={below} />
        </span>
      )}
    </>
  )
}

function CellValue({ column, cell, table }: CellContentProps) {
  const { locale, data } = table
  if (cell.value === null) {
    return (
      <>
        <span aria-hidden="true" className="fig-missing">
          –
        </span>
        <Hidden text={wordsIn(locale).missing} />
      </>
    )
  }
  const text = formatValue(cell.value, column, locale)
  const isAligned = column.type === 'number' && isNumber(text)
  const room = isAligned ? roomFor(column, column.index, data.rows, locale) : undefined
  const content = room ? <AlignedNumber text={text} unit={column.unit} room={room} /> : <Words text={text} />
  if (cell.best) return <strong>{content}</strong>
  return cell.lang === undefined || cell.lang === locale ? content : <span lang={cell.lang}>{content}</span>
}

function Notes({ notes, locale }: { notes: readonly TableNote[]; locale: Locale }) {
  if (notes.length === 0) return null
  return (
    <div className="fig-table-notes">
      {notes.map((note, index) => {
        const legend = typeof note === 'object' && 'text' in note ? note : { swatch: undefined, text: note }
        return (
          <span key={index}>
            {legend.swatch && (
              <span aria-hidden="true" className={`fig-swatch fig-swatch-${legend.swatch}`} />
            )}
            <Words text={inLocale(legend.text, locale)} />
          </span>
        )
      })}
    </div>
  )
}

/** Text with its line breaks and its variables (`_k_`). */
function Words({ text }: { text: string }) {
  return text.split('\n').map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      {line.split(/_(\p{L})_/u).map((part, at) =>
        at % 2 === 1 ? (
          <i key={at} className="fig-math">
            {part}
          </i>
        ) : (
          part
        ),
      )}
    </Fragment>
  ))
}

function Hidden({ text }: { text: string }) {
  return <span className="visually-hidden">{text}</span>
}

function alignment(columns: Column[]): string {
  const [first] = columns
  return `fig-cell-${first?.align ?? (first?.type === 'number' ? 'center' : 'start')}`
}

function emphasisOf(columns: Column[]): string | undefined {
  const [first] = columns
  const shared = columns.every(({ emphasis }) => emphasis === first?.emphasis)
  return first?.emphasis && shared ? `fig-cell-emphasis-${first.emphasis}` : undefined
}

function classes(names: (string | false | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined
}
