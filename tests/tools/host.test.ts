import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
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
