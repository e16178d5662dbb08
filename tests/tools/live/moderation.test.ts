import mqtt from 'mqtt'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { formatLiveMessage, parseLiveMessage } from '../../../src/deck/live/live-messages.ts'
import type { LiveQuestion } from '../../../src/deck/live/live-question.ts'
import type { LiveModeration } from '../../../src/deck/live/live-moderation.ts'
import { liveTopic, ownTopic } from '../../../src/deck/live/live-topics.ts'
import { followTalk } from '../../../src/talk/live/follow-talk.ts'
import { leadTalk } from '../../../src/talk/live/lead-talk.ts'
import { joinAsModerator } from '../../../src/talk/live/moderator/join-as-moderator.ts'
import { Moderation } from '../../../src/tools/live/moderation.ts'
import { QuestionBox } from '../../../src/tools/live/question-box.ts'
import { parseSavedRoom, type SavedRoom } from '../../../src/tools/live/saved-room.ts'
import { clientIdOf, closed, connectRaw, openTalk, randomCode, SCOPE, TOKEN, type Talk } from './talk.ts'

const WAIT = { timeout: 60_000 }
const MODERATED = {
  phase: 'live',
  black: false,
  frozen: false,
  questionsOpen: true,
  questionsModerated: true,
  build: 'b',
} as const

const open: { close: () => unknown }[] = []
afterEach(async () => {
  for (const { close } of open.splice(0).reverse()) await close()
})

async function talk(...args: Parameters<typeof openTalk>): Promise<Talk> {
  const opened = await openTalk(...args)
  open.push(opened)
  return opened
}

async function speaking(at: Talk) {
  const seen = {
    lectern: '',
    questions: [] as readonly LiveQuestion[],
    moderation: undefined as LiveModeration | undefined,
  }
  const led = leadTalk(
    { session: at.session, token: TOKEN, role: 'wall' },
    {
      onStatus: () => undefined,
      onLectern: (lectern) => (seen.lectern = lectern),
      onQuestions: (questions) => (seen.questions = questions),
      onModeration: (moderation) => (seen.moderation = moderation),
    },
  )
  open.push({ close: led.leave })
  await vi.waitFor(() => {
    expect(seen.lectern).toBe('mine')
    expect(seen.moderation).toBeDefined()
  }, WAIT)
  const code = () => seen.moderation?.code ?? ''
  return { ...led, seen, code, texts: () => seen.questions.map(({ text }) => text) }
}

async function listening(at: Talk) {
  const seen = { questions: [] as readonly LiveQuestion[], isModerated: false, status: '' }
  const followed = followTalk(at.session, 'ja', {
    onStatus: (status) => (seen.status = status),
    onPosition: () => undefined,
    onState: ({ questionsModerated = false }) => (seen.isModerated = questionsModerated),
    onQuestions: (questions) => (seen.questions = questions),
  })
  open.push({ close: followed.leave })
  await vi.waitFor(() => {
    expect(seen.status).toBe('connected')
  }, WAIT)
  followed.watchQuestions(true)
  const ask = (text: string) => followed.ask({ id: randomCode(), slideNumber: 4, text })
  return { ...followed, seen, ask, texts: () => seen.questions.map(({ text }) => text) }
}

function moderating(at: Talk, code: string) {
  const seen = { statuses: [] as string[], questions: undefined as readonly LiveQuestion[] | undefined }
  const moderator = joinAsModerator(at.session, code, {
    onStatus: (status) => seen.statuses.push(status),
    onState: () => undefined,
    onQuestions: (questions) => (seen.questions = questions),
  })
  open.push({ close: moderator.leave })
  const idOf = (text: string) => seen.questions?.find((one) => one.text === text)?.id ?? ''
  return { ...moderator, seen, idOf }
}

