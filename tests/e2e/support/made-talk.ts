import { BufferTarget, EncodedAudioPacketSource, EncodedPacket, Output, WebMOutputFormat } from 'mediabunny'
import { encodeLevels } from '../../../src/deck/voice/levels.ts'
import type { VoiceTalk } from '../../../src/deck/voice/talk-schema.ts'
import { writeTalkFile } from '../../../src/deck/voice/talk-file.ts'

/** An Opus packet of 20 ms in which nothing is heard (RFC 6716), and how long it is. */
const SILENT_PACKET = Uint8Array.from([0xf8, 0xff, 0xfe])
const PACKET_SECONDS = 0.02
/** What says how Opus is to be decoded (RFC 7845, 5.1): one channel at 48 kHz, nothing skipped. */
const OPUS_HEAD = Uint8Array.from([
  ...new TextEncoder().encode('OpusHead'),
  ...[1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0],
])

const SECONDS = 12
/** Slides and the ms at which they come. */
const TURNS = [
  [1, 0],
  [2, 1000],
  [3, 8000],
  [10, 10_000],
] as const
/** ms between which nobody speaks. */
export const SILENCE = { fromMs: 2000, toMs: 7000 }

const CAPTIONS = {
  ja: 'WEBVTT\n\n00:00:00.000 --> 00:00:08.000\n月の話をする\n\n00:00:08.000 --> 00:00:12.000\nまとめる\n',
  en: 'WEBVTT\n\n00:00:00.000 --> 00:00:08.000\nOn the moon\n\n00:00:08.000 --> 00:00:12.000\nTo sum up\n',
}

async function silentAudio(): Promise<Blob> {
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat(), target })
  const source = new EncodedAudioPacketSource('opus')
  output.addAudioTrack(source)
  await output.start()
  const decoderConfig = {
    ...{ codec: 'opus', numberOfChannels: 1, sampleRate: 48_000 },
    description: OPUS_HEAD,
  }
  for (let index = 0; index < SECONDS / PACKET_SECONDS; index++) {
    const packet = new EncodedPacket(SILENT_PACKET, 'key', index * PACKET_SECONDS, PACKET_SECONDS)
    await source.add(packet, { decoderConfig })
  }
  await output.finalize()
  return new Blob([target.buffer ?? new ArrayBuffer()], { type: 'audio/webm;codecs=opus' })
}

/** A `talk.colloquium` of the small deck in three languages: twelve seconds, four slides, captions in two languages. */
export async function makeTalk(change: Partial<VoiceTalk> = {}): Promise<Buffer> {
  const loud = (at: number) => at < SILENCE.fromMs || at >= SILENCE.toMs
  const levels = Uint8Array.from({ length: SECONDS * 10 }, (_, index) => (loud(index * 100) ? 160 : 0))
  const audio = await silentAudio()
  const file = await writeTalkFile(
    {
      ...{ v: 1, id: 'made', build: 'a build', started: Date.UTC(2024, 4, 1), durationMs: SECONDS * 1000 },
      title: { ja: '月と潮', en: 'The moon and the tides', es: 'La luna y las mareas' },
      events: TURNS.map(([slideNumber, at]) => ({ kind: 'place', at, slideNumber, fragment: -1 })),
      levels: encodeLevels(levels),
      captions: CAPTIONS,
      ...change,
      audio: { type: audio.type },
    },
    audio,
  )
  return Buffer.from(await file.arrayBuffer())
}
