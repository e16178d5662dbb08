import type { LiveScope } from '../../../deck/live/live-topics.ts'
import { nowMs, startListener, type BenchListener } from './listener.ts'

/* A process of listeners: starts as many as it is told, spread over time, and says what came. */

export interface ListenersOrder {
  url: string
  scope: LiveScope
  count: number
  /** ms over which they join. */
  overMs: number
}

/** Either: all are there; or what came since the last report, or since the start. */
export type ListenersReport =
  | { kind: 'joined'; tookMs: number; firstPositionMs: number[] }
  | {
      kind: 'result'
      latenciesMs: number[]
      pointerLatenciesMs: number[]
      lost: number
      duplicates: number
      behind: number
      connected: number
      /** Epoch ms at which the last of them had the last position. */
      allThereMs: number
    }

/** What the parent asks: how the positions `seqs` came. */
export interface ResultQuery {
  seqs: number[]
}

const order = JSON.parse(process.argv[2] ?? '{}') as ListenersOrder
const listeners: BenchListener[] = []
const startedMs = nowMs()
let joined = 0
let reported = false

/** Handshakes at a time: more only queue in the kernel. */
const pauseMs = Math.max(order.overMs / order.count, 0)
let next = 0
const starting = setInterval(() => {
  const due = Math.min(order.count, Math.ceil((nowMs() - startedMs) / Math.max(pauseMs, 0.01)))
  for (; next < due; next++) listeners.push(startListener(order.url, order.scope, onSubscribed))
  if (next >= order.count) clearInterval(starting)
}, 10)

function onSubscribed(): void {
  joined++
  if (joined < order.count || reported) return
  reported = true
  const tookMs = nowMs() - startedMs
  // What is retained follows the receipt of the subscription.
  setTimeout(() => {
    send({
      kind: 'joined',
      tookMs,
      firstPositionMs: listeners.flatMap(({ firstPositionMs, joinedMs }) =>
        firstPositionMs === undefined ? [] : [firstPositionMs - joinedMs],
      ),
    })
  }, 500)
}

process.on('message', ({ seqs }: ResultQuery) => {
  const wanted = new Set(seqs)
  const lastSeq = seqs.at(-1) ?? 0
  const counts = listeners.map(({ seqs: came }) => {
    const distinct = new Set(came.filter((seq) => wanted.has(seq)))
    return {
      lost: wanted.size - distinct.size,
      duplicates: came.filter((seq) => wanted.has(seq)).length - distinct.size,
    }
  })
  send({
    kind: 'result',
    latenciesMs: listeners.flatMap(({ latenciesMs }) => latenciesMs),
    pointerLatenciesMs: listeners.flatMap(({ pointerLatenciesMs }) => pointerLatenciesMs),
    lost: counts.reduce((sum, { lost }) => sum + lost, 0),
    duplicates: counts.reduce((sum, { duplicates }) => sum + duplicates, 0),
    behind: listeners.filter(({ last }) => (last?.seq ?? -1) < lastSeq).length,
    connected: listeners.filter(({ subscribed }) => subscribed).length,
    allThereMs: Math.max(...listeners.map(({ firstPositionMs }) => firstPositionMs ?? 0)),
  })
})

function send(report: ListenersReport): void {
  process.send?.(report)
}
