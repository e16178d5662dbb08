import { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { PacketGate, type PacketRate } from './packet-gate.ts'

/** ms within which one receipt is enough of a sign of life. */
const RECEIPT_PAUSE_MS = 5000
const PUBACK_BYTE = 0x40
/** What the `ws` package says of a message in more frames than it may have. */
const TOO_MANY_FRAMES = 'WS_ERR_TOO_MANY_BUFFERED_PARTS'

/**
 * A WebSocket as the stream that the broker reads and writes. Unlike the stream of the `ws` package it gathers what the
 * broker writes for one packet in one frame, and cuts the connection at the first packet too large or too many.
 */
export class SocketStream extends Duplex {
  readonly #socket: WebSocket
  readonly #gate = new PacketGate(performance.now())
  readonly #drainTimeoutMs: number
  /** By topic, what is to be written when the connection takes more. */
  readonly #waiting = new Map<string, Buffer>()
  #receiptMs = 0

  constructor(
    socket: WebSocket,
    drainTimeoutMs: number,
    onRefused: (fault: 'size' | 'rate' | 'text') => void,
  ) {
    super()
    this.#socket = socket
    this.#drainTimeoutMs = drainTimeoutMs
    socket.on('message', (data, isBinary) => {
      if (this.destroyed) return
      const chunk = data as Buffer
      const nowMs = performance.now()
      const begins = this.#gate.betweenPackets
      const fault = isBinary ? this.#inspect(chunk, nowMs) : 'text'
      if (fault) {
        onRefused(fault)
        this.destroy()
      } else if (!(begins && this.#isIdleReceipt(chunk, nowMs)) && !this.push(chunk)) socket.pause()
    })
    // A ping is answered, a pong answers none of ours, and MQTT needs neither.
    for (const control of ['ping', 'pong'] as const)
      socket.on(control, () => {
        if (this.destroyed || this.#gate.passesEmpty(performance.now())) return
        onRefused('rate')
        this.destroy()
      })
    socket.on('close', () => {
      if (!this.destroyed) this.destroy()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === TOO_MANY_FRAMES && !this.destroyed) onRefused('rate')
      this.destroy()
    })
  }

  #inspect(chunk: Buffer, nowMs: number): 'size' | 'rate' | undefined {
    if (chunk.length > 0) return this.#gate.inspect(chunk, nowMs)
    return this.#gate.passesEmpty(nowMs) ? undefined : 'rate'
  }

  /** Writes a message now, or, where the connection is full, the last one of its topic when there is room. */
  sendLatest(topic: string, bytes: Buffer): void {
    if (this.destroyed) return
    if (!this.writableNeedDrain) {
      this.write(bytes)
      return
    }
    if (this.#waiting.size === 0) this.#awaitDrain()
    this.#waiting.set(topic, bytes)
  }

  setRate(rate: PacketRate): void {
    this.#gate.setRate(rate)
  }

  override _read(): void {
    this.#socket.resume()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#send(chunk, done)
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk)), done)
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#socket.close()
    done()
  }

  override _destroy(_error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.terminate()
    done()
  }

  /** Nobody is held up by a listener that takes nothing in, and it doesn't stay. */
  #awaitDrain(): void {
    const timer = setTimeout(() => {
      this.destroy()
    }, this.#drainTimeoutMs)
    timer.unref()
    this.once('drain', () => {
      clearTimeout(timer)
      for (const bytes of this.#waiting.values()) this.write(bytes)
      this.#waiting.clear()
    })
  }

  /**
   * Nothing is kept to be sent again (every session is a clean one), so that a receipt tells the broker nothing but that
   * its sender is alive: one now and then does for that, where each would be the larger half of the work.
   */
  #isIdleReceipt(chunk: Buffer, nowMs: number): boolean {
    if (chunk.length !== 4 || chunk[0] !== PUBACK_BYTE) return false
    if (nowMs - this.#receiptMs < RECEIPT_PAUSE_MS) return true
    this.#receiptMs = nowMs
    return false
  }

  #send(bytes: Buffer, done: (error?: Error | null) => void): void {
    if (this.#socket.readyState !== this.#socket.OPEN) done(new Error('the connection is closed'))
    else this.#socket.send(bytes, done)
  }
}
