import { fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import mqtt from 'mqtt'
import { LIVE_INK } from '../../../deck/live/live-ink.ts'
import { formatLiveMessage } from '../../../deck/live/live-messages.ts'
import { CLIENT_PREFIXES, liveTopic } from '../../../deck/live/live-topics.ts'
import { hasMosquitto, startBroker, type BenchBroker, type BrokerKind } from './brokers.ts'
import { nowMs } from './listener.ts'
import type { ListenersOrder, ListenersReport, ResultQuery } from './listeners-process.ts'
import { BENCH_SCOPE, BENCH_TOKEN } from './scope.ts'

const LISTENERS = [200, 1000, 5000]
/** Turns of a run, and ms between two: quicker than any talk. */
const TURNS = 40
const TURN_PAUSE_MS = 500
/** ms after the last turn for what is under way. */
const SETTLE_MS = 3000
const STORM = { count: 1000, overMs: 5000 }

const LASER = { count: 5000, seconds: 15 }

type Result = Extract<ListenersReport, { kind: 'result' }>

/** Latency, losses and memory of live talks, on the loopback, against a bare aedes and Mosquitto in the same run. */
export async function benchLive(tell: (line: string) => void): Promise<string> {
  const kinds: BrokerKind[] = ['ours', 'bare', ...(hasMosquitto() ? (['mosquitto'] as const) : [])]
  const rows: string[] = []
  for (const count of LISTENERS) {
    for (const kind of shuffled(kinds)) {
      tell(`${String(count)} listeners, ${kind} …`)
      rows.push(await benchFanOut(kind, count))
    }
  }
  const lasers: string[] = []
  for (const kind of shuffled(kinds)) {
    tell(`${String(LASER.count)} listeners with the laser, ${kind} …`)
    lasers.push(await benchLaser(kind, LASER.count))
  }
  const storms: string[] = []
  for (const kind of shuffled(kinds)) {
    tell(`a storm of ${String(STORM.count)}, ${kind} …`)
    storms.push(await benchStorm(kind))
  }
  tell('a restart …')
  const restart = await benchRestart()
  return [
    '| Listeners | Broker | p50 ms | p95 ms | p99 ms | Lost | Twice | Without the last | kB a listener |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...lasers,
    ...storms,
    restart,
  ].join('\n')
}

async function benchFanOut(kind: BrokerKind, count: number): Promise<string> {
  const started = Math.floor(nowMs())
  const broker = await startBroker(kind, started)
  const memoryBefore = broker.memory()
  const speaker = await startSpeaker(broker, started)
  const hall = startHall({ url: broker.url, scope: BENCH_SCOPE, count, overMs: count * 2 })
  await hall.joined
  const memory = (broker.memory() - memoryBefore) / count
  for (let turn = 1; turn <= TURNS; turn++) {
    speaker.turnTo(turn)
    await pause(TURN_PAUSE_MS)
  }
  await pause(SETTLE_MS)
  const result = await hall.ask({ seqs: speaker.seqs })
  hall.close()
  speaker.close()
  await broker.kill()
  const { lost, duplicates, behind, latenciesMs } = result
  const cells = [
    count,
    kind,
    ...percentiles(latenciesMs),
    lost,
    duplicates,
    behind,
    (memory / 1024).toFixed(1),
  ]
  return `| ${cells.join(' | ')} |`
}

/** Turns as a talk has them, and the laser all the while. */
async function benchLaser(kind: BrokerKind, count: number): Promise<string> {
  const started = Math.floor(nowMs())
  const broker = await startBroker(kind, started)
  const speaker = await startSpeaker(broker, started)
  const hall = startHall({ url: broker.url, scope: BENCH_SCOPE, count, overMs: count * 2 })
  await hall.joined
  speaker.turnTo(1)
  await pause(SETTLE_MS)
  let sent = 0
  const ends = nowMs() + LASER.seconds * 1000
  for (; nowMs() < ends; sent++) {
    speaker.point()
    if (sent % 45 === 44) speaker.turnTo(sent)
    await pause(1000 / LIVE_INK.perSecond)
  }
  await pause(SETTLE_MS)
  const { latenciesMs, pointerLatenciesMs, lost, behind } = await hall.ask({ seqs: speaker.seqs })
  hall.close()
  speaker.close()
  await broker.kill()
  const came = ((pointerLatenciesMs.length / (sent * count)) * 100).toFixed(1)
  const [light, turns] = [percentiles(pointerLatenciesMs), percentiles(latenciesMs)].map((at) =>
    at.join(' / '),
  )
  return `Laser (${kind}): ${String(count)} listeners, ${(sent / LASER.seconds).toFixed(1)} places a second; p50 / p95 / p99 ${String(light)} ms, ${came} % came; turns meanwhile ${String(turns)} ms, lost ${String(lost)}, without the last ${String(behind)}.`
}

/** Listeners that all come at the beginning, to a talk that goes on. */
async function benchStorm(kind: BrokerKind): Promise<string> {
  const started = Math.floor(nowMs())
  const broker = await startBroker(kind, started)
  const speaker = await startSpeaker(broker, started)
  speaker.turnTo(1)
  const hall = startHall({ url: broker.url, scope: BENCH_SCOPE, ...STORM })
  const turning = setInterval(() => {
    speaker.turnTo(2)
  }, TURN_PAUSE_MS)
  const { tookMs, firstPositionMs } = await hall.joined
  clearInterval(turning)
  await pause(SETTLE_MS)
  const { behind } = await hall.ask({ seqs: speaker.seqs.slice(-1) })
  hall.close()
  speaker.close()
  await broker.kill()
  const [p50, p95, p99] = percentiles(firstPositionMs)
  return `Storm (${kind}): ${String(STORM.count)} joined within ${(tookMs / 1000).toFixed(1)} s; from the handshake's start to the position p50 ${String(p50)}, p95 ${String(p95)}, p99 ${String(p99)} ms; without the last position: ${String(behind)}.`
}

/** The broker is killed and comes back on its port; the speaker and everybody find it again. */
async function benchRestart(): Promise<string> {
  const started = Math.floor(nowMs())
  const broker = await startBroker('ours', started)
  const speaker = await startSpeaker(broker, started)
  speaker.turnTo(1)
  const hall = startHall({ url: broker.url, scope: BENCH_SCOPE, ...STORM })
  await hall.joined
  await broker.kill()
  speaker.close()
  const backMs = nowMs()
  const again = await startBroker('ours', started, broker.port)
  const speakerAgain = await startSpeaker(again, started)
  speakerAgain.turnTo(2)
  const allBack = async (): Promise<Result> => {
    for (;;) {
      const result = await hall.ask({ seqs: speakerAgain.seqs })
      if ((result.connected === STORM.count && result.behind === 0) || nowMs() - backMs > 120_000)
        return result
      await pause(200)
    }
  }
  const { connected, behind, allThereMs } = await allBack()
  hall.close()
  speakerAgain.close()
  await again.kill()
  return `Restart: ${String(connected)} of ${String(STORM.count)} were back with the speaker's new position ${((allThereMs - backMs) / 1000).toFixed(1)} s after the broker's start began; without it: ${String(behind)}.`
}

interface BenchSpeaker {
  turnTo: (slideNumber: number) => void
  /** Says where the laser is: for the bench, how many ms after the session's start. */
  point: () => void
  /** Numbers of the positions so far: µs since the session's start, from which listeners know how long they took. */
  seqs: number[]
  close: () => void
}

async function startSpeaker(broker: BenchBroker, started: number): Promise<BenchSpeaker> {
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
    close: () => client.end(true),
  }
}

