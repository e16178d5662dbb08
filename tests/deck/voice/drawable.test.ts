import { describe, expect, it } from 'vitest'
import { drawable } from '../../../src/deck/voice/drawable.ts'
import type { TalkEvent } from '../../../src/deck/voice/talk-events.ts'

const stroke = (at: number, id = `s${String(at)}`, points = 1, page = 'ja/1'): TalkEvent => ({
  ...{ kind: 'stroke', at, since: at, page },
  stroke: { id, tool: 'pen', color: 'red', points: Array.from({ length: points }, () => [0, 0, 1] as const) },
})
const many = (count: number, from = 0) => Array.from({ length: count }, (_, at) => stroke(from + at))

describe('what can be drawn of a recording', () => {
  it('is all of an hour of writing on one slide', () => {
    const events = Array.from({ length: 4000 }, (_, at) => stroke(at, `s${String(at)}`, 30))
    expect(drawable(events)).toHaveLength(4000)
  })

  it('is at most 5,000 strokes of a slide at one time', () => {
    expect(drawable(many(20_000))).toHaveLength(5000)
    expect(drawable([...many(5000), stroke(5000, 'x', 1, 'ja/2')])).toHaveLength(5001)
    expect(drawable([...many(5000), { kind: 'clear', at: 5000 }, ...many(5000, 5001)])).toHaveLength(10_001)
    const erase: TalkEvent = { kind: 'erase', at: 5000, page: 'ja/1', ids: ['s0', 's1'] }
    expect(drawable([...many(5000), erase, ...many(3, 5001)])).toHaveLength(5003)
  })

  it('is at most 200,000 points of a slide at one time', () => {
    const long = Array.from({ length: 60 }, (_, at) => stroke(at, `s${String(at)}`, 20_000))
    expect(drawable(long)).toHaveLength(10)
    const same = Array.from({ length: 60 }, (_, at) => stroke(at, 'same', 20_000))
    expect(drawable(same)).toHaveLength(60)
  })
})
