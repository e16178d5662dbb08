import type { SocketStream } from './socket-stream.ts'

interface Stranger {
  stream: SocketStream
  /** Counts the connection out of its address's. */
  leaves: () => void
}

/** Connections that have not said who they are, by address, the oldest first. */
export class Strangers {
  readonly #byAddress = new Map<string, Set<Stranger>>()
  readonly #byStream = new WeakMap<SocketStream, { address: string; stranger: Stranger }>()

  add(address: string, stranger: Stranger): void {
    const others = this.#byAddress.get(address) ?? new Set()
    this.#byAddress.set(address, others.add(stranger))
    this.#byStream.set(stranger.stream, { address, stranger })
    stranger.stream.once('close', () => {
      this.remove(stranger.stream)
    })
  }

  /** It has said who it is, or is gone. */
  remove(stream: SocketStream): void {
    const known = this.#byStream.get(stream)
    if (!known) return
    const others = this.#byAddress.get(known.address)
    others?.delete(known.stranger)
    if (others?.size === 0) this.#byAddress.delete(known.address)
  }

  /** Cuts the oldest of an address off; false where there is none. */
  cutOldest(address: string): boolean {
    const [oldest] = this.#byAddress.get(address) ?? []
    if (!oldest) return false
    this.remove(oldest.stream)
    oldest.leaves()
    oldest.stream.destroy()
    return true
  }
}
