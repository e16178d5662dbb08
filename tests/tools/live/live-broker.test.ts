import { once } from 'node:events'
import { WebSocket } from 'ws'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { formatLiveMessage, type LivePosition } from '../../../src/deck/live/live-messages.ts'
import type { LiveQuestion } from '../../../src/deck/live/live-question.ts'
import type { LiveInk } from '../../../src/deck/live/live-ink.ts'
import type { LivePoll } from '../../../src/deck/live/live-room.ts'
import { liveTopic, ownTopic } from '../../../src/deck/live/live-topics.ts'
import { followTalk, type FollowHandlers } from '../../../src/talk/live/follow-talk.ts'
import { createClickerIdentity, joinAsClicker } from '../../../src/talk/live/join-as-clicker.ts'
import { leadTalk, type LeadHandlers } from '../../../src/talk/live/lead-talk.ts'
import {
  clientIdOf,
  closed,
  connectRaw,
  openTalk,
  randomCode,
  SCOPE,
  STARTED,
  TOKEN,
  type Talk,
} from './talk.ts'

const LIVE = { phase: 'live', black: false, frozen: false, questionsOpen: false, build: 'b' } as const
const WAIT = { timeout: 60_000 }

const open: { close: () => unknown }[] = []
afterEach(async () => {
  for (const { close } of open.splice(0).reverse()) await close()
})

async function talk(...args: Parameters<typeof openTalk>): Promise<Talk> {
  const opened = await openTalk(...args)
  open.push(opened)
  return opened
}

function listener(at: Talk, locale: 'ja' | 'en' = 'ja', handlers: Partial<FollowHandlers> = {}) {
  const seen = {
    positions: [] as LivePosition[],
    phases: [] as string[],
    statuses: [] as string[],
    speaker: undefined as boolean | undefined,
    questions: [] as readonly LiveQuestion[],
  }
  const followed = followTalk(at.session, locale, {
    onStatus: (status) => seen.statuses.push(status),
    onPosition: (position) => seen.positions.push(position),
    onState: ({ phase }) => seen.phases.push(phase),
    onSpeaker: (present) => (seen.speaker = present),
    onQuestions: (questions) => (seen.questions = questions),
    ...handlers,
  })
  open.push({ close: followed.leave })
  return {
    ...followed,
    seen,
    slides: () => seen.positions.map(({ slideNumber }) => slideNumber),
    ask: (slideNumber: number, text: string) => followed.ask({ id: randomCode(), slideNumber, text }),
  }
}

function speaker(at: Talk, token = TOKEN, handlers: Partial<LeadHandlers> = {}) {
  const seen = {
    statuses: [] as string[],
    lectern: [] as string[],
    turns: [] as string[],
    clickers: [] as readonly string[],
    listeners: { ja: 0, en: 0, es: 0 },
    questions: [] as readonly LiveQuestion[],
    slides: [] as number[],
  }
  const led = leadTalk(
    { session: at.session, token: token, role: 'wall' },
    {
      onStatus: (status) => seen.statuses.push(status),
      onLectern: (lectern) => seen.lectern.push(lectern),
      onPosition: ({ slideNumber }) => seen.slides.push(slideNumber),
      onClicker: ({ action }) => seen.turns.push(action),
      onClickers: (clickers) => (seen.clickers = clickers),
      onPresence: ({ listeners }) => (seen.listeners = listeners),
      onQuestions: (questions) => (seen.questions = questions),
      ...handlers,
    },
  )
  open.push({ close: led.leave })
  return {
    ...led,
    seen,
    turnTo: (slideNumber: number) => {
      led.setPosition({ slideNumber, fragment: -1 })
    },
  }
}

/** A clicker that comes with a code. */
function joinedBy(at: Talk, code: string, identity = createClickerIdentity()) {
  const seen = { statuses: [] as string[], membership: [] as string[], speaker: [] as boolean[] }
  const clicker = joinAsClicker(at.session, code, identity, {
    onStatus: (status) => seen.statuses.push(status),
    onMembership: (membership) => seen.membership.push(membership),
    onSpeaker: (present) => seen.speaker.push(present),
    onPosition: () => undefined,
    onState: () => undefined,
    onQuestions: () => undefined,
  })
  open.push({ close: clicker.leave })
  return { ...clicker, seen }
}

function memoryStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}

