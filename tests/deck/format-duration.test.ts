import { describe, expect, it } from 'vitest'
import { formatDuration } from '../../src/deck/format-duration.ts'

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
