import fc from 'fast-check'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { formatLiveMessage } from '../../../src/deck/live/live-messages.ts'
import { liveTopic, ownTopic } from '../../../src/deck/live/live-topics.ts'
import { connectPacket, PACKET, subscribePacket, takePackets } from '../../../src/tools/live/mqtt-bytes.ts'
import { followTalk } from '../../../src/talk/live/follow-talk.ts'
import { leadTalk } from '../../../src/talk/live/lead-talk.ts'
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

const WAIT = { timeout: 60_000 }
const STATE = { started: STARTED, seq: 1, phase: 'live', black: false, frozen: false, build: 'b' } as const
const HALL = { connections: 20_000, burst: 20_000, perSecond: 20_000 }

let at: Talk
let slides: number[]
let led: ReturnType<typeof leadTalk>
let followed: ReturnType<typeof followTalk>

beforeEach(async () => {
  at = await openTalk({ addressLimits: HALL, drainTimeoutMs: 500, keeperPauseMs: 0 })
  slides = []
  followed = followTalk(at.session, 'ja', {
    onStatus: () => undefined,
    onPosition: ({ slideNumber }) => slides.push(slideNumber),
    onState: () => undefined,
  })
  led = leadTalk(
    { session: at.session, token: TOKEN, role: 'wall' },
    { onStatus: () => undefined, onLectern: () => undefined },
  )
  led.setPosition({ slideNumber: 1, fragment: -1 })
  await vi.waitFor(() => {
    expect(slides).toEqual([1])
  }, WAIT)
})

afterEach(async () => {
  followed.leave()
  led.leave()
  await at.close()
})

/** The talk goes on for who follows it and for who comes new, and the pages are served. */
async function expectToServe(): Promise<void> {
  led.setPosition({ slideNumber: 2, fragment: -1 })
  await vi.waitFor(() => {
    expect(slides.at(-1)).toBe(2)
  }, WAIT)
  const late = await connectRaw(at, 'listener')
  const heard = new Promise((resolve) => late.once('message', resolve))
  await late.subscribeAsync(liveTopic(SCOPE, 'position'))
  await heard
  late.end(true)
  const page = await fetch(`http://127.0.0.1:${String(at.port)}/`)
  expect(await page.text()).toBe('served')
}

/** A connection that says any bytes; resolves when it is open. */
async function openSocket(): Promise<WebSocket> {
  const socket = new WebSocket(at.session.broker, 'mqtt')
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.once('open', resolve))
  return socket
}

/** A socket that has logged in as a listener. */
async function openListener(): Promise<WebSocket> {
  const socket = await openSocket()
  const welcomed = new Promise<void>((resolve) => {
    socket.once('message', (data) => {
      takePackets(data as Buffer, ({ type }) => {
        if (type === PACKET.connack) resolve()
      })
    })
  })
  socket.send(connectPacket(clientIdOf('listener'), 60))
  await welcomed
  return socket
}

function ended(socket: WebSocket): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return Promise.resolve()
  return new Promise((resolve) => {
    socket.once('close', () => {
      resolve()
    })
  })
}

