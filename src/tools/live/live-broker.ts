import { Aedes, type Client, type PublishPacket } from 'aedes'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { LIVE_LIMITS } from '../../deck/live/live-limits.ts'
import { formatLiveMessage } from '../../deck/live/live-messages.ts'
import {
  liveTopic,
  ownTopic,
  parseLiveTopic,
  roleOfClient,
  type LiveScope,
} from '../../deck/live/live-topics.ts'
import { AddressBook, ADDRESS_LIMITS, type AddressLimits } from './address-limits.ts'
import { addressOf, admission, streamOf } from './admission.ts'
import { FanOut } from './fan-out.ts'
import { SessionKeeper, type KeeperOptions } from './keeper.ts'
import type { Recorder } from './recorder.ts'
import { SessionRules } from './session-rules.ts'
import { SocketStream } from './socket-stream.ts'
import { Strangers } from './strangers.ts'

export interface LiveBrokerOptions {
  scope: LiveScope
  /** The speaker's secret. */
  token: string
  /** Epoch ms of the session's start. */
  started: number
  recorder?: Recorder | undefined
  kept?: KeeperOptions['kept']
  /** Origins, beside the server's own, whose pages may connect: where a proxy stands before it. */
  origins?: readonly string[]
  /** For the bench, whose listeners have one address. */
  addressLimits?: AddressLimits
  /** ms until a listener that takes nothing in is cut off. Default 5000. */
  drainTimeoutMs?: number
  /** Told of what goes wrong in the broker itself; the talk goes on. */
  onFault?: (error: Error) => void
  /** ms between two messages with counts or with questions. Default 1000. */
  keeperPauseMs?: number
}

const REFUSALS = ['size', 'rate', 'text', 'address', 'login', 'publish', 'subscribe', 'message'] as const
/** How often something was refused since the start, by reason; `message` is a shape or version that nobody knows. */
export type Refusals = Record<(typeof REFUSALS)[number], number>

export interface LiveBroker {
  /** Takes over an upgrade request of the HTTP server that is for the broker. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** True for a clicker that was let in and not thrown out since. */
  isClicker: (clientId: string, code: string) => boolean
  refusals: Readonly<Refusals>
  /** Connections that have said who they are. */
  connections: () => number
  keeper: SessionKeeper
  /** Tells everybody that the talk is over, and ends all connections. */
  close: () => Promise<void>
}

/** Connections in all. */
const MOST_CONNECTIONS = 20_000
const KEEPALIVE_LIMIT_S = 120
const CONNECT_TIMEOUT_MS = 10_000
const DRAIN_TIMEOUT_MS = 5000
const KEEPER_PAUSE_MS = 1000
const FORGET_PAUSE_MS = 60_000
/** Frames that a message may come in: pages send one, and those without bytes would be counted by nobody. */
const MOST_FRAGMENTS = 16
/** ms that the last word has to reach listeners before the connections are cut. */
const FAREWELL_MS = 300

/** What a subscription is granted that isn't: the others are 0 to 2. */
const SUBSCRIPTION_REFUSED = 128

/** An MQTT broker for one session of one talk, which lets each role do what it must and nothing else. */
export async function createLiveBroker(options: LiveBrokerOptions): Promise<LiveBroker> {
  const { scope, token } = options
  const { refusals, refuse } = countRefusals()
  const addresses = new AddressBook(options.addressLimits ?? ADDRESS_LIMITS)
  const strangers = new Strangers()
  const keeper = keeperOf(options, (topic, payload, isKept) => {
    publish(aedes, topic, payload, isKept)
  })
  const rules = new SessionRules({
    scope,
    token,
    keeper,
    disconnect: (clientId) => clientsOf(aedes)[clientId]?.close(),
  })
  const fanOut = new FanOut((topic) => {
    const parsed = parseLiveTopic(scope, topic)
    return parsed !== undefined && 'topic' in parsed
  })
  const aedes = await Aedes.createBroker({
    mq: fanOut,
    connectTimeout: CONNECT_TIMEOUT_MS,
    keepaliveLimit: KEEPALIVE_LIMIT_S,
    drainTimeout: options.drainTimeoutMs ?? DRAIN_TIMEOUT_MS,
    maxTopicLevels: 8,
    queueLimit: 16,
    ...admission({
      rules,
      refuse,
      isFull: (client) => aedes.connectedClients >= MOST_CONNECTIONS || isCrowdedOut(client, addresses),
      onAdmitted: (client) => {
        strangers.remove(streamOf(client))
      },
    }),
  })
  passOn(aedes, fanOut)
  tellFaults(aedes, options.onFault)
  aedes.on('clientDisconnect', (client) => {
    // The will of a page that went without a word has said the same: it is no longer at the lectern then.
    if (!rules.leave(client.id)) return
    publish(aedes, liveTopic(scope, 'speaker'), formatLiveMessage('speaker', { speaker: null, term: 0 }))
  })
  keeper.begin()
  const sockets = acceptSockets(aedes, { addresses, strangers }, options, refuse)
  return {
    keeper,
    refusals,
    connections: () => aedes.connectedClients,
    upgrade: sockets.upgrade,
    isClicker: (clientId, code) => rules.isClicker(clientId, code),
    close: async () => {
      await keeper.end()
      if (aedes.connectedClients > 0) await new Promise((resolve) => setTimeout(resolve, FAREWELL_MS))
      await new Promise<void>((resolve) => {
        aedes.close(resolve)
      })
      sockets.close()
    },
  }
}

