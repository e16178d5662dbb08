import type { TableCell, TableColumn, TableData } from './table-data.ts'

/** Values of a chart, and the columns of the table that tells them. */
export interface ChartValues {
  caption: string
  values: readonly Record<string, string | number | boolean | null>[]
  columns: TableColumn[]
}

/** The values of a chart as a table; throws where a column names no field of theirs. */
export function valueTable({ caption, values, columns }: ChartValues): TableData {
  return {
    caption,
    columns,
    rows: values.map((value) => ({
      cells: columns.map(({ key }): TableCell => {
        const cell = value[key]
        if (cell === undefined) throw new Error(`column "${key}" names no field of ${JSON.stringify(value)}`)
        return typeof cell === 'boolean' ? String(cell) : cell
      }),
    })),
  }
}
