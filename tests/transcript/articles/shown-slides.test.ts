import { describe, expect, it } from 'vitest'
import { lightSlides, packsOf, shownSlides } from '../../../src/transcript/articles/shown-slides.ts'

const at = (slideNumber: number) => ({ first: slideNumber, last: slideNumber })

describe('the slides that the panel holds', () => {
  it.each([
    [1, { first: 1, last: 6 }],
    [41, { first: 36, last: 46 }],
    [95, { first: 90, last: 95 }],
  ])('are those around slide %i', (slideNumber, span) => {
    expect(shownSlides(at(slideNumber), 95)).toEqual(span)
  })

  it('stay the same while there are some left to go on to', () => {
    const span = shownSlides(at(41), 95)
    expect(shownSlides(at(44), 95, span)).toBe(span)
    expect(shownSlides(at(38), 95, span)).toBe(span)
    expect(shownSlides(at(45), 95, span)).toEqual({ first: 40, last: 50 })
    expect(shownSlides(at(37), 95, span)).toEqual({ first: 32, last: 42 })
  })

  it('reach as far around short ones that are seen together, and then stay', () => {
    const span = shownSlides({ first: 37, last: 47 }, 95, shownSlides(at(41), 95))
    expect(span).toEqual({ first: 34, last: 50 })
    expect(shownSlides({ first: 38, last: 48 }, 95, span)).toBe(span)
    expect(shownSlides({ first: 39, last: 49 }, 95, span)).toEqual({ first: 36, last: 52 })
    expect(shownSlides({ first: 40, last: 42 }, 95)).toEqual({ first: 36, last: 46 })
  })

  it('stay the same at the ends of the talk', () => {
    const [start, end] = [shownSlides(at(3), 95), shownSlides(at(93), 95)]
    expect(shownSlides(at(1), 95, start)).toBe(start)
    expect(shownSlides(at(95), 95, end)).toBe(end)
  })

  it('are all of a short talk', () => {
    expect(shownSlides(at(2), 5)).toEqual({ first: 1, last: 5 })
  })

  it('are no more than are light enough together, the nearest first', () => {
    const span = { first: 36, last: 46 }
    const light = (elements: Partial<Record<number, number>>) =>
      lightSlides(span, at(41), (slideNumber) => elements[slideNumber] ?? 40)
    expect(light({})).toEqual(span)
    expect(light({ 45: 2000 })).toEqual({ first: 38, last: 44 })
    expect(light({ 37: 2000 })).toEqual({ first: 38, last: 45 })
    expect(lightSlides(span, { first: 44, last: 46 }, () => 100)).toEqual(span)
  })

  it('are those that are seen, and the next on either side, however much they are', () => {
    const span = { first: 36, last: 46 }
    expect(lightSlides(span, at(41), () => 800)).toEqual({ first: 40, last: 42 })
    expect(lightSlides(span, { first: 37, last: 41 }, () => 800)).toEqual({ first: 36, last: 42 })
    expect(lightSlides(span, at(46), () => 800)).toEqual({ first: 45, last: 46 })
  })

  it('come from these packs', () => {
    expect(packsOf({ first: 1, last: 75 })).toEqual([0, 1])
    expect(packsOf({ first: 385, last: 576 })).toEqual([6, 7, 8])
    expect(packsOf({ first: 1, last: 64 })).toEqual([0])
  })
})
