import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, request, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { boundConnections, PATIENCE } from '../../src/tools/host/connection-bounds.ts'
import { serveSite } from '../../src/tools/host/serve.ts'
import { headersFor } from '../../src/compiler/files/headers.ts'
import { htmlDocument } from '../../src/compiler/pages/html-document.ts'
import { hashSource, type PagePolicy } from '../../src/compiler/pages/policy.ts'
import { caddyfileFor } from '../../src/tools/host/caddyfile.ts'

const SCRIPT_HASH = hashSource('start()')

/** What the container sends for those paths that one of its matchers names. */
async function sentFor(...matchers: string[]): Promise<Record<string, string>> {
  const caddyfile = await caddyfileFor(await builtSite())
  const rules = [...caddyfile.matchAll(/^\theader (?:(@\w+) )?([A-Z][\w-]+) (?:"(.*)"|(.*))$/gm)]
  return Object.fromEntries(
    rules
      .filter(([, matcher]) => matcher === undefined || matchers.includes(matcher))
      .map(([, , name = '', quoted, plain]) => [name, quoted ?? plain ?? '']),
  )
}

/** A folder with a page whose policy is one of a build. */
async function builtSite(policy: PagePolicy = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'host-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const page = htmlDocument({
    ...{ lang: 'en', title: '404', toBase: '/', styles: [], body: '' },
    ...{ policy, early: 'start()' },
  })
  await writeFile(join(folder, '404.html'), page)
  return folder
}

describe('the container', () => {
  it.each([
    ['ja/41/', ['@rest', '@unframed']],
    ['ja/embed/41/', ['@rest', '@framed']],
    ['assets/main-1234.js', ['@hashed']],
  ])('sends "%s" with the headers that all other hosts send', async (path, matchers) => {
    expect(await sentFor(...matchers)).toEqual(headersFor(path, { scriptHash: SCRIPT_HASH }))
  })

  it('allows the script that stands in its pages, wherever a policy is for pages', async () => {
    const policies = (await caddyfileFor(await builtSite())).match(/Content-Security-Policy "[^"]*"/g) ?? []
    const ofPages = policies.filter((policy) => policy.includes('script-src'))
    expect(ofPages).toHaveLength(2)
    for (const policy of ofPages) expect(policy).toContain(`script-src 'self' ${SCRIPT_HASH};`)
  })

  it('lets pages connect to the broker that they were built for', async () => {
    const folder = await builtSite({ broker: 'wss://broker.example:8884/mqtt' })
    const policies = (await caddyfileFor(folder)).match(/connect-src [^;]*/g)
    expect(policies).toEqual(Array.from({ length: 2 }, () => "connect-src 'self' wss://broker.example:8884"))
  })

  it('is configured for the site that was built in it', () => {
    const container = readFileSync(new URL('../../Containerfile', import.meta.url), 'utf8')
    expect(container).toMatch(
      /npm run build && node --import tsx src\/tools\/host\/caddyfile\.ts dist > Caddyfile/,
    )
    expect(container).toContain('COPY --from=build /talk/Caddyfile /etc/caddy/Caddyfile')
  })

  it('runs as nobody', () => {
    const container = readFileSync(new URL('../../Containerfile', import.meta.url), 'utf8')
    expect(container.match(/^USER (\d+)/m)?.[1]).toBe('65534')
  })
})

