import { describe, expect, it } from 'vitest'
import { packsOf, shownSlides } from '../../../src/transcript/articles/shown-slides.ts'

describe('the slides that the panel holds', () => {
  it.each([
    [1, { first: 1, last: 6 }],
    [41, { first: 36, last: 46 }],
    [95, { first: 90, last: 95 }],
  ])('are those around slide %i', (slideNumber, span) => {
    expect(shownSlides(slideNumber, 95)).toEqual(span)
  })

  it('stay the same while there are some left to go on to', () => {
    const span = shownSlides(41, 95)
    expect(shownSlides(44, 95, span)).toBe(span)
    expect(shownSlides(38, 95, span)).toBe(span)
    expect(shownSlides(45, 95, span)).toEqual({ first: 40, last: 50 })
    expect(shownSlides(37, 95, span)).toEqual({ first: 32, last: 42 })
  })

  it('reach as far around short ones that are seen together, and then stay', () => {
    const span = shownSlides({ first: 37, last: 47 }, 95, shownSlides(41, 95))
    expect(span).toEqual({ first: 34, last: 50 })
    expect(shownSlides({ first: 38, last: 48 }, 95, span)).toBe(span)
    expect(shownSlides({ first: 39, last: 49 }, 95, span)).toEqual({ first: 36, last: 52 })
    expect(shownSlides({ first: 40, last: 42 }, 95)).toEqual({ first: 36, last: 46 })
  })

  it('stay the same at the ends of the talk', () => {
    const [start, end] = [shownSlides(3, 95), shownSlides(93, 95)]
    expect(shownSlides(1, 95, start)).toBe(start)
    expect(shownSlides(95, 95, end)).toBe(end)
  })

  it('are all of a short talk', () => {
    expect(shownSlides(2, 5)).toEqual({ first: 1, last: 5 })
  })

  it('come from these packs', () => {
    expect(packsOf({ first: 1, last: 75 })).toEqual([0, 1])
    expect(packsOf({ first: 385, last: 576 })).toEqual([6, 7, 8])
    expect(packsOf({ first: 1, last: 64 })).toEqual([0])
  })
})
