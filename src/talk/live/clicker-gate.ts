import type { ClickerMessage } from '../../deck/live/live-messages.ts'
import { isRandomName } from '../../deck/live/live-topics.ts'
import { isRecord } from '../../deck/unknown-value.ts'
import { randomName } from './random-name.ts'

/** What a clicker wants, after its right to was checked. */
export type ClickerTurn =
  | { clicker: string; action: 'next' | 'previous' | 'black' | 'laser-off' }
  | { clicker: string; action: 'laser'; x: number; y: number }

interface JoinedClicker {
  name: string
  clientId: string
  /** Last number of a turn, and of the pointing, which is sent without receipt and overtakes turns. */
  turnSeq: number
  laserSeq: number
}

/**
 * Which clickers the speaker's page obeys. A code is good for the first clicker that comes with it, by its name and its
 * connection's id, and for no other; a clicker that is thrown out takes its code with it.
 */
export class ClickerGate {
  /** By code; undefined while nobody has come with it. */
  readonly #joined = new Map<string, JoinedClicker | undefined>()

  /**
   * Goes on with the clickers that another page of the speaker's had, or this one before it was loaded anew: `kept` is
   * what `keep` gave there; anything else is as nothing.
   */
  adopt(kept: unknown): void {
    if (!Array.isArray(kept)) return
    const others = new Map(kept.flatMap(readKept))
    for (const [code, clicker] of this.#joined) if (clicker && !others.has(code)) this.#joined.delete(code)
    for (const [code, clicker] of others) {
      // Whom this page knows it has heard more of.
      if (this.#joined.get(code)?.name !== clicker.name) this.#joined.set(code, clicker)
    }
  }

  /** The clickers that have joined, as plain data. */
  keep(): unknown {
    return [...this.#joined].filter(([, clicker]) => clicker !== undefined)
  }

  invite(): string {
    const code = randomName()
    this.#joined.set(code, undefined)
    return code
  }

  /** Codes that are good, for a broker that has forgotten them. */
  codes(): string[] {
    return [...this.#joined.keys()]
  }

  clickers(): string[] {
    return [...this.#joined.values()].flatMap((clicker) => clicker?.name ?? [])
  }

  dismiss(name: string): void {
    for (const [code, clicker] of this.#joined) if (clicker?.name === name) this.#joined.delete(code)
  }

  /** Undefined for a stranger, for what came before, and for the first word of a clicker that only joins. */
  admit(message: ClickerMessage, clientId: string): ClickerTurn | undefined {
    const { code, clicker: name, seq, action } = message
    if (!this.#joined.has(code)) return undefined
    const joined = this.#joined.get(code) ?? { name, clientId, turnSeq: -1, laserSeq: -1 }
    const order = action === 'laser' || action === 'laser-off' ? 'laserSeq' : 'turnSeq'
    if (joined.name !== name || joined.clientId !== clientId || seq <= joined[order]) return undefined
    this.#joined.set(code, { ...joined, [order]: seq })
    if (action === 'join') return undefined
    if (action !== 'laser') return { clicker: name, action }
    return { clicker: name, action, x: message.x ?? 0, y: message.y ?? 0 }
  }
}

/** The numbers of turns are of the clicker's clock, and go on above what was seen: none is taken twice. */
function readKept(entry: unknown): [string, JoinedClicker][] {
  if (!Array.isArray(entry)) return []
  const [code, clicker] = entry as unknown[]
  if (!isRandomName(code) || !isRecord(clicker)) return []
  const { name, clientId, turnSeq, laserSeq } = clicker
  return isRandomName(name) &&
    typeof clientId === 'string' &&
    typeof turnSeq === 'number' &&
    typeof laserSeq === 'number'
    ? [[code, { name, clientId, turnSeq, laserSeq }]]
    : []
}
