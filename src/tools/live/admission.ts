import type { AedesOptions, AuthenticateError, Client, PublishPacket } from 'aedes'
import { roleOfClient } from '../../deck/live/live-topics.ts'
import { PACKET_RATES } from './packet-gate.ts'
import type { SessionRules } from './session-rules.ts'
import type { SocketStream } from './socket-stream.ts'

/** Return codes of MQTT 3.1.1. A full house is no final refusal: it can be tried again. */
const RETURN_CODES = { id: 2, full: 3, secret: 4 } as const

export interface AdmissionOptions {
  rules: SessionRules
  /** Counts a refusal. */
  refuse: (reason: 'login' | 'publish' | 'subscribe' | 'message') => Error
  /** True where there is no place for the client. */
  isFull: (client: Client) => boolean
  onAdmitted: (client: Client) => void
}

type Hooks = Required<
  Pick<AedesOptions, 'preConnect' | 'authenticate' | 'authorizeSubscribe' | 'authorizePublish'>
>

/** What the broker asks before each thing that it does for a connection, answered by the session's rules. */
export function admission({ rules, refuse, isFull, onAdmitted }: AdmissionOptions): Hooks {
  return {
    preConnect: (_client, { clientId, clean, will }, done) => {
      const goodWill = !will || rules.mayLeaveWill(clientId, will.topic, will.payload.toString())
      if (clean && goodWill) done(null, true)
      else done(refuse('login'), false)
    },
    authenticate: (client, username, password, done) => {
      const fault = isFull(client)
        ? 'full'
        : rules.refusalOf(client.id, username, password ?? new Uint8Array())
      if (fault) {
        const error: unknown = Object.assign(refuse('login'), { returnCode: RETURN_CODES[fault] })
        done(error as AuthenticateError, false)
        return
      }
      onAdmitted(client)
      if (roleOfClient(client.id) !== 'listener') streamOf(client).setRate(PACKET_RATES.trusted)
      done(null, true)
    },
    authorizeSubscribe: (client, subscription, done) => {
      const mayRead = rules.mayRead(client.id, subscription.topic)
      if (!mayRead) refuse('subscribe')
      done(null, mayRead ? subscription : null)
    },
    authorizePublish: (client, packet, done) => {
      const error = judge(rules, client, packet, refuse)
      done(error)
    },
  }
}

/** Undefined where the packet may go on, changed into what becomes of it. */
function judge(
  rules: SessionRules,
  client: Client | null,
  packet: PublishPacket,
  refuse: AdmissionOptions['refuse'],
): Error | null {
  const message = {
    ...{ topic: packet.topic, payload: packet.payload.toString(), qos: packet.qos },
    address: client ? addressOf(client) : undefined,
  }
  const verdict = client ? rules.judge(client.id, message) : 'refuse'
  if (verdict === 'refuse') return refuse('publish')
  if (verdict === 'unreadable') refuse('message')
  if (verdict === 'drop' || verdict === 'unreadable') silence(packet)
  else packet.retain = verdict === 'keep'
  return null
}

/** Sends a packet where nobody can listen: the broker has no other way to take one and not to pass it on. */
function silence(packet: PublishPacket): void {
  packet.topic = 'dropped'
  packet.payload = Buffer.alloc(0)
  packet.retain = false
}

export function addressOf(client: Client): string {
  return client.req?.socket.remoteAddress ?? ''
}

export function streamOf(client: Client): SocketStream {
  return client.conn as SocketStream
}
