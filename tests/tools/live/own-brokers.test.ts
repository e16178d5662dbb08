import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import mqtt, { type MqttClient } from 'mqtt'
import { brokerUsers, SESSION_PASSWORD, type LiveSession } from '../../../src/deck/live/live-info.ts'
import type { LivePosition } from '../../../src/deck/live/live-messages.ts'
import type { LiveQuestion } from '../../../src/deck/live/live-question.ts'
import { liveTopic, ownTopic } from '../../../src/deck/live/live-topics.ts'
import { followTalk } from '../../../src/talk/live/follow-talk.ts'
import { createClickerIdentity, joinAsClicker } from '../../../src/talk/live/join-as-clicker.ts'
import { joinAsModerator } from '../../../src/talk/live/moderator/join-as-moderator.ts'
import { leadTalk } from '../../../src/talk/live/lead-talk.ts'
import { changeBrokerUser } from '../../../src/tools/live/broker-users.ts'
import { keepRemotely } from '../../../src/tools/live/remote-keeper.ts'
import { OWN_BROKERS, PASSWORD, type OwnBroker } from './own-brokers.ts'
import { clientIdOf, randomCode, SCOPE, STARTED } from './talk.ts'

const WAIT = { timeout: 60_000 }
const LIVE = { phase: 'live', black: false, frozen: false, questionsOpen: true, build: 'b' } as const
/** A broker may take minutes to start on a busy machine. */
const START_MS = 240_000

for (const { name, isThere } of OWN_BROKERS)
  if (!isThere) console.log(`${name} is not installed: its configuration is not tried`)

/** A client that says just what it is told to. */
function stranger(broker: string): Promise<MqttClient> {
  return mqtt.connectAsync(broker, {
    clientId: clientIdOf('listener'),
    protocolVersion: 4,
    reconnectPeriod: 0,
    rejectUnauthorized: false,
  })
}

