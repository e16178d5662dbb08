import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  Input,
  BlobSource,
  Output,
  WEBM,
  WebMOutputFormat,
} from 'mediabunny'
import { describe, expect, it } from 'vitest'
import {
  AudioFault,
  measureLength,
  opusSeconds,
  renderCuts,
} from '../../../../src/talk/voice/edit/render-audio.ts'

/** First byte of an Opus packet of one frame: CELT, fullband, 20 ms (RFC 6716, 3.1). */
const FRAME_20_MS = 31 << 3
const FRAME_SECONDS = 0.02

/** A take as a recorder writes it: packets named by their second byte, stamped by a clock that runs `rate` times as fast. */
async function record(packets: number, name: number, rate = 1): Promise<Blob> {
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat(), target })
  const source = new EncodedAudioPacketSource('opus')
  output.addAudioTrack(source)
  await output.start()
  const decoderConfig = { codec: 'opus', numberOfChannels: 1, sampleRate: 48_000 }
  for (let index = 0; index < packets; index++) {
    const data = Uint8Array.from([FRAME_20_MS, name, index & 255, index >> 8])
    const at = index * FRAME_SECONDS * rate
    await source.add(new EncodedPacket(data, 'key', at, FRAME_SECONDS), { decoderConfig })
  }
  await output.finalize()
  return new Blob([target.buffer ?? new ArrayBuffer()], { type: 'audio/webm;codecs=opus' })
}

/** The names of the packets of a file in their order, and their times. */
async function packetsOf(audio: Blob): Promise<{ names: string[]; times: number[] }> {
  const track = await new Input({ source: new BlobSource(audio), formats: [WEBM] }).getPrimaryAudioTrack()
  const names: string[] = []
  const times: number[] = []
  if (!track) throw new Error('no track')
  for await (const { data, timestamp } of new EncodedPacketSink(track).packets()) {
    names.push(`${String(data[1])}:${String((data[2] ?? 0) + 256 * (data[3] ?? 0))}`)
    times.push(timestamp)
  }
  return { names, times }
}

describe('the sound of a recording', () => {
  it('is as long as its packets sound, whatever their stamps say', async () => {
    expect(await measureLength(await record(500, 1, 1.0005))).toBeCloseTo(10_000, 3)
    // One frame, two of the same length, and as many as the second byte says.
    expect(opusSeconds(Uint8Array.from([FRAME_20_MS]))).toBeCloseTo(0.02)
    expect(opusSeconds(Uint8Array.from([FRAME_20_MS | 1]))).toBeCloseTo(0.04)
    expect(opusSeconds(Uint8Array.from([(3 << 3) | 3, 2]))).toBeCloseTo(0.12)
  })

  it('is put together of its cuts, packet by packet, without a gap', async () => {
    const takes = [await record(100, 1), await record(50, 2)]
    const { audio, durationMs, cuts } = await renderCuts(takes, [
      { take: 0, fromMs: 205, toMs: 400 },
      { take: 1, fromMs: 0, toMs: 60 },
      { take: 0, fromMs: 1000, toMs: 1040 },
    ])
    const { names, times } = await packetsOf(audio)
    expect(names).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `1:${String(index + 10)}`),
      ...['2:0', '2:1', '2:2', '1:50', '1:51'],
    ])
    expect(durationMs).toBeCloseTo(300, 3)
    times.forEach((time, index) => {
      expect(time).toBeCloseTo(index * FRAME_SECONDS, 2)
    })
    expect(cuts.map(({ fromMs, toMs }) => Math.round(toMs - fromMs))).toEqual([200, 60, 40])
  })

  it('is put together beside a take that was cut off before anything of it was there', async () => {
    const takes = [await record(100, 1), new Blob([], { type: 'audio/webm;codecs=opus' })]
    const { durationMs } = await renderCuts(takes, [{ take: 0, fromMs: 0, toMs: 200 }])
    expect(durationMs).toBeCloseTo(200, 3)
  })

  it('that was cut off in the middle has all before it', async () => {
    const whole = await record(500, 1)
    const length = await measureLength(whole.slice(0, Math.floor(whole.size / 2), whole.type))
    expect(length).toBeGreaterThan(0)
    expect(length).toBeLessThan(10_000)
  })

  it('of another program’s making is refused', async () => {
    await expect(measureLength(new Blob(['noise']))).rejects.toThrow(AudioFault)
  })
})
