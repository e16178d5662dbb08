import { describe, expect, it } from 'vitest'
import { hasSlide, stackSlides, targetOf } from '../../../src/features/overview/stack-slides.ts'
import type { IndexEntry } from '../../../src/deck/types.ts'

const slide = (slideNumber: number, build?: string, section = 'a'): IndexEntry => ({
  ...{ slideNumber, title: String(slideNumber), section },
  ...(build !== undefined && { build }),
})
const rangesOf = (...entries: IndexEntry[]) =>
  stackSlides(entries).map(({ first, last, entry }) => [first, last, entry.slideNumber])

describe('the tiles of the overview', () => {
  it('stack the slides of a group, and show the last of them', () => {
    expect(rangesOf(slide(1), slide(2, 'x'), slide(3, 'x'), slide(4, 'y'), slide(5))).toEqual([
      [1, 1, 1],
      [2, 3, 3],
      [4, 4, 4],
      [5, 5, 5],
    ])
  })

  it('leave slides of a group apart where others stand between them, or a section begins', () => {
    expect(rangesOf(slide(25, 'x'), slide(26, 'x'), slide(27), slide(30, 'x'))).toEqual([
      [25, 26, 26],
      [27, 27, 27],
      [30, 30, 30],
    ])
    expect(rangesOf(slide(1, 'x', 'a'), slide(2, 'x', 'b'))).toHaveLength(2)
  })

  it('lead to where the group begins, and from inside it nowhere else', () => {
    const [tile] = stackSlides([slide(20, 'x'), slide(21, 'x'), slide(22, 'x')])
    if (!tile) throw new Error('no tile')
    expect(hasSlide(tile, 21)).toBe(true)
    expect(targetOf(tile, 21)).toBe(21)
    expect(targetOf(tile, 5)).toBe(20)
  })
})
