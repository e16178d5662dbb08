import { randomBytes } from 'node:crypto'
import mqtt from 'mqtt'
import { LIVE_INK } from '../../../deck/live/live-ink.ts'
import { formatLiveMessage } from '../../../deck/live/live-messages.ts'
import { CLIENT_PREFIXES, liveTopic } from '../../../deck/live/live-topics.ts'
import type { BenchBroker } from './brokers.ts'
import { nowMs } from './listener.ts'
import { BENCH_SCOPE, BENCH_TOKEN } from './scope.ts'

/** A message of drawings that is as long as it may be. */
const FULL_INK = formatLiveMessage('ink', {
  slideNumber: 1,
  strokes: [
    {
      ...{ id: 'bench', tool: 'pen', color: 'red' },
      points: Array.from(
        { length: LIVE_INK.pathCharacters / 10 },
        (_, at) => [(at % 2) * 1000, 300 + (at % 2) * 10, 0] as const,
      ),
    },
  ],
})

/** Leads a talk that nobody looks at. */
interface BenchSpeaker {
  turnTo: (slideNumber: number) => void
  /** Says where the laser is: for the bench, how many ms after the session's start. */
  point: () => void
  /** Sends as many lines as one message of drawings holds. */
  draw: () => void
  /** Numbers of the positions so far: µs since the session's start, from which listeners know how long they took. */
  seqs: number[]
  close: () => void
}

export async function startSpeaker(broker: BenchBroker, started: number): Promise<BenchSpeaker> {
  const client = await mqtt.connectAsync(broker.url, {
    clientId: CLIENT_PREFIXES.speaker + randomBytes(16).toString('base64url'),
    ...(broker.kind === 'ours' && { username: 'speaker', password: BENCH_TOKEN }),
    protocolVersion: 4,
    reconnectPeriod: 0,
  })
  client.on('error', () => undefined)
  const speaker = randomBytes(16).toString('base64url')
  const options = { qos: 1, retain: true } as const
  await client.publishAsync(
    liveTopic(BENCH_SCOPE, 'speaker'),
    formatLiveMessage('speaker', { speaker, term: 1 }),
    options,
  )
  const seqs: number[] = []
  return {
    seqs,
    turnTo: (slideNumber) => {
      const seq = Math.max(Math.round((nowMs() - started) * 1000), (seqs.at(-1) ?? 0) + 1)
      seqs.push(seq)
      const position = { started, seq, slideNumber, fragment: -1 }
      client.publish(liveTopic(BENCH_SCOPE, 'position'), formatLiveMessage('position', position), options)
    },
    point: () => {
      const pointer = { slideNumber: Math.max(1, Math.round(nowMs() - started)), x: 640, y: 360 }
      client.publish(liveTopic(BENCH_SCOPE, 'pointer'), formatLiveMessage('pointer', pointer), { qos: 0 })
    },
    draw: () => {
      client.publish(liveTopic(BENCH_SCOPE, 'ink'), FULL_INK, { qos: 1, retain: true })
    },
    close: () => client.end(true),
  }
}
