import { describe, expect, it } from 'vitest'
import { CODE_RATE, HeardVoice, speak, spokenTones } from '../../../src/tools/bench/live/voice/time-code.ts'
import { seededRandom } from '../../../src/tools/seeded-random.ts'

const TONES = spokenTones(30)

/** What a microphone hears from `fromMs` on, with noise and other loudness. */
function hear(fromMs: number, ms: number): HeardVoice {
  const random = seededRandom(7)
  const at = (fromMs * CODE_RATE) / 1000
  const part = speak(TONES, CODE_RATE).slice(at, at + (ms * CODE_RATE) / 1000)
  return new HeardVoice(part.map((sample) => sample * 0.3 + (random() - 0.5) * 0.05))
}

describe('a voice that says what time it is', () => {
  it.each([0, 1234, 20_007])('is understood from %i ms on', (fromMs) => {
    const heard = hear(fromMs, 4000)
    expect(Math.abs((heard.spokenAt(TONES, 1700) ?? NaN) - fromMs - 1700)).toBeLessThanOrEqual(10)
  })

  it('says nothing where nothing is heard', () => {
    expect(new HeardVoice(new Float32Array(CODE_RATE * 2)).spokenAt(TONES, 1000)).toBeUndefined()
    const random = seededRandom(9)
    const noise = Float32Array.from({ length: CODE_RATE * 2 }, () => random() - 0.5)
    expect(new HeardVoice(noise).spokenAt(TONES, 1000)).toBeUndefined()
  })
})
