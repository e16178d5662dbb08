import { describe, expect, it } from 'vitest'
import { addWantedPage, privateAddress, takeWantedPage } from '../../../src/deck/shelf/private-place.ts'

const BASE = 'https://talks.example/talks/private/0f3a/'

describe('an address below a private talk of a shelf', () => {
  it.each([
    ['private/0f3a/', 'private/0f3a/', ''],
    ['private/0f3a/ja/41/', 'private/0f3a/', 'ja/41/'],
  ])('is told from others: %s', (path, place, rest) => {
    expect(privateAddress(path)).toEqual({ place, path: rest })
  })

  it.each(['', 'ja/', 'private/', 'private/0f3a', 'tides-2024/private/x/'])('and %j is none', (path) => {
    expect(privateAddress(path)).toBeUndefined()
  })
})

describe('the page that is wanted of a private talk', () => {
  it.each([
    ['ja/41/', '#b3&k=abc', `${BASE}ja/41/#b3&k=abc`],
    ['ja/41/?present', '', `${BASE}ja/41/?present`],
    ['', '#k=abc', `${BASE}#k=abc`],
  ])('goes through the address of its base: %j with %j', (path, fragment, expected) => {
    const url = addWantedPage(BASE, path, fragment)
    expect(url.startsWith(`${BASE}#at=`)).toBe(true)
    expect(takeWantedPage(url, BASE)).toBe(expected)
  })

  it.each(['../../tides-2024/ja/', '//evil.example/', 'https://evil.example/', 'javascript:alert(1)'])(
    'is never outside of the talk: %j',
    (path) => {
      expect(takeWantedPage(`${BASE}#at=${path}&k=abc`, BASE)).toBe(`${BASE}#k=abc`)
      expect(takeWantedPage(`${BASE}#at=${encodeURIComponent(path)}`, BASE)).toBe(BASE)
    },
  )

  it('leaves other addresses alone', () => {
    expect(takeWantedPage(`${BASE}#at=%&k=abc`, BASE)).toBe(`${BASE}#k=abc`)
    for (const url of [BASE, `${BASE}ja/41/#b3&k=abc`]) expect(takeWantedPage(url, BASE)).toBe(url)
  })
})