describe.each(OWN_BROKERS.filter(({ isThere }) => isThere))(
  'a talk at $name, configured as written',
  ({ start }) => {
    let own: OwnBroker | undefined
    let session: LiveSession
    let keeper: ReturnType<typeof keepRemotely> | undefined

    beforeAll(async () => {
      own = await start()
      session = { ...SCOPE, broker: own.plain, users: brokerUsers(), join: [] }
      keeper = keepRemotely({
        scope: SCOPE,
        broker: own.plain,
        username: 'speaker',
        password: PASSWORD,
        started: STARTED,
        onConnection: () => undefined,
      })
    }, START_MS)

    afterAll(async () => {
      await keeper?.close()
      await own?.stop()
    }, START_MS)

    it('leads listeners, counts them, takes questions and obeys a clicker', async () => {
      const seen = {
        lectern: '',
        listeners: {},
        questions: [] as readonly LiveQuestion[],
        turns: [] as string[],
        membership: '',
        moderation: '',
      }
      const led = leadTalk(
        { session: session, token: PASSWORD, role: 'wall' },
        {
          onStatus: () => undefined,
          onLectern: (lectern) => (seen.lectern = lectern),
          onPresence: ({ listeners }) => (seen.listeners = listeners),
          onQuestions: (questions) => (seen.questions = questions),
          onModeration: ({ code }) => (seen.moderation = code),
          onClicker: ({ action }) => seen.turns.push(action),
        },
      )
      await vi.waitFor(() => {
        expect(seen.lectern).toBe('mine')
      }, WAIT)
      led.setState(LIVE)
      led.setPosition({ slideNumber: 7, fragment: -1 })

      const positions: LivePosition[] = []
      const phases: string[] = []
      const followed = followTalk(session, 'en', {
        onStatus: () => undefined,
        onPosition: (position) => positions.push(position),
        onState: ({ phase }) => phases.push(phase),
      })
      await vi.waitFor(() => {
        expect(positions.map(({ slideNumber }) => slideNumber)).toEqual([7])
        // The page leads as soon as the broker has been silent for a while; the keeper may say `waiting` after that.
        expect(phases.filter((phase) => phase !== 'waiting')).toEqual(['live'])
        expect(seen.listeners).toEqual({ ja: 0, en: 1, es: 0 })
      }, WAIT)
      followed.watchQuestions(true)
      const asked = { id: randomCode(), slideNumber: 7, text: 'Why?' }
      await vi.waitFor(async () => {
        expect(await followed.ask(asked)).toBe('taken')
      }, WAIT)
      await vi.waitFor(() => {
        expect(seen.questions.map(({ text }) => text)).toEqual(['Why?'])
      }, WAIT)

      const clicker = joinAsClicker(session, led.inviteClicker(), createClickerIdentity(), {
        onStatus: () => undefined,
        onMembership: (membership) => (seen.membership = membership),
        onPosition: () => undefined,
        onQuestions: () => undefined,
        onState: () => undefined,
        onSpeaker: () => undefined,
      })
      await vi.waitFor(() => {
        expect(seen.membership).toBe('joined')
      }, WAIT)
      clicker.press('next')
      await vi.waitFor(() => {
        expect(seen.turns).toEqual(['next'])
      }, WAIT)
      // Its link decides nothing before the speaker has questions moderated.
      led.setState({ ...LIVE, questionsModerated: true })
      const held: string[] = []
      const moderator = joinAsModerator(session, seen.moderation, {
        onStatus: () => undefined,
        onState: () => undefined,
        onQuestions: (questions) => {
          held.splice(
            0,
            held.length,
            ...questions.map(({ text, standing = 'shown' }) => `${text} ${standing}`),
          )
        },
      })
      const forger = joinAsModerator(session, randomCode(), {
        onStatus: () => undefined,
        onState: () => undefined,
        onQuestions: () => held.push('leaked'),
      })
      await vi.waitFor(() => {
        expect(held).toEqual(['Why? shown'])
      }, WAIT)
      await vi.waitFor(() => {
        // It has the wrong code, and is not heard.
        forger.mark({ id: asked.id, mark: 'done' })
        moderator.mark({ id: asked.id, mark: 'held' })
        expect(seen.questions).toEqual([])
        expect(held).toEqual(['Why? held'])
      }, WAIT)
      moderator.leave()
      forger.leave()
      followed.leave()
      clicker.leave()
      await vi.waitFor(() => {
        expect(seen.listeners).toEqual({ ja: 0, en: 0, es: 0 })
      }, WAIT)
      led.leave()
    })

    it('lets nobody but the speaker publish, or read what listeners send', async () => {
      const intruder = await stranger(session.broker)
      const heard: string[] = []
      intruder.on('message', (topic) => heard.push(topic))
      // One broker grants nothing, another passes nothing on, a third hangs up.
      const vain = <T>(act: Promise<T>) => act.catch(() => undefined)
      intruder.on('error', () => undefined)
      await vain(intruder.subscribeAsync(['talks/#'], { qos: 1 }))
      for (const forger of [intruder, await stranger(session.broker)]) {
        forger.on('error', () => undefined)
        void vain(
          forger.publishAsync(liveTopic(SCOPE, 'position'), '{"v":1,"forged":true}', {
            qos: 1,
            retain: true,
          }),
        )
      }
      const impostor = await stranger(session.broker)
      impostor.on('error', () => undefined)
      void vain(
        impostor.publishAsync(ownTopic(SCOPE, 'presence', clientIdOf('listener')), '{"v":1,"locale":"en"}', {
          qos: 1,
        }),
      )

      const curious = await stranger(session.broker)
      const payloads: string[] = []
      curious.on('message', (_topic, payload) => payloads.push(payload.toString()))
      const followed = followTalk(session, 'ja', {
        onStatus: () => undefined,
        onPosition: () => undefined,
        onState: () => undefined,
      })
      await curious.subscribeAsync(
        ['position', 'state'].map((name) => `talks/slides/k3v9/${name}`),
        { qos: 1 },
      )
      await vi.waitFor(() => {
        expect(payloads).toHaveLength(2)
      }, WAIT)
      expect(payloads.join()).not.toContain('forged')
      expect(heard.filter((topic) => /from|presence|all/.test(topic))).toEqual([])
      followed.leave()
      for (const client of [intruder, impostor, curious]) client.end(true)
    })

    it('takes no client id for a pattern of topics', async () => {
      const vain = <T>(act: Promise<T>) => act.catch(() => undefined)
      const heard: string[] = []
      for (const clientId of ['x|.*', 'x$|.*', '+', '#']) {
        // A broker may refuse such a name as well.
        const forger = await vain(
          mqtt.connectAsync(session.broker, {
            ...{ clientId, protocolVersion: 4, reconnectPeriod: 0, connectTimeout: 3000 },
          }),
        )
        if (!forger) continue
        forger.on('error', () => undefined)
        forger.on('message', (topic) => heard.push(topic))
        void vain(forger.subscribeAsync([liveTopic(SCOPE, 'presence'), ownTopic(SCOPE, 'clicker', '+')]))
        void vain(
          forger.publishAsync(liveTopic(SCOPE, 'position'), '{"v":1,"forged":true}', {
            qos: 0,
            retain: true,
          }),
        )
        await new Promise((resolve) => setTimeout(resolve, 500))
        forger.end(true)
      }
      const witness = await stranger(session.broker)
      const payloads: string[] = []
      witness.on('message', (_topic, payload) => payloads.push(payload.toString()))
      await witness.subscribeAsync([liveTopic(SCOPE, 'position'), liveTopic(SCOPE, 'state')], { qos: 1 })
      await vi.waitFor(() => {
        expect(payloads.length).toBeGreaterThan(0)
      }, WAIT)
      expect(payloads.join()).not.toContain('forged')
      expect(heard).toEqual([])
      witness.end(true)
    })

    it('is reached over TLS', async () => {
      const client = await stranger(own?.tls ?? '')
      const heard: string[] = []
      client.on('message', (topic) => heard.push(topic))
      await client.subscribeAsync(liveTopic(SCOPE, 'state'), { qos: 1 })
      await vi.waitFor(() => {
        expect(heard).toEqual([liveTopic(SCOPE, 'state')])
      }, WAIT)
      client.end(true)
    })

    it('has a speaker for one session, who leads that one alone, and until it ends', async () => {
      const user = { user: SCOPE.session, password: `${SESSION_PASSWORD}of-this-talk` }
      const command = own?.users ?? ''
      await changeBrokerUser(command, 'add', user)
      const lectern: string[] = []
      const statuses: string[] = []
      const led = leadTalk(
        { session, token: user.password, role: 'wall' },
        { onStatus: (status) => statuses.push(status), onLectern: (state) => lectern.push(state) },
      )
      await vi.waitFor(() => {
        expect(lectern.at(-1)).toBe('mine')
      }, WAIT)
      led.setState(LIVE)
      const other = { ...SCOPE, session: 'other' }
      const positions: string[] = []
      const witness = await stranger(session.broker)
      witness.on('message', (topic) => positions.push(topic))
      await witness.subscribeAsync([liveTopic(other, 'position'), liveTopic(SCOPE, 'position')], { qos: 1 })
      const thief = await mqtt.connectAsync(session.broker, {
        clientId: clientIdOf('speaker'),
        ...{ username: user.user, password: user.password, protocolVersion: 4, reconnectPeriod: 0 },
      })
      thief.on('error', () => undefined)
      void thief.publishAsync(liveTopic(other, 'position'), '{}', { qos: 1 }).catch(() => undefined)
      led.setPosition({ slideNumber: 9, fragment: -1 })
      await vi.waitFor(() => {
        expect(positions).toContain(liveTopic(SCOPE, 'position'))
      }, WAIT)
      expect(positions).not.toContain(liveTopic(other, 'position'))
      led.leave()
      await changeBrokerUser(command, 'remove', user)
      const late: string[] = []
      leadTalk(
        { session, token: user.password, role: 'wall' },
        { onStatus: (status) => late.push(status), onLectern: () => undefined },
      )
      await vi.waitFor(() => {
        expect(late.at(-1)).toBe('refused')
      }, WAIT)
      thief.end(true)
      witness.end(true)
    })

    it('refuses a speaker with a wrong password', async () => {
      const statuses: string[] = []
      leadTalk(
        { session, token: 'wrong', role: 'wall' },
        {
          onStatus: (status) => statuses.push(status),
          onLectern: () => undefined,
        },
      )
      await vi.waitFor(() => {
        expect(statuses.at(-1)).toBe('refused')
      }, WAIT)
    })
  },
)
