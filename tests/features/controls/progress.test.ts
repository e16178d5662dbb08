import { describe, expect, it } from 'vitest'
import { visitedGradient } from '../../../src/features/controls/progress.ts'

describe('the line of slides that were read', () => {
  it('is coloured where they were', () => {
    expect(visitedGradient(new Set([2, 3]), 4)).toBe(
      'linear-gradient(to right, transparent 0.000% 25.000%, currentColor 25.000% 75.000%, transparent 75.000% 100.000%)',
    )
  })

  it('is none before any was', () => {
    expect(visitedGradient(new Set(), 4)).toBe('none')
  })
})
