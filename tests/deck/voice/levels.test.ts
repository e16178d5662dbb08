import { describe, expect, it } from 'vitest'
import {
  decibelsOf,
  decodeLevels,
  encodeLevels,
  levellingGain,
  levelOfRms,
  loudnessOf,
  silenceEnd,
  silencesOf,
} from '../../../src/deck/voice/levels.ts'

const level = (db: number) => levelOfRms(10 ** (db / 20))
const stretch = (db: number, seconds: number) => Array.from({ length: seconds * 10 }, () => level(db))
const levels = (...parts: number[][]) => Uint8Array.from(parts.flat())

describe('the levels of a voice', () => {
  it('are kept as text', () => {
    const some = levels(stretch(-30, 1), stretch(-80, 1))
    expect(decodeLevels(encodeLevels(some))).toEqual(some)
    expect(decodeLevels('no base64 §')).toEqual(new Uint8Array())
    expect(decibelsOf(level(-30))).toBe(-30)
  })

  it('tell how loud the speech is, whatever is silent between', () => {
    expect(loudnessOf(levels(stretch(-30, 10), stretch(-90, 100)))).toBeCloseTo(-30, 1)
    expect(loudnessOf(levels(stretch(-95, 10)))).toBeUndefined()
  })

  it('make a quiet voice louder and leave a loud one its peaks', () => {
    expect(levellingGain(levels(stretch(-35, 10)))).toBe(16)
    expect(levellingGain(levels(stretch(-40, 10), stretch(-8, 1)))).toBeLessThanOrEqual(2)
    expect(levellingGain(levels(stretch(-90, 10)))).toBeUndefined()
  })

  it('find silences that are long enough, and leave their edges', () => {
    const talk = levels(stretch(-25, 5), stretch(-70, 3), stretch(-25, 1), stretch(-70, 1), stretch(-25, 5))
    const silences = silencesOf(talk)
    expect(silences).toEqual([{ fromMs: 5300, toMs: 7700 }])
    expect(silenceEnd(silences, 6000)).toBe(7700)
    expect(silenceEnd(silences, 9500)).toBeUndefined()
  })
})
