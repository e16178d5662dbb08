import { Aedes, type AuthenticateError, type Client, type PublishPacket } from 'aedes'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { formatLiveMessage, LIVE_LIMITS } from '../../deck/live/live-messages.ts'
import {
  liveTopic,
  ownTopic,
  parseLiveTopic,
  roleOfClient,
  type LiveScope,
} from '../../deck/live/live-topics.ts'
import { AddressBook, ADDRESS_LIMITS, type AddressLimits } from './address-limits.ts'
import { FanOut } from './fan-out.ts'
import { SessionKeeper, type KeeperOptions } from './keeper.ts'
import { PACKET_RATES } from './packet-gate.ts'
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
  questions?: KeeperOptions['questions']
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
/** ms that the last word has to reach listeners before the connections are cut. */
const FAREWELL_MS = 300

/** What a subscription is granted that isn't: the others are 0 to 2. */
const SUBSCRIPTION_REFUSED = 128

/** Return codes of MQTT 3.1.1. A full house is no final refusal: it can be tried again. */
const RETURN_CODES = { id: 2, full: 3, secret: 4 } as const

/** An MQTT broker for one session of one talk, which lets each role do what it must and nothing else. */
export async function createLiveBroker(options: LiveBrokerOptions): Promise<LiveBroker> {
  const { scope, token, started, recorder } = options
  const refusals = Object.fromEntries(REFUSALS.map((reason) => [reason, 0])) as Refusals
  const refuse = (reason: keyof Refusals): Error => {
    refusals[reason]++
    return new Error(`refused: ${reason}`)
  }
  const addresses = new AddressBook(options.addressLimits ?? ADDRESS_LIMITS)
  const keeper = new SessionKeeper({
    started,
    recorder,
    questions: options.questions,
    pauseMs: options.keeperPauseMs ?? KEEPER_PAUSE_MS,
    publish: (topic, payload) => {
      publish(aedes, liveTopic(scope, topic), payload)
    },
    answer: (clientId, payload) => {
      publish(aedes, ownTopic(scope, 'receipts', clientId), payload, false)
    },
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
    preConnect: (_client, { clientId, clean, will }, done) => {
      const goodWill = !will || rules.mayLeaveWill(clientId, will.topic, will.payload.toString())
      if (clean && goodWill) done(null, true)
      else done(refuse('login'), false)
    },
    authenticate: (client, username, password, done) => {
      const isListener = roleOfClient(client.id) === 'listener'
      const full =
        aedes.connectedClients >= MOST_CONNECTIONS || (isListener && addresses.isCrowded(addressOf(client)))
      const fault = full ? 'full' : rules.refusalOf(client.id, username, password ?? new Uint8Array())
      if (fault) {
        const error: unknown = Object.assign(refuse('login'), { returnCode: RETURN_CODES[fault] })
        done(error as AuthenticateError, false)
        return
      }
      sockets.admit(streamOf(client))
      if (!isListener) streamOf(client).setRate(PACKET_RATES.trusted)
      done(null, true)
    },
    authorizeSubscribe: (client, subscription, done) => {
      if (rules.mayRead(client.id, subscription.topic)) {
        done(null, subscription)
        return
      }
      refuse('subscribe')
      done(null, null)
    },
    authorizePublish: (client, packet, done) => {
      const message = {
        ...{ topic: packet.topic, payload: packet.payload.toString(), qos: packet.qos },
        address: client ? addressOf(client) : undefined,
      }
      const verdict = client ? rules.judge(client.id, message) : 'refuse'
      if (verdict === 'refuse') {
        done(refuse('publish'))
        return
      }
      if (verdict === 'unreadable') refuse('message')
      if (verdict === 'drop' || verdict === 'unreadable') silence(packet)
      else packet.retain = verdict === 'keep'
      done(null)
    },
  })
  aedes.on('subscribe', (subscriptions, client) => {
    for (const { topic, qos } of subscriptions)
      if (qos < SUBSCRIPTION_REFUSED) fanOut.add(topic, streamOf(client))
  })
  aedes.on('unsubscribe', (topics, client) => {
    for (const topic of topics) fanOut.remove(topic, streamOf(client))
  })
  // Its types don't know this one, which without a listener would end the server.
  const faults: NodeJS.EventEmitter = aedes
  faults.on('error', (error: Error) => options.onFault?.(error))
  aedes.on('clientDisconnect', (client) => {
    // The will of a page that went without a word has said the same: it is no longer at the lectern then.
    if (!rules.leave(client.id)) return
    publish(aedes, liveTopic(scope, 'speaker'), formatLiveMessage('speaker', { speaker: null, term: 0 }))
  })
  keeper.begin()
  const sockets = acceptSockets(aedes, addresses, options, refuse)
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

/** Hands the WebSockets of admissible addresses to the broker. */
function acceptSockets(
  aedes: Aedes,
  addresses: AddressBook,
  { origins = [], drainTimeoutMs = DRAIN_TIMEOUT_MS }: LiveBrokerOptions,
  refuse: (reason: keyof Refusals) => Error,
): Pick<LiveBroker, 'upgrade'> & { admit: (stream: SocketStream) => void; close: () => void } {
  const strangers = new Strangers()
  const forgetting = setInterval(() => {
    addresses.forgetQuiet(Date.now())
  }, FORGET_PAUSE_MS)
  forgetting.unref()
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LIVE_LIMITS.packetBytes * 4,
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
    admit: (stream) => {
      strangers.remove(stream)
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

/** Sends a packet where nobody can listen: the broker has no other way to take one and not to pass it on. */
function silence(packet: PublishPacket): void {
  packet.topic = 'dropped'
  packet.payload = Buffer.alloc(0)
  packet.retain = false
}

function addressOf(client: Client): string {
  return client.req?.socket.remoteAddress ?? ''
}

function streamOf(client: Client): SocketStream {
  return client.conn as SocketStream
}

/** The broker's own list of connections, which its types leave out. */
function clientsOf(aedes: Aedes): Record<string, Client | undefined> {
  return (aedes as unknown as { clients: Record<string, Client | undefined> }).clients
}
