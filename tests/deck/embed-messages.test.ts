import { describe, expect, it } from 'vitest'
import { parseHostMessage, parseHostOrigin } from '../../src/deck/embed-messages.ts'

describe('a message from the page around', () => {
  it.each([
    { type: 'goTo', slideNumber: 41 },
    { type: 'next' },
    { type: 'previous' },
    { type: 'getPosition' },
    { type: 'setLocale', locale: 'en' },
  ])('is understood: %j', (message) => {
    expect(parseHostMessage({ colloquium: 1, ...message })).toEqual(message)
  })

  it.each([
    undefined,
    null,
    'next',
    [],
    { type: 'next' },
    { colloquium: 2, type: 'next' },
    { colloquium: 1, type: 'toString' },
    { colloquium: 1, type: 'goTo' },
    { colloquium: 1, type: 'goTo', slideNumber: '41' },
    { colloquium: 1, type: 'goTo', slideNumber: NaN },
    { colloquium: 1, type: 'setLocale', locale: 'fr' },
  ])('is none: %j', (data) => {
    expect(parseHostMessage(data)).toBeUndefined()
  })

  it('carries nothing that the protocol does not know', () => {
    expect(parseHostMessage({ colloquium: 1, type: 'next', slideNumber: 5, x: 1 })).toEqual({ type: 'next' })
  })
})

describe('the origin of the page around', () => {
  it.each(['https://host.example', 'http://localhost:8000'])('is taken as announced: %s', (origin) => {
    expect(parseHostOrigin(`?transcript=ja&origin=${encodeURIComponent(origin)}`)).toBe(origin)
  })

  it.each([
    '',
    '?origin=',
    '?origin=*',
    '?origin=null',
    '?origin=https://host.example/path',
    '?origin=file:///x',
    '?origin=javascript:1',
  ])('is none in %j', (search) => {
    expect(parseHostOrigin(search)).toBeUndefined()
  })
})