function countRefusals(): { refusals: Refusals; refuse: (reason: keyof Refusals) => Error } {
  const refusals = Object.fromEntries(REFUSALS.map((reason) => [reason, 0])) as Refusals
  const refuse = (reason: keyof Refusals) => {
    refusals[reason]++
    return new Error(`refused: ${reason}`)
  }
  return { refusals, refuse }
}

/** The session's memory, which speaks through the broker. */
function keeperOf(
  { scope, started, recorder, kept, keeperPauseMs = KEEPER_PAUSE_MS }: LiveBrokerOptions,
  say: (topic: string, payload: string, isKept?: boolean) => void,
): SessionKeeper {
  return new SessionKeeper({
    ...{ started, recorder, kept, pauseMs: keeperPauseMs },
    publish: (topic, payload) => {
      say(liveTopic(scope, topic), payload)
    },
    answer: (topic, clientId, payload) => {
      say(ownTopic(scope, topic, clientId), payload, false)
    },
  })
}

/** The broker's types don't know this event, which without a listener would end the server. */
function tellFaults(aedes: Aedes, onFault: LiveBrokerOptions['onFault']): void {
  const faults: NodeJS.EventEmitter = aedes
  faults.on('error', (error: Error) => onFault?.(error))
}

/** What may be read by all is written to every connection at once. */
function passOn(aedes: Aedes, fanOut: FanOut): void {
  aedes.on('subscribe', (subscriptions, client) => {
    for (const { topic, qos } of subscriptions)
      if (qos < SUBSCRIPTION_REFUSED) fanOut.add(topic, streamOf(client))
  })
  aedes.on('unsubscribe', (topics, client) => {
    for (const topic of topics) fanOut.remove(topic, streamOf(client))
  })
}

/** Listeners fill their address's places; the speaker and the clickers have some of their own. */
function isCrowdedOut(client: Client, addresses: AddressBook): boolean {
  return roleOfClient(client.id) === 'listener' && addresses.isCrowded(addressOf(client))
}

/** Hands the WebSockets of admissible addresses to the broker. */
function acceptSockets(
  aedes: Aedes,
  { addresses, strangers }: { addresses: AddressBook; strangers: Strangers },
  { origins = [], drainTimeoutMs = DRAIN_TIMEOUT_MS }: LiveBrokerOptions,
  refuse: (reason: keyof Refusals) => Error,
): Pick<LiveBroker, 'upgrade'> & { close: () => void } {
  const forgetting = setInterval(() => {
    addresses.forgetQuiet(Date.now())
  }, FORGET_PAUSE_MS)
  forgetting.unref()
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LIVE_LIMITS.packetBytes * 4,
    maxFragments: MOST_FRAGMENTS,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('mqtt') ? 'mqtt' : false),
  })
  return {
    upgrade: (request, socket, head) => {
      const address = request.socket.remoteAddress ?? ''
      // Whoever is refused may hang up before it has heard so.
      socket.on('error', () => socket.destroy())
      const enters = () => addresses.enter(address, Date.now())
      // Who has not said who they are makes room for who comes.
      if (!isOwnOrigin(request, origins) || !(enters() || (strangers.cutOldest(address) && enters()))) {
        refuse('address')
        socket.end('HTTP/1.1 429 Too Many Requests\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () => {
          // Who doesn't hang up would keep the socket.
          socket.destroy()
        })
        return
      }
      let left = false
      const leaves = () => {
        if (!left) addresses.leave(address)
        left = true
      }
      socket.once('close', leaves)
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        const stream = new SocketStream(webSocket, drainTimeoutMs, refuse)
        strangers.add(address, { stream, leaves })
        aedes.handle(stream, request)
      })
    },
    close: () => {
      clearInterval(forgetting)
      for (const client of sockets.clients) client.terminate()
    },
  }
}

/** A page of another site may not connect in its visitors' name; programs send no origin. */
function isOwnOrigin({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, host } = headers
  if (origin === undefined || origins.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

function publish(aedes: Aedes, topic: string, text: string, retain = true): void {
  const payload = Buffer.from(text)
  const packet: PublishPacket = { cmd: 'publish', topic, payload, qos: 1, retain, dup: false }
  aedes.publish(packet, () => undefined)
}

/** The broker's own list of connections, which its types leave out. */
function clientsOf(aedes: Aedes): Record<string, Client | undefined> {
  return (aedes as unknown as { clients: Record<string, Client | undefined> }).clients
}
