import { z } from 'zod'

const schema = z.iso.date()

/** Nobody gave a talk before, and where a file names such a year it means nothing. */
const FIRST_DAY = '1900-01-01'

/** A day of the calendar as `2023-03-27`; undefined for what only looks like one: files of others name a 31 February. */
export function realDay(text: string | undefined): string | undefined {
  const day = schema.safeParse(text).data
  return day !== undefined && day >= FIRST_DAY ? day : undefined
}
