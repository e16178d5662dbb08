import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
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
})