describe('a moderated question', () => {
  it('is seen by moderators alone until one of them lets it through', async () => {
    const at = await talk({ keeperPauseMs: 10 })
    const led = await speaking(at)
    led.setState(MODERATED)
    const asker = await listening(at)
    await vi.waitFor(() => {
      expect(asker.seen.isModerated).toBe(true)
    }, WAIT)
    const moderator = moderating(at, led.code())
    expect(await asker.ask('Why?')).toBe('moderated')
    expect(await asker.ask('You fool')).toBe('moderated')
    await vi.waitFor(() => {
      expect(moderator.seen.questions?.map(({ standing }) => standing)).toEqual(['waiting', 'waiting'])
    }, WAIT)
    expect(led.seen.moderation?.moderators).toBe(1)
    moderator.mark({ id: moderator.idOf('Why?'), mark: 'shown' })
    moderator.mark({ id: moderator.idOf('You fool'), mark: 'held' })
    await vi.waitFor(() => {
      expect(asker.texts()).toEqual(['Why?'])
      expect(led.texts()).toEqual(['Why?'])
    }, WAIT)
    expect(led.seen.questions[0]).not.toHaveProperty('standing')
    moderator.mark({ id: moderator.idOf('Why?'), mark: 'done' })
    await vi.waitFor(() => {
      expect(asker.seen.questions[0]?.done).toBe(true)
    }, WAIT)
    moderator.leave()
    await vi.waitFor(() => {
      expect(led.seen.moderation?.moderators).toBe(0)
    }, WAIT)
  })

  it('stays hidden over a crash of the server, before the speaker is back', async () => {
    let saved: SavedRoom | undefined
    const kept = { saved: parseSavedRoom(''), save: (room: SavedRoom) => (saved = room) }
    const at = await talk({ kept, keeperPauseMs: 10 })
    const led = await speaking(at)
    led.setState(MODERATED)
    const asker = await listening(at)
    await vi.waitFor(() => {
      expect(asker.seen.isModerated).toBe(true)
    }, WAIT)
    await asker.ask('Why?')
    await vi.waitFor(() => {
      expect(saved?.questions).toHaveLength(1)
    }, WAIT)
    const code = led.code()
    for (const { close } of open.splice(0).reverse()) await close()
    const room = parseSavedRoom(JSON.stringify(saved))
    const again = await talk({ kept: { saved: room, save: () => undefined }, keeperPauseMs: 10 })
    // The link is the same, and so is what waits.
    const moderator = moderating(again, code)
    await vi.waitFor(() => {
      expect(moderator.seen.questions).toMatchObject([{ text: 'Why?', standing: 'waiting' }])
    }, WAIT)
    const curious = await listening(again)
    moderator.mark({ id: randomCode(), mark: 'held' })
    await vi.waitFor(() => {
      expect(curious.seen.isModerated).toBe(true)
    }, WAIT)
    expect(curious.texts()).toEqual([])
  })
})

describe('the moderators’ link', () => {
  it('is good for nothing once the speaker has asked for another', async () => {
    const at = await talk({ keeperPauseMs: 10 })
    const led = await speaking(at)
    const old = led.code()
    const moderator = moderating(at, old)
    await vi.waitFor(() => {
      expect(led.seen.moderation?.moderators).toBe(1)
    }, WAIT)
    led.renewModeration()
    await vi.waitFor(() => {
      expect(moderator.seen.statuses.at(-1)).toBe('refused')
      expect(led.code()).not.toBe(old)
    }, WAIT)
    const next = moderating(at, led.code())
    await vi.waitFor(() => {
      expect(next.seen.questions).toEqual([])
    }, WAIT)
  })

  it('is written down at once when it is another', async () => {
    const saves: [room: SavedRoom, isUrgent: boolean][] = []
    const save = (room: SavedRoom, isUrgent: boolean) => saves.push([room, isUrgent])
    const { keeper } = (await talk({ kept: { saved: parseSavedRoom(''), save }, keeperPauseMs: 600_000 }))
      .broker
    keeper.renewModeration()
    expect(saves.at(-1)).toEqual([expect.objectContaining({ moderator: keeper.moderation.code }), true])
  })

  it('decides nothing while questions are not moderated', async () => {
    const saves: SavedRoom[] = []
    const save = (room: SavedRoom) => saves.push(room)
    const { keeper } = (await talk({ kept: { saved: parseSavedRoom(''), save }, keeperPauseMs: 0 })).broker
    const live = { ...MODERATED, started: 1 }
    const id = randomCode()
    const hold = () => {
      const { code } = keeper.moderation
      keeper.moderate('m-1', { code, mark: { id, mark: 'held' } })
      // Writes down at once how things stand.
      keeper.renewModeration()
      return saves.at(-1)?.questions.map(({ standing }) => standing)
    }
    keeper.state({ ...live, seq: 1, questionsModerated: false })
    keeper.question('l-1', { ask: { id, slideNumber: 1, text: 'Why?', locale: 'ja' } })
    expect(hold()).toEqual([undefined])
    keeper.state({ ...live, seq: 2 })
    expect(hold()).toEqual(['held'])
  })

  it('is refused with a code that is none of the session', async () => {
    const at = await talk()
    for (const code of [randomCode(), TOKEN, '']) {
      const moderator = moderating(at, code)
      await vi.waitFor(() => {
        expect(moderator.seen.statuses.at(-1)).toBe('refused')
      }, WAIT)
    }
  })
})

/** A moderator's connection that says just what it is told to. */
async function rawModerator(at: Talk, code: string, clientId = clientIdOf('moderator')) {
  const client = await connectRaw(at, 'listener', { clientId, username: 'moderator', password: code })
  return { client, clientId }
}

