import { Aedes } from 'aedes'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createWebSocketStream, WebSocketServer } from 'ws'
import { createLiveBroker } from '../../live/live-broker.ts'
import { BENCH_SCOPE, BENCH_TOKEN } from './scope.ts'

/* A process with one broker on the loopback: ours, or aedes as it comes. Tells its port to the parent. */

const [kind, port, started] = process.argv.slice(2)
const server = createServer()
if (kind === 'ours') await serveOurs()
else await serveBare()
server.listen(Number(port), '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port)
})

async function serveOurs(): Promise<void> {
  const broker = await createLiveBroker({
    scope: BENCH_SCOPE,
    token: BENCH_TOKEN,
    started: Number(started),
    // All listeners of the bench have one address.
    addressLimits: { connections: 20_000, burst: 20_000, perSecond: 20_000 },
  })
  server.on('upgrade', broker.upgrade)
  // Asked how many are connected.
  process.on('message', () => process.send?.(broker.connections()))
}

async function serveBare(): Promise<void> {
  const aedes = await Aedes.createBroker()
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      aedes.handle(createWebSocketStream(webSocket), request)
    })
  })
}
