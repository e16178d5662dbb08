import { describe, expect, it } from 'vitest'
import { followedBy, wrongSlidesTable } from '../../../src/tools/bench/live/wrong-slides.ts'

const TURNS = [
  { ms: 0, slide: 1 },
  { ms: 1000, slide: 2 },
  { ms: 2000, slide: 3 },
]

describe('a page that goes along with a talk', () => {
  it('is wrong from a turn until it shows its slide', () => {
    const seen = [
      { ms: 0, slide: 1 },
      { ms: 1200, slide: 2 },
      { ms: 2100, slide: 3 },
    ]
    expect(followedBy(TURNS, seen, 3000)).toEqual({
      ...{ turnsSeen: 3, longestWrongMs: 200, worstAt: 2, latenciesMs: [0, 200, 100] },
    })
  })

  it('is wrong all the while that it misses turns, and to the end where it never comes', () => {
    expect(followedBy(TURNS, [{ ms: 0, slide: 1 }], 3500)).toMatchObject({
      ...{ turnsSeen: 1, longestWrongMs: 2500, worstAt: 2 },
    })
  })

  it('is not wrong while it is not there', () => {
    const seen = [
      { ms: 0, slide: 1 },
      { ms: 900, slide: undefined },
      { ms: 2500, slide: 3 },
    ]
    expect(followedBy(TURNS, seen, 3000)).toMatchObject({ longestWrongMs: 0, turnsSeen: 2 })
  })

  it('is wrong where it goes back', () => {
    const seen = [
      { ms: 0, slide: 1 },
      { ms: 1000, slide: 2 },
      { ms: 1400, slide: 1 },
      { ms: 1900, slide: 2 },
      { ms: 2000, slide: 3 },
    ]
    expect(followedBy(TURNS, seen, 3000)).toMatchObject({ longestWrongMs: 500, worstAt: 2 })
  })

  it('is named where it was wrong for too long', () => {
    const good = followedBy(TURNS, TURNS, 9000)
    const bad = followedBy(TURNS, [{ ms: 0, slide: 1 }], 9000)
    expect(wrongSlidesTable({ wall: good }, 3)).toMatch(
      /\| wall \| 3 of 3 \| 0\.00 \| 0\.00 \|[^]*none above 5 s$/,
    )
    expect(wrongSlidesTable({ wall: good, hall: bad }, 3)).toMatch(/above 5 s: hall$/)
  })
})
