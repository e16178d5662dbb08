import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const SHELF = 'https://example.org/talks/en/'
let written: string

/** A page that was opened at an address. */
async function openedAt(address: string) {
  vi.resetModules()
  vi.stubGlobal('location', { href: address })
  return import('../../src/entries/shelf/kept-address.ts')
}

beforeEach(() => {
  written = ''
  vi.useFakeTimers()
  vi.stubGlobal('history', {
    replaceState: (_state: unknown, _title: string, url: string) => {
      written = url
    },
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('what is searched for and chosen on a shelf', () => {
  it('stands behind the #, which no server is sent, and is there again at a step back', async () => {
    const { keepInAddress } = await openedAt(SHELF)
    keepInAddress('q', ['secret words & 灯台'])
    keepInAddress('years', ['2023', '2024'])
    vi.runAllTimers()
    const { origin, pathname, search, hash } = new URL(written)
    expect([origin + pathname, search]).toEqual([SHELF, ''])
    expect(hash).not.toBe('')
    const { keptInAddress } = await openedAt(written)
    expect(keptInAddress('q')).toEqual(['secret words & 灯台'])
    expect(keptInAddress('years')).toEqual(['2023', '2024'])
  })

  it('is taken from before the # of a link of old, and stands there no more', async () => {
    const { keptInAddress } = await openedAt(`${SHELF}?q=lights&preview=1&topics=sea&topics=light`)
    expect(keptInAddress('q')).toEqual(['lights'])
    expect(keptInAddress('topics')).toEqual(['sea', 'light'])
    expect(written).toBe(`${SHELF}?preview=1#q=lights&topics=sea&topics=light`)
  })

  it('leaves the address as it was once nothing is', async () => {
    const { keepInAddress } = await openedAt(`${SHELF}#q=lights`)
    keepInAddress('q', [])
    expect(written).toBe(SHELF)
  })
})