/** Files of the folder that this process has open. */
function openIn(folder: string): number {
  const open = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`)
    } catch {
      // Closed since.
      return ''
    }
  })
  return open.filter((path) => path.startsWith(folder)).length
}

/** A site with a file that no socket takes in at once, and how to ask for it. */
async function largeSite() {
  const folder = await builtSite()
  await writeFile(join(folder, 'large.html'), Buffer.alloc(8_000_000, 'x'))
  await writeFile(join(folder, 'small.html'), 'small')
  const { server } = await serveSite({ folder, port: 0 })
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const ask = (...paths: string[]) => {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined)
    onTestFinished(() => void socket.destroy())
    socket.write(paths.map((path) => `GET /${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`).join(''))
    return socket
  }
  return { folder, ask }
}

/** The port of a server that bounds its connections to what twenty open files leave. */
async function boundedServer(): Promise<number> {
  const server = createServer(PATIENCE, (_request, response) => response.end('here'))
  boundConnections(server, { files: 20 })
  await new Promise<void>((listening) => server.listen(0, listening))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

describe('the server', () => {
  it('allows the script that stands in the pages that it serves', async () => {
    const { server, url } = await serveSite({ folder: await builtSite(), port: 0 })
    onTestFinished(() => void server.close())
    const sent = async (path: string) => (await fetch(url + path)).headers.get('Content-Security-Policy')
    for (const path of ['404.html', 'ja/none/', 'ja/embed/1/'])
      expect(await sent(path)).toContain(`script-src 'self' ${SCRIPT_HASH};`)
  })

  it('has a page at its own address alone: at another, its links would lead elsewhere', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'host-'))
    await mkdir(join(folder, 'ja'))
    await writeFile(join(folder, 'ja', 'index.html'), '<p>the talk</p>')
    await writeFile(join(folder, 'offline.html'), '<p>offline</p>')
    await writeFile(join(folder, '404.html'), '<p>nothing</p>')
    const { server, url } = await serveSite({ folder, port: 0, base: '/talk/' })
    onTestFinished(async () => {
      server.close()
      await rm(folder, { recursive: true })
    })
    const statuses: Record<string, number> = {}
    for (const path of [
      'ja/',
      'ja/index.html',
      'offline.html',
      'ja/index/',
      'ja/index.html/',
      'offline.html/',
    ])
      statuses[path] = (await fetch(url + path)).status
    expect(statuses).toEqual({
      ...{ 'ja/': 200, 'ja/index.html': 200, 'offline.html': 200 },
      ...{ 'ja/index/': 404, 'ja/index.html/': 404, 'offline.html/': 404 },
    })
  })

  it('goes on where a file that it had is gone, or bytes are asked for backwards', async () => {
    const folder = await builtSite()
    for (const name of ['gone.html', 'here.html']) await writeFile(join(folder, name), '0123456789')
    const { server, url } = await serveSite({ folder, port: 0 })
    onTestFinished(() => void server.close())
    await rm(join(folder, 'gone.html'))
    await expect(fetch(`${url}gone.html`).then((answer) => answer.text())).rejects.toThrow()
    const bytes = async (range: string) => {
      const answer = await fetch(`${url}here.html`, { headers: { range } })
      return `${String(answer.status)} ${await answer.text()}`
    }
    expect(await bytes('bytes=2-4')).toBe('206 234')
    expect(await bytes('bytes=8-')).toBe('206 89')
    expect(await bytes('bytes=5-3')).toBe('200 0123456789')
    expect(await bytes('bytes=-3')).toBe('200 0123456789')
  })

  it('answers who would rather speak another protocol', async () => {
    const folder = await builtSite()
    await writeFile(join(folder, 'here.html'), '0123456789')
    const { server } = await serveSite({ folder, port: 0 })
    onTestFinished(() => void server.close())
    const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABk' }
    const { port } = server.address() as AddressInfo
    const asked = request({ port, path: '/here.html', headers }).end()
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    expect(answer.statusCode).toBe(200)
    answer.resume()
  })

  it('goes on where more bytes are asked for than a number can count', async () => {
    const folder = await builtSite()
    await writeFile(join(folder, 'here.html'), '0123456789')
    const { server, url } = await serveSite({ folder, port: 0 })
    onTestFinished(() => void server.close())
    const nines = '9'.repeat(400)
    const answers: string[] = []
    for (const range of [
      `bytes=8-${nines}`,
      'bytes=8-9007199254740992',
      `bytes=${nines}-`,
      `bytes=${nines}-${nines}`,
    ]) {
      const answer = await fetch(`${url}here.html`, { headers: { range } })
      answers.push(`${String(answer.status)} ${await answer.text()}`)
    }
    expect(answers).toEqual(['206 89', '206 89', '416 ', '416 '])
    expect((await fetch(`${url}here.html`)).status).toBe(200)
  })

  it('leaves room for others where one address opens all that it can', async () => {
    const port = await boundedServer()
    const sockets = Array.from({ length: 16 }, () => connect(port, '127.0.0.1').on('error', () => undefined))
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy()
    })
    await vi.waitFor(() => {
      expect(sockets.filter(({ closed }) => closed)).toHaveLength(8)
    })
    await expect(fetch(`http://127.0.0.1:${String(port)}/`)).rejects.toThrow()
    const other = request({ port, host: '127.0.0.1', localAddress: '127.0.0.3' })
    const answered = once(other, 'response')
    other.end()
    expect(((await answered) as [IncomingMessage])[0].statusCode).toBe(200)
  })

  it('leaves room for others where several addresses together open all that they can', async () => {
    const port = await boundedServer()
    const open = (localAddress: string) =>
      connect({ port, host: '127.0.0.1', localAddress }).on('error', () => undefined)
    const sockets = [1, 2].flatMap((at) => Array.from({ length: 8 }, () => open(`127.0.0.${String(at)}`)))
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy()
    })
    await Promise.all(sockets.map((socket) => once(socket, 'connect')))
    const other = request({ port, host: '127.0.0.1', localAddress: '127.0.0.3' })
    const answered = once(other, 'response')
    other.end()
    expect(((await answered) as [IncomingMessage])[0].statusCode).toBe(200)
    await vi.waitFor(() => {
      expect(sockets.filter(({ closed }) => closed)).toHaveLength(1)
    })
  })

  it.runIf(process.platform === 'linux')('closes a file that nobody takes in to its end', async () => {
    const { folder, ask } = await largeSite()
    for (let count = 0; count < 20; count++) {
      const socket = ask('large.html')
      await once(socket, 'data')
      socket.resetAndDestroy()
    }
    await vi.waitFor(() => {
      expect(openIn(folder)).toBe(0)
    })
  })

  it.runIf(process.platform === 'linux')(
    'has one file open of those that a connection asks for at once',
    async () => {
      const { folder, ask } = await largeSite()
      const socket = ask(...Array.from({ length: 15 }, () => 'large.html'), 'small.html')
      await once(socket, 'readable')
      await new Promise((later) => setTimeout(later, 100))
      expect(openIn(folder)).toBe(1)
      let [bytes, last] = [0, '']
      socket.on('data', (data: Buffer) => {
        bytes += data.length
        last = data.toString('latin1')
      })
      await vi.waitFor(() => {
        expect(last.endsWith('small')).toBe(true)
      }, 10_000)
      expect(bytes).toBeGreaterThan(15 * 8_000_000)
      await vi.waitFor(() => {
        expect(openIn(folder)).toBe(0)
      })
    },
  )

  it('ends a connection that asks for more than anybody does before it is answered', async () => {
    const { folder, ask } = await largeSite()
    const socket = ask(...Array.from({ length: 200 }, () => 'large.html'))
    socket.resume()
    await once(socket, 'close')
    expect(socket.bytesRead).toBeLessThan(8_000_000)
    if (process.platform === 'linux')
      await vi.waitFor(() => {
        expect(openIn(folder)).toBe(0)
      })
  })

  it('answers nothing after the last answer of a connection', async () => {
    const { folder, ask } = await largeSite()
    const socket = ask('small.html')
    const head = 'Host: localhost\r\n'
    socket.write(`GET /small.html HTTP/1.1\r\n${head}Connection: close\r\n\r\n`)
    socket.write(`GET /large.html HTTP/1.1\r\n${head}\r\n`)
    socket.resume()
    await once(socket, 'close')
    if (process.platform === 'linux')
      await vi.waitFor(() => {
        expect(openIn(folder)).toBe(0)
      })
  })

  it('counts what is being sent with the connections that it is sent over', async () => {
    const server = createServer(PATIENCE, (request, response) => {
      if (mayOpen(request, response)) response.write('begun')
      else response.end('full')
    })
    const mayOpen = boundConnections(server, { files: 20 })
    await new Promise<void>((listening) => server.listen(0, listening))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const sockets = Array.from({ length: 5 }, () => connect(port, '127.0.0.1'))
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy()
    })
    await Promise.all(sockets.map((socket) => once(socket, 'connect')))
    const answerOn = async (socket = sockets[0]) => {
      socket?.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
      const [data] = (await once(socket ?? server, 'data')) as [Buffer]
      return /begun|full/.exec(data.toString())?.[0]
    }
    const answers: unknown[] = []
    for (const socket of sockets) answers.push(await answerOn(socket))
    expect(answers).toEqual(['begun', 'begun', 'begun', 'full', 'full'])
    sockets[0]?.destroy()
    await vi.waitFor(async () => {
      expect(await answerOn(sockets[4])).toBe('begun')
    })
  })
})
