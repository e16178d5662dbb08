import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import {
  openLiveConnection,
  type LiveConnection,
  type LiveStatus,
} from '../../../src/talk/live/live-connection.ts'
import { takePackets } from '../../../src/tools/live/mqtt-bytes.ts'

let server: WebSocketServer
let connection: LiveConnection | undefined
afterEach(async () => {
  connection?.close()
  for (const client of server.clients) client.terminate()
  await new Promise((closed) => {
    server.close(closed)
  })
})

/** A broker that greets, takes subscriptions, and then says nothing any more. */
async function silentBroker(onConnect: (body: Buffer) => void): Promise<string> {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'mqtt' })
  await once(server, 'listening')
  server.on('connection', (socket: WebSocket) => {
    let rest: Buffer = Buffer.alloc(0)
    socket.on('message', (data) => {
      rest = takePackets(Buffer.concat([rest, data as Buffer]), ({ type, body }) => {
        if (type === 1) {
          onConnect(body)
          socket.send(Buffer.from([0x20, 2, 0, 0]))
        } else if (type === 8) socket.send(Buffer.from([0x90, 3, body[0] ?? 0, body[1] ?? 0, 1]))
      })
    })
  })
  return `ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

describe('a connection whose broker falls silent', () => {
  it('asks for a sign of life so often that a loss is told within five seconds, and tells it', async () => {
    let keepaliveS = NaN
    const statuses: LiveStatus[] = []
    const broker = await silentBroker((body) => {
      // The protocol's name (six bytes), its version, flags; then the seconds.
      keepaliveS = body.readUInt16BE(8)
    })
    connection = openLiveConnection({
      ...{ broker, clientId: 'l-1', username: '', topics: ['a'] },
      ...{ onReady: () => undefined, onMessage: () => undefined },
      onStatus: (status) => statuses.push(status),
    })
    await vi.waitFor(
      () => {
        expect(statuses.slice(0, 3)).toEqual(['connecting', 'connected', 'lost'])
      },
      { timeout: 30_000, interval: 50 },
    )
    // MQTT counts a connection as lost after one and a half of it.
    expect(1.5 * keepaliveS).toBeLessThanOrEqual(5)
  }, 40_000)
})
