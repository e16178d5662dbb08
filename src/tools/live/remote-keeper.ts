import mqtt from 'mqtt'
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import {
  formatLiveMessage,
  isLater,
  parseLiveMessage,
  type LivePosition,
  type LiveState,
} from '../../deck/live/live-messages.ts'
import { SHOWN } from '../../deck/live/live-recording.ts'
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
  kept?: KeeperOptions['kept']
  onConnection: (connected: boolean, fault?: string) => void
}

/** ms that retained messages of the session have to come after subscribing; without them it is new to the broker. */
const SETTLE_MS = 2000
const KEEPER_PAUSE_MS = 1000
/** ms that a broker has to take the last messages. */
const END_MS = 3000

/**
 * Keeps a session at a broker elsewhere, as one more client of it. Who may publish what is for that broker's access
 * list: src/talk/live/README.md gives it for Mosquitto and EMQX.
 */
export function keepRemotely(options: RemoteKeeperOptions): { close: () => Promise<void> } {
  return new RemoteKeeper(options)
}

class RemoteKeeper {
  readonly #options: RemoteKeeperOptions
  readonly #client: mqtt.MqttClient
  readonly #keeper: SessionKeeper
  #state: LiveState | undefined
  #position: LivePosition | undefined
  /** True once the session has said something since the broker was reached: one that began anew has forgotten it. */
  #isKnown = false

  constructor(options: RemoteKeeperOptions) {
    this.#options = options
    const { scope } = options
    this.#client = mqtt.connect(options.broker, {
      clientId: CLIENT_PREFIXES.keeper + randomBytes(16).toString('base64url'),
      username: options.username,
      password: options.password,
      protocolVersion: 4,
      clean: true,
      // A broker that starts, or is full, refuses for a while.
      reconnectOnConnackError: true,
    })
    this.#keeper = new SessionKeeper({
      started: options.started,
      pauseMs: KEEPER_PAUSE_MS,
      recorder: options.recorder,
      kept: options.kept,
      publish: (topic, payload) => {
        this.#client.publish(liveTopic(scope, topic), payload, { qos: 1, retain: true })
      },
      answer: (topic, clientId, payload) => {
        this.#client.publish(ownTopic(scope, topic, clientId), payload, { qos: 1 })
      },
    })
    this.#listen()
  }

  /** A broker that can't be reached, or doesn't answer, learns nothing of the end. */
  close = async (): Promise<void> => {
    await this.#keeper.end()
    if (this.#client.connected)
      await Promise.race([this.#client.endAsync(), wait(END_MS, undefined, { ref: false })])
    if (!this.#client.disconnected) await this.#client.endAsync(true)
  }

  #listen(): void {
    this.#client.on('connect', () => {
      this.#arrive()
    })
    this.#client.on('close', () => {
      this.#options.onConnection(false)
    })
    this.#client.on('error', ({ message }) => {
      this.#options.onConnection(false, message)
    })
    this.#client.on('message', (topic, payload) => {
      this.#hear(topic, payload.toString())
    })
  }

  #arrive(): void {
    const { scope, onConnection } = this.#options
    onConnection(true)
    this.#isKnown = false
    // Fifteen a second, of which nothing but a recording knows what to do.
    const recorded = this.#options.recorder ? SHOWN : []
    this.#client.subscribe(
      [
        ...(['state', 'position', 'markQuestion', 'renewModeration', 'poll', ...recorded] as const).map(
          (topic) => liveTopic(scope, topic),
        ),
        ...(['presence', 'questions', 'signals', 'votes', 'moderator'] as const).map((topic) =>
          ownTopic(scope, topic, '+'),
        ),
      ],
      { qos: 1 },
    )
    setTimeout(() => {
      if (this.#client.connected) this.#beginOrGoOn()
    }, SETTLE_MS).unref()
  }

  #beginOrGoOn(): void {
    const { scope } = this.#options
    if (!this.#isKnown) {
      this.#keeper.begin()
      if (this.#position)
        this.#client.publish(liveTopic(scope, 'position'), formatLiveMessage('position', this.#position), {
          qos: 1,
          retain: true,
        })
    }
    this.#isKnown = true
    this.#keeper.tellAll()
    // A keeper that was away, or a broker that keeps nothing of listeners, has lost who follows.
    this.#client.publish(liveTopic(scope, 'rollCall'), formatLiveMessage('rollCall', {}), { qos: 1 })
  }

  #hear(topic: string, text: string): void {
    const parsed = parseLiveTopic(this.#options.scope, topic)
    if (!parsed) return
    const shown = 'topic' in parsed ? SHOWN.find((one) => one === parsed.topic) : undefined
    if (shown) {
      if (parseLiveMessage(shown, text)) this.#keeper.shown(shown, text)
    } else if ('own' in parsed) this.#hearListener(parsed.own, parsed.clientId, text)
    else if (parsed.topic === 'state') this.#hearState(text)
    else if (parsed.topic === 'position') this.#hearPosition(text)
    else if (parsed.topic === 'poll') {
      const poll = parseLiveMessage('poll', text)
      if (poll) this.#keeper.poll(poll)
    } else if (parsed.topic === 'renewModeration') {
      if (parseLiveMessage('renewModeration', text)) this.#renewModeration()
    } else if (parsed.topic === 'markQuestion') {
      const mark = parseLiveMessage('markQuestion', text)
      if (mark) this.#keeper.markQuestion(mark)
    }
  }

  #hearState(text: string): void {
    const next = parseLiveMessage('state', text)
    if (!next) return
    this.#isKnown = true
    if (!isLater(next, this.#state)) return
    this.#state = next
    this.#keeper.state(next)
  }

  /** The retained one comes again after each loss of the connection. */
  #hearPosition(text: string): void {
    const next = parseLiveMessage('position', text)
    if (!next || !isLater(next, this.#position)) return
    this.#position = next
    this.#keeper.position(next)
  }

  /** Nobody can end their connection here: they are told, and go. */
  #renewModeration(): void {
    for (const clientId of this.#keeper.renewModeration())
      this.#client.publish(ownTopic(this.#options.scope, 'moderatorQuestions', clientId), '', { qos: 1 })
  }

  /** The code is checked by the keeper: the broker doesn't know it. */
  #hearModerator(clientId: string, text: string): void {
    const message = text === '' ? undefined : parseLiveMessage('moderator', text)
    if (message || text === '') this.#keeper.moderate(clientId, message)
  }

  #hearListener(own: string, clientId: string, text: string): void {
    const role = roleOfClient(clientId)
    if (role === 'moderator' && own === 'moderator') this.#hearModerator(clientId, text)
    if (role !== 'listener') return
    if (own === 'presence') {
      const presence = text === '' ? undefined : parseLiveMessage('listenerPresence', text)
      this.#keeper.presence(clientId, presence)
    } else if (own === 'questions') {
      const question = parseLiveMessage('listenerQuestion', text)
      if (question) this.#keeper.question(clientId, question)
    } else if (own === 'signals') {
      const signal = parseLiveMessage('listenerSignal', text)
      if (signal) this.#keeper.signal(clientId, signal)
    } else if (own === 'votes') {
      const vote = parseLiveMessage('listenerVote', text)
      if (vote) this.#keeper.vote(clientId, vote)
    }
  }
}
