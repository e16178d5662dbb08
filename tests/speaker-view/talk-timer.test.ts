import { describe, expect, it } from 'vitest'
import {
  elapsedAt,
  formatDuration,
  hasRun,
  pauseTimer,
  startTimer,
  STOPPED,
} from '../../src/speaker-view/talk-timer.ts'

describe('the clock of a talk', () => {
  it('counts what ran, pauses taken off', () => {
    const paused = pauseTimer(startTimer(STOPPED, 1000), 61_000)
    expect(elapsedAt(paused, 500_000)).toBe(60_000)
    expect(elapsedAt(startTimer(paused, 500_000), 503_000)).toBe(63_000)
  })

  it('runs on when it is started twice', () => {
    expect(elapsedAt(startTimer(startTimer(STOPPED, 1000), 5000), 6000)).toBe(5000)
  })

  it('doesn’t count backwards when the time of day was set back', () => {
    expect(elapsedAt(startTimer(STOPPED, 9000), 1000)).toBe(0)
  })

  it('knows whether it has run', () => {
    expect([hasRun(STOPPED), hasRun(startTimer(STOPPED, 0)), hasRun({ elapsedMs: 1 })]).toEqual([
      false,
      true,
      true,
    ])
  })
})

describe('a duration', () => {
  it.each([
    [0, '0:00'],
    [59_999, '0:59'],
    [123_000, '2:03'],
    [3_723_000, '1:02:03'],
    [-61_000, '−1:01'],
    [-400, '0:00'],
  ])('of %d ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text)
  })
})
