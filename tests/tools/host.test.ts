import { once } from 'node:events'
import { readFileSync } from 'node:fs'
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
import { hashSource } from '../../src/compiler/pages/policy.ts'
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
async function builtSite(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'host-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const page = htmlDocument({
    ...{ lang: 'en', title: '404', toBase: '/', styles: [], body: '' },
    ...{ policy: {}, early: 'start()' },
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

  it('leaves room for others where one address opens all that it can', async () => {
    const server = createServer(PATIENCE, (_request, response) => response.end('here'))
    boundConnections(server, { files: 20 })
    await new Promise<void>((listening) => server.listen(0, listening))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
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
})
