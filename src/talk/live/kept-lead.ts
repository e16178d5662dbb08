import type { LiveSession } from '../../deck/live/live-info.ts'
import { isRandomName } from '../../deck/live/live-topics.ts'
import { isRecord } from '../../deck/unknown-value.ts'
import { readStored, removeStored, storedKeys, writeStored } from '../../ui/storage.ts'
import type { ClickerGate } from './clicker-gate.ts'

/** As what a page led. */
export interface KeptLead {
  name: string
  term: number
}

const LEAD_PREFIX = 'colloquium-live-lead-'
const CLICKERS_PREFIX = 'colloquium-live-clickers-'

/** For the page that this tab shows next: a reload goes on leading. */
export function keepLead({ session }: LiveSession, lead: KeptLead): void {
  writeStored(LEAD_PREFIX + session, lead, 'sessionStorage')
}

/** Taken once, since a tab that is opened from this one begins with a copy of its storage. */
export function takeLead({ session }: LiveSession): KeptLead | undefined {
  const key = LEAD_PREFIX + session
  const value = readStored(key, 'sessionStorage')
  removeStored(key, 'sessionStorage')
  if (!isRecord(value)) return undefined
  const { name, term } = value
  return isRandomName(name) && typeof term === 'number' && Number.isSafeInteger(term) && term > 0
    ? { name, term }
    : undefined
}

/** Clickers stay joined when the page that they turn is loaded anew, and when another in this browser takes over. */
export function keepClickers({ session }: LiveSession, gate: ClickerGate): void {
  const key = CLICKERS_PREFIX + session
  for (const old of storedKeys()) if (old.startsWith(CLICKERS_PREFIX) && old !== key) removeStored(old)
  writeStored(key, gate.keep())
}

/** What `ClickerGate.adopt` takes. */
export function keptClickers({ session }: LiveSession): unknown {
  return readStored(CLICKERS_PREFIX + session)
}
