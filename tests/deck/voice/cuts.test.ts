import { describe, expect, it } from 'vitest'
import {
  cutsBetween,
  cutsLength,
  cutsWithin,
  joinCuts,
  replaceBetween,
  wholeTake,
  type Take,
} from '../../../src/deck/voice/cuts.ts'
import { talkAt, visitsOf } from '../../../src/deck/voice/talk-events.ts'

/** Ten seconds a slide. */
const TALK: Take = {
  durationMs: 30_000,
  levels: new Uint8Array(300).fill(120),
  events: [
    { kind: 'place', at: 0, slideNumber: 1, fragment: -1 },
    { kind: 'wall', at: 0 },
    {
      kind: 'stroke',
      at: 9000,
      since: 8000,
      page: 'ja/1',
      stroke: { id: 'a', tool: 'pen', color: 'red', points: [[0, 0, 0]] },
    },
    { kind: 'place', at: 10_000, slideNumber: 2, fragment: -1 },
    { kind: 'place', at: 20_000, slideNumber: 3, fragment: -1 },
  ],
}
const ANEW: Take = {
  durationMs: 4000,
  levels: new Uint8Array(40).fill(90),
  events: [
    { kind: 'place', at: 0, slideNumber: 2, fragment: -1 },
    { kind: 'place', at: 2000, slideNumber: 2, fragment: 0 },
  ],
}
const WHOLE = [{ take: 0, fromMs: 0, toMs: 30_000 }]

describe('the cuts of a recording', () => {
  it('are trimmed at both ends, and begin as things stood', () => {
    const cuts = cutsBetween(WHOLE, 12_000, 25_000)
    const { events, durationMs, levels } = joinCuts([TALK], cuts)
    expect(durationMs).toBe(13_000)
    expect(levels).toHaveLength(130)
    expect(visitsOf(events, durationMs)).toEqual([
      { slideNumber: 2, fromMs: 0, toMs: 8000 },
      { slideNumber: 3, fromMs: 8000, toMs: 13_000 },
    ])
    expect(events.find(({ kind }) => kind === 'stroke')).toMatchObject({ at: 0, since: 0 })
  })

  it('take what is spoken anew in the place of one slide, and move what follows', () => {
    const cuts = replaceBetween(WHOLE, 10_000, 20_000, [{ take: 1, fromMs: 0, toMs: 4000 }])
    expect(cutsLength(cuts)).toBe(24_000)
    const { events, durationMs, levels } = joinCuts([TALK, ANEW], cuts)
    expect(visitsOf(events, durationMs)).toEqual([
      { slideNumber: 1, fromMs: 0, toMs: 10_000 },
      { slideNumber: 2, fromMs: 10_000, toMs: 14_000 },
      { slideNumber: 3, fromMs: 14_000, toMs: 24_000 },
    ])
    expect([...levels.slice(99, 101), ...levels.slice(139, 141)]).toEqual([120, 90, 90, 120])
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort((a, b) => a - b))
  })

  it('are cut again where they were cut before', () => {
    const once = replaceBetween(WHOLE, 10_000, 20_000, [{ take: 1, fromMs: 0, toMs: 4000 }])
    expect(cutsBetween(once, 9000, 15_000)).toEqual([
      { take: 0, fromMs: 9000, toMs: 10_000 },
      { take: 1, fromMs: 0, toMs: 4000 },
      { take: 0, fromMs: 20_000, toMs: 21_000 },
    ])
  })

  it('go on with a take after one that was cut off, without the light that was on then', () => {
    const light = { kind: 'laser', at: 1000, page: 'ja/2', point: { x: 1, y: 2 } } as const
    const cutOff: Take = { ...ANEW, events: [...ANEW.events, light].sort((a, b) => a.at - b.at) }
    const cuts = cutsWithin([wholeTake(0), wholeTake(1)], [cutOff, TALK])
    expect(cutsLength(cuts)).toBe(34_000)
    const { events, durationMs } = joinCuts([cutOff, TALK], cuts)
    expect(visitsOf(events, durationMs).map(({ slideNumber, fromMs }) => [slideNumber, fromMs])).toEqual([
      [2, 0],
      [1, 4000],
      [2, 14_000],
      [3, 24_000],
    ])
    expect(talkAt(events, 3999).laser).toEqual({ page: 'ja/2', x: 1, y: 2 })
    expect(talkAt(events, 4000).laser).toBeUndefined()
  })

  it('leave out a take of which nothing was kept', () => {
    expect(cutsWithin([wholeTake(0), wholeTake(1)], [TALK, { durationMs: 0 }])).toEqual(WHOLE)
  })
})
