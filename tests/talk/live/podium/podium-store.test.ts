import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LeadHandlers } from '../../../../src/talk/live/lead-talk.ts'
import { createPodium } from '../../../../src/talk/live/podium/podium-store.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A page at the podium that shows slide 1, whatever the talk was at before. */
function openPodium() {
  let handlers: LeadHandlers | undefined
  const acts: string[] = []
  const podium = createPodium({
    side: {
      position: () => ({ slideNumber: 1, fragment: -1 }),
      wall: () => ({ black: false, white: false, frozen: false }),
      subscribe: () => () => undefined,
      goTo: (slideNumber) => acts.push(`go to ${slideNumber}`),
      turn: (action) => acts.push(action),
      point: (place) => acts.push(place ? `point ${place.x} ${place.y}` : 'point nowhere'),
    },
    ...{ build: 'b', handedOver: false },
    join: (given) => {
      handlers = given
      const nothing = () => undefined
      return {
        ...{ setPosition: nothing, setState: nothing, takeOver: nothing, inviteClicker: () => 'code' },
        ...{ dismissClicker: nothing, markQuestion: nothing, ignored: () => 0, leave: nothing },
      }
    },
  })
  podium.start()
  return { acts, handlers: () => handlers }
}

describe('a clicker at the podium', () => {
  it('turns from where the talk stood, however soon after the page came', () => {
    const { acts, handlers } = openPodium()
    handlers()?.onLectern('mine', false)
    handlers()?.onPosition?.({ started: 1, seq: 1, slideNumber: 41, fragment: -1 })
    handlers()?.onClicker?.({ clicker: 'a', action: 'next' })
    vi.advanceTimersByTime(1000)
    expect(acts).toEqual(['go to 41', 'next'])
  })

  it('points until it lifts its finger, or falls silent', () => {
    const { acts, handlers } = openPodium()
    const point = (x: number) => handlers()?.onClicker?.({ clicker: 'a', action: 'laser', x, y: 0.5 })
    point(0.1)
    handlers()?.onClicker?.({ clicker: 'a', action: 'laser-off' })
    vi.advanceTimersByTime(10_000)
    point(0.2)
    vi.advanceTimersByTime(2000)
    point(0.2)
    vi.advanceTimersByTime(2000)
    expect(acts).toEqual(['point 0.1 0.5', 'point nowhere', 'point 0.2 0.5', 'point 0.2 0.5'])
    vi.advanceTimersByTime(2000)
    expect(acts.at(-1)).toBe('point nowhere')
  })
})
