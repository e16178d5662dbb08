import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  LIVE_INK,
  type LiveInk,
  type LivePointer,
  type LiveStroke,
} from '../../../../src/deck/live/live-ink.ts'
import { InkSender } from '../../../../src/talk/live/podium/ink-sender.ts'
import { SpeakersInk, type ShownInk } from '../../../../src/talk/live/speakers-ink.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A speaker who draws on slide 3, and a listener who reads it in English; `loses` drops messages on the way. */
function openHall(loses: (count: number) => boolean = () => false) {
  const pointers: LivePointer[] = []
  const drawings: LiveInk[] = []
  let shown: ShownInk | undefined
  const listener = new SpeakersInk(
    (drawn) => (shown = drawn),
    () => 'en',
  )
  const sender = new InkSender({
    point: (pointer) => {
      pointers.push(pointer)
      if (!loses(pointers.length)) listener.point(pointer)
    },
    ink: (ink) => {
      drawings.push(ink)
      listener.draw(ink)
    },
  })
  sender.turnTo(3)
  const pointsShown = () => shown?.strokes[0]?.stroke.points.length ?? 0
  return { sender, pointers, drawings, pointsShown, shown: () => shown }
}

function line(count: number): LiveStroke {
  const points = Array.from({ length: count }, (_, i) => [i * 2, (i * i) % 50, 0] as const)
  return { id: 'line', tool: 'pen', color: 'blue', points }
}

describe('the light', () => {
  it('is told so many times a second, and its last place always', () => {
    const { sender, pointers, shown } = openHall()
    for (let i = 0; i < 200; i++) {
      sender.hear({ type: 'laser', page: 'ja/3', point: { x: i, y: 10 } })
      vi.advanceTimersByTime(5)
    }
    vi.advanceTimersByTime(100)
    expect(pointers.length).toBeGreaterThan(10)
    expect(pointers.length).toBeLessThanOrEqual(LIVE_INK.perSecond + 2)
    expect(shown()?.laser).toEqual({ page: 'en/3', x: 199, y: 10 })
    // A hand that stays is said again; it goes out where it is put away.
    vi.advanceTimersByTime(10_000)
    expect(shown()?.laser).toBeDefined()
    sender.hear({ type: 'laser', page: 'ja/3' })
    vi.advanceTimersByTime(100)
    expect(shown()).toBeUndefined()
  })

  it('goes out by itself where the speaker is heard of no more', () => {
    const { sender, shown } = openHall()
    sender.hear({ type: 'laser', page: 'ja/3', point: { x: 1, y: 1 } })
    vi.advanceTimersByTime(10)
    expect(shown()?.laser).toBeDefined()
    sender.stop()
    vi.advanceTimersByTime(4000)
    expect(shown()).toBeUndefined()
  })

  it('is none on a slide that the hall does not see', () => {
    const { sender, pointers } = openHall()
    sender.hear({ type: 'laser', page: 'ja/9', point: { x: 1, y: 1 } })
    vi.advanceTimersByTime(200)
    expect(pointers).toEqual([])
  })
})

describe('a line', () => {
  it('grows as it is drawn, and each place is sent about once', () => {
    const { sender, pointers, drawings, pointsShown } = openHall()
    for (let count = 1; count <= 120; count++) {
      sender.hear({ type: 'put', page: 'ja/3', stroke: line(count), isDone: false })
      vi.advanceTimersByTime(8)
    }
    vi.advanceTimersByTime(100)
    expect(pointsShown()).toBe(120)
    const sent = pointers.reduce((sum, { stroke }) => sum + (stroke?.points.length ?? 0), 0)
    expect(sent).toBeLessThan(120 * 1.3)
    expect(drawings).toEqual([])
    sender.hear({ type: 'put', page: 'ja/3', stroke: line(120), isDone: true })
    expect(drawings).toHaveLength(1)
  })

  it('is whole at its end, whatever was lost before', () => {
    const { sender, pointsShown } = openHall((count) => count % 2 === 0)
    for (let count = 1; count <= 60; count++) {
      sender.hear({ type: 'put', page: 'ja/3', stroke: line(count), isDone: false })
      vi.advanceTimersByTime(20)
    }
    sender.hear({ type: 'put', page: 'ja/3', stroke: line(60), isDone: true })
    expect(pointsShown()).toBeGreaterThan(10)
  })

  it('goes with its slide, comes back with it, and is taken away', () => {
    const { sender, drawings, shown } = openHall()
    sender.hear({ type: 'put', page: 'ja/3', stroke: line(9), isDone: true })
    sender.turnTo(4)
    expect(shown()).toBeUndefined()
    sender.turnTo(3)
    expect(shown()?.strokes).toHaveLength(1)
    sender.hear({ type: 'remove', page: 'ja/3', ids: ['line'] })
    expect(shown()).toBeUndefined()
    sender.hear({ type: 'put', page: 'ja/3', stroke: line(9), isDone: true })
    sender.hear({ type: 'clear' })
    expect(shown()).toBeUndefined()
    expect(drawings.at(-1)).toEqual({ slideNumber: 3, strokes: [] })
  })
})
