import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keptKey } from '../../src/viewer/kept-key.ts'

const BASE = 'https://colloquium.example/moon/'
const deck = (title: string) => ({ title: { en: title, ja: '', es: '' }, locales: ['en' as const] })

describe('where a deck keeps what is its own', () => {
  let stored: Record<string, string>

  beforeEach(() => {
    stored = {}
    const storage = (of: Record<string, string>) =>
      new Proxy(of, {
        get: (target, name: string) => {
          if (name === 'getItem') return (key: string) => target[key] ?? null
          if (name === 'setItem') return (key: string, value: string) => void (target[key] = value)
          if (name === 'removeItem')
            return (key: string) => {
              Reflect.deleteProperty(target, key)
            }
          return target[name]
        },
      })
    vi.stubGlobal('window', { localStorage: storage(stored), sessionStorage: storage({}) })
  })

  it('is its title at its place, and what was kept before a letter of it was corrected comes along', () => {
    stored['colloquium:/moon/:The moon and tides:annotations'] = '[1]'
    stored['colloquium:/moon/:The moon and tides:read'] = '[2]'
    stored['colloquium:/stars/:The moon and tides:read'] = '[3]'
    expect(keptKey(BASE, deck('The Moon and tides'))).toBe('colloquium:/moon/:The Moon and tides')
    expect(stored).toEqual({
      'colloquium:/moon/:The Moon and tides:annotations': '[1]',
      'colloquium:/moon/:The Moon and tides:read': '[2]',
      'colloquium:/stars/:The moon and tides:read': '[3]',
    })
  })

  it.each([
    ['of another deck at the same address', ['Stars and their light']],
    ['of another part of a series', ['The Moon and tides 2']],
    [
      'of two earlier titles, of which nobody knows which is meant',
      ['The moon and tides', 'The Moon und tides'],
    ],
  ])('leaves alone what is %s', (_, titles) => {
    for (const title of titles) stored[`colloquium:/moon/:${title}:annotations`] = '[1]'
    const before = { ...stored }
    keptKey(BASE, deck('The Moon and tides'))
    expect(stored).toEqual(before)
  })

  it('keeps what the deck has under its own title', () => {
    stored['colloquium:/moon/:The Moon and tides:read'] = '[0]'
    stored['colloquium:/moon/:The moon and tides:read'] = '[2]'
    keptKey(BASE, deck('The Moon and tides'))
    expect(stored['colloquium:/moon/:The Moon and tides:read']).toBe('[0]')
  })
})
