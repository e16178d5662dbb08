import { Aedes } from 'aedes'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import mqtt from 'mqtt'
import { brokerUsers, type LiveSession } from '../../../src/deck/live/live-info.ts'
import { liveTopic } from '../../../src/deck/live/live-topics.ts'
import { joinAsModerator } from '../../../src/talk/live/moderator/join-as-moderator.ts'
import { keepRemotely } from '../../../src/tools/live/remote-keeper.ts'
import { randomCode, SCOPE, STARTED } from './talk.ts'

const WAIT = { timeout: 30_000 }
const POSITION = { started: STARTED, seq: 7, slideNumber: 3, fragment: -1 }

/** A broker without a memory that outlives it; the first connections can be refused. */
async function openBroker(port = 0, refusals = 0) {
  let left = refusals
  const broker = await Aedes.createBroker({
    authenticate: (_client, _user, _password, answer) => {
      // Server unavailable, MQTT 3.1.1 section 3.2.2.3.
      if (left-- > 0) answer(Object.assign(new Error('unavailable'), { returnCode: 3 as const }), null)
      else answer(null, true)
    },
  })
  const server = createServer((socket) => {
    broker.handle(socket)
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  return { port: (server.address() as AddressInfo).port, close: () => closeBroker(broker, server) }
}

async function closeBroker(broker: Aedes, server: Server): Promise<void> {
  await new Promise<void>((closed) => {
    broker.close(closed)
  })
  await new Promise((closed) => server.close(closed))
}

function keepAt(port: number, heard: boolean[] = []) {
  return keepRemotely({
    scope: SCOPE,
    broker: `mqtt://127.0.0.1:${String(port)}`,
    username: 'speaker',
    password: 'any',
    started: STARTED,
    onConnection: (connected) => heard.push(connected),
  })
}

/** What somebody who comes now is told, by topic. */
async function told(port: number): Promise<Map<string, Record<string, unknown>>> {
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${String(port)}`, { protocolVersion: 4 })
  const messages = new Map<string, Record<string, unknown>>()
  client.on('message', (topic, payload) => {
    messages.set(topic, JSON.parse(payload.toString()) as Record<string, unknown>)
  })
  await client.subscribeAsync([liveTopic(SCOPE, 'state'), liveTopic(SCOPE, 'position')])
  await new Promise((pass) => setTimeout(pass, 200))
  await client.endAsync()
  return messages
}

describe('a talk kept at a broker elsewhere', () => {
  let close: (() => Promise<void>)[] = []

  afterEach(async () => {
    for (const end of close) await end()
    close = []
  })

  it('is said again, as it stood, to a broker that has begun anew', async () => {
    const first = await openBroker()
    const heard: boolean[] = []
    const keeper = keepAt(first.port, heard)
    await vi.waitFor(async () => {
      expect((await told(first.port)).size).toBe(1)
    }, WAIT)
    const speaker = await mqtt.connectAsync(`mqtt://127.0.0.1:${String(first.port)}`, { protocolVersion: 4 })
    const state = {
      started: STARTED,
      seq: 5,
      phase: 'live',
      black: false,
      frozen: false,
      questionsOpen: true,
    }
    const retained = { qos: 1, retain: true } as const
    await speaker.publishAsync(
      liveTopic(SCOPE, 'state'),
      JSON.stringify({ v: 1, ...state, build: 'b' }),
      retained,
    )
    await speaker.publishAsync(liveTopic(SCOPE, 'position'), JSON.stringify({ v: 1, ...POSITION }), retained)
    await speaker.endAsync()
    await first.close()
    await vi.waitFor(() => {
      expect(heard.at(-1)).toBe(false)
    }, WAIT)
    const second = await openBroker(first.port)
    close = [keeper.close, second.close]
    await vi.waitFor(async () => {
      const now = await told(second.port)
      expect(now.get(liveTopic(SCOPE, 'state'))).toMatchObject({ phase: 'live', seq: 5 })
      expect(now.get(liveTopic(SCOPE, 'position'))).toMatchObject({ slideNumber: 3, seq: 7 })
    }, WAIT)
  })

  it('is tried again at a broker that refuses for a while', async () => {
    const broker = await openBroker(0, 2)
    const heard: boolean[] = []
    const keeper = keepAt(broker.port, heard)
    close = [keeper.close, broker.close]
    await vi.waitFor(() => {
      expect(heard.at(-1)).toBe(true)
    }, WAIT)
    expect(heard[0]).toBe(false)
  })

  it('tells whoever has a moderator’s link that is good for nothing', async () => {
    const broker = await openBroker()
    const keeper = keepAt(broker.port)
    const session: LiveSession = {
      ...{ ...SCOPE, broker: `mqtt://127.0.0.1:${String(broker.port)}`, users: brokerUsers(), join: [] },
    }
    const statuses: string[] = []
    const moderator = joinAsModerator(session, randomCode(), {
      onStatus: (status) => statuses.push(status),
      onState: () => undefined,
      onQuestions: () => undefined,
    })
    close = [keeper.close, broker.close]
    await vi.waitFor(() => {
      expect(statuses.at(-1)).toBe('refused')
    }, WAIT)
    expect(moderator.mark({ id: randomCode(), mark: 'shown' })).toBe(false)
  })

  it('ends though the broker can’t be reached', async () => {
    const broker = await openBroker()
    const heard: boolean[] = []
    const keeper = keepAt(broker.port, heard)
    await vi.waitFor(() => {
      expect(heard).toContain(true)
    }, WAIT)
    await broker.close()
    await vi.waitFor(() => {
      expect(heard.at(-1)).toBe(false)
    }, WAIT)
    await keeper.close()
  })

  it('ends though the broker doesn’t answer', async () => {
    const server = createServer(() => undefined)
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const keeper = keepAt((server.address() as AddressInfo).port)
    await new Promise((pass) => setTimeout(pass, 200))
    await keeper.close()
    server.close()
  })
})
