import { LIVE_INK } from '../../../deck/live/live-ink.ts'
import { startSpeaker } from './bench-speaker.ts'
import { hasMosquitto, startBroker, type BrokerKind } from './brokers.ts'
import { pause, percentiles } from './figures.ts'
import { startHall, type Result } from './hall.ts'
import { nowMs } from './listener.ts'
import { BENCH_SCOPE } from './scope.ts'
import { benchSlowReader } from './slow-reader.ts'

const LISTENERS = [200, 1000]
/** Turns of a run, and ms between two: quicker than any talk. */
const TURNS = 40
const TURN_PAUSE_MS = 500
/** ms after the last turn for what is under way. */
const SETTLE_MS = 3000
const STORM = { count: 1000, overMs: 5000 }

const LASER = { seconds: 15 }

/** Latency, losses and memory of live talks with up to `most` listeners, on the loopback, against a bare aedes and Mosquitto in the same run. */
export async function benchLive(most: number, tell: (line: string) => void): Promise<string> {
  const kinds: BrokerKind[] = ['ours', 'bare', ...(hasMosquitto() ? (['mosquitto'] as const) : [])]
  const rows: string[] = []
  for (const count of [...LISTENERS.filter((one) => one < most), most]) {
    for (const kind of shuffled(kinds)) {
      tell(`${String(count)} listeners, ${kind} …`)
      rows.push(await benchFanOut(kind, count))
    }
  }
  const lasers: string[] = []
  for (const kind of shuffled(kinds)) {
    tell(`${String(most)} listeners with the laser, ${kind} …`)
    lasers.push(await benchLaser(kind, most))
  }
  const storms: string[] = []
  for (const kind of shuffled(kinds)) {
    tell(`a storm of ${String(STORM.count)}, ${kind} …`)
    storms.push(await benchStorm(kind))
  }
  tell('a restart …')
  const restart = await benchRestart(most)
  tell('a listener that takes nothing in …')
  const slow = await benchSlowReader(most)
  return [
    '| Listeners | Broker | p50 ms | p95 ms | p99 ms | Lost | Twice | Without the last | kB a listener |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...lasers,
    ...storms,
    restart,
    slow,
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
async function benchRestart(count: number): Promise<string> {
  const started = Math.floor(nowMs())
  const broker = await startBroker('ours', started)
  const speaker = await startSpeaker(broker, started)
  speaker.turnTo(1)
  const hall = startHall({ url: broker.url, scope: BENCH_SCOPE, count, overMs: count * 2 })
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
      if ((result.connected === count && result.behind === 0) || nowMs() - backMs > 120_000) return result
      await pause(200)
    }
  }
  const { connected, behind, allThereMs } = await allBack()
  hall.close()
  speakerAgain.close()
  await again.kill()
  return `Restart: ${String(connected)} of ${String(count)} were back with the speaker's new position ${((allThereMs - backMs) / 1000).toFixed(1)} s after the broker's start began; without it: ${String(behind)}.`
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item)
}
