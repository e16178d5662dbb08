import { describe, expect, it } from 'vitest'
import {
  elapsedAt,
  hasRun,
  pauseTimer,
  startTimer,
  STOPPED,
} from '../../../src/talk/speaker-view/talk-timer.ts'

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
