import type { DeckSource } from '../read/read.ts'

/** ms that any chart or diagram may take uncounted: ten times an ordinary one's, and no more than a slide's own. */
const ORDINARY_MS = 250
/** What those of a deck may take beyond, in all. */
const MOST_MS = 40_000

const accounts = new WeakMap<DeckSource, DrawingAccount>()

/** The account of a deck, as it was read. */
export function accountOf(source: DeckSource): DrawingAccount {
  const account = accounts.get(source) ?? new DrawingAccount()
  accounts.set(source, account)
  return account
}

/** Has threads that draw for one deck use one account. Without an account it is made, and comes back to be given to others. */
export function shareAccount(source: DeckSource, spent?: SharedArrayBuffer): SharedArrayBuffer {
  const account = new DrawingAccount(spent)
  accounts.set(source, account)
  return account.spent
}

/**
 * What a deck's charts and diagrams, which compute, have taken together. Each has a bound of its own; a thousand that stay
 * just below it would hold up a build for hours.
 */
export class DrawingAccount {
  readonly #spentMs: Int32Array
  #last: Promise<unknown> = Promise.resolve()

  constructor(readonly spent = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.#spentMs = new Int32Array(spent)
  }

  /** Draws one after another. Throws a sentence, and draws nothing, once the account is used up. */
  draw<T>(make: () => Promise<T>): Promise<T> {
    const drawing = this.#last.then(() => this.#drawNext(make))
    this.#last = drawing.catch(() => undefined)
    return drawing
  }

  /** Somebody has changed a slide: what took so long may be gone. */
  renew(): void {
    Atomics.store(this.#spentMs, 0, 0)
  }

  async #drawNext<T>(make: () => Promise<T>): Promise<T> {
    if (Atomics.load(this.#spentMs, 0) > MOST_MS)
      throw new Error(
        `not drawn: the charts and diagrams before it take more than ${String(MOST_MS / 1000)} s; make those that are slow simpler`,
      )
    const began = performance.now()
    try {
      return await make()
    } finally {
      const over = Math.max(0, performance.now() - began - ORDINARY_MS)
      Atomics.add(this.#spentMs, 0, Math.round(over))
    }
  }
}
