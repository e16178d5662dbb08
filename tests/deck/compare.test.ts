import { describe, expect, it } from 'vitest'
import { nextToCompare, parseTurn, previousToCompare, type ComparedSlide } from '../../src/deck/compare.ts'

/** Slides in the order of doubt. */
const inOrder = (...numbers: number[]): ComparedSlide[] =>
  numbers.map((slideNumber) => ({
    ...{ slideNumber, form: 'text', turns: true, doubts: [], hasPicture: true, remarks: [] },
  }))

describe('the slide to compare next', () => {
  const slides = inOrder(8, 20, 3, 1)

  it('is the next doubtful one that nobody has looked at', () => {
    expect(nextToCompare(slides, 8, new Set([8, 20]))).toBe(3)
  })

  it('is an earlier one where those after it have been looked at, and none where all have', () => {
    expect(nextToCompare(slides, 3, new Set([3, 1]))).toBe(8)
    expect(nextToCompare(slides, 3, new Set([8, 20, 3, 1]))).toBeUndefined()
  })

  it('is the most doubtful for who stands on a slide that the import did not make', () => {
    expect(nextToCompare(slides, 99, new Set())).toBe(8)
  })

  it('is led back from in the same order', () => {
    expect(previousToCompare(slides, 20)).toBe(8)
    expect(previousToCompare(slides, 8)).toBeUndefined()
  })
})

describe('what asks for a slide to be turned', () => {
  it('names a slide and its form, and is nothing else', () => {
    expect(parseTurn('{"slideNumber":12,"form":"text","more":1}')).toEqual({ slideNumber: 12, form: 'text' })
    for (const text of ['', '[]', '{"slideNumber":"12","form":"text"}', '{"slideNumber":1,"form":"gone"}'])
      expect(parseTurn(text)).toBeUndefined()
  })
})
