import { describe, expect, it } from 'vitest'
import { paceMs, scheduleSections, slideTimes, talkPlan } from '../../src/deck/talk-plan.ts'
import { inLocales } from '../fixtures/deck-texts.ts'

const title = inLocales({ ja: '', en: '' })
const SECTIONS = [
  { id: 'a', title, firstSlide: 1 },
  { id: 'b', title, firstSlide: 3 },
  { id: 'c', title, firstSlide: 7 },
]
const MINUTE = 60_000
const lengths = (minutes: number | undefined, own: Record<string, number>, talk: number) =>
  scheduleSections({ ...(minutes && { minutes }), sections: own }, SECTIONS, 10, talk).map(
    ({ lengthMs }) => lengthMs / MINUTE,
  )

describe('the plan of a talk', () => {
  it('is as long as deck.json says, else as its sections together', () => {
    expect(talkPlan(60, [{ id: 'a', minutes: 2 }])).toEqual({ minutes: 60, sections: { a: 2 } })
    expect(
      talkPlan(undefined, [
        { id: 'a', minutes: 2 },
        { id: 'b', minutes: 3 },
      ]).minutes,
    ).toBe(5)
    expect(talkPlan(undefined, [{ id: 'a', minutes: 2 }, { id: 'b' }]).minutes).toBeUndefined()
    expect(talkPlan(undefined, []).minutes).toBeUndefined()
  })

  it('gives sections without a plan what is left, by their number of slides', () => {
    expect(lengths(12, { a: 4 }, 12)).toEqual([4, 4, 4])
    expect(lengths(10, {}, 10)).toEqual([2, 4, 4])
  })

  it('is stretched to the minutes of the day', () => {
    expect(lengths(6, { a: 1, b: 2, c: 3 }, 12)).toEqual([2, 4, 6])
    expect(lengths(6, { a: 1, b: 2, c: 3 }, 3)).toEqual([0.5, 1, 1.5])
    expect(lengths(12, { a: 4 }, 3)).toEqual([1, 1, 1])
  })

  it('leaves nobody without time where its sections take all of it', () => {
    const [a = 0, b = 0, c = 0] = lengths(6, { a: 6 }, 6)
    expect(a + b + c).toBeCloseTo(6)
    expect(b).toBeGreaterThan(0)
  })
})

describe('the pace', () => {
  const schedule = scheduleSections({ sections: { a: 2, b: 4, c: 4 } }, SECTIONS, 10, 10)

  it('goes by the time that is planned for the slide', () => {
    expect(slideTimes(schedule, 4)).toEqual({ startMs: 3 * MINUTE, endMs: 4 * MINUTE })
  })

  it('is nothing while that time runs, and what is missing before and after', () => {
    expect(paceMs(schedule, 4, 3.5 * MINUTE)).toBe(0)
    expect(paceMs(schedule, 4, 1 * MINUTE)).toBe(2 * MINUTE)
    expect(paceMs(schedule, 4, 5 * MINUTE)).toBe(-1 * MINUTE)
  })
})
