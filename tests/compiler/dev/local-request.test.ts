import { describe, expect, it } from 'vitest'
import { isLocalRequest } from '../../../src/compiler/dev/local-request.ts'

const request = (remoteAddress: string, host: string, headers: Record<string, string> = {}) => ({
  socket: { remoteAddress },
  headers: { host, ...headers },
})

describe('a request', () => {
  it.each(['localhost:4173', '127.0.0.1', '[::1]:80'])('for %s from this machine is local', (host) => {
    expect(isLocalRequest(request('127.0.0.1', host))).toBe(true)
    expect(isLocalRequest(request('::ffff:127.0.0.1', host))).toBe(true)
  })

  it('from another machine is not, whatever it asks for', () => {
    expect(isLocalRequest(request('192.168.1.7', 'localhost:4173'))).toBe(false)
  })

  it('by another name is not: a page elsewhere could have had its name point here', () => {
    expect(isLocalRequest(request('127.0.0.1', 'evil.example'))).toBe(false)
    expect(isLocalRequest(request('127.0.0.1', 'localhost.evil.example'))).toBe(false)
  })

  it.each(['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via', 'x-real-ip'])(
    'that a proxy on this machine passes on with %s is not',
    (name) => {
      expect(isLocalRequest(request('127.0.0.1', 'localhost:4173', { [name]: '192.0.2.7' }))).toBe(false)
    },
  )

  it('of a page of elsewhere is not, be it of another port of this machine', () => {
    const from = (site: string) =>
      isLocalRequest(request('127.0.0.1', 'localhost:4173', { 'sec-fetch-site': site }))
    expect(['same-origin', 'none', 'same-site', 'cross-site'].map(from)).toEqual([true, true, false, false])
  })
})
