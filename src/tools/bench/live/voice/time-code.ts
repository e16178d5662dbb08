import { seededRandom } from '../../../seeded-random.ts'

/*
 * A voice that says what time it is: a syllable of one of 24 tones each 100 ms, in an order in which no few of them come
 * twice, and a silence now and then. What of it was recorded says when it was spoken, to a few ms, whatever a microphone's
 * levelling and an encoder did to it.
 */

/** Samples a second in which it is looked for. */
export const CODE_RATE = 8000
const WAV_RATE = 48_000
const SYLLABLE_MS = 100
const TONES = Array.from({ length: 24 }, (_, index) => 500 + index * 80)
/** Syllables from the start of one silence to that of the next, and how many of them are silent. */
const SILENCE = { every: 120, length: 22 }

/** ms between two looks at the tones, and that a look takes in. */
const HOP_MS = 5
const LOOK_MS = 50
/** How far from where it is expected a piece of the voice is looked for. */
const NEAR_MS = 300

/** The tone of a syllable; undefined where it is silent. */
function toneOf(tones: readonly number[], syllable: number): number | undefined {
  return syllable % SILENCE.every >= SILENCE.every - SILENCE.length
    ? undefined
    : tones[syllable % tones.length]
}

/** The tones of a voice of so many seconds. */
export function spokenTones(seconds: number): number[] {
  const random = seededRandom(20)
  return Array.from({ length: (seconds * 1000) / SYLLABLE_MS }, () => Math.floor(random() * TONES.length))
}

/** Samples of it, −1 to 1. */
export function speak(tones: readonly number[], rate: number): Float32Array {
  const size = (rate * SYLLABLE_MS) / 1000
  const edge = size / 8
  const samples = new Float32Array(tones.length * size)
  for (let syllable = 0; syllable < tones.length; syllable++) {
    const tone = toneOf(tones, syllable)
    if (tone === undefined) continue
    const turn = (2 * Math.PI * (TONES[tone] ?? 0)) / rate
    for (let at = 0; at < size; at++) {
      const loud = Math.min(1, at / edge, (size - at) / edge)
      samples[syllable * size + at] = 0.4 * loud * Math.sin(turn * at)
    }
  }
  return samples
}

/** The same as a WAV of 16 bits, for a browser's microphone. */
export function voiceWav(tones: readonly number[]): Buffer {
  const samples = speak(tones, WAV_RATE)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.length * 2, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(WAV_RATE, 24)
  head.writeUInt32LE(WAV_RATE * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.length * 2, 40)
  const body = Buffer.alloc(samples.length * 2)
  samples.forEach((sample, at) => body.writeInt16LE(Math.round(sample * 32_767), at * 2))
  return Buffer.concat([head, body])
}

/** How strong each tone is at each look, of what was heard at `CODE_RATE`. */
export class HeardVoice {
  readonly #looks: Float32Array[]

  constructor(samples: Float32Array) {
    const hop = (CODE_RATE * HOP_MS) / 1000
    const size = (CODE_RATE * LOOK_MS) / 1000
    const count = Math.max(0, Math.floor((samples.length - size) / hop) + 1)
    this.#looks = Array.from({ length: count }, (_, look) =>
      shares(samples.subarray(look * hop, look * hop + size)),
    )
  }

  get durationMs(): number {
    return this.#looks.length * HOP_MS
  }

  /**
   * ms of the voice that are heard at `atMs`, from what is heard around it; undefined where that is nothing sure. Looked
   * for in the whole voice, or, far sooner, where about `nearMs` of it would be heard.
   */
  spokenAt(tones: readonly number[], atMs: number, aroundMs = 1600, nearMs?: number): number | undefined {
    const from = Math.max(0, Math.round((atMs - aroundMs) / HOP_MS))
    const to = Math.min(this.#looks.length - 1, Math.round((atMs + aroundMs) / HOP_MS))
    const near = nearMs === undefined ? undefined : Math.round((nearMs - atMs) / HOP_MS) * HOP_MS
    const least = near === undefined ? -from * HOP_MS : near - NEAR_MS
    const most = near === undefined ? tones.length * SYLLABLE_MS : near + NEAR_MS
    let best = { score: 0, ms: 0 }
    for (let offset = least; offset < most; offset += HOP_MS) {
      const score = this.#score(tones, from, to, offset)
      if (score > best.score) best = { score, ms: offset + atMs }
    }
    return best.score < SURE ? undefined : best.ms
  }

  /** The mean share of the tones that would be heard if look `n` were `n` hops and `offset` ms into the voice. */
  #score(tones: readonly number[], from: number, to: number, offset: number): number {
    let score = 0
    let count = 0
    for (let look = from; look <= to; look++) {
      const middle = look * HOP_MS + offset + LOOK_MS / 2
      const syllable = Math.floor(middle / SYLLABLE_MS)
      const tone = syllable < 0 || syllable >= tones.length ? undefined : toneOf(tones, syllable)
      // Near its edges two syllables are heard at once.
      if (tone === undefined || Math.abs((middle % SYLLABLE_MS) - SYLLABLE_MS / 2) > SYLLABLE_MS / 4) continue
      score += this.#looks[look]?.[tone] ?? 0
      count++
    }
    return count < LEAST_LOOKS ? 0 : score / count
  }
}

/** A mean share from which a place is sure, and looks that it takes. */
const SURE = 0.5
const LEAST_LOOKS = 40

/** The share that each tone has of all that is heard in a piece; none in silence. */
function shares(piece: Float32Array): Float32Array {
  const power = piece.reduce((sum, sample) => sum + sample * sample, 0)
  const found = new Float32Array(TONES.length)
  if (power < 1e-4) return found
  TONES.forEach((tone, index) => {
    // Goertzel's algorithm.
    const factor = 2 * Math.cos((2 * Math.PI * tone) / CODE_RATE)
    let [before, last] = [0, 0]
    for (const sample of piece) [before, last] = [last, sample + factor * last - before]
    const energy = before * before + last * last - factor * before * last
    found[index] = energy / ((power * piece.length) / 2)
  })
  return found
}