async function ready(of: { seen: { statuses: string[] } }): Promise<void> {
  await vi.waitFor(() => {
    expect(of.seen.statuses.at(-1)).toBe('connected')
  }, WAIT)
}

async function speaking(at: Talk) {
  const led = speaker(at)
  await vi.waitFor(() => {
    expect(led.seen.lectern.at(-1)).toBe('mine')
  }, WAIT)
  led.setState(LIVE)
  return led
}

describe('a live talk', () => {
  it('leads every listener where the speaker goes, in order and each position once', async () => {
    const at = await talk()
    const listeners = [listener(at, 'ja'), listener(at, 'en')]
    const led = await speaking(at)
    await Promise.all(listeners.map(ready))
    for (let slide = 1; slide <= 30; slide++) led.turnTo(slide)
    for (const each of listeners) {
      await vi.waitFor(() => {
        expect(each.slides()).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
      }, WAIT)
    }
  })

  it('is there at once for who comes late', async () => {
    const at = await talk()
    const led = await speaking(at)
    led.turnTo(41)
    const first = listener(at)
    await vi.waitFor(() => {
      expect(first.slides()).toEqual([41])
      expect(first.seen.phases).toEqual(['live'])
      expect(first.seen.speaker).toBe(true)
    }, WAIT)
  })

  it('shows where the speaker points and what is drawn, the drawing to who comes late as well', async () => {
    const at = await talk()
    const pointed: unknown[] = []
    const drawn: LiveInk[] = []
    const watching = {
      onPointer: (pointer: unknown) => pointed.push(pointer),
      onInk: (ink: LiveInk) => drawn.push(ink),
    }
    const first = listener(at, 'ja', watching)
    const led = await speaking(at)
    await ready(first)
    led.point({ slideNumber: 1, x: 640, y: 360 })
    const points = [
      [0, 0, 0],
      [9, 9, 0],
    ] as const
    led.setInk({ slideNumber: 1, strokes: [{ id: 'a', tool: 'pen', color: 'red', points }] })
    await vi.waitFor(() => {
      expect(pointed).toEqual([{ slideNumber: 1, x: 640, y: 360 }])
      expect(drawn.at(-1)?.strokes[0]?.points).toEqual(points)
    }, WAIT)
    const late: LiveInk[] = []
    listener(at, 'en', { onInk: (ink) => late.push(ink), onPointer: (pointer) => pointed.push(pointer) })
    await vi.waitFor(() => {
      expect(late).toHaveLength(1)
    }, WAIT)
    expect(pointed).toHaveLength(1)
  })

  it('brings signals and votes to the speaker alone, and results to all when they are shown', async () => {
    const at = await talk({ keeperPauseMs: 10 })
    const polls: LivePoll[] = []
    const of = listener(at, 'ja', { onPoll: (poll) => polls.push(poll) })
    const told = { signals: {}, votes: {} }
    const led = speaker(at, TOKEN, {
      onSignals: (signals) => (told.signals = signals),
      onVotes: (votes) => (told.votes = votes),
    })
    await vi.waitFor(() => {
      expect(led.seen.lectern.at(-1)).toBe('mine')
    }, WAIT)
    led.setState(LIVE)
    await ready(of)
    const poll = { slideNumber: 2, name: 'tide', choices: 2, many: false, open: true }
    led.setPoll(poll)
    await vi.waitFor(() => {
      expect(polls).toEqual([poll])
    }, WAIT)
    of.signal('hand', true)
    of.vote({ name: 'tide', choices: [1] })
    await vi.waitFor(() => {
      expect(told).toEqual({
        signals: { fast: 0, lost: 0, again: 0, hand: 1 },
        votes: { name: 'tide', counts: [0, 1], voters: 1 },
      })
    }, WAIT)
    led.setPoll({ ...poll, open: false, counts: [0, 1], voters: 1 })
    await vi.waitFor(() => {
      expect(polls.at(-1)?.counts).toEqual([0, 1])
    }, WAIT)
  })

  it('counts who follows by language, and tells nobody but the speaker', async () => {
    const at = await talk()
    const led = await speaking(at)
    const [one, two] = [listener(at, 'ja'), listener(at, 'en')]
    await vi.waitFor(() => {
      expect(led.seen.listeners).toEqual({ ja: 1, en: 1, es: 0 })
    }, WAIT)
    two.setLocale('ja')
    await vi.waitFor(() => {
      expect(led.seen.listeners).toEqual({ ja: 2, en: 0, es: 0 })
    }, WAIT)
    one.leave()
    await vi.waitFor(() => {
      expect(led.seen.listeners).toEqual({ ja: 1, en: 0, es: 0 })
    }, WAIT)
    const curious = await connectRaw(at, 'listener')
    const granted = await curious.subscribeAsync(liveTopic(SCOPE, 'presence')).catch(() => 'refused')
    expect(granted).toBe('refused')
    curious.end(true)
  })

  it('tells listeners that the speaker is gone, and that the talk has ended', async () => {
    const at = await openTalk()
    const led = await speaking(at)
    const follower = listener(at)
    await vi.waitFor(() => {
      expect(follower.seen.speaker).toBe(true)
    }, WAIT)
    led.leave()
    await vi.waitFor(() => {
      expect(follower.seen.speaker).toBe(false)
    }, WAIT)
    await at.close()
    expect(follower.seen.phases.at(-1)).toBe('ended')
  })

  it('tells a second speaker, who takes over only by saying so', async () => {
    const at = await talk()
    const first = await speaking(at)
    first.turnTo(5)
    const second = speaker(at)
    await vi.waitFor(() => {
      expect(second.seen.lectern).toEqual(['other'])
    }, WAIT)
    second.turnTo(9)
    const follower = listener(at)
    await vi.waitFor(() => {
      expect(follower.slides()).toEqual([5])
    }, WAIT)
    second.takeOver()
    await vi.waitFor(() => {
      expect(first.seen.lectern.at(-1)).toBe('other')
    }, WAIT)
    await vi.waitFor(() => {
      expect(follower.slides()).toEqual([5, 9])
    }, WAIT)
    first.turnTo(6)
    second.turnTo(10)
    await vi.waitFor(() => {
      expect(follower.slides()).toEqual([5, 9, 10])
    }, WAIT)
  })

  it('leaves the lectern free for who held it, then gives it to a page that waits', async () => {
    const at = await talk()
    const first = await speaking(at)
    first.turnTo(7)
    const second = speaker(at)
    await vi.waitFor(() => {
      expect(second.seen.lectern).toEqual(['other'])
      expect(second.seen.slides).toEqual([7])
    }, WAIT)
    first.leave()
    await vi.waitFor(() => {
      expect(second.seen.lectern).toEqual(['other', 'free'])
    }, WAIT)
    await vi.waitFor(() => {
      expect(second.seen.lectern).toEqual(['other', 'free', 'mine'])
    }, WAIT)
  })

  it('gives a page that is loaded anew the lead that it had, whatever its own past says', async () => {
    vi.stubGlobal('window', Object.assign(new EventTarget(), { sessionStorage: memoryStorage() }))
    const at = await talk()
    const past = await speaking(at)
    const rival = speaker(at)
    await vi.waitFor(() => {
      expect(rival.seen.lectern).toEqual(['other'])
    }, WAIT)
    window.dispatchEvent(new Event('pagehide'))
    past.leave()
    const anew = speaker(at)
    await vi.waitFor(() => {
      expect(anew.seen.lectern).toEqual(['mine'])
    }, WAIT)
    await vi.waitFor(() => {
      expect(rival.seen.lectern).toEqual(['other', 'free', 'other'])
    }, WAIT)
    vi.unstubAllGlobals()
  })

  it('brings everybody back after the broker dies, and shows no old position as new', async () => {
    const before = await openTalk()
    const led = await speaking(before)
    const follower = listener(before)
    led.turnTo(7)
    await vi.waitFor(() => {
      expect(follower.slides()).toEqual([7])
    }, WAIT)
    await before.close()
    await vi.waitFor(() => {
      expect(follower.seen.statuses.at(-1)).toBe('lost')
    }, WAIT)
    led.turnTo(8)
    await talk({}, before.port)
    await vi.waitFor(
      () => {
        expect(follower.slides()).toEqual([7, 8])
      },
      { timeout: 60_000 },
    )
    const late = listener(before)
    await vi.waitFor(() => {
      expect(late.slides()).toEqual([8])
    }, WAIT)
  })

  it('drops a position that is older than the last', async () => {
    const at = await talk()
    const follower = listener(at)
    await ready(follower)
    const raw = await connectRaw(at, 'speaker')
    await raw.publishAsync(
      liveTopic(SCOPE, 'speaker'),
      formatLiveMessage('speaker', { speaker: randomCode(), term: 1 }),
    )
    const send = (seq: number, slideNumber: number) =>
      raw.publishAsync(
        liveTopic(SCOPE, 'position'),
        formatLiveMessage('position', { started: STARTED, seq, slideNumber, fragment: -1 }),
        { qos: 1 },
      )
    for (const seq of [5, 5, 4, 6]) await send(seq, seq)
    await vi.waitFor(() => {
      expect(follower.slides()).toEqual([5, 6])
    }, WAIT)
    raw.end(true)
  })
})

