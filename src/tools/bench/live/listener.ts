import { randomBytes } from 'node:crypto'
import { WebSocket } from 'ws'
import { isLater, parseLiveMessage, type LivePosition } from '../../../deck/live/live-messages.ts'
import { reconnectionPauseMs } from '../../../deck/live/live-reconnection.ts'
import { CLIENT_PREFIXES, liveTopic, type LiveScope } from '../../../deck/live/live-topics.ts'
import {
  connectPacket,
  PACKET,
  pubackPacket,
  readPublish,
  subscribePacket,
  takePackets,
} from '../../live/mqtt-bytes.ts'

const KEEPALIVE_S = 120

export interface BenchListener {
  /** Epoch ms of the last connection's start, and of the first position after it; undefined until then. */
  joinedMs: number
  firstPositionMs: number | undefined
  /** Numbers of the positions that came, in their order; duplicates too. */
  seqs: number[]
  /** ms from the speaker to here, of those that came while the listener was there. */
  latenciesMs: number[]
  /** The same of the laser's places. */
  pointerLatenciesMs: number[]
  last: LivePosition | undefined
  subscribed: boolean
  close: () => void
}

/** A listener that does with a position what a page does, comes back as a page does, and takes little memory. */
export function startListener(url: string, scope: LiveScope, onSubscribed: () => void): BenchListener {
  const clientId = CLIENT_PREFIXES.listener + randomBytes(16).toString('base64url')
  const topics = (['position', 'state', 'pointer'] as const).map((topic) => liveTopic(scope, topic))
  let socket: WebSocket
  let attempt = 0
  let over = false
  const listener = newListener(() => {
    over = true
    socket.terminate()
  })
  const onPublish = (payload: string, retained: boolean) => {
    const position = parseLiveMessage('position', payload)
    if (!position) return
    const now = nowMs()
    listener.firstPositionMs ??= now
    listener.seqs.push(position.seq)
    if (!isLater(position, listener.last)) return
    listener.last = position
    if (!retained) listener.latenciesMs.push(now - position.started - position.seq / 1000)
  }
  const onPointer = (payload: string) => {
    const pointer = parseLiveMessage('pointer', payload)
    if (pointer && listener.last)
      listener.pointerLatenciesMs.push(nowMs() - listener.last.started - pointer.slideNumber)
  }
  const connect = () => {
    let rest: Buffer = Buffer.alloc(0)
    listener.joinedMs = nowMs()
    listener.firstPositionMs = undefined
    socket = new WebSocket(url, 'mqtt', { perMessageDeflate: false })
    socket.on('open', () => {
      socket.send(connectPacket(clientId, KEEPALIVE_S))
    })
    socket.on('message', (data) => {
      rest = takePackets(Buffer.concat([rest, data as Buffer]), (received) => {
        if (received.type === PACKET.connack) socket.send(subscribePacket(1, topics))
        else if (received.type === PACKET.suback) {
          attempt = 0
          listener.subscribed = true
          onSubscribed()
        } else if (received.type === PACKET.publish) {
          const { topic, messageId, payload } = readPublish(received)
          if (messageId > 0) socket.send(pubackPacket(messageId))
          if (topic === topics[0]) onPublish(payload, (received.flags & 1) === 1)
          else if (topic === topics[2]) onPointer(payload)
        }
      })
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      listener.subscribed = false
      if (!over) setTimeout(connect, reconnectionPauseMs(attempt++))
    })
  }
  connect()
  return listener
}

/** One to whom nothing has come yet. */
function newListener(close: () => void): BenchListener {
  return {
    joinedMs: 0,
    firstPositionMs: undefined,
    seqs: [],
    latenciesMs: [],
    pointerLatenciesMs: [],
    last: undefined,
    subscribed: false,
    close,
  }
}

/** Epoch ms with parts of it, the same in all processes of the machine. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now()
}
