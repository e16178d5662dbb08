import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sessionOf } from '../../../../src/deck/live/live-info.ts'
import { roleOfClient } from '../../../../src/deck/live/live-topics.ts'
import { keepListener, takeListener } from '../../../../src/talk/live/listener/kept-listener.ts'

const values = new Map<string, string>()
beforeEach(() => {
  values.clear()
  const sessionStorage = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  }
  vi.stubGlobal('window', { sessionStorage })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const session = sessionOf({ deck: 'slides' }, 'k3v9', 'http://localhost/')
if (!session) throw new Error('no session')

describe('a listener whose page is loaded anew', () => {
  it('is the same one, and knows its votes', () => {
    const first = takeListener(session)
    expect(roleOfClient(first.clientId)).toBe('listener')
    keepListener(session, { ...first, votes: { tide: [1] } })
    expect(takeListener(session)).toEqual({ clientId: first.clientId, votes: { tide: [1] } })
  })

  it('is taken once: a tab that is opened from it is another', () => {
    const first = takeListener(session)
    keepListener(session, first)
    expect(takeListener(session).clientId).toBe(first.clientId)
    expect(takeListener(session).clientId).not.toBe(first.clientId)
  })

  it.each(['3', '{"clientId":"s-AbCdEfGhIjKlMnOpQrStUv","votes":{}}', '{"clientId":"l-x","votes":{}}'])(
    'is a new one where what was kept is no listener: %s',
    (text) => {
      values.set('colloquium-live-listener-k3v9', text)
      expect(roleOfClient(takeListener(session).clientId)).toBe('listener')
    },
  )

  it('has no vote that is none', () => {
    const { clientId } = takeListener(session)
    const votes = { tide: [1], other: 'x', third: ['1'] } as unknown as Record<string, number[]>
    keepListener(session, { clientId, votes })
    expect(takeListener(session).votes).toEqual({ tide: [1] })
  })
})
