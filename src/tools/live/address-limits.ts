/** Connections that one address may have. A hall behind one router is one address: the numbers are a hall's. */
export interface AddressLimits {
  /** At a time. */
  connections: number
  /** New ones at once, and a second from then on. */
  burst: number
  perSecond: number
}

export const ADDRESS_LIMITS: AddressLimits = { connections: 1000, burst: 1000, perSecond: 100 }

interface AddressCount {
  open: number
  allowance: number
  refilledMs: number
}

/** Connections beyond the number that are for the speaker and the clickers alone: a hall must not lock them out. */
const RESERVED = 50

/** Counts connections by address, and forgets an address that has none and has been quiet. */
export class AddressBook {
  readonly #counts = new Map<string, AddressCount>()

  constructor(private readonly limits: AddressLimits) {}

  /** False where the address has too many, or comes too often. True counts it in: `leave` counts it out. */
  enter(address: string, nowMs: number): boolean {
    const { connections, burst, perSecond } = this.limits
    const count = this.#counts.get(address) ?? { open: 0, allowance: burst, refilledMs: nowMs }
    this.#counts.set(address, count)
    count.allowance = Math.min(burst, count.allowance + ((nowMs - count.refilledMs) / 1000) * perSecond)
    count.refilledMs = nowMs
    if (count.open >= connections + RESERVED || count.allowance < 1) return false
    count.allowance--
    count.open++
    return true
  }

  /** True where the address has more connections than its listeners may have. */
  isCrowded(address: string): boolean {
    return (this.#counts.get(address)?.open ?? 0) > this.limits.connections
  }

  leave(address: string): void {
    const count = this.#counts.get(address)
    if (count) count.open--
  }

  /** Call it now and then. */
  forgetQuiet(nowMs: number): void {
    const quietMs = (this.limits.burst / this.limits.perSecond) * 1000
    for (const [address, { open, refilledMs }] of this.#counts) {
      if (open === 0 && nowMs - refilledMs > quietMs) this.#counts.delete(address)
    }
  }
}