describe('the broker goes on', () => {
  it('after a packet larger than any of ours', async () => {
    const client = await connectRaw(at, 'listener')
    client.publish(ownTopic(SCOPE, 'questions', client.options.clientId ?? ''), 'x'.repeat(100_000), {
      qos: 1,
    })
    await closed(client)
    await expectToServe()
  })

  it('after a header that promises 256 MB, before any of it has come', async () => {
    const socket = await openListener()
    socket.send(Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f, 0]))
    await ended(socket)
    expect(at.broker.refusals.size).toBe(1)
    await expectToServe()
  })

  it('after a packet cut into single bytes that never ends', async () => {
    const socket = await openListener()
    socket.send(Buffer.from([0x32]))
    for (let i = 0; i < 10; i++) socket.send(Buffer.from([0xff]))
    await ended(socket)
    await expectToServe()
  })

  it('after more packets than a listener has to send', async () => {
    const socket = await openListener()
    const ping = Buffer.from([0xc0, 0])
    socket.send(Buffer.concat(Array.from({ length: 500 }, () => ping)))
    await ended(socket)
    expect(at.broker.refusals.rate).toBe(1)
    await expectToServe()
  })

  it.each([
    [
      'frames without bytes',
      (socket: WebSocket) => {
        socket.send(Buffer.alloc(0))
      },
    ],
    [
      'frames without bytes of one message',
      (socket: WebSocket) => {
        socket.send(Buffer.alloc(0), { fin: false })
      },
    ],
    [
      'pings',
      (socket: WebSocket) => {
        socket.ping()
      },
    ],
  ])('after %s without end', async (_what, send) => {
    const socket = await openListener()
    for (let count = 0; count < 500; count++) send(socket)
    await ended(socket)
    expect(at.broker.refusals.rate).toBe(1)
    await expectToServe()
  })

  it('after visitors that are refused, and hang up before they have heard so', async () => {
    const asking = [...Array(50).keys()].map(async () => {
      const socket = connect(at.port, '127.0.0.1')
      socket.on('error', () => undefined)
      await once(socket, 'connect')
      const lines = ['GET /live HTTP/1.1', 'Host: x', 'Origin: https://example.org', 'Connection: Upgrade']
      socket.write(`${lines.join('\r\n')}\r\nUpgrade: websocket\r\n\r\n`)
      socket.resetAndDestroy()
    })
    await Promise.all(asking)
    await expectToServe()
  })

  it('after text in place of bytes', async () => {
    const socket = await openSocket()
    socket.send('GET / HTTP/1.1')
    await ended(socket)
    expect(at.broker.refusals.text).toBe(1)
    await expectToServe()
  })

  it.each(['{', 'null', '[]', '{"v":1}', '{"v":9,"locale":"ja"}', '\u0000', '{"__proto__":{"locale":"ja"}}'])(
    'after a message that is %j, which it counts and drops',
    async (payload) => {
      const client = await connectRaw(at, 'listener')
      const topic = ownTopic(SCOPE, 'presence', client.options.clientId ?? '')
      await client.publishAsync(topic, payload, { qos: 1 })
      expect(at.broker.refusals.message).toBe(1)
      expect(at.broker.keeper.listeners()).toEqual({ ja: 1, en: 0, es: 0 })
      client.end(true)
      await expectToServe()
    },
  )

  it("after nonsense from the speaker's own page, which nobody gets to see", async () => {
    const raw = await connectRaw(at, 'speaker')
    const name = 'AbCdEfGhIjKlMnOpQrStUv'
    await raw.publishAsync(
      liveTopic(SCOPE, 'speaker'),
      formatLiveMessage('speaker', { speaker: name, term: 1 }),
      {
        qos: 1,
      },
    )
    for (const payload of ['{', '{"v":1,"slideNumber":"x"}']) {
      await raw.publishAsync(liveTopic(SCOPE, 'position'), payload, { qos: 1, retain: true })
    }
    expect(at.broker.refusals.message).toBe(2)
    raw.end(true)
    led.takeOver()
    await expectToServe()
  })

  it('while a listener takes nothing in, and cuts it off', async () => {
    const { keeper } = at.broker
    keeper.state({ ...STATE, questionsOpen: true })
    const frozen = await openListener()
    frozen.send(subscribePacket(1, [liveTopic(SCOPE, 'questions')]))
    await vi.waitFor(() => {
      expect(at.broker.connections()).toBe(3)
    }, WAIT)
    frozen.pause()
    // More than the buffers of both ends hold.
    for (let i = 0; i < 1500 && at.broker.connections() > 2; i++) {
      const ask = { id: randomCode(), slideNumber: i + 1, text: '字'.repeat(280), locale: 'ja' } as const
      keeper.question(clientIdOf('listener'), { ask })
      keeper.markQuestion({ id: 'AbCdEfGhIjKlMnOpQrStUv', mark: 'done' })
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    await vi.waitFor(() => {
      expect(at.broker.connections()).toBe(2)
    }, WAIT)
    await expectToServe()
    frozen.terminate()
  })

  it('after 10,000 packets of chance, whole ones and torn ones', async () => {
    const firstByte = fc.integer({ min: 0, max: 255 })
    const torn = fc.tuple(firstByte, fc.uint8Array({ maxLength: 60 })).map(([first, rest]) => {
      return Buffer.from([first, ...rest])
    })
    const whole = fc
      .tuple(
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 0, max: 15 }),
        fc.uint8Array({ maxLength: 100 }),
      )
      .map(([type, flags, body]) => Buffer.from([(type << 4) | flags, body.length, ...body]))
    const packets = fc.sample(fc.oneof(torn, whole), 10_000)
    // As many to a connection as a listener may send at once; half of them say who they are first.
    for (let start = 0; start < packets.length; start += 50) {
      const socket = start % 100 === 0 ? await openListener() : await openSocket()
      for (const packet of packets.slice(start, start + 50)) socket.send(packet, () => undefined)
      socket.close()
      await ended(socket)
    }
    await expectToServe()
  })
})

describe("the speaker's token", () => {
  it('is in nothing that the broker sends to anybody else', async () => {
    const heard: string[] = []
    const socket = await openListener()
    socket.on('message', (data) => heard.push((data as Buffer).toString('latin1')))
    socket.send(
      subscribePacket(
        1,
        (['position', 'state', 'speaker', 'questions'] as const).map((topic) => liveTopic(SCOPE, topic)),
      ),
    )
    await expectToServe()
    led.setState({ phase: 'paused', black: true, frozen: false, questionsOpen: true, build: 'b' })
    await vi.waitFor(() => {
      expect(heard.join('')).toContain('paused')
    }, WAIT)
    expect(heard.join('')).toContain('"slideNumber":2')
    expect(heard.join('')).not.toContain(TOKEN)
    socket.terminate()
  })
})
