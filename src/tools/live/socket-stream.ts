import { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { PacketGate, type PacketRate } from './packet-gate.ts'

/**
 * A WebSocket as the stream that the broker reads and writes. Unlike the stream of the `ws` package it gathers what the
 * broker writes for one packet in one frame, and cuts the connection at the first packet too large or too many.
 */
export class SocketStream extends Duplex {
  readonly #socket: WebSocket
  readonly #gate = new PacketGate(performance.now())

  constructor(socket: WebSocket, onRefused: (fault: 'size' | 'rate' | 'text') => void) {
    super()
    this.#socket = socket
    socket.on('message', (data, isBinary) => {
      if (this.destroyed) return
      const chunk = data as Buffer
      const fault = isBinary ? this.#gate.inspect(chunk, performance.now()) : 'text'
      if (fault) {
        onRefused(fault)
        this.destroy()
      } else if (!this.push(chunk)) socket.pause()
    })
    socket.on('close', () => {
      if (!this.destroyed) this.destroy()
    })
    socket.on('error', () => {
      this.destroy()
    })
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

  #send(bytes: Buffer, done: (error?: Error | null) => void): void {
    if (this.#socket.readyState !== this.#socket.OPEN) done(new Error('the connection is closed'))
    else this.#socket.send(bytes, done)
  }
}
