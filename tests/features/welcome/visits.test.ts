import { describe, expect, it } from 'vitest'
import {
  NO_VISITS,
  readVisits,
  slideToContinueAt,
  visitedSlides,
  withVisit,
} from '../../../src/features/welcome/visits.ts'

const visit = (...slides: number[]) => slides.reduce(withVisit, NO_VISITS)

describe('visits', () => {
  it('remember the last slide, and each that was read, once', () => {
    const visits = visit(3, 1, 2, 41, 2)
    expect(visits.last).toBe(2)
    expect([...visitedSlides(visits)]).toEqual([1, 2, 3, 41])
  })

  it('are kept as runs, however many slides there are', () => {
    expect(visit(3, 1, 2, 41, 42).seen).toEqual([
      [1, 3],
      [41, 42],
    ])
  })

  it('are the same after they were stored', () => {
    const visits = { ...visit(1, 2, 41), declined: 41 }
    expect(readVisits(JSON.parse(JSON.stringify(visits)), 95)).toEqual(visits)
  })

  it('leave out slides that the deck has no longer', () => {
    const visits = readVisits(JSON.parse(JSON.stringify(visit(2, 90, 91, 95))), 90)
    expect(visits).toEqual({
      last: undefined,
      seen: [
        [2, 2],
        [90, 90],
      ],
      declined: undefined,
    })
  })

  it.each([null, 7, {}, { seen: 'all' }])('are none where something else is stored: %j', (stored) => {
    expect(readVisits(stored, 95)).toBeUndefined()
  })

  it.each([[[[1, 1e12]]], [[['a', 2]]], [[null]], [[[5, 2]]], [[[1.5, 3]]]])(
    'never grow beyond the deck, whatever is stored: %j',
    (seen) => {
      const slides = visitedSlides(readVisits({ seen }, 95) ?? NO_VISITS)
      expect(slides.size).toBeLessThanOrEqual(95)
    },
  )
})

describe('the slide to continue at', () => {
  it('is the one that was read last', () => {
    expect(slideToContinueAt(visit(40, 41), 95)).toBe(41)
  })

  it.each([
    ['nothing was read', NO_VISITS],
    ['the talk was left at its beginning', visit(40, 1)],
    ['the talk was read to its end', visit(94, 95)],
    ['it was declined', { ...visit(40, 41), declined: 41 }],
  ])('is none where %s', (_, visits) => {
    expect(slideToContinueAt(visits, 95)).toBeUndefined()
  })

  it('is offered again once another was read', () => {
    expect(slideToContinueAt(withVisit({ ...visit(41), declined: 41 }, 52), 95)).toBe(52)
  })
})
