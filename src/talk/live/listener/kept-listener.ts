import type { LiveSession } from '../../../deck/live/live-info.ts'
import { ROOM_LIMITS } from '../../../deck/live/live-room.ts'
import { CLIENT_PREFIXES, roleOfClient } from '../../../deck/live/live-topics.ts'
import { isRecord } from '../../../deck/unknown-value.ts'
import { readStored, removeStored, writeStored } from '../../../ui/storage.ts'
import { randomName } from '../random-name.ts'

/** Who a page is as a listener: a reload is the same one, so that its vote counts once, and it knows its vote. */
export interface KeptListener {
  clientId: string
  /** What it has voted, by poll. */
  votes: Readonly<Record<string, readonly number[]>>
}

const PREFIX = 'colloquium-live-listener-'

/** Taken once, since a tab that is opened from this one begins with a copy of its storage. */
export function takeListener({ session }: LiveSession): KeptListener {
  const kept = readKept(readStored(PREFIX + session, 'sessionStorage'))
  removeStored(PREFIX + session, 'sessionStorage')
  return kept ?? { clientId: CLIENT_PREFIXES.listener + randomName(), votes: {} }
}

/** For the page that this tab shows next. */
export function keepListener({ session }: LiveSession, listener: KeptListener): void {
  writeStored(PREFIX + session, listener, 'sessionStorage')
}

function readKept(value: unknown): KeptListener | undefined {
  if (!isRecord(value)) return undefined
  const { clientId, votes } = value
  if (typeof clientId !== 'string' || roleOfClient(clientId) !== 'listener' || !isRecord(votes))
    return undefined
  return { clientId, votes: Object.fromEntries(Object.entries(votes).filter(isVote)) }
}

function isVote(entry: [string, unknown]): entry is [string, number[]] {
  const [, choices] = entry
  return (
    Array.isArray(choices) &&
    choices.length <= ROOM_LIMITS.choices &&
    choices.every((choice) => Number.isInteger(choice))
  )
}
