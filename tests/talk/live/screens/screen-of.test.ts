import { describe, expect, it } from 'vitest'
import { minutesUntil, screenOf } from '../../../../src/talk/live/screens/screen-of.ts'

describe('the screen over the slides', () => {
  it.each([
    [{ phase: 'waiting' }, 'lobby'],
    [{ phase: 'waiting', until: 1 }, 'lobby'],
    [{ phase: 'live' }, undefined],
    [{ phase: 'live', until: 1 }, undefined],
    [{ phase: 'paused' }, undefined],
    [{ phase: 'paused', until: 1 }, 'break'],
    [{ phase: 'ended' }, 'end'],
  ] as const)('is what is waited for (%#)', (standing, screen) => {
    expect(screenOf(standing)).toBe(screen)
  })

  it('counts begun minutes, and none below nothing', () => {
    expect([300_000, 240_001, 60_000, 1, 0, -5000].map((ms) => minutesUntil(ms, 0))).toEqual([
      5, 5, 1, 1, 0, 0,
    ])
  })
})
