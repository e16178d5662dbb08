import { describe, expect, it } from 'vitest'
import type { LivePosition, LiveState } from '../../../../src/deck/live/live-messages.ts'
import type { FollowedTalk, FollowHandlers } from '../../../../src/talk/live/follow-talk.ts'
import { slidesAway } from '../../../../src/talk/live/follower.ts'
import { barLine } from '../../../../src/talk/live/listener/bar-line.ts'
import { createListener } from '../../../../src/talk/live/listener/follow-store.ts'
import { openViewer } from '../open-viewer.ts'

const STATE: LiveState = {
  ...{ started: 1000, seq: 1, phase: 'live', black: false, frozen: false },
  ...{ questionsOpen: false, build: '' },
}
const at = (slideNumber: number, more: Partial<LivePosition> = {}): LivePosition => ({
  ...{ started: 1000, seq: slideNumber, slideNumber, fragment: -1 },
  ...more,
})

/** A page on slide 1 of 95, and what the talk would tell it. */
function openPage() {
  const viewer = openViewer()
  let told: FollowHandlers | undefined
  const locales: string[] = []
  const listener = createListener(viewer, (handlers) => {
    told = handlers
    return {
      setLocale: (locale) => locales.push(locale),
      leave: () => undefined,
    } as Partial<FollowedTalk> as FollowedTalk
  })
  const leave = listener.start()
  if (!told) throw new Error('nobody joined')
  return { viewer, listener, leave, locales, talk: told, follow: listener.store.getState }
}

describe('a listener', () => {
  it('is where the speaker is, at the same step and block', () => {
    const { viewer, talk } = openPage()
    talk.onPosition(at(41, { fragment: 2, block: 'b3' }))
    expect(viewer.getState()).toMatchObject({ slideNumber: 41, fragmentAsked: 2, block: 'b3' })
  })

  it('lights the block on a wall, and only marks it for a reader', () => {
    const { viewer, talk } = openPage()
    talk.onPosition(at(41, { block: 'b3', lit: true }))
    expect(viewer.getState()).toMatchObject({ block: 'b3', spotlight: false })
    viewer.getState().setPresenting(true)
    expect(viewer.getState()).toMatchObject({ block: 'b3', spotlight: true })
    talk.onPosition(at(41, { seq: 42, block: 'b4', lit: true }))
    expect(viewer.getState()).toMatchObject({ block: 'b4', spotlight: true })
    talk.onPosition(at(41, { seq: 43 }))
    expect(viewer.getState().spotlight).toBe(false)
  })

  it('leaves the light that a wall put on itself while the talk has none', () => {
    const { viewer, talk } = openPage()
    talk.onPosition(at(41))
    viewer.getState().setPresenting(true)
    viewer.getState().light('b2')
    talk.onPosition(at(41, { seq: 42, fragment: 1 }))
    expect(viewer.getState().spotlight).toBe(true)
  })

  it('stays where the reader went, and knows how far that is', () => {
    const { viewer, talk, follow } = openPage()
    talk.onPosition(at(41))
    viewer.getState().goTo(38, 'jump')
    talk.onPosition(at(42))
    expect(viewer.getState().slideNumber).toBe(38)
    expect(follow().following).toBe(false)
    expect(slidesAway(viewer.getState(), follow().position)).toBe(4)
  })

  it('returns to the speaker when asked to, and goes along again', () => {
    const { viewer, talk, listener } = openPage()
    talk.onPosition(at(41))
    viewer.getState().goTo(38, 'jump')
    listener.rejoin()
    expect(viewer.getState().slideNumber).toBe(41)
    talk.onPosition(at(42))
    expect(viewer.getState().slideNumber).toBe(42)
  })

  it('goes along again when the reader leafs back to the speaker’s slide', () => {
    const { viewer, talk, follow } = openPage()
    talk.onPosition(at(41))
    viewer.getState().goTo(40, 'step')
    viewer.getState().goTo(41, 'step')
    expect(follow().following).toBe(true)
  })

  it('goes along again when the speaker comes to the reader’s slide', () => {
    const { viewer, talk } = openPage()
    talk.onPosition(at(41))
    viewer.getState().goTo(43, 'step')
    talk.onPosition(at(42))
    talk.onPosition(at(43))
    talk.onPosition(at(44))
    expect(viewer.getState().slideNumber).toBe(44)
  })

  it('counts a speaker beyond this deck’s end as on its last slide', () => {
    const { viewer, talk, follow } = openPage()
    talk.onPosition(at(120))
    expect(viewer.getState().slideNumber).toBe(95)
    expect(slidesAway(viewer.getState(), follow().position)).toBe(0)
  })

  it('tells in which language it follows', () => {
    const { viewer, locales } = openPage()
    viewer.getState().setLocale('en')
    expect(locales).toEqual(['en'])
  })

  it('goes no further than the speaker where that is asked for, and back as it likes', () => {
    const { viewer, talk, follow } = openPage()
    const slide = () => viewer.getState().slideNumber
    talk.onPosition(at(41))
    talk.onState({ ...STATE, together: true })
    viewer.getState().goTo(42, 'step')
    expect([slide(), follow().following]).toEqual([41, true])
    viewer.getState().goTo(38, 'jump')
    expect([slide(), follow().following]).toEqual([38, false])
    talk.onPosition(at(30))
    expect(slide()).toBe(30)
    talk.onState({ ...STATE, seq: 2 })
    viewer.getState().goTo(50, 'jump')
    expect(slide()).toBe(50)
    // Asked for anew, it holds at once; after the end the slides are the reader's.
    talk.onState({ ...STATE, seq: 3, together: true })
    expect([slide(), barLine(follow())]).toEqual([30, 'together'])
    talk.onState({ ...STATE, seq: 4, together: true, phase: 'ended' })
    viewer.getState().goTo(50, 'jump')
    expect(slide()).toBe(50)
  })

  it('goes dark with the wall in present mode alone', () => {
    const { viewer, talk } = openPage()
    talk.onState({ ...STATE, black: true })
    expect(viewer.getState().curtain).toBeUndefined()
    viewer.getState().setPresenting(true)
    expect(viewer.getState().curtain).toBe('black')
    talk.onState({ ...STATE, seq: 2 })
    expect(viewer.getState().curtain).toBeUndefined()
  })

  it('goes white where the wall does', () => {
    const { viewer, talk } = openPage()
    viewer.getState().setPresenting(true)
    talk.onState({ ...STATE, black: true, white: true })
    expect(viewer.getState().curtain).toBe('white')
  })

  it('is let go of at the end of the talk, and taken along when that goes on after all', () => {
    const { viewer, talk } = openPage()
    talk.onPosition(at(3))
    talk.onState({ ...STATE, phase: 'ended' })
    talk.onPosition({ ...at(4), seq: 9 })
    expect(viewer.getState().slideNumber).toBe(3)
    talk.onState({ ...STATE, seq: 9 })
    talk.onPosition({ ...at(5), seq: 10 })
    expect(viewer.getState().slideNumber).toBe(5)
  })

  it('is taken along no more when it has left', () => {
    const { viewer, leave, locales } = openPage()
    leave()
    viewer.getState().setLocale('en')
    expect(locales).toEqual([])
  })
})

