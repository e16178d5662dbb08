import { describe, expect, it } from 'vitest'
import { parseLiveInfo, formatLiveInfo, isBrokerUrl, sessionOf } from '../../../src/deck/live/live-info.ts'
import { formatLiveLink, parseLiveLink } from '../../../src/deck/live/live-link.ts'
import { reconnectionPauseMs } from '../../../src/deck/live/live-reconnection.ts'
import { liveTopic, ownTopic, parseLiveTopic, roleOfClient } from '../../../src/deck/live/live-topics.ts'

const CODE = 'AbCdEfGhIjKlMnOpQrStUv'
const SCOPE = { deck: 'slides', session: 'k3v9' }

describe('a link to a live talk', () => {
  it.each([
    [{ session: 'k3v9' }, 'ja', 'ja/?live=k3v9'],
    [{ session: 'k3v9', token: 'a/b' }, 'en', 'en/?live=k3v9#speaker=a%2Fb'],
    [{ session: 'k3v9', code: CODE }, 'ja', `ja/clicker/?live=k3v9#clicker=${CODE}`],
    [{ session: 'k3v9', moderator: CODE }, 'en', `en/moderator/?live=k3v9#moderator=${CODE}`],
    [{ session: 'k3v9' }, undefined, '?live=k3v9'],
  ] as const)('is read as it was written: %j', (link, locale, written) => {
    expect(formatLiveLink(link, locale)).toBe(written)
    const { search, hash } = new URL(written, 'http://localhost/')
    expect(parseLiveLink(search, hash)).toEqual(link)
  })

  it.each(['', '?live', '?live=', '?live=../x', '?live=%23'])('is none with %j', (search) => {
    expect(parseLiveLink(search, '#speaker=x')).toBeUndefined()
  })

  it('leaves a block in the fragment alone', () => {
    expect(parseLiveLink('?live=k3v9', '#b3')).toEqual({ session: 'k3v9' })
  })
})

describe('live.json', () => {
  it('leads to the broker below the base where it names none', () => {
    const info = parseLiveInfo(JSON.parse(formatLiveInfo({ deck: 'slides', session: 'k3v9' })))
    expect(info && sessionOf(info, 'k3v9', 'https://example.org/talk/')).toMatchObject({
      broker: 'wss://example.org/talk/live',
      join: ['https://example.org/talk/'],
    })
  })

  it('knows no other session than the one that is on', () => {
    expect(sessionOf({ deck: 'slides', session: 'k3v9' }, 'old', 'http://localhost/')).toBeUndefined()
    expect(sessionOf({ deck: 'slides' }, 'old', 'http://localhost/')?.session).toBe('old')
  })

  it('is nothing in another version, or with an address that is no broker', () => {
    expect(parseLiveInfo({ v: 2, deck: 'slides' })).toBeUndefined()
    expect(parseLiveInfo({ v: 1, deck: 'slides', broker: 'https://example.org' })).toBeUndefined()
    expect(isBrokerUrl("wss://x.example'; script-src *")).toBe(false)
    expect(isBrokerUrl('wss://x.example:8084/mqtt')).toBe(true)
  })
})

describe('a topic', () => {
  it('is read as it was written, within its session alone', () => {
    expect(parseLiveTopic(SCOPE, liveTopic(SCOPE, 'allQuestions'))).toEqual({ topic: 'allQuestions' })
    const own = ownTopic(SCOPE, 'questions', `l-${CODE}`)
    expect(parseLiveTopic(SCOPE, own)).toEqual({ own: 'questions', clientId: `l-${CODE}` })
    expect(parseLiveTopic({ ...SCOPE, session: 'x' }, own)).toBeUndefined()
    expect(parseLiveTopic(SCOPE, 'talks/slides/k3v9/constructor')).toBeUndefined()
  })

  it('belongs to a client whose id says its role', () => {
    expect(roleOfClient(`s-${CODE}`)).toBe('speaker')
    expect(roleOfClient(`x-${CODE}`)).toBeUndefined()
    expect(roleOfClient(`l-${CODE}x`)).toBeUndefined()
    expect(roleOfClient('l-+')).toBeUndefined()
  })
})

describe('the pause before the next attempt', () => {
  it('doubles to two seconds while a restart is likely, then to five, spread to both sides', () => {
    expect([0, 1, 2, 3, 6, 7, 99].map((attempt) => reconnectionPauseMs(attempt, () => 0.5))).toEqual([
      500, 1000, 2000, 2000, 2000, 3300, 3300,
    ])
    expect(reconnectionPauseMs(0, () => 0)).toBe(250)
    expect(reconnectionPauseMs(0, () => 1)).toBe(750)
  })
})