describe('a clicker', () => {
  it('joins with a code once, turns slides, and is thrown out', async () => {
    const at = await talk()
    const led = await speaking(at)
    const code = led.inviteClicker()
    const clicker = joinedBy(at, code)
    await vi.waitFor(() => {
      expect(clicker.seen.membership).toEqual(['joined'])
    }, WAIT)
    clicker.press('next')
    clicker.point(0.25, 2)
    await vi.waitFor(() => {
      expect([...led.seen.turns].sort()).toEqual(['laser', 'next'])
    }, WAIT)

    const second = joinedBy(at, code)
    await vi.waitFor(() => {
      expect(second.seen.statuses.at(-1)).toBe('refused')
    }, WAIT)
    expect(second.press('next')).toBe(false)

    led.dismissClicker(led.seen.clickers[0] ?? '')
    await vi.waitFor(() => {
      expect(clicker.seen.statuses.at(-1)).toBe('refused')
    }, WAIT)
    expect(led.seen.clickers).toEqual([])
    expect(led.seen.turns).toHaveLength(2)
  })

  it('is known to the server by its code until it is thrown out, and nobody else is', async () => {
    const at = await talk()
    const led = await speaking(at)
    const code = led.inviteClicker()
    const identity = createClickerIdentity()
    const clicker = joinedBy(at, code, identity)
    expect(at.broker.isClicker(identity.clientId, code)).toBe(false)
    await vi.waitFor(() => {
      expect(clicker.seen.membership).toEqual(['joined'])
    }, WAIT)
    expect(at.broker.isClicker(identity.clientId, code)).toBe(true)
    expect(at.broker.isClicker(identity.clientId, randomCode())).toBe(false)
    expect(at.broker.isClicker(createClickerIdentity().clientId, code)).toBe(false)
    led.dismissClicker(identity.name)
    await vi.waitFor(() => {
      expect(at.broker.isClicker(identity.clientId, code)).toBe(false)
    }, WAIT)
  })

  it('joins when a page of the speaker’s comes, and stays joined when another in the same browser takes over', async () => {
    vi.stubGlobal('window', Object.assign(new EventTarget(), { localStorage: memoryStorage() }))
    open.push({ close: () => vi.unstubAllGlobals() })
    const at = await talk()
    const deck = await speaking(at)
    const first = joinedBy(at, deck.inviteClicker())
    const code = deck.inviteClicker()
    await vi.waitFor(() => {
      expect(first.seen.membership).toEqual(['joined'])
    }, WAIT)

    const speakerView = speaker(at)
    await vi.waitFor(() => {
      expect(speakerView.seen.lectern.at(-1)).toBe('other')
    }, WAIT)
    speakerView.takeOver()
    const later = joinedBy(at, speakerView.inviteClicker())
    await vi.waitFor(() => {
      expect(later.seen.membership).toEqual(['joined'])
    }, WAIT)
    speakerView.leave()
    await vi.waitFor(() => {
      expect(later.seen.speaker).toContain(false)
    }, WAIT)
    const early = joinedBy(at, code)
    deck.takeOver()
    await vi.waitFor(() => {
      expect(early.seen.membership).toEqual(['joined'])
    }, WAIT)
    expect([first.seen.membership, later.seen.membership]).toEqual([['joined'], ['joined']])
    for (const each of [first, later]) each.press('next')
    await vi.waitFor(() => {
      expect(deck.seen.turns).toEqual(['next', 'next'])
    }, WAIT)
  })

  it('is refused with a code that the speaker did not give', async () => {
    const at = await talk()
    await speaking(at)
    const clicker = joinedBy(at, randomCode())
    await vi.waitFor(() => {
      expect(clicker.seen.statuses.at(-1)).toBe('refused')
    }, WAIT)
  })
})

