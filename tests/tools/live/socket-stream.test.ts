import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { FanOut } from '../../../src/tools/live/fan-out.ts'
import { publishPacket, readPublish, takePackets } from '../../../src/tools/live/mqtt-bytes.ts'
import { SocketStream } from '../../../src/tools/live/socket-stream.ts'

let server: WebSocketServer
beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  await once(server, 'listening')
})
afterEach(async () => {
  for (const client of server.clients) client.terminate()
  await new Promise((closed) => {
    server.close(closed)
  })
})

async function connect(
  onRefused: (fault: string) => void = () => undefined,
): Promise<{ client: WebSocket; stream: SocketStream }> {
  const client = new WebSocket(`ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`)
  const [socket] = (await once(server, 'connection')) as [WebSocket]
  const stream = new SocketStream(socket, 20_000, onRefused)
  if (client.readyState !== WebSocket.OPEN) await once(client, 'open')
  return { client, stream }
}

describe('a connection that takes nothing in for a while', () => {
  it('gets the last message of a topic when it goes on, and few of those before', async () => {
    const { client, stream } = await connect()
    const filler = 'x'.repeat(200_000)
    client.pause()
    const sent = 400
    for (let i = 1; i <= sent; i++) {
      stream.sendLatest('position', publishPacket('position', `${String(i)} ${filler}`, i))
      await new Promise((resolve) => setImmediate(resolve))
    }
    const came: number[] = []
    let rest: Buffer = Buffer.alloc(0)
    client.on('message', (data) => {
      rest = takePackets(Buffer.concat([rest, data as Buffer]), (packet) => {
        came.push(Number.parseInt(readPublish(packet).payload, 10))
      })
    })
    client.resume()
    await vi.waitFor(
      () => {
        expect(came.at(-1)).toBe(sent)
      },
      { timeout: 60_000 },
    )
    expect(came.length).toBeLessThan(sent)
    expect(came).toEqual([...came].sort((a, b) => a - b))
  })
})

describe('a connection that subscribes and leaves again and again', () => {
  it('is waited for once, and gets a message once, or not at all when it has left', async () => {
    const { client, stream } = await connect()
    const fanOut = new FanOut(() => true)
    const before = stream.listenerCount('close')
    for (let i = 0; i < 1000; i++) {
      fanOut.add(`position/${String(i % 5)}`, stream)
      fanOut.remove(`position/${String(i % 5)}`, stream)
    }
    expect(stream.listenerCount('close')).toBe(before + 1)
    fanOut.add('position/0', stream)
    fanOut.add('position/0', stream)
    let received = Buffer.alloc(0)
    client.on('message', (data) => (received = Buffer.concat([received, data as Buffer])))
    const payloads = () => {
      const found: string[] = []
      takePackets(received, (each) => found.push(readPublish(each).payload))
      return found
    }
    const packet = {
      cmd: 'publish',
      qos: 0,
      retain: false,
      dup: false,
      brokerId: '',
      brokerCounter: 0,
    } as const
    for (const topic of ['position/1', 'position/0']) fanOut.emit({ ...packet, topic, payload: topic })
    await vi.waitFor(() => {
      expect(payloads()).toEqual(['position/0'])
    })
  })
})

describe('a connection that sends what MQTT needs none of', () => {
  it.each(['ping', 'pong'] as const)('is cut off after too many a %s', async (control) => {
    const refused = vi.fn()
    const { client } = await connect(refused)
    for (const socket of server.clients)
      socket.on('message', () => {
        socket.send('all was taken')
      })
    const answered = once(client, 'message')
    const closed = once(client, 'close')
    for (let i = 0; i < 1000; i++) client[control]()
    client.send(Buffer.from([0xc0, 0]))
    await Promise.race([closed, answered])
    expect(refused).toHaveBeenCalledExactlyOnceWith('rate')
  })
})