interface Hall {
  joined: Promise<Extract<ListenersReport, { kind: 'joined' }>>
  ask: (query: ResultQuery) => Promise<Result>
  close: () => void
}

const PROGRAM = new URL('listeners-process.ts', import.meta.url).pathname

/** Listeners in a process of their own, so that they don't wait for the speaker's. */
function startHall(order: ListenersOrder): Hall {
  const child = fork(PROGRAM, [JSON.stringify(order)], {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  })
  return {
    joined: reportOf(child, 'joined'),
    ask: (query) => {
      child.send(query)
      return reportOf(child, 'result')
    },
    close: () => child.kill('SIGKILL'),
  }
}

function reportOf<K extends ListenersReport['kind']>(
  child: ChildProcess,
  kind: K,
): Promise<Extract<ListenersReport, { kind: K }>> {
  return new Promise((resolve, failed) => {
    const onExit = () => {
      failed(new Error('the process of the listeners ended'))
    }
    const onMessage = (report: ListenersReport) => {
      if (report.kind !== kind) return
      child.off('message', onMessage).off('exit', onExit)
      resolve(report as Extract<ListenersReport, { kind: K }>)
    }
    child.on('message', onMessage)
    child.once('exit', onExit)
  })
}

function percentiles(valuesMs: readonly number[]): string[] {
  const sorted = Float64Array.from(valuesMs).sort()
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
  return [0.5, 0.95, 0.99].map((part) => at(part).toFixed(1))
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
