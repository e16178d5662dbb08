import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pushAddress, replaceAddress } from '../../src/ui/address.ts'

/** A browser's history that can refuse. */
const history = {
  refuses: false,
  url: '',
  entries: 0,
  pushState: (_state: unknown, _title: string, url: string) => {
    if (history.refuses) throw new Error('SecurityError')
    history.url = url
    history.entries++
  },
  replaceState: (_state: unknown, _title: string, url: string) => {
    if (history.refuses) throw new Error('SecurityError')
    history.url = url
  },
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('history', history)
  Object.assign(history, { refuses: false, url: '', entries: 0 })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the address bar', () => {
  it('is written at once', () => {
    pushAddress('/ja/2/')
    replaceAddress('/ja/3/')
    expect(history).toMatchObject({ url: '/ja/3/', entries: 1 })
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