describe('questions', () => {
  it('are closed until the speaker opens them', async () => {
    const at = await talk()
    const led = await speaking(at)
    const asker = listener(at)
    await ready(asker)
    asker.watchQuestions(true)
    expect(await asker.ask(3, 'Too early?')).toBe('closed')
    led.setState({ ...LIVE, questionsOpen: true })
    await vi.waitFor(() => {
      expect(asker.seen.phases).toHaveLength(2)
    }, WAIT)
    expect(await asker.ask(3, 'In time?')).toBe('taken')
    await vi.waitFor(() => {
      expect(led.seen.questions.map(({ text }) => text)).toEqual(['In time?'])
    }, WAIT)
  })

  it('gather support, once from each, and come to who looks at them', async () => {
    const at = await talk()
    const led = await speaking(at)
    led.setState({ ...LIVE, questionsOpen: true })
    const [asker, other] = [listener(at), listener(at, 'en')]
    await Promise.all([asker, other].map(ready))
    await vi.waitFor(() => {
      expect(asker.seen.phases.length).toBeGreaterThan(0)
    }, WAIT)
    void asker.ask(3, '<img src=x onerror=alert(1)> なぜ？')
    void asker.ask(4, 'Second')
    await vi.waitFor(() => {
      expect(led.seen.questions).toHaveLength(2)
    }, WAIT)
    const second = led.seen.questions.find(({ text }) => text === 'Second')
    if (!second) throw new Error('no question')
    other.support(second.id, true)
    other.support(second.id, true)
    await vi.waitFor(() => {
      expect(led.seen.questions[0]).toMatchObject({ text: 'Second', support: 2 })
    }, WAIT)
    expect(led.seen.questions[1]?.text).toBe('<img src=x onerror=alert(1)> なぜ？')
    expect(other.seen.questions).toEqual([])
    other.watchQuestions(true)
    await vi.waitFor(() => {
      expect(other.seen.questions).toHaveLength(2)
    }, WAIT)
    led.markQuestion({ id: second.id, mark: 'done' })
    await vi.waitFor(() => {
      expect(other.seen.questions[1]).toMatchObject({ text: 'Second', done: true })
    }, WAIT)
    expect(JSON.stringify(other.seen.questions)).not.toMatch(/[lsck]-[\w-]{22}/)
  })

  it('are three a minute from one listener', async () => {
    const at = await talk()
    const led = await speaking(at)
    led.setState({ ...LIVE, questionsOpen: true })
    const asker = listener(at)
    await vi.waitFor(() => {
      expect(asker.seen.phases.length).toBeGreaterThan(0)
    }, WAIT)
    await ready(asker)
    asker.watchQuestions(true)
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map((i) => asker.ask(i, `Question ${i}`)))
    expect(outcomes).toEqual(['taken', 'taken', 'taken', 'tooMany', 'tooMany'])
    expect(await asker.ask(6, 'x'.repeat(281))).toBe('notSent')
    const other = listener(at)
    await ready(other)
    other.watchQuestions(true)
    expect(await other.ask(1, 'Another’s')).toBe('taken')
    await vi.waitFor(() => {
      expect(led.seen.questions).toHaveLength(4)
    }, WAIT)
  })

  it('are said to be unanswered where the connection breaks before the answer', async () => {
    const at = await talk()
    const led = await speaking(at)
    led.setState({ ...LIVE, questionsOpen: true })
    const asker = listener(at)
    await ready(asker)
    // Nobody listens for the answer.
    const asked = asker.ask(3, 'Lost?')
    await at.close()
    expect(await asked).toBe('unanswered')
    expect(await asker.ask(3, 'Later?')).toBe('notSent')
  })
})

