import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let { keepAddress, pushAddress, replaceAddress } = await import('../../src/ui/address.ts')

/** A browser's history that can refuse. */
const history = {
  refuses: false,
  url: '',
  entries: 0,
  all: [] as string[],
  get writes() {
    return history.all.length
  },
  pushState: (_state: unknown, _title: string, url: string) => {
    if (history.refuses) throw new Error('SecurityError')
    history.url = url
    history.all.push(url)
    history.entries++
  },
  replaceState: (_state: unknown, _title: string, url: string) => {
    if (history.refuses) throw new Error('SecurityError')
    history.url = url
    history.all.push(url)
  },
}

beforeEach(async () => {
  vi.useFakeTimers()
  // A page of its own, which has written nothing.
  vi.resetModules()
  ;({ keepAddress, pushAddress, replaceAddress } = await import('../../src/ui/address.ts'))
  vi.stubGlobal('history', history)
  Object.assign(history, { refuses: false, url: '', entries: 0, all: [] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the address bar', () => {
  it('is written at once', () => {
    replaceAddress('/ja/2/')
    expect(history.url).toBe('/ja/2/')
    pushAddress('/ja/3/')
    expect(history).toMatchObject({ url: '/ja/3/', entries: 1 })
  })

  it('is written once for who leafs, when they stay', () => {
    for (let number = 2; number <= 9; number++) {
      replaceAddress(`/ja/${String(number)}/`)
      vi.advanceTimersByTime(100)
    }
    expect(history.writes).toBe(1)
    vi.advanceTimersByTime(1000)
    expect(history).toMatchObject({ url: '/ja/9/', writes: 2 })
  })

  it('has the slide that was left where a jump follows at once, and nothing late after Back', () => {
    replaceAddress('/ja/2/')
    replaceAddress('/ja/3/')
    pushAddress('/ja/40/')
    expect(history.all).toEqual(['/ja/2/', '/ja/3/', '/ja/40/'])
    replaceAddress('/ja/41/')
    keepAddress()
    vi.advanceTimersByTime(1000)
    expect(history.url).toBe('/ja/40/')
  })

  it('of a browser that refuses holds nobody up, and shows the last place once it is taken again', () => {
    history.refuses = true
    expect(() => {
      for (let number = 2; number <= 40; number++) pushAddress(`/ja/${String(number)}/`)
    }).not.toThrow()
    vi.advanceTimersByTime(20_000)
    history.refuses = false
    vi.advanceTimersByTime(20_000)
    expect(history.url).toBe('/ja/40/')
    expect(vi.getTimerCount()).toBe(0)
  })
})
