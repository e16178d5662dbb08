import { isRandomName, roleOfClient } from '../../../deck/live/live-topics.ts'
import { isRecord } from '../../../deck/unknown-value.ts'
import { createClickerIdentity, type ClickerIdentity } from '../join-as-clicker.ts'
import { readStored, writeStored } from '../../../ui/storage.ts'

/** Who this tab is as a clicker: a reload is the same one, another code makes another. */
export interface KeptClicker extends ClickerIdentity {
  code: string
  /** The speaker's page has let it in before: a refusal now is no used code. */
  joined: boolean
}

const KEY = 'colloquium-live-clicker'

/** The clicker that this tab is with a code, kept from now on. */
export function takeClicker(code: string): KeptClicker {
  const kept = readKept(readStored(KEY, 'sessionStorage'))
  if (kept?.code === code) return kept
  const clicker = { ...createClickerIdentity(), code, joined: false }
  writeStored(KEY, clicker, 'sessionStorage')
  return clicker
}

export function keepJoined(clicker: KeptClicker): void {
  writeStored(KEY, { ...clicker, joined: true }, 'sessionStorage')
}

function readKept(value: unknown): KeptClicker | undefined {
  if (!isRecord(value)) return undefined
  const { clientId, name, code, joined } = value
  return typeof clientId === 'string' &&
    roleOfClient(clientId) === 'clicker' &&
    isRandomName(name) &&
    isRandomName(code)
    ? { clientId, name, code, joined: joined === true }
    : undefined
}
