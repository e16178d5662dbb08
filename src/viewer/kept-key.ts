import { deckKey } from '../deck/deck-key.ts'
import type { DeckSummary } from '../deck/types.ts'
import { readStored, renameStored, storedKeys } from '../ui/storage.ts'

/** What a deck keeps under its title, each at the title's key and a name of its own. */
const KEPT = ['annotations', 'read', 'compared', 'notes', 'speaker', 'rehearsal', 'rehearsals']
/** Of the letters of two titles: with so many in common at both ends the later is a correction of the earlier. */
const IN_COMMON = 2 / 3

/**
 * Key that a deck's own things are kept under. What stands at its place under one nearly equal title is moved to it first:
 * a letter corrected in the title is not to cost the reader's notes.
 */
export function keptKey(baseUrl: string, deck: Pick<DeckSummary, 'title' | 'locales'>): string {
  const key = deckKey(baseUrl, deck)
  const [first] = deck.locales
  const title = first ? deck.title[first] : ''
  const before = key.slice(0, key.length - title.length)
  const earlier = storedKeys().flatMap((from) => {
    const [, other = '', name = ''] = /^(.*):([a-z]+)$/s.exec(from.slice(before.length)) ?? []
    const isEarlier = from.startsWith(before) && KEPT.includes(name) && isCorrection(other, title)
    return isEarlier ? { from, other, name } : []
  })
  if (new Set(earlier.map(({ other }) => other)).size === 1)
    for (const { from, name } of earlier)
      if (readStored(`${key}:${name}`) === undefined) renameStored(from, `${key}:${name}`)
  return key
}

/** Two parts of a series differ in their numbers alone, and are no corrections of each other. */
function isCorrection(earlier: string, later: string): boolean {
  const numbers = (title: string) => title.normalize('NFKC').match(/\d+/g)?.join() ?? ''
  if (earlier === later || numbers(earlier) !== numbers(later)) return false
  const length = Math.max(earlier.length, later.length)
  let start = 0
  while (start < length && earlier[start] === later[start]) start++
  let end = 0
  while (start + end < length && earlier.at(-1 - end) === later.at(-1 - end)) end++
  return start + end >= length * IN_COMMON
}
