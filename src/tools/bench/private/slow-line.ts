import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'

/** A phone's line: 1.6 Mbit/s down, 150 ms. */
const LATENCY_MS = 150
const BYTES_PER_MS = 200
/** Bytes of an answer beside its body. */
const HEADER_BYTES = 300

/**
 * Serves a site as over a slow line, which all answers share; resolves to its address. The line is the server's own: what a
 * browser emulates it leaves out for service workers. The server ends with the program.
 */
export async function slowLine(siteUrl: string): Promise<string> {
  let freeAtMs = 0
  const send = (answer: IncomingMessage, body: Buffer, response: ServerResponse) => {
    const nowMs = performance.now()
    freeAtMs = Math.max(nowMs, freeAtMs) + (body.length + HEADER_BYTES) / BYTES_PER_MS
    setTimeout(() => {
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      response.end(body)
    }, freeAtMs - nowMs)
  }
  const server = createServer((request, response) => {
    const { hostname, port, host } = new URL(siteUrl)
    const { method, url: path, headers } = request
    setTimeout(() => {
      ask({ hostname, port, path, method, headers: { ...headers, host } }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          send(answer, Buffer.concat(parts), response)
        })
      }).end()
    }, LATENCY_MS)
  })
  server.unref()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  return `http://localhost:${String(typeof address === 'object' && address ? address.port : 0)}/`
}
