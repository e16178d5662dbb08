import { randomBytes } from 'node:crypto'
import { WebSocket } from 'ws'
import { CLIENT_PREFIXES, liveTopic } from '../../../deck/live/live-topics.ts'
import { connectPacket, PACKET, subscribePacket, takePackets } from '../../live/mqtt-bytes.ts'
import { startSpeaker } from './bench-speaker.ts'
import { startBroker } from './brokers.ts'
import { pause, percentiles } from './figures.ts'
import { startHall } from './hall.ts'
import { nowMs } from './listener.ts'
import { BENCH_SCOPE } from './scope.ts'

/** ms between two drawings: the broker takes a hundred messages a second of the speaker. */
const DRAW_PAUSE_MS = 12
const MOST_MS = 120_000
const SETTLE_MS = 3000

/** Somebody stops reading while drawings come as quickly as they may: when that one is cut off, and how `count` others fare. */
export async function benchSlowReader(count: number): Promise<string> {
  const started = Math.floor(nowMs())
  const broker = await startBroker('ours', started)
  const speaker = await startSpeaker(broker, started)
  const hall = startHall({ url: broker.url, scope: BENCH_SCOPE, count, overMs: count * 2 })
  await hall.joined
  const frozen = await openFrozenListener(broker.url)
  const all = await broker.connections()
  const begunMs = nowMs()
  let drawings = 0
  let isThere = true
  for (; isThere && nowMs() - begunMs < MOST_MS; drawings++) {
    speaker.draw()
    if (drawings % 40 === 0) speaker.turnTo(drawings + 1)
    await pause(DRAW_PAUSE_MS)
    if (drawings % 40 === 0) isThere = (await broker.connections()) >= all
  }
  const tookS = ((nowMs() - begunMs) / 1000).toFixed(1)
  await pause(SETTLE_MS)
  const { latenciesMs, lost, behind, connected } = await hall.ask({ seqs: speaker.seqs })
  hall.close()
  frozen.terminate()
  speaker.close()
  await broker.kill()
  const latencies = percentiles(latenciesMs).join(' / ')
  return `Slow reader: one beside ${String(count)} that took nothing in ${isThere ? 'was still there' : 'was cut off'} after ${tookS} s and ${String(drawings)} drawings; the turns of the others meanwhile p50 / p95 / p99 ${latencies} ms, lost ${String(lost)}, without the last ${String(behind)}; ${String(connected)} of them still there.`
}

/** A listener that asks for drawings and then reads nothing any more. */
function openFrozenListener(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url, 'mqtt', { perMessageDeflate: false })
  const topics = (['ink', 'position'] as const).map((topic) => liveTopic(BENCH_SCOPE, topic))
  socket.on('open', () => {
    socket.send(connectPacket(CLIENT_PREFIXES.listener + randomBytes(16).toString('base64url'), 120))
  })
  return new Promise((frozen, failed) => {
    let rest: Buffer = Buffer.alloc(0)
    socket.on('error', failed)
    socket.on('message', (data) => {
      rest = takePackets(Buffer.concat([rest, data as Buffer]), ({ type }) => {
        if (type === PACKET.connack) socket.send(subscribePacket(1, topics))
        if (type !== PACKET.suback) return
        socket.pause()
        frozen(socket)
      })
    })
  })
}
