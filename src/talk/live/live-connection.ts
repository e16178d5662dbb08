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
  const topics = new Set(options.topics)
  let client: MqttClient | undefined
  let attempt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false
  let ready = false

  const connect = async () => {
    if (over) return
    options.onStatus(attempt === 0 ? 'connecting' : 'lost')
    const mqtt = await loadMqtt()
    if (isOver()) return
    if (!mqtt) {
      retry()
      return
    }
    client = mqtt.connect(options.broker, clientOptions(options))
    listen(client)
  }
  const isOver = () => over
  const listen = (current: MqttClient) => {
    current.on('connect', () => {
      current.subscribe([...topics], { qos: 1 }, (error) => {
        if (current !== client || error) return
        attempt = 0
        ready = true
        options.onStatus('connected')
        options.onReady()
      })
    })
    current.on('message', (topic, payload) => {
      if (current === client && !over) options.onMessage(topic, payload.toString())
    })
    current.on('error', (error) => {
      if (current === client && 'code' in error && FINAL_REFUSALS.some((code) => code === error.code))
        refuse()
    })
    current.on('close', () => {
      if (current === client) retry()
    })
  }
  const drop = () => {
    ready = false
    const old = client
    client = undefined
    old?.end(true)
  }
  const retry = () => {
    drop()
    if (over) return
    options.onStatus('lost')
    clearTimeout(timer)
    timer = setTimeout(() => void connect(), reconnectionPauseMs(attempt++))
  }
  const refuse = () => {
    over = true
    drop()
    stop()
    options.onStatus('refused')
  }
  /** The network is back: no need to sit out a long pause, but the hall doesn't come at once either. */
  const onOnline = () => {
    if (ready || over || timer === undefined) return
    clearTimeout(timer)
    attempt = 1
    timer = setTimeout(() => void connect(), reconnectionPauseMs(0))
  }
  const stop = () => {
    clearTimeout(timer)
    if (typeof window !== 'undefined') window.removeEventListener('online', onOnline)
  }

  // Node, where the tests and the bench run it, has no window.
  if (typeof window !== 'undefined') window.addEventListener('online', onOnline)
  void connect()
  return {
    publish: (topic, payload, { retain = false, qos = 1 } = {}) => {
      if (!client || !ready) return false
      client.publish(topic, payload, { qos, retain })
      return true
    },
    subscribe: (topic) => {
      topics.add(topic)
      if (ready) client?.subscribe(topic, { qos: 1 })
    },
    unsubscribe: (topic) => {
      topics.delete(topic)
      if (ready) client?.unsubscribe(topic)
    },
    close: (farewell) => {
      if (over) return
      over = true
      stop()
      const last = client
      client = undefined
      if (last && ready && farewell) {
        last.publish(farewell.topic, farewell.payload, { qos: 1, retain: true }, () => last.end())
      } else last?.end(true)
      options.onStatus('closed')
    },
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
