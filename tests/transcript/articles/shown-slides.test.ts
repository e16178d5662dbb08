import { describe, expect, it } from 'vitest'
import { packsOf, shownSlides } from '../../../src/transcript/articles/shown-slides.ts'

describe('the slides that the panel holds', () => {
  it('are all of a deck of up to 200', () => {
    expect(shownSlides(41, 95)).toEqual({ first: 1, last: 95 })
    expect(shownSlides(200, 200)).toEqual({ first: 1, last: 200 })
  })

  it.each([
    [1, { first: 1, last: 128 }],
    [64, { first: 1, last: 128 }],
    [65, { first: 1, last: 192 }],
    [500, { first: 385, last: 576 }],
    [950, { first: 833, last: 950 }],
  ])('are those of the packs around slide %i in a longer one', (slideNumber, span) => {
    expect(shownSlides(slideNumber, 950)).toEqual(span)
  })

  it('come from these packs', () => {
    expect(packsOf({ first: 1, last: 95 })).toEqual([0, 1])
    expect(packsOf({ first: 385, last: 576 })).toEqual([6, 7, 8])
    expect(packsOf({ first: 1, last: 64 })).toEqual([0])
  })
})
