/*
 * An explorable figure that is open: the block of its slide, and what its reader has set, as links (`?try=b3:q2`),
 * windows and live talks say it. Each form reads and writes the part behind the colon itself.
 */

/** Characters of a state; what is longer was not made here. */
export const MOST_STATE = 300
const EXPLORED = new RegExp(`^(b\\d{1,4})(?::([^\\p{Cc}]{1,${String(MOST_STATE)}}))?$`, 'u')

export interface Explored {
  /** As `b3`. */
  block: string
  /** Empty as it starts: as the slide's figure has it. */
  state: string
}

/** Undefined for what no figure can be told by. */
export function parseExplored(text: string): Explored | undefined {
  const [, block, state = ''] = EXPLORED.exec(text) ?? []
  return block === undefined ? undefined : { block, state }
}

export function formatExplored({ block, state }: Explored): string {
  return state === '' ? block : `${block}:${[...state].slice(0, MOST_STATE).join('')}`
}

export function isExplored(value: unknown): value is string {
  return typeof value === 'string' && EXPLORED.test(value)
}
