import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import mqtt from 'mqtt'
import { brokerUsers, type LiveSession } from '../../../src/deck/live/live-info.ts'
import type { LivePosition, LiveQuestion } from '../../../src/deck/live/live-messages.ts'
import { liveTopic } from '../../../src/deck/live/live-topics.ts'
import { followTalk } from '../../../src/talk/live/follow-talk.ts'
import { createClickerIdentity, joinAsClicker } from '../../../src/talk/live/join-as-clicker.ts'
import { leadTalk } from '../../../src/talk/live/lead-talk.ts'
import { freePort, hasMosquitto, untilReachable } from '../../../src/tools/bench/live/brokers.ts'
import { keepRemotely } from '../../../src/tools/live/remote-keeper.ts'
import { clientIdOf, randomCode, SCOPE, STARTED } from './talk.ts'

const WAIT = { timeout: 60_000 }
const PASSWORD = 'of-the-speaker'
const LIVE = { phase: 'live', black: false, frozen: false, questionsOpen: true, build: 'b' } as const

let child: ChildProcess
let session: LiveSession
let keeper: ReturnType<typeof keepRemotely>

/** The access list as the README has it: what it promises is what is tried. */
async function accessList(): Promise<string> {
  const readme = await readFile(new URL('../../../src/talk/live/README.md', import.meta.url), 'utf8')
  const block = /```\n(# mosquitto: acl_file\n[^`]+)```/.exec(readme)?.[1]
  if (!block) throw new Error('README.md has no access list for Mosquitto')
  return block
}

async function startMosquitto(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'mosquitto-'))
  const port = await freePort()
  const path = (name: string) => join(folder, name)
  await writeFile(path('acl'), await accessList(), { mode: 0o600 })
  execFileSync('mosquitto_passwd', ['-b', '-c', path('passwords'), 'speaker', PASSWORD], { stdio: 'ignore' })
  const config = [
    `listener ${String(port)} 127.0.0.1`,
    'protocol websockets',
    'allow_anonymous true',
    `acl_file ${path('acl')}`,
    `password_file ${path('passwords')}`,
    // Started by root, as in a container, it would become a user who may not read these files.
    ...(process.getuid?.() === 0 ? ['user root'] : []),
  ]
  await writeFile(path('conf'), `${config.join('\n')}\n`)
  child = spawn('mosquitto', ['-c', path('conf')], { stdio: 'ignore' })
  await untilReachable(port)
  return port
}

describe.skipIf(!hasMosquitto())('a talk at Mosquitto, with the access list of the README', () => {
  beforeAll(async () => {
    const broker = `ws://127.0.0.1:${String(await startMosquitto())}`
    session = { ...SCOPE, broker, users: brokerUsers(), join: [] }
    keeper = keepRemotely({
      scope: SCOPE,
      broker,
      username: 'speaker',
      password: PASSWORD,
      started: STARTED,
      onConnection: () => undefined,
    })
  })

  afterAll(async () => {
    await keeper.close()
    child.kill('SIGKILL')
  })

  it('leads listeners, counts them, takes questions and obeys a clicker', async () => {
    const seen = {
      lectern: '',
      listeners: {},
      questions: [] as readonly LiveQuestion[],
      turns: [] as string[],
      membership: '',
    }
    const led = leadTalk(
      { session: session, token: PASSWORD, role: 'wall' },
      {
        onStatus: () => undefined,
        onLectern: (lectern) => (seen.lectern = lectern),
        onPresence: ({ listeners }) => (seen.listeners = listeners),
        onQuestions: (questions) => (seen.questions = questions),
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
    followed.leave()
    clicker.leave()
    await vi.waitFor(() => {
      expect(seen.listeners).toEqual({ ja: 0, en: 0, es: 0 })
    }, WAIT)
    led.leave()
  })

  it('lets nobody but the speaker publish, or read what listeners send', async () => {
    const intruder = await mqtt.connectAsync(session.broker, {
      clientId: clientIdOf('listener'),
      protocolVersion: 4,
      reconnectPeriod: 0,
    })
    const heard: string[] = []
    intruder.on('message', (topic) => heard.push(topic))
    await intruder.subscribeAsync(['talks/#'], { qos: 1 })
    await intruder.publishAsync(liveTopic(SCOPE, 'position'), '{"v":1,"forged":true}', {
      qos: 1,
      retain: true,
    })

    const curious = await mqtt.connectAsync(session.broker, {
      clientId: clientIdOf('listener'),
      protocolVersion: 4,
      reconnectPeriod: 0,
    })
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
    intruder.end(true)
    curious.end(true)
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
})
