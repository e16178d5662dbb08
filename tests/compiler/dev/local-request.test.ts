import { describe, expect, it } from 'vitest'
import { isLocalRequest } from '../../../src/compiler/dev/local-request.ts'

describe('a request', () => {
  it.each(['localhost:4173', '127.0.0.1', '[::1]:80'])('for %s from this machine is local', (host) => {
    expect(isLocalRequest('127.0.0.1', host)).toBe(true)
    expect(isLocalRequest('::ffff:127.0.0.1', host)).toBe(true)
  })

  it('from another machine is not, whatever it asks for', () => {
    expect(isLocalRequest('192.168.1.7', 'localhost:4173')).toBe(false)
  })

  it('by another name is not: a page elsewhere could have had its name point here', () => {
    expect(isLocalRequest('127.0.0.1', 'evil.example')).toBe(false)
    expect(isLocalRequest('127.0.0.1', 'localhost.evil.example')).toBe(false)
  })
})
