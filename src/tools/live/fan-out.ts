import type { AedesPublishPacket } from 'aedes'
import { publishPacket } from './mqtt-bytes.ts'
import type { SocketStream } from './socket-stream.ts'

type Deliver = (packet: AedesPublishPacket, done: () => void) => void
type Done = (() => void) | undefined

/**
 * Stands in for the emitter through which aedes sends messages on. What all may read is made to bytes once and written
 * to every connection as it is; aedes would make a packet for each, and 5,000 of them take it longer than a slide is
 * shown. A connection that can't take more now gets the last message of a topic when it can.
 */
export class FanOut {
  /** aedes's own subscriptions, and those with a wildcard. */
  readonly #deliveries = new Map<string, Set<Deliver>>()
  readonly #streams = new Map<string, Set<SocketStream>>()
  readonly #watched = new WeakSet<SocketStream>()
  #messageId = 0

  constructor(private readonly isFannedOut: (topic: string) => boolean) {}

  /** The connection takes the topic in from now on, until it closes. */
  add(topic: string, stream: SocketStream): void {
    if (!this.isFannedOut(topic) || stream.destroyed) return
    const streams = this.#streams.get(topic) ?? new Set()
    this.#streams.set(topic, streams.add(stream))
    if (this.#watched.has(stream)) return
    // Once for a connection, however often it subscribes.
    this.#watched.add(stream)
    stream.once('close', () => {
      for (const others of this.#streams.values()) others.delete(stream)
    })
  }

  remove(topic: string, stream: SocketStream): void {
    this.#streams.get(topic)?.delete(stream)
  }

  on(topic: string, deliver: Deliver, done?: Done): void {
    if (!this.isFannedOut(topic)) {
      this.#deliveries.set(topic, (this.#deliveries.get(topic) ?? new Set()).add(deliver))
    }
    later(done)
  }

  removeListener(topic: string, deliver: Deliver, done?: Done): void {
    const deliveries = this.#deliveries.get(topic)
    deliveries?.delete(deliver)
    if (deliveries?.size === 0) this.#deliveries.delete(topic)
    later(done)
  }

  emit(packet: AedesPublishPacket, done?: Done): void {
    if (this.isFannedOut(packet.topic)) this.#fanOut(packet)
    else {
      for (const [filter, deliveries] of this.#deliveries) {
        if (!matches(filter, packet.topic)) continue
        for (const deliver of deliveries) deliver(packet, () => undefined)
      }
    }
    later(done)
  }

  close(done?: Done): void {
    this.#deliveries.clear()
    this.#streams.clear()
    later(done)
  }

  #nextId(): number {
    return (this.#messageId = (this.#messageId % 0xffff) + 1)
  }

  #fanOut({ topic, payload, qos }: AedesPublishPacket): void {
    const streams = this.#streams.get(topic)
    if (!streams) return
    const bytes = publishPacket(topic, payload, qos === 0 ? undefined : this.#nextId())
    for (const stream of streams) stream.sendLatest(topic, bytes)
  }
}

/** aedes expects to be called back after its own call has ended. */
function later(done: Done): void {
  if (done) setImmediate(done)
}

/** `+` stands for one level; no other wildcard is ever let in. */
function matches(filter: string, topic: string): boolean {
  if (!filter.includes('+')) return filter === topic
  const levels = topic.split('/')
  const wanted = filter.split('/')
  return wanted.length === levels.length && wanted.every((level, i) => level === '+' || level === levels[i])
}
