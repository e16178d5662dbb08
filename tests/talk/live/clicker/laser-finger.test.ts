import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LaserFinger } from '../../../../src/talk/live/clicker/laser-finger.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function finger() {
  const told: (number | 'off')[] = []
  const light = { point: (x: number) => told.push(x), off: () => told.push('off') }
  return { finger: new LaserFinger(light), told }
}

describe('a finger as a laser', () => {
  it('is told at once, then thirty times a second at most, its last place always', () => {
    const { finger: laser, told } = finger()
    for (let ms = 0; ms < 1000; ms += 5) {
      laser.move(ms / 1000, 0.5)
      vi.advanceTimersByTime(5)
    }
    expect(told[0]).toBe(0)
    expect(told.length).toBeLessThanOrEqual(31)
    vi.advanceTimersByTime(40)
    expect(told.at(-1)).toBe(0.995)
  })

  it('says each second that it is still there, and goes out when it is lifted', () => {
    const { finger: laser, told } = finger()
    laser.move(0.5, 0.5)
    vi.advanceTimersByTime(2500)
    expect(told).toEqual([0.5, 0.5, 0.5])
    laser.lift()
    laser.lift()
    vi.advanceTimersByTime(5000)
    expect(told).toEqual([0.5, 0.5, 0.5, 'off'])
  })
})