describe('the line of the bar', () => {
  const base = openPage().follow()
  const live = { ...base, status: 'connected' as const, state: STATE, position: at(3) }

  it.each([
    [base, 'connecting'],
    [{ ...live, state: { ...STATE, phase: 'waiting' as const }, position: undefined }, 'waiting'],
    [{ ...live, state: { ...STATE, phase: 'waiting' as const, until: 1 } }, 'waitingUntil'],
    [{ ...live, state: { ...STATE, phase: 'paused' as const, until: 1 } }, 'pausedUntil'],
    [live, 'following'],
    [{ ...live, following: false }, 'away'],
    [{ ...live, state: { ...STATE, black: true } }, 'black'],
    [{ ...live, state: { ...STATE, frozen: true } }, 'frozen'],
    [{ ...live, state: { ...STATE, phase: 'paused' as const } }, 'paused'],
    [{ ...live, speakerPresent: false }, 'speakerAway'],
    [{ ...live, state: { ...STATE, phase: 'ended' as const }, speakerPresent: false }, 'ended'],
    [{ ...live, status: 'lost' as const, following: false }, 'lost'],
    [{ ...live, status: 'refused' as const }, 'refused'],
    [{ ...live, state: { ...STATE, black: true, white: true } }, 'white'],
    // The server is gone with the talk: that is its end and no loss.
    [{ ...live, state: { ...STATE, phase: 'ended' as const }, status: 'lost' as const }, 'ended'],
  ])('says what matters most (%#)', (state, line) => {
    expect(barLine(state)).toBe(line)
  })
})
