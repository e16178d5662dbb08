import { mkdir, writeFile } from 'node:fs/promises'
import { connect, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { serveSite, type ServedTalk } from '../../src/tools/host/serve.ts'
import { scratchFolder } from '../tools/scratch.ts'
import { ALL, PATIENCE_MS, SEED } from './runs.ts'

/* Whatever bytes a neighbour sends to the server of npm start, it goes on to answer others. */

const OPTIONS = { seed: SEED, numRuns: ALL ? 10_000 : 300 }

const number = fc.oneof(
  fc.constantFrom('', '0', '1', '9', '10', '-1', '1e9', '0x1', '9'.repeat(16), '9'.repeat(400), '2147483648'),
  fc.nat().map(String),
)
const start = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('0', '1', '9') }, number)
const range = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(start, number).map(([from, to]) => `bytes=${from}-${to}`) },
  fc
    .tuple(fc.constantFrom('bytes', 'Bytes', 'lines', ''), fc.constantFrom('=', ':', ''), number, number)
    .map(([unit, sign, from, to]) => `${unit}${sign}${from}-${to}`),
)
/** Mostly such as a server lets through to what is behind it. */
const words = fc.oneof(
  { weight: 9, arbitrary: fc.string({ maxLength: 40 }) },
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, ' ')),
)
const header = fc.oneof(
  fc.tuple(fc.constant('Range'), fc.oneof(range, range, fc.tuple(range, range).map(String), words)),
  fc.tuple(fc.constant('If-None-Match'), fc.oneof(words, fc.constantFrom('*', 'W/"10-0"'))),
  fc.tuple(fc.constant('If-Modified-Since'), fc.oneof(words, number)),
  fc.tuple(fc.constant('Accept-Encoding'), fc.oneof(words, fc.constantFrom('br', 'gzip, br;q=0', '*'))),
  fc.tuple(
    fc.constantFrom('Content-Length', 'Expect', 'Transfer-Encoding', 'Trailer', 'TE'),
    fc.oneof(number, words, fc.constantFrom('chunked', '100-continue')),
  ),
  fc.tuple(
    fc.constantFrom('Connection', 'Upgrade', 'Sec-WebSocket-Key', 'Sec-WebSocket-Version'),
    fc.oneof(words, fc.constantFrom('Upgrade', 'websocket', 'keep-alive', '13', 'close')),
  ),
  fc.tuple(
    fc.constantFrom('Authorization', 'Cookie', 'Origin', 'X-Forwarded-For', 'Forwarded'),
    fc.oneof(
      words,
      words.map((text) => `Basic ${Buffer.from(text).toString('base64')}`),
    ),
  ),
  fc.tuple(fc.stringMatching(/^[\w-]{1,8}$/), words),
)
const path = fc.oneof(
  { weight: 4, arbitrary: fc.constant('/here.html') },
  fc.constantFrom(
    '/here.html',
    '/empty.txt',
    '/',
    '/live',
    '/live.json',
    '/notes.json',
    '/recording.json',
    '/folder',
    '/folder/',
    '*',
    '',
  ),
  fc
    .array(
      fc.constantFrom(
        'here',
        'folder',
        '.html',
        '/',
        '..',
        '.',
        '%2e',
        '%2f',
        '%00',
        '%',
        '%ff',
        '\\',
        '?',
        '#',
        ';',
        '//',
        'http://x',
      ),
      { maxLength: 8 },
    )
    .map((parts) => `/${parts.join('')}`),
  fc.webPath(),
  words,
)
const request = fc.record({
  method: fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom('GET', 'HEAD') },
    fc.constantFrom('POST', 'OPTIONS', 'CONNECT', 'PRI', ''),
    words,
  ),
  path,
  version: fc.oneof(
    { weight: 20, arbitrary: fc.constant('HTTP/1.1') },
    fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'HTTP/9', ''),
  ),
  host: fc.oneof(
    { weight: 20, arbitrary: fc.constant('localhost') },
    fc.constantFrom('evil.example', '127.0.0.1:1', '[::1', ''),
  ),
  range: fc.option(range.map((value) => `Range: ${value}`)),
  headers: fc.option(fc.array(header, { minLength: 1, maxLength: 4 })),
  body: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, words),
})

/** A site with a file, an empty one and a folder, and a live talk at it. */
async function someSite(): Promise<number> {
  const folder = await scratchFolder()
  await mkdir(join(folder, 'folder'))
  for (const [name, text] of Object.entries({
    '404.html': 'none',
    'here.html': '0123456789',
    'empty.txt': '',
    'folder/index.html': 'in it',
  }))
    await writeFile(join(folder, name), text)
  const live: ServedTalk = {
    info: () => ({ session: 'abc', path: 'live' }) as unknown as ReturnType<ServedTalk['info']>,
    upgrade: (_, socket) => socket.destroy(),
    recording: () => '{}',
    isClicker: () => false,
  }
  const { server } = await serveSite({ folder, port: 0, live, notes: '{"notes":{}}' })
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

/** Sends bytes, and resolves when the server has ended the connection, or has had 20 ms for an answer. */
function send(port: number, bytes: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const end = () => {
      socket.destroy()
      resolve()
    }
    socket.on('error', end).on('close', end).on('data', end)
    socket.write(bytes, 'latin1')
    setTimeout(end, 20)
  })
}

it('a server goes on to answer, whatever it was sent', { timeout: PATIENCE_MS }, async () => {
  const port = await someSite()
  const get = () => fetch(`http://127.0.0.1:${String(port)}/here.html`).then((answer) => answer.text())
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, version, host, range, headers, body }) => {
      const lines = [
        `${method} ${path} ${version}`,
        `Host: ${host}`,
        ...(range === null ? [] : [range]),
        ...(headers ?? []).map(([name, value]) => `${name}: ${value}`),
      ]
      await send(port, [...lines, '', body].join('\r\n'))
      expect(await get()).toBe('0123456789')
    }),
    OPTIONS,
  )
})
