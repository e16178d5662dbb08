import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { serveSite } from '../../src/tools/host/serve.ts'
import { headersFor } from '../../src/compiler/files/headers.ts'

const caddyfile = readFileSync(new URL('../../src/tools/host/Caddyfile', import.meta.url), 'utf8')

/** What the container sends for those paths that one of its matchers names. */
function sentFor(...matchers: string[]): Record<string, string> {
  const rules = [...caddyfile.matchAll(/^\theader (?:(@\w+) )?([A-Z][\w-]+) (?:"(.*)"|(.*))$/gm)]
  return Object.fromEntries(
    rules
      .filter(([, matcher]) => matcher === undefined || matchers.includes(matcher))
      .map(([, , name = '', quoted, plain]) => [name, quoted ?? plain ?? '']),
  )
}

describe('the container', () => {
  it.each([
    ['ja/41/', ['@rest', '@unframed']],
    ['ja/embed/41/', ['@rest', '@framed']],
    ['assets/main-1234.js', ['@hashed']],
  ])('sends "%s" with the headers that all other hosts send', (path, matchers) => {
    expect(sentFor(...matchers)).toEqual(headersFor(path))
  })

  it('runs as nobody', () => {
    const container = readFileSync(new URL('../../Containerfile', import.meta.url), 'utf8')
    expect(container.match(/^USER (\d+)/m)?.[1]).toBe('65534')
  })
})

describe('the server', () => {
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
