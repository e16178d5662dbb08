import { describe, expect, it } from 'vitest'
import {
  formatPath,
  inkToSend,
  LIVE_INK,
  parsePath,
  thin,
  type LiveStroke,
} from '../../../src/deck/live/live-ink.ts'
import { LIVE_LIMITS } from '../../../src/deck/live/live-limits.ts'
import { formatLiveMessage, parseLiveMessage } from '../../../src/deck/live/live-messages.ts'

/** A spiral of so many places, as a hand draws it: each a little off. */
function spiral(id: string, count: number): LiveStroke {
  const points = Array.from({ length: count }, (_, i) => {
    const radius = 20 + i * 0.5
    return [640 + radius * Math.cos(i / 9) + (i % 3), 360 + radius * Math.sin(i / 9), 0] as const
  })
  return { id, tool: 'pen', color: 'red', points }
}

describe('a line of the pen', () => {
  it('is read as it was sent, in whole units', () => {
    const points = [
      [10.4, 20.6, 0.5],
      [13, 24, 0],
      [0, -3, 0],
    ] as const
    expect(formatPath(points)).toBe('10 21 3 3 -13 -27')
    expect(parsePath('10 21 3 3 -13 -27')).toEqual([
      [10, 21, 0],
      [13, 24, 0],
      [0, -3, 0],
    ])
  })

  it.each([undefined, '', '1', '1 2 3', '1 2 x 4', '99999 0', '1 2'.repeat(2000), '9999 0 9999 0'])(
    'is none where it is written otherwise (%#)',
    (text) => {
      expect(parsePath(text)).toBeUndefined()
    },
  )

  it('loses the places that a straight line has anyway, and no corner', () => {
    const straight = Array.from({ length: 50 }, (_, i) => [i, 0, 0] as const)
    expect(thin(straight, 1)).toEqual([straight[0], straight[49]])
    const corner = [...straight, ...Array.from({ length: 50 }, (_, i) => [49, i, 0] as const)]
    expect(thin(corner, 1)).toContainEqual([49, 0, 0])
  })
})

describe('a drawing', () => {
  it('is one packet however much was drawn, the newest lines of it', () => {
    const strokes = Array.from({ length: 200 }, (_, i) => spiral(`stroke-${String(i).padStart(3, '0')}`, 120))
    const sent = inkToSend(strokes)
    const message = formatLiveMessage('ink', { slideNumber: 41, strokes: sent })
    expect(message.length).toBeLessThan(LIVE_LIMITS.packetBytes - 100)
    expect(sent.length).toBeGreaterThan(3)
    expect(sent.length).toBeLessThanOrEqual(LIVE_INK.strokes)
    expect(sent.at(-1)?.id).toBe('roke-199')
    expect(parseLiveMessage('ink', message)?.strokes).toHaveLength(sent.length)
  })

  it('is none with a line of another shape', () => {
    const message = (stroke: object) =>
      parseLiveMessage('ink', JSON.stringify({ v: 1, slideNumber: 1, strokes: [stroke] }))
    const good = { id: 'a', tool: 'pen', color: 'red', path: '1 2' }
    expect(message(good)).toBeDefined()
    for (const bad of [{ tool: 'brush' }, { color: '#fff' }, { path: 'M0' }, { id: '<b>' }, { path: 3 }])
      expect(message({ ...good, ...bad })).toBeUndefined()
  })
})

describe('a pointer', () => {
  it('is on, off, or draws', () => {
    const read = (pointer: object) =>
      parseLiveMessage('pointer', JSON.stringify({ v: 1, slideNumber: 3, ...pointer }))
    expect(read({})).toEqual({ slideNumber: 3 })
    expect(read({ x: 1, y: 2 })).toEqual({ slideNumber: 3, x: 1, y: 2 })
    expect(read({ x: 1 })).toBeUndefined()
    expect(read({ x: 1e300, y: 2 })).toBeUndefined()
    const stroke = { id: 'a', tool: 'pen', color: 'red', path: '1 2', from: 4 }
    expect(read({ stroke })?.stroke).toMatchObject({ from: 4, points: [[1, 2, 0]] })
    expect(read({ stroke: { ...stroke, from: -1 } })).toBeUndefined()
  })
})
