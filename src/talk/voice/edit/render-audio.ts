import {
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
  WEBM,
  WebMOutputFormat,
  type EncodedPacket,
  type InputAudioTrack,
} from 'mediabunny'
import type { Cut } from '../../../deck/voice/cuts.ts'

/** Audio that was put together of pieces, as it was encoded: nothing is encoded twice. */
export interface RenderedAudio {
  audio: Blob
  durationMs: number
  /** The cuts as they are: an encoder's packets (20 to 60 ms) are never cut through. */
  cuts: Cut[]
}

/** Why takes can't be put together: one can't be read, or they are of two kinds. */
export class AudioFault extends Error {
  constructor(readonly fault: 'unreadable' | 'twoKinds') {
    super(fault)
  }
}

/** Puts cuts of takes together into one file that can be sought in. Rejects with an `AudioFault`. */
export async function renderCuts(takes: readonly Blob[], cuts: readonly Cut[]): Promise<RenderedAudio> {
  const inUse = new Set(cuts.map(({ take }) => take))
  // One that was cut off at its very beginning can't be opened, and isn't needed.
  const tracks = await Promise.all(
    takes.map((take, index) => (inUse.has(index) ? openTrack(take) : Promise.resolve(undefined))),
  )
  const used = cuts.map(({ take }) => tracks[take])
  const [first] = used
  const codec = first && (await first.getCodec())
  const config = first && (await first.getDecoderConfig())
  if (!first || !codec || !config) throw new AudioFault('unreadable')
  for (const track of used) if ((await track?.getCodec()) !== codec) throw new AudioFault('twoKinds')
  const isMp4 = takes[cuts[0]?.take ?? 0]?.type.startsWith('audio/mp4') === true
  const target = new BufferTarget()
  const output = new Output({
    format: isMp4 ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat(),
    target,
  })
  const source = new EncodedAudioPacketSource(codec)
  output.addAudioTrack(source)
  await output.start()
  const meta = { decoderConfig: config }
  let at = 0
  const rendered: Cut[] = []
  for (const [index, cut] of cuts.entries()) {
    const track = used[index]
    if (!track) continue
    const start = at
    for await (const { packet, duration } of packetsOf(track, cut.fromMs / 1000, cut.toMs / 1000)) {
      await source.add(packet.clone({ timestamp: at, duration }), meta)
      at += duration
    }
    rendered.push({ take: cut.take, fromMs: cut.fromMs, toMs: cut.fromMs + (at - start) * 1000 })
  }
  await output.finalize()
  const type = isMp4 ? 'audio/mp4' : `audio/webm;codecs=${codec}`
  return {
    audio: new Blob([target.buffer ?? new ArrayBuffer()], { type }),
    durationMs: at * 1000,
    cuts: rendered,
  }
}

/** How long the sound of a take is: what its packets hold, whatever their times say. */
export async function measureLength(take: Blob): Promise<number> {
  const track = await openTrack(take)
  let seconds = 0
  for await (const { duration } of packetsOf(track, 0, Infinity)) seconds += duration
  return seconds * 1000
}

async function openTrack(audio: Blob): Promise<InputAudioTrack> {
  const input = new Input({ source: new BlobSource(audio), formats: [WEBM, MP4] })
  const track = await input.getPrimaryAudioTrack().catch(() => null)
  if (!track) throw new AudioFault('unreadable')
  return track
}

/**
 * The packets from a time on, each with how long it sounds. Times are counted in sound: a recorder stamps packets by the
 * system's clock, while a player plays them one after the other.
 */
async function* packetsOf(
  track: InputAudioTrack,
  from: number,
  to: number,
): AsyncGenerator<{ packet: EncodedPacket; duration: number }> {
  const isOpus = (await track.getCodec()) === 'opus'
  let at = 0
  try {
    for await (const packet of new EncodedPacketSink(track).packets()) {
      const duration = isOpus ? opusSeconds(packet.data) : packet.duration
      if (at >= to - duration / 2) return
      if (at >= from - duration / 2) yield { packet, duration }
      at += duration
    }
  } catch {
    // Cut off in the middle of a packet, as by a crash: all before it is there.
  }
}

/** Milliseconds of a frame by the configuration in a packet's first byte, and what is 60 ms in the last of four (RFC 6716, 3.1). */
const SILK_MS = [10, 20, 40, 60] as const
const HYBRID_MS = [10, 20] as const
const CELT_MS = [2.5, 5, 10, 20] as const

/** How long an Opus packet sounds (RFC 6716, 3.1 and 3.2). */
export function opusSeconds(packet: Uint8Array): number {
  const first = packet[0] ?? 0
  const config = first >> 3
  const frameMs =
    config < 12 ? SILK_MS[config & 3] : config < 16 ? HYBRID_MS[config & 1] : CELT_MS[config & 3]
  const code = first & 3
  const frames = code === 0 ? 1 : code === 3 ? (packet[1] ?? 0) & 63 : 2
  return ((frameMs ?? 0) * frames) / 1000
}
