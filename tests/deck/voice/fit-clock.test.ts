import { describe, expect, it } from 'vitest'
import { fitClock, mediaTime } from '../../../src/deck/voice/fit-clock.ts'

const HOUR_MS = 3_600_000

/** Pieces that come each second, each a little late. */
function arrivals(lengthMs: number): number[] {
  return Array.from({ length: lengthMs / 1000 }, (_, index) => (index + 1) * 1000 + ((index * 7) % 13))
}

describe('the clock of a recording', () => {
  it('follows a sound card that is fast by a third of a second in an hour', () => {
    const clock = fitClock(arrivals(HOUR_MS), HOUR_MS * (1 + 100e-6))
    for (const share of [0, 0.25, 0.5, 1])
      expect(Math.abs(mediaTime(clock, share * HOUR_MS) - share * HOUR_MS * (1 + 100e-6))).toBeLessThan(20)
  })

  it('takes out the time that the machine slept, where it slept', () => {
    const slept = 90_000
    const times = arrivals(60_000).map((at) => (at > 30_500 ? at + slept : at))
    const clock = fitClock(times, 60_000)
    expect(mediaTime(clock, 20_000)).toBeCloseTo(20_000, -2)
    expect(Math.abs(mediaTime(clock, 45_000 + slept) - 45_000)).toBeLessThan(100)
  })

  it('leaves a short recording alone, whose end the encoder holds back', () => {
    const clock = fitClock([1000, 2000, 3000], 2900)
    expect(mediaTime(clock, 1500)).toBe(1500)
  })

  it('of nothing is the page’s own', () => {
    expect(mediaTime(fitClock([], 0), 0)).toBe(0)
  })
})
