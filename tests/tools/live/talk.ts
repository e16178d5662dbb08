import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt'
import { randomBytes } from 'node:crypto'
import { sessionOf, type LiveSession } from '../../../src/deck/live/live-info.ts'
import { CLIENT_PREFIXES, type LiveRole } from '../../../src/deck/live/live-topics.ts'
import {
  createLiveBroker,
  type LiveBroker,
  type LiveBrokerOptions,
} from '../../../src/tools/live/live-broker.ts'

export const SCOPE = { deck: 'slides', session: 'k3v9' }
export const TOKEN = 'the-token-of-the-speaker-and-of-nobody-else'
export const STARTED = 1_700_000_000_000

/** A broker behind an HTTP server on the loopback, as `npm start -- --live` has it. */
export interface Talk {
  broker: LiveBroker
  port: number
  session: LiveSession
  close: () => Promise<void>
}

/** `port` brings a broker back where one was before. */
export async function openTalk(options: Partial<LiveBrokerOptions> = {}, port = 0): Promise<Talk> {
  const broker = await createLiveBroker({ scope: SCOPE, token: TOKEN, started: STARTED, ...options })
  const server = createServer((_request, response) => {
    response.end('served')
  })
  server.on('upgrade', broker.upgrade)
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  const actual = (server.address() as AddressInfo).port
  const session = sessionOf({ deck: SCOPE.deck }, SCOPE.session, `http://127.0.0.1:${String(actual)}/`)
  if (!session) throw new Error('no session')
  return { broker, port: actual, session, close: () => closeTalk(broker, server) }
}

async function closeTalk(broker: LiveBroker, server: Server): Promise<void> {
  await broker.close()
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
}

export function clientIdOf(role: LiveRole): string {
  return CLIENT_PREFIXES[role] + randomBytes(16).toString('base64url')
}

export function randomCode(): string {
  return randomBytes(16).toString('base64url')
}

const OPTIONS: Record<'listener' | 'speaker', IClientOptions> = {
  listener: { username: 'listener' },
  speaker: { username: 'speaker', password: TOKEN },
}

/** A client that says just what it is told to: no reconnection, no manners. Rejects where it is refused. */
export async function connectRaw(
  talk: Talk,
  role: 'listener' | 'speaker',
  options: IClientOptions = {},
): Promise<MqttClient> {
  const client = mqtt.connect(talk.session.broker, {
    protocolVersion: 4,
    reconnectPeriod: 0,
    clean: true,
    keepalive: 30,
    clientId: clientIdOf(role),
    ...OPTIONS[role],
    ...options,
  })
  await new Promise<void>((connected, refused) => {
    client.once('connect', () => {
      connected()
    })
    client.once('error', refused)
    client.once('close', () => {
      refused(new Error('closed'))
    })
  })
  client.on('error', () => undefined)
  return client
}

/** Resolves when the broker ends the connection. */
export function closed(client: MqttClient): Promise<void> {
  if (!client.connected) return Promise.resolve()
  return new Promise((resolve) => {
    client.once('close', () => {
      resolve()
    })
  })
}
