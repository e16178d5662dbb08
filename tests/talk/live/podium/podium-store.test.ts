import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LivePoll } from '../../../../src/deck/live/live-room.ts'
import type { LeadHandlers, SentState } from '../../../../src/talk/live/lead-talk.ts'
import { createPodium } from '../../../../src/talk/live/podium/podium-store.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A page at the podium that shows slide 1, whatever the talk was at before. */
function openPodium(onPoll: (poll: LivePoll) => void = () => undefined, hasClock = true) {
  let handlers: LeadHandlers | undefined
  const acts: string[] = []
  const said: string[] = []
  const states: SentState[] = []
  const place = { slideNumber: 1, fragment: -1 }
  let onChange: () => void = () => undefined
  const podium = createPodium({
    side: {
      position: () => ({ ...place }),
      wall: () => ({ black: false, white: false, frozen: false }),
      subscribe: (listener) => {
        onChange = listener
        return () => undefined
      },
      ...(hasClock && {
        setClock: (runs: boolean) => acts.push(runs ? 'clock runs' : 'clock stands'),
        adoptClock: (startedMs: number) => acts.push(`clock of ${startedMs}`),
      }),
      goTo: (slideNumber) => acts.push(`go to ${slideNumber}`),
      turn: (action) => acts.push(action),
      point: (place) => acts.push(place ? `point ${place.x} ${place.y}` : 'point nowhere'),
    },
    ...{ build: 'b', handedOver: false, locale: () => 'ja' as const },
    join: (given) => {
      handlers = given
      const nothing = () => undefined
      return {
        setState: (state) => {
          const { phase, until } = state
          states.push(state)
          said.push(until === undefined ? phase : `${phase} until ${until}`)
        },
        ...{
          setPosition: nothing,
          point: nothing,
          setInk: nothing,
          setPoll: onPoll,
          setWallQuestion: ({ question }) => acts.push(`wall ${question?.text ?? 'empty'}`),
          takeOver: () => acts.push('takes over'),
          inviteClicker: () => 'code',
        },
        ...{
          dismissClicker: nothing,
          markQuestion: () => true,
          renewModeration: nothing,
          ignored: () => 0,
          leave: nothing,
        },
      }
    },
  })
  podium.start()
  const turnTo = async (slideNumber: number) => {
    place.slideNumber = slideNumber
    onChange()
    await Promise.resolve()
  }
  const lead = () => {
    handlers?.onLectern('mine', false)
    vi.advanceTimersByTime(1000)
  }
  return { acts, said, states, podium, turnTo, lead, handlers: () => handlers }
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

describe('a page that went along with the one that led', () => {
  const WHERE = { started: 1, seq: 1, slideNumber: 30, fragment: -1 }

  async function followed() {
    const opened = openPodium()
    opened.handlers()?.onStatus('connected')
    opened.handlers()?.onLectern('other', true)
    await opened.turnTo(30)
    opened.handlers()?.onPosition?.(WHERE)
    opened.handlers()?.onLectern('free', false)
    return opened
  }

  it('leads at once when it is turned, and does not go back to where the other was', async () => {
    const { acts, turnTo, handlers } = await followed()
    await turnTo(31)
    expect(acts).toEqual(['takes over'])
    handlers()?.onLectern('mine', false)
    handlers()?.onClicker?.({ clicker: 'a', action: 'next' })
    vi.advanceTimersByTime(1000)
    expect(acts).toEqual(['takes over', 'next'])
  })

  it('waits where it was away itself, or was never in step', async () => {
    const { acts, turnTo, handlers } = await followed()
    handlers()?.onStatus('lost')
    handlers()?.onStatus('connected')
    await turnTo(31)
    const late = openPodium()
    late.handlers()?.onPosition?.(WHERE)
    late.handlers()?.onLectern('free', false)
    await late.turnTo(2)
    expect([...acts, ...late.acts]).not.toContain('takes over')
  })
})

describe('a talk', () => {
  it('waits until it is started, with the time at which it begins', () => {
    const { podium, said, acts, lead } = openPodium()
    lead()
    podium.setPhase('waiting', 1000)
    podium.setPhase('live')
    expect(said).toEqual(['waiting', 'waiting until 1000', 'live'])
    expect(acts).toEqual(['clock runs'])
  })

  it('is begun by the first turn, which a speaker does not forget', async () => {
    const { said, acts, lead, turnTo } = openPodium()
    lead()
    await turnTo(1)
    expect(said).toEqual(['waiting'])
    await turnTo(2)
    expect(said).toEqual(['waiting', 'live'])
    expect(acts).toEqual(['clock runs'])
  })

  it('stands in a break, clock and all, and goes on by a word alone', async () => {
    const { podium, said, acts, lead, turnTo } = openPodium()
    lead()
    podium.setPhase('live')
    podium.setPhase('paused', 5000)
    await turnTo(2)
    podium.setPhase('live')
    expect(said).toEqual(['waiting', 'live', 'paused until 5000', 'live'])
    expect(acts).toEqual(['clock runs', 'clock stands', 'clock runs'])
  })

  it('goes on after an end that another page has said', () => {
    const { podium, said, lead, handlers } = openPodium()
    lead()
    podium.setPhase('live')
    handlers()?.onState?.({
      ...{ started: 1, seq: 9, phase: 'ended', black: false, frozen: false, questionsOpen: false, build: '' },
    })
    podium.setPhase('live')
    expect(said).toEqual(['waiting', 'live', 'live'])
  })
})

describe('the clock of a talk', () => {
  const LED = {
    ...{ started: 1, seq: 9, phase: 'live' as const, black: false, frozen: false },
    ...{ questionsOpen: false, build: '', minutes: 40 },
  }

  it('goes on at a page that keeps none, from the page that led before, and stands in a break', () => {
    const { podium, states, lead, handlers } = openPodium(undefined, false)
    const begun = Date.now() - 600_000
    handlers()?.onState?.({ ...LED, clockStarted: begun })
    lead()
    expect(states.at(-1)).toMatchObject({ phase: 'live', clockStarted: begun, minutes: 40 })
    podium.setPhase('paused')
    expect(states.at(-1)).not.toHaveProperty('clockStarted')
    vi.advanceTimersByTime(300_000)
    podium.setPhase('live')
    expect(states.at(-1)).toMatchObject({ clockStarted: begun + 300_000, minutes: 40 })
  })

  it('begins with the talk where nobody led before', () => {
    const { podium, states, lead } = openPodium(undefined, false)
    lead()
    expect(states.at(-1)).not.toHaveProperty('clockStarted')
    podium.setPhase('live')
    expect(states.at(-1)).toMatchObject({ clockStarted: Date.now() })
  })

  it('is told to a page that keeps one', () => {
    const { acts, handlers } = openPodium()
    handlers()?.onState?.({ ...LED, clockStarted: 7000 })
    expect(acts).toEqual(['clock of 7000'])
  })
})

describe('a question on the wall', () => {
  it('goes from it when its asker takes it back', () => {
    const { podium, acts, lead, handlers } = openPodium()
    lead()
    const question = {
      ...{ id: 'q'.repeat(22), slideNumber: 1, text: 'Why?', locale: 'en' as const },
      ...{ support: 1, done: false, asked: 0 },
    }
    handlers()?.onQuestions?.([question])
    podium.showQuestion(question)
    handlers()?.onQuestions?.([{ ...question, support: 2 }])
    handlers()?.onQuestions?.([])
    expect(acts).toEqual(['wall Why?', 'wall empty'])
  })
})

describe('a poll at the podium', () => {
  it('shows the room how it stands once the speaker says so, and as votes come in', () => {
    const polls: unknown[] = []
    const { podium, lead, handlers } = openPodium((poll) => polls.push(poll))
    lead()
    const words = { name: 'tide', many: false, choices: ['moon', 'sun'] }
    const poll = { slideNumber: 1, name: 'tide', many: false, choices: 2 }
    podium.setPoll({ slideNumber: 1, words, open: true, shown: false })
    handlers()?.onVotes?.({ name: 'tide', counts: [1, 0], voters: 1 })
    expect(polls).toEqual([{ ...poll, open: true }])
    podium.setPoll({ slideNumber: 1, words, open: true, shown: true })
    handlers()?.onVotes?.({ name: 'tide', counts: [1, 2], voters: 3 })
    podium.setPoll({ slideNumber: 1, words, open: false, shown: false })
    expect(polls.slice(1)).toEqual([
      { ...poll, open: true, counts: [1, 0], voters: 1 },
      { ...poll, open: true, counts: [1, 2], voters: 3 },
      { ...poll, open: false },
    ])
  })
})
