import type { IClientOptions, MqttClient } from 'mqtt'
import { reconnectionPauseMs } from '../../deck/live/live-reconnection.ts'

/**
 * How the connection stands. `lost` is tried again by itself; `refused` (a wrong token, a code that is used up, thrown
 * out) is not; `closed` was closed here.
 */
export type LiveStatus = 'connecting' | 'connected' | 'lost' | 'refused' | 'closed'

export interface LiveConnectionOptions {
  broker: string
  clientId: string
  /** Empty: none. */
  username: string
  password?: string
  /** Topics without wildcards, the speaker's clickers aside. */
  topics: readonly string[]
  /** What the broker says in our name when the connection breaks. */
  will?: { topic: string; payload: string }
  onStatus: (status: LiveStatus) => void
  /** Each time that the subscriptions stand: what is retained follows. */
  onReady: () => void
  onMessage: (topic: string, payload: string) => void
}

export interface PublishOptions {
  /** The broker keeps it for who comes late. */
  retain?: boolean
  /** 0 for what is outdated a moment later. Default 1. */
  qos?: 0 | 1
}

export interface LiveConnection {
  /** False where there is no connection: nothing is kept to be sent later, when it would be old. */
  publish: (topic: string, payload: string, options?: PublishOptions) => boolean
  /** Takes a topic in from now on, after reconnections too. */
  subscribe: (topic: string) => void
  unsubscribe: (topic: string) => void
  /** Leaves; with a last word that goes out before. */
  close: (farewell?: { topic: string; payload: string }) => void
}

/** s after which a silent broker is asked for a sign of life; it counts as lost after one and a half of it: within five seconds. */
const KEEPALIVE_S = 3
const CONNECT_TIMEOUT_MS = 5000
/** Reason codes of a refusal that trying again doesn't mend: identifier, name or password, not authorised. */
const FINAL_REFUSALS = [2, 4, 5]

/**
 * A connection to the broker that comes back by itself. mqtt.js is loaded with the first one. Each attempt is a new
 * client: one that reconnects would first send what it had kept, and old positions would come as new.
 */
export function openLiveConnection(options: LiveConnectionOptions): LiveConnection {
  return new ReturningConnection(options)
}

class ReturningConnection implements LiveConnection {
  readonly #options: LiveConnectionOptions
  readonly #topics: Set<string>
  #client: MqttClient | undefined
  #attempt = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #over = false
  #ready = false

  constructor(options: LiveConnectionOptions) {
    this.#options = options
    this.#topics = new Set(options.topics)
    // Node, where the tests and the bench run it, has no window.
    if (typeof window !== 'undefined') window.addEventListener('online', this.#onOnline)
    void this.#connect()
  }

  publish = (topic: string, payload: string, { retain = false, qos = 1 }: PublishOptions = {}): boolean => {
    if (!this.#client || !this.#ready) return false
    this.#client.publish(topic, payload, { qos, retain })
    return true
  }

  subscribe = (topic: string): void => {
    this.#topics.add(topic)
    if (this.#ready) this.#client?.subscribe(topic, { qos: 1 })
  }

  unsubscribe = (topic: string): void => {
    this.#topics.delete(topic)
    if (this.#ready) this.#client?.unsubscribe(topic)
  }

  close = (farewell?: { topic: string; payload: string }): void => {
    if (this.#over) return
    this.#over = true
    this.#stop()
    const last = this.#client
    this.#client = undefined
    if (last && this.#ready && farewell) {
      last.publish(farewell.topic, farewell.payload, { qos: 1, retain: true }, () => last.end())
    } else last?.end(true)
    this.#options.onStatus('closed')
  }

  async #connect(): Promise<void> {
    if (this.#over) return
    this.#options.onStatus(this.#attempt === 0 ? 'connecting' : 'lost')
    const mqtt = await loadMqtt()
    if (this.#isOver()) return
    if (!mqtt) {
      this.#retry()
      return
    }
    this.#client = mqtt.connect(this.#options.broker, clientOptions(this.#options))
    this.#listen(this.#client)
  }

  #isOver(): boolean {
    return this.#over
  }

  #listen(current: MqttClient): void {
    current.on('connect', () => {
      current.subscribe([...this.#topics], { qos: 1 }, (error) => {
        if (current === this.#client && !error) this.#arrive()
      })
    })
    current.on('message', (topic, payload) => {
      if (current === this.#client && !this.#over) this.#options.onMessage(topic, payload.toString())
    })
    current.on('error', (error) => {
      if (current === this.#client && 'code' in error && FINAL_REFUSALS.some((code) => code === error.code))
        this.#refuse()
    })
    current.on('close', () => {
      if (current === this.#client) this.#retry()
    })
  }

  #arrive(): void {
    this.#attempt = 0
    this.#ready = true
    this.#options.onStatus('connected')
    this.#options.onReady()
  }

  #drop(): void {
    this.#ready = false
    const old = this.#client
    this.#client = undefined
    old?.end(true)
  }

  #retry(): void {
    this.#drop()
    if (this.#over) return
    this.#options.onStatus('lost')
    this.#connectIn(reconnectionPauseMs(this.#attempt++))
  }

  #refuse(): void {
    this.#over = true
    this.#drop()
    this.#stop()
    this.#options.onStatus('refused')
  }

  /** The network is back: no need to sit out a long pause, but the hall doesn't come at once either. */
  #onOnline = (): void => {
    if (this.#ready || this.#over || this.#timer === undefined) return
    this.#attempt = 1
    this.#connectIn(reconnectionPauseMs(0))
  }

  #connectIn(pauseMs: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#connect(), pauseMs)
  }

  #stop(): void {
    clearTimeout(this.#timer)
    if (typeof window !== 'undefined') window.removeEventListener('online', this.#onOnline)
  }
}

/** Undefined without network: the connection is tried again then, and with it this. */
async function loadMqtt() {
  try {
    return (await import('mqtt')).default
  } catch {
    return undefined
  }
}

function clientOptions({ clientId, username, password, will }: LiveConnectionOptions): IClientOptions {
  return {
    protocolVersion: 4,
    clean: true,
    clientId,
    // MQTT knows no password without a name.
    ...(username !== '' && { username, ...(password !== undefined && { password }) }),
    keepalive: KEEPALIVE_S,
    connectTimeout: CONNECT_TIMEOUT_MS,
    reconnectPeriod: 0,
    queueQoSZero: false,
    // The library's own timers are a worker made from a blob, which the pages' policy forbids.
    timerVariant: 'native',
    ...(will && { will: { ...will, qos: 1, retain: true } }),
  }
}
