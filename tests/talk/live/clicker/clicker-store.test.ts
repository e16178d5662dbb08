import { describe, expect, it, vi } from 'vitest'
import type { LivePosition, LiveState } from '../../../../src/deck/live/live-messages.ts'
import {
  canTurn,
  clickerStanding,
  createClicker,
  type ClickerState,
} from '../../../../src/talk/live/clicker/clicker-store.ts'
import type { ClickerHandlers } from '../../../../src/talk/live/join-as-clicker.ts'

const POSITION: LivePosition = { started: 1, seq: 1, slideNumber: 41, fragment: -1 }
const STATE: LiveState = {
  ...{ started: 1, seq: 1, phase: 'live', black: false, frozen: false },
  ...{ questionsOpen: false, build: 'b' },
}
const JOINED: ClickerState = {
  ...{ status: 'connected', membership: 'joined', wasJoined: true, speakerPresent: true },
  ...{ position: POSITION, state: STATE, unsent: false, questions: [] },
}

describe('how a clicker stands', () => {
  it.each([
    ['ready', {}],
    ['connecting', { status: 'connecting' }],
    ['joining', { membership: 'joining' }],
    ['speakerAway', { speakerPresent: false, membership: 'joining' }],
    ['waiting', { state: { ...STATE, phase: 'waiting' } }],
    ['paused', { state: { ...STATE, phase: 'paused' } }],
    ['frozen', { state: { ...STATE, frozen: true } }],
    ['lost', { status: 'lost' }],
    ['ended', { status: 'lost', state: { ...STATE, phase: 'ended' } }],
    ['dismissed', { membership: 'dismissed' }],
  ] as const)('is "%s"', (standing, changes) => {
    expect(clickerStanding({ ...JOINED, ...changes })).toBe(standing)
  })

  it('tells a used code from being thrown out by whether this tab was in before', () => {
    const refused = { ...JOINED, status: 'refused', membership: 'joining' } as const
    expect(clickerStanding({ ...refused, wasJoined: false })).toBe('used')
    expect(clickerStanding({ ...refused, wasJoined: true })).toBe('dismissed')
  })

  it('turns while it is joined, connected and heard, and goes on after the end: questions want slides', () => {
    expect(canTurn(JOINED)).toBe(true)
    expect(canTurn({ ...JOINED, state: { ...STATE, phase: 'ended' } })).toBe(true)
    for (const changes of [{ status: 'lost' }, { membership: 'joining' }, { speakerPresent: false }] as const)
      expect(canTurn({ ...JOINED, ...changes })).toBe(false)
  })
})

function joinedClicker() {
  const sent: string[] = []
  let online = true
  let handlers: ClickerHandlers | undefined
  const onPressed = vi.fn()
  const onJoined = vi.fn()
  const clicker = createClicker({
    join: (given) => {
      handlers = given
      return {
        press: (action) => {
          if (online) sent.push(action)
          return online
        },
        point: (x, y) => {
          sent.push(`${x} ${y}`)
          return true
        },
        leave: () => undefined,
      }
    },
    ...{ wasJoined: false, onJoined, onPressed },
  })
  clicker.start()
  handlers?.onStatus('connected')
  handlers?.onMembership('joined')
  return {
    ...{ clicker, sent, onPressed, onJoined },
    tell: (position: Partial<LivePosition>) => handlers?.onPosition({ ...POSITION, ...position }),
    handlers: () => handlers,
    drop: () => (online = false),
  }
}

describe('a press', () => {
  it('is felt when the wall has turned, and not before', () => {
    const { clicker, sent, onPressed, tell } = joinedClicker()
    tell({})
    clicker.press('next')
    expect(sent).toEqual(['next'])
    expect(onPressed).not.toHaveBeenCalled()
    tell({ slideNumber: 42 })
    expect(onPressed).toHaveBeenCalledExactlyOnceWith(true)
    tell({ slideNumber: 43 })
    expect(onPressed).toHaveBeenCalledTimes(1)
  })

  it('is said to be lost without connection, until there is one again', () => {
    const { clicker, sent, onPressed, handlers, drop } = joinedClicker()
    handlers()?.onStatus('lost')
    clicker.press('next')
    clicker.stopPointing()
    expect(sent).toEqual([])
    expect(onPressed).toHaveBeenCalledExactlyOnceWith(false)
    expect(clicker.store.getState().unsent).toBe(true)
    handlers()?.onStatus('connected')
    expect(clicker.store.getState().unsent).toBe(false)
    drop()
    clicker.press('next')
    expect(clicker.store.getState().unsent).toBe(true)
  })

  it('of a clicker that was let in is remembered as such', () => {
    const { clicker, onJoined } = joinedClicker()
    expect(onJoined).toHaveBeenCalledTimes(1)
    expect(clicker.store.getState().wasJoined).toBe(true)
  })
})