describe('the right to moderate', () => {
  it.each([
    ['position', () => liveTopic(SCOPE, 'position')],
    ['the lectern', () => liveTopic(SCOPE, 'speaker')],
    ['the state', () => liveTopic(SCOPE, 'state')],
    ['a mark in the speaker’s name', () => liveTopic(SCOPE, 'markQuestion')],
    ['another code', () => liveTopic(SCOPE, 'renewModeration')],
    ['a clicker’s turn', () => ownTopic(SCOPE, 'clicker', clientIdOf('clicker'))],
    ['another moderator’s word', () => ownTopic(SCOPE, 'moderator', clientIdOf('moderator'))],
  ])('is none to write %s', async (_, topic) => {
    const at = await talk()
    const { client } = await rawModerator(at, at.broker.keeper.moderation.code)
    client.publish(topic(), formatLiveMessage('renewModeration', {}), { qos: 1 })
    await closed(client)
    expect(at.broker.refusals.publish).toBe(1)
  })

  it.each([
    liveTopic(SCOPE, 'allQuestions'),
    liveTopic(SCOPE, 'moderation'),
    liveTopic(SCOPE, 'presence'),
    liveTopic(SCOPE, 'votes'),
    liveTopic(SCOPE, 'signals'),
    ownTopic(SCOPE, 'moderatorQuestions', clientIdOf('moderator')),
    ownTopic(SCOPE, 'questions', '+'),
  ])('is none to read %s', async (topic) => {
    const at = await talk()
    const { client } = await rawModerator(at, at.broker.keeper.moderation.code)
    await expect(client.subscribeAsync(topic)).rejects.toThrow()
    client.end(true)
  })

  it('has no listener, whatever code they bring', async () => {
    const at = await talk()
    const clientId = clientIdOf('listener')
    const client = await connectRaw(at, 'listener', { clientId })
    await expect(client.subscribeAsync(ownTopic(SCOPE, 'moderatorQuestions', clientId))).rejects.toThrow()
    const { code } = at.broker.keeper.moderation
    client.publish(ownTopic(SCOPE, 'moderator', clientId), formatLiveMessage('moderator', { code }))
    await closed(client)
    expect(at.broker.keeper.moderation.clients()).toEqual([])
    await expect(
      mqtt.connectAsync(at.session.broker, { clientId, username: 'moderator', password: code }),
    ).rejects.toThrow()
  })

  it('can neither remove a question nor answer it', () => {
    const [code, id] = [randomCode(), randomCode()]
    const read = (mark: object) => parseLiveMessage('moderator', JSON.stringify({ v: 1, code, mark }))
    expect(read({ id, mark: 'removed' })).toBeUndefined()
    expect(read({ id, mark: 'held', answer: 'No.' })).toEqual({ code, mark: { id, mark: 'held' } })
    expect(parseLiveMessage('moderator', JSON.stringify({ v: 1, code: 'x' }))).toBeUndefined()
  })

  it('is for so many connections at a time', () => {
    const moderation = new Moderation()
    const entered = Array.from({ length: 20 }, (_, at) => moderation.enter(`m-${String(at)}`))
    expect(entered.filter(Boolean)).toHaveLength(16)
    expect(moderation.enter('m-0')).toBe(false)
    expect([moderation.leave('m-0'), moderation.leave('m-0')]).toEqual([true, false])
  })
})

describe('what waits', () => {
  it('is shown when questions are no longer moderated, and what is held back is not', () => {
    const box = new QuestionBox()
    const ask = (text: string) => {
      const id = randomCode()
      box.ask(text, { id, text, slideNumber: 1, locale: 'ja' }, 0, { isModerated: true })
      return id
    }
    ask('waits')
    box.mark({ id: ask('held'), mark: 'held' })
    box.mark({ id: ask('shown'), mark: 'shown' })
    const texts = (isModerated: boolean) => box.passed(isModerated).map(({ text }) => text)
    expect(texts(true)).toEqual(['shown'])
    expect(texts(false)).toEqual(['waits', 'shown'])
    expect(box.shown(true).map(({ text }) => text)).toEqual(['shown'])
  })
})

describe('the votes of a poll', () => {
  const POLL = { slideNumber: 3, name: 'tool', choices: 2, many: false, open: true }

  it('are counted again after a crash, each once', async () => {
    let saved: SavedRoom | undefined
    const kept = { saved: parseSavedRoom(''), save: (room: SavedRoom) => (saved = room) }
    const at = await talk({ kept, keeperPauseMs: 10 })
    const { keeper } = at.broker
    keeper.poll(POLL)
    keeper.vote('l-1', { name: 'tool', choices: [1] })
    keeper.vote('l-2', { name: 'tool', choices: [0] })
    await vi.waitFor(() => {
      expect(saved?.votes).toHaveLength(2)
    }, WAIT)
    const room = parseSavedRoom(JSON.stringify(saved))
    const again = await talk({ kept: { saved: room, save: () => undefined }, keeperPauseMs: 10 })
    const votes: unknown[] = []
    const led = leadTalk(
      { session: again.session, token: TOKEN, role: 'wall' },
      { onStatus: () => undefined, onLectern: () => undefined, onVotes: (now) => votes.push(now) },
    )
    open.push({ close: led.leave })
    // The page that put it says it again.
    led.setPoll(POLL)
    again.broker.keeper.vote('l-1', { name: 'tool', choices: [1] })
    await vi.waitFor(() => {
      expect(votes.at(-1)).toEqual({ name: 'tool', counts: [1, 1], voters: 2 })
    }, WAIT)
    expect(parseSavedRoom('{"votes":[{"name":"tool"}],"questions":3}')).toEqual({
      ...{ votes: [], questions: [], moderated: false },
    })
  })
})
