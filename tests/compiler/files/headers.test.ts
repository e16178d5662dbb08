import { describe, expect, it } from 'vitest'
import { hashSource } from '../../../src/compiler/pages/policy.ts'
import {
  headersFile,
  headersFor,
  privateHeadersFile,
  privateHeadersFor,
} from '../../../src/compiler/files/headers.ts'

describe('what a host sends with a file', () => {
  it.each(['assets/main-1a2b.js', 'pictures/ja/1-card-0f3a.png'])('lets %s be kept for ever', (path) => {
    expect(headersFor(path)['Cache-Control']).toContain('immutable')
  })

  it.each(['', 'ja/41/', 'ja/text/0.json', 'pdf/talk-ja.pdf', 'downloads.json'])(
    'has %j asked for again',
    (path) => {
      expect(headersFor(path)['Cache-Control']).toBe('no-cache')
    },
  )

  it('forbids framing, save of the player', () => {
    expect(headersFor('ja/41/')['Content-Security-Policy']).toContain("frame-ancestors 'none'")
    expect(headersFor('ja/transcript/')['Content-Security-Policy']).toContain("frame-ancestors 'none'")
    expect(headersFor('ja/embed/41/')['Content-Security-Policy']).toContain('frame-ancestors *')
  })
})

/** The rules of the file whose path a host would find to match. */
function rulesFor(path: string, base: string): string[] {
  return headersFile(base)
    .trim()
    .split('\n\n')
    .filter((rule) => {
      const pattern = (rule.split('\n')[0] ?? '').replace(/\*/g, '.*').replace(/:[a-z]+/g, '[^/]+')
      return new RegExp(`^${pattern}$`).test(path)
    })
}

describe('the file of headers', () => {
  it.each([
    ['/', "frame-ancestors 'none'"],
    ['/ja/', "frame-ancestors 'none'"],
    ['/ja/41/', "frame-ancestors 'none'"],
    ['/ja/transcript/both/', "frame-ancestors 'none'"],
    ['/ja/embed/41/', 'frame-ancestors *'],
  ])('has one policy for %s', (path, expected) => {
    const policies = rulesFor(path, '/').filter((rule) => rule.includes('Content-Security-Policy'))
    expect(policies).toHaveLength(1)
    expect(policies[0]).toContain(expected)
  })

  it('stands below the base', () => {
    expect(rulesFor('/talk/assets/main.js', '/talk/').join('\n')).toContain('immutable')
    expect(rulesFor('/assets/main.js', '/talk/')).toEqual([])
  })
})

describe('a private talk', () => {
  it('allows the script that stands in its pages', () => {
    const allowed = { scriptHash: hashSource('early()') }
    const headers = [JSON.stringify(privateHeadersFor('404.html', allowed)), privateHeadersFile('/', allowed)]
    headers.push(JSON.stringify(headersFor('private/0f3a/404.html', allowed)))
    for (const sent of headers) expect(sent).toContain(`script-src 'self' ${allowed.scriptHash};`)
  })

  it('is listed and framed nowhere, and shows what its open page has opened', () => {
    for (const headers of [JSON.stringify(privateHeadersFor('404.html')), privateHeadersFile('/talk/')]) {
      expect(headers).toContain('noindex')
      expect(headers).toContain("frame-ancestors 'none'")
      expect(headers).toContain("font-src 'self' blob:; img-src 'self' blob:")
    }
  })

  it('has the same headers on a shelf', () => {
    for (const path of ['404.html', 'sealed/a', 'assets/main.js', 'sw.js'])
      expect(headersFor(`private/0f3a/${path}`)).toEqual(privateHeadersFor(path))
  })

  it('has its sealed files kept for ever, and its page and header asked for again', () => {
    expect(privateHeadersFor('sealed/a')['Cache-Control']).toContain('immutable')
    for (const path of ['404.html', 'private.json', 'sw.js'])
      expect(privateHeadersFor(path)['Cache-Control']).toBe('no-cache')
    expect(privateHeadersFile('/talk/')).toContain(
      '/talk/sealed/*\n  Cache-Control: public, max-age=31536000',
    )
  })
})
