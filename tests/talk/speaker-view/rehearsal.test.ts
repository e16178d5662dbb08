import { describe, expect, it } from 'vitest'
import { scheduleSections } from '../../../src/deck/talk-plan.ts'
import {
  addTime,
  mergeRehearsals,
  readRehearsals,
  rehearsalRows,
  sectionTimes,
  type Rehearsal,
} from '../../../src/talk/speaker-view/rehearsal.ts'
import { inLocales } from '../../fixtures/deck-texts.ts'

const title = inLocales({ ja: '', en: '' })
const SECTIONS = [
  { id: 'a', title, firstSlide: 1 },
  { id: 'b', title, firstSlide: 3 },
]
const EMPTY: Rehearsal = { startedAt: '2024-05-01T10:00:00.000Z', slides: {} }
const REHEARSAL = [1, 2, 3, 2].reduce((so, slide) => addTime(so, slide, 1500), EMPTY)

describe('a rehearsal', () => {
  it('adds up the time on each slide, also when it was come back to', () => {
    expect(REHEARSAL.slides).toEqual({ 1: 1500, 2: 3000, 3: 1500 })
  })

  it('takes nothing off when the time of day was set back', () => {
    expect(addTime(REHEARSAL, 1, -5000).slides['1']).toBe(1500)
  })

  it('is set against the plan by section', () => {
    const schedule = scheduleSections({ sections: { a: 1, b: 2 } }, SECTIONS, 4, 3)
    expect(
      sectionTimes(REHEARSAL, SECTIONS, schedule).map(({ spentMs, plannedMs }) => [spentMs, plannedMs]),
    ).toEqual([
      [4500, 60_000],
      [1500, 120_000],
    ])
    expect(sectionTimes(REHEARSAL, SECTIONS, undefined)[0]?.plannedMs).toBeUndefined()
  })

  it('is a table of seconds by slide', () => {
    const entries = [
      { slideNumber: 2, title: 'Two', section: 'a' },
      { slideNumber: 4, title: 'Four', section: 'b' },
    ]
    expect(rehearsalRows(REHEARSAL, entries, (number) => (number === 2 ? 30_000 : undefined))).toEqual([
      ['2', 'Two', 'a', '3.0', '30.0'],
      ['4', 'Four', 'b', '0.0', ''],
    ])
  })

  it('is read as it was kept, and nothing else is', () => {
    expect(readRehearsals(JSON.parse(JSON.stringify([REHEARSAL])))).toEqual([REHEARSAL])
    for (const wrong of [
      {},
      [1],
      [{ ...EMPTY, startedAt: 'today' }],
      [{ ...EMPTY, slides: { x: 1 } }],
      [{ ...EMPTY, slides: { 1: -1 } }],
    ])
      expect(readRehearsals(wrong)).toBeUndefined()
  })
})

describe('rehearsals of two pages', () => {
  const at = (minute: number) => ({ startedAt: `2026-01-01T10:0${String(minute)}:00.000Z`, slides: {} })

  it('stay all, however one page’s list has changed', () => {
    const [one, two, three] = [at(1), at(2), at(3)]
    expect(mergeRehearsals([two, one], [one], [three, one])).toEqual([three, two, one])
    expect(mergeRehearsals([two, one], [one], [])).toEqual([two])
    expect(mergeRehearsals([], [one], [two, one])).toEqual([two])
  })
})
