import { LIVE_LIMITS } from '../../deck/live/live-limits.ts'

/** Packets that a connection may send: so many at once, and so many a second from then on. */
export interface PacketRate {
  burst: number
  perSecond: number
}

/** Acknowledgements of positions come from listeners, turns of the laser from a clicker. */
export const PACKET_RATES = {
  listener: { burst: 60, perSecond: 20 },
  trusted: { burst: 200, perSecond: 100 },
} as const satisfies Record<string, PacketRate>

/**
 * Watches the bytes of one connection before anything keeps them: the parser behind would wait for 256 MB where a
 * packet's header says so. Reads no more of MQTT than the length of each packet.
 */
export class PacketGate {
  #rate: PacketRate = PACKET_RATES.listener
  #allowance: number = PACKET_RATES.listener.burst
  #refilledMs: number
  /** Bytes of the current packet's body that are still to come. */
  #bodyLeft = 0
  /** Bytes of the length read so far; -1 while the packet's first byte is awaited. */
  #lengthBytes = -1
  #length = 0

  constructor(nowMs: number) {
    this.#refilledMs = nowMs
  }

  setRate(rate: PacketRate): void {
    this.#rate = rate
    this.#allowance = rate.burst
  }

  /** True where the next byte begins a packet. */
  get betweenPackets(): boolean {
    return this.#bodyLeft === 0 && this.#lengthBytes < 0
  }

  /** False where the connection has sent more than it may: a frame without bytes counts as a packet. */
  passesEmpty(nowMs: number): boolean {
    return this.#spend(nowMs)
  }

  /** Undefined where the bytes may pass, else what is wrong with them. */
  inspect(chunk: Uint8Array, nowMs: number): 'size' | 'rate' | undefined {
    let at = 0
    while (at < chunk.length) {
      if (this.#bodyLeft > 0) {
        const skipped = Math.min(this.#bodyLeft, chunk.length - at)
        this.#bodyLeft -= skipped
        at += skipped
        continue
      }
      const fault = this.#readHeader(chunk[at++] ?? 0, nowMs)
      if (fault) return fault
    }
    return undefined
  }

  #readHeader(byte: number, nowMs: number): 'size' | 'rate' | undefined {
    if (this.#lengthBytes < 0) {
      this.#lengthBytes = 0
      this.#length = 0
      return this.#spend(nowMs) ? undefined : 'rate'
    }
    this.#length += (byte & 0x7f) * 128 ** this.#lengthBytes++
    if (this.#length > LIVE_LIMITS.packetBytes || this.#lengthBytes > 4) return 'size'
    if ((byte & 0x80) === 0) {
      this.#bodyLeft = this.#length
      this.#lengthBytes = -1
    }
    return undefined
  }

  #spend(nowMs: number): boolean {
    const earned = ((nowMs - this.#refilledMs) / 1000) * this.#rate.perSecond
    this.#allowance = Math.min(this.#rate.burst, this.#allowance + Math.max(0, earned))
    this.#refilledMs = nowMs
    if (this.#allowance < 1) return false
    this.#allowance--
    return true
  }
}
