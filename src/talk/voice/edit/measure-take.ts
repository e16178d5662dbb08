import { levelOfRms } from '../../../deck/voice/levels.ts'
import { LEVEL_MS } from '../../../deck/voice/cuts.ts'
import { measureLength, renderCuts } from './render-audio.ts'

/** ms that are decoded at a time: an hour at once would be 700 MB. */
const PIECE_MS = 30_000
/** Samples a second that are enough to tell how loud speech is. */
const RATE = 8000

/** How long a take is, and how loud, piece by piece. */
export async function measureTake(
  audio: Blob,
  onShare: (share: number) => void = () => undefined,
): Promise<{ mediaMs: number; levels: Uint8Array }> {
  const mediaMs = await measureLength(audio)
  const levels = new Uint8Array(Math.ceil(mediaMs / LEVEL_MS))
  for (let fromMs = 0; fromMs < mediaMs; fromMs += PIECE_MS) {
    const toMs = Math.min(mediaMs, fromMs + PIECE_MS)
    levels.set(
      await levelsBetween(audio, fromMs, toMs).catch(() => new Uint8Array()),
      Math.round(fromMs / LEVEL_MS),
    )
    onShare(toMs / mediaMs)
  }
  return { mediaMs, levels }
}

/** None where the browser can't decode it: then nothing is known of how loud it is. */
async function levelsBetween(audio: Blob, fromMs: number, toMs: number): Promise<Uint8Array> {
  const piece = await renderCuts([audio], [{ take: 0, fromMs, toMs }])
  const context = new OfflineAudioContext(1, 1, RATE)
  const decoded = await context.decodeAudioData(await piece.audio.arrayBuffer())
  return levelsOf(decoded.getChannelData(0), Math.floor((toMs - fromMs) / LEVEL_MS), RATE)
}

/** The level of each 100 ms of samples, `most` of them. */
export function levelsOf(samples: Float32Array, most: number, rate: number): Uint8Array {
  const size = (rate * LEVEL_MS) / 1000
  const count = Math.min(most, Math.floor(samples.length / size))
  return Uint8Array.from({ length: count }, (_, index) => {
    const part = samples.subarray(index * size, (index + 1) * size)
    return levelOfRms(Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length))
  })
}
