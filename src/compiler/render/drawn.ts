import type { Element } from 'hast'

/** A drawing as hast, and its numbers as a table where it has any. */
export interface Drawn {
  content: Element[]
  table: Element | undefined
}
