import mqtt from 'mqtt'
import { randomBytes } from 'node:crypto'
import {
  formatLiveMessage,
  isLater,
  parseLiveMessage,
  type LivePosition,
  type LiveState,
} from '../../deck/live/live-messages.ts'
import {
  CLIENT_PREFIXES,
  liveTopic,
  ownTopic,
  parseLiveTopic,
  roleOfClient,
  type LiveScope,
} from '../../deck/live/live-topics.ts'
import { SessionKeeper, type KeeperOptions } from './keeper.ts'
import type { Recorder } from './recorder.ts'

export interface RemoteKeeperOptions {
  scope: LiveScope
  broker: string
  /** The speaker's, whom the broker lets read what listeners send. */
  username: string
  password: string
  started: number
  recorder?: Recorder | undefined
  questions?: KeeperOptions['questions']
  onConnection: (connected: boolean, fault?: string) => void
}

/** ms that retained messages of the session have to come after subscribing; without them it is new to the broker. */
const SETTLE_MS = 2000
const KEEPER_PAUSE_MS = 1000

/**
 * Keeps a session at a broker elsewhere, as one more client of it. Who may publish what is for that broker's access
 * list: src/talk/live/README.md gives it for Mosquitto and EMQX.
 */
export function keepRemotely(options: RemoteKeeperOptions): { close: () => Promise<void> } {
  const { scope } = options
  const client = mqtt.connect(options.broker, {
    clientId: CLIENT_PREFIXES.keeper + randomBytes(16).toString('base64url'),
    username: options.username,
    password: options.password,
    protocolVersion: 4,
    clean: true,
  })
  const keeper = new SessionKeeper({
    started: options.started,
    pauseMs: KEEPER_PAUSE_MS,
    recorder: options.recorder,
    questions: options.questions,
    publish: (topic, payload) => {
      client.publish(liveTopic(scope, topic), payload, { qos: 1, retain: true })
    },
    answer: (clientId, payload) => {
      client.publish(ownTopic(scope, 'receipts', clientId), payload, { qos: 1 })
    },
  })
  let state: LiveState | undefined
  let position: LivePosition | undefined
  let isKnown = false
  const beginOrGoOn = () => {
    if (!isKnown) keeper.begin()
    isKnown = true
    keeper.tellAll()
    // A keeper that was away, or a broker that keeps nothing of listeners, has lost who follows.
    client.publish(liveTopic(scope, 'rollCall'), formatLiveMessage('rollCall', {}), { qos: 1 })
  }

  client.on('connect', () => {
    options.onConnection(true)
    client.subscribe(
      [
        ...(['state', 'position', 'markQuestion'] as const).map((topic) => liveTopic(scope, topic)),
        ...(['presence', 'questions'] as const).map((topic) => ownTopic(scope, topic, '+')),
      ],
      { qos: 1 },
    )
    setTimeout(() => {
      if (client.connected) beginOrGoOn()
    }, SETTLE_MS).unref()
  })
  client.on('close', () => {
    options.onConnection(false)
  })
  client.on('error', ({ message }) => {
    options.onConnection(false, message)
  })
  client.on('message', (topic, payload) => {
    const parsed = parseLiveTopic(scope, topic)
    const text = payload.toString()
    if (!parsed) return
    if ('own' in parsed) fromListener(parsed.own, parsed.clientId, text)
    else if (parsed.topic === 'state') fromState(text)
    else if (parsed.topic === 'position') {
      fromPosition(text)
    } else if (parsed.topic === 'markQuestion') {
      const mark = parseLiveMessage('markQuestion', text)
      if (mark) keeper.markQuestion(mark)
    }
  })

  function fromState(text: string): void {
    const next = parseLiveMessage('state', text)
    if (!next || !isLater(next, state)) return
    isKnown = true
    state = next
    keeper.state(next)
  }

  /** The retained one comes again after each loss of the connection. */
  function fromPosition(text: string): void {
    const next = parseLiveMessage('position', text)
    if (!next || !isLater(next, position)) return
    position = next
    keeper.position(next)
  }

  function fromListener(own: string, clientId: string, text: string): void {
    if (roleOfClient(clientId) !== 'listener') return
    if (own === 'presence') {
      const presence = text === '' ? undefined : parseLiveMessage('listenerPresence', text)
      keeper.presence(clientId, presence)
    } else if (own === 'questions') {
      const question = parseLiveMessage('listenerQuestion', text)
      if (question) keeper.question(clientId, question)
    }
  }

  return {
    close: async () => {
      await keeper.end()
      await client.endAsync()
    },
  }
}