describe('the broker', () => {
  it.each([
    ['position', () => liveTopic(SCOPE, 'position')],
    ['state', () => liveTopic(SCOPE, 'state')],
    ['speaker', () => liveTopic(SCOPE, 'speaker')],
    ['questions', () => liveTopic(SCOPE, 'questions')],
    ["another listener's presence", () => ownTopic(SCOPE, 'presence', clientIdOf('listener'))],
    ["a clicker's turns", () => ownTopic(SCOPE, 'clicker', clientIdOf('clicker'))],
    ['another talk', () => 'talks/other/x/position'],
    ["the broker's own topics", () => '$SYS/x'],
  ])('ends a listener who publishes %s, and nothing changes', async (_, topic) => {
    const at = await talk()
    const led = await speaking(at)
    led.turnTo(5)
    const follower = listener(at)
    await vi.waitFor(() => {
      expect(follower.slides()).toEqual([5])
    }, WAIT)
    const intruder = await connectRaw(at, 'listener')
    const forged = { started: STARTED + 1, seq: 1, slideNumber: 66, fragment: -1 }
    intruder.publish(topic(), formatLiveMessage('position', forged), { qos: 1, retain: true })
    await closed(intruder)
    const late = listener(at)
    await vi.waitFor(() => {
      expect(late.slides()).toEqual([5])
    }, WAIT)
    expect(follower.slides()).toEqual([5])
    expect(follower.seen.speaker).toBe(true)
  })

  it.each([
    '#',
    '+',
    'talks/#',
    'talks/slides/k3v9/#',
    'talks/slides/k3v9/+',
    '$SYS/#',
    ownTopic(SCOPE, 'questions', '+'),
    ownTopic(SCOPE, 'receipts', '+'),
    ownTopic(SCOPE, 'receipts', clientIdOf('listener')),
  ])('refuses a listener the subscription %s', async (topic) => {
    const at = await talk()
    const client = await connectRaw(at, 'listener')
    await expect(client.subscribeAsync(topic)).rejects.toThrow()
    expect(at.broker.refusals.subscribe).toBe(1)
    client.end(true)
  })

  it.each([
    ['a wrong token', 'speaker', { password: `${TOKEN.slice(0, -1)}x` }],
    ['no token', 'speaker', { password: '' }],
    ["a speaker's name with a listener's id", 'speaker', { clientId: clientIdOf('listener') }],
    ["a listener's name with a speaker's id", 'listener', { clientId: clientIdOf('speaker') }],
    ['an id of its own making', 'listener', { clientId: 'mqttjs_1234' }],
    ['a session to be kept', 'listener', { clean: false }],
    [
      'a will on the position',
      'listener',
      { will: { topic: liveTopic(SCOPE, 'position'), payload: Buffer.from('{}') } },
    ],
    ['MQTT 5', 'listener', { protocolVersion: 5 }],
  ] as const)('refuses a login with %s', async (_, role, options) => {
    const at = await talk()
    await expect(connectRaw(at, role, { ...options })).rejects.toThrow()
    expect(at.broker.connections()).toBe(0)
  })

  it('gives nobody the place of another connection', async () => {
    const at = await talk()
    const led = await speaking(at)
    const topic = liveTopic(SCOPE, 'speaker')
    const raw = await connectRaw(at, 'listener')
    const heard = new Promise<string>((resolve) =>
      raw.on('message', (_, payload) => {
        resolve(payload.toString())
      }),
    )
    await raw.subscribeAsync(topic)
    // What all may read names the page that speaks, and not its connection.
    expect(await heard).toMatch(/^\{"v":1,"speaker":"[\w-]{22}","term":1\}$/)
    expect(led.seen.lectern).toEqual(['mine'])
    raw.end(true)
  })

  it('lets one address have so many connections and no more', async () => {
    const at = await talk({ addressLimits: { connections: 2, burst: 10, perSecond: 1 } })
    const clients = [await connectRaw(at, 'listener'), await connectRaw(at, 'listener')]
    await expect(connectRaw(at, 'listener')).rejects.toThrow()
    // A hall that fills its address doesn't lock its speaker out.
    const speaker = await connectRaw(at, 'speaker')
    speaker.end(true)
    clients[0]?.end(true)
    await vi.waitFor(async () => clients.push(await connectRaw(at, 'listener')), WAIT)
    for (const client of clients) client.end(true)
  })

  it('lets connections that never say who they are make room', async () => {
    const at = await talk({ addressLimits: { connections: 2, burst: 200, perSecond: 1 } })
    const silent = Array.from({ length: 60 }, () => new WebSocket(at.session.broker, 'mqtt'))
    await Promise.all(silent.map((socket) => once(socket, 'open').catch(() => undefined)))
    const speaker = await connectRaw(at, 'speaker')
    expect(speaker.connected).toBe(true)
    speaker.end(true)
    for (const socket of silent) socket.terminate()
  })

  it('refuses pages of another site', async () => {
    const at = await talk()
    const origin = 'https://example.org'
    await expect(connectRaw(at, 'listener', { wsOptions: { origin } })).rejects.toThrow()
    const own = await connectRaw(at, 'listener', { wsOptions: { origin: `http://127.0.0.1:${at.port}` } })
    own.end(true)
  })
})
