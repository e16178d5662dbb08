import { describe, expect, it } from 'vitest'
import {
  clampScale,
  fitScale,
  keepPoint,
  openingScale,
  pinchOf,
  wheelFactor,
} from '../../../src/features/figure-viewer/zoom.ts'

describe('the scale', () => {
  it('fits a drawing by its tighter side', () => {
    expect(fitScale({ width: 1000, height: 500 }, { width: 500, height: 500 })).toBe(0.5)
    expect(fitScale({ width: 100, height: 500 }, { width: 500, height: 1000 })).toBe(2)
    expect(fitScale({ width: 0, height: 0 }, { width: 500, height: 1000 })).toBe(1)
  })

  it('stays between what fits and six times that', () => {
    expect(clampScale(0.1, 0.4)).toBe(0.4)
    expect(clampScale(0.1, 2)).toBe(1)
    expect(clampScale(100, 0.4)).toBe(6)
    expect(clampScale(100, 2)).toBe(12)
  })

  it('opens whole, and no smaller than its words can be read', () => {
    expect(openingScale(0.8, false)).toBe(0.8)
    expect(openingScale(0.63, false)).toBe(0.63)
    expect(openingScale(0.3, false)).toBe(0.62)
    expect(openingScale(0.3, true)).toBe(1)
    expect(openingScale(1.4, true)).toBe(1.4)
  })
})

describe('zooming', () => {
  it('keeps what is under the pointer there', () => {
    // 30 px into the view, over content that starts at 10: it was 120 px into the drawing, and is 240 px after.
    const scroll = keepPoint(100, 30, 2, 10, 0)
    expect(scroll).toBe(210)
    expect(scroll + 30).toBe(240)
  })

  it('by a wheel is undone by the wheel turned back', () => {
    expect(wheelFactor(-50) * wheelFactor(50)).toBeCloseTo(1)
    expect(wheelFactor(-50)).toBeGreaterThan(1)
    expect(wheelFactor(-10_000)).toBeLessThan(2)
  })

  it('by two fingers is about the point between them', () => {
    expect(pinchOf({ x: 0, y: 0 }, { x: 30, y: 40 })).toEqual({ distance: 50, middle: { x: 15, y: 20 } })
  })
})
