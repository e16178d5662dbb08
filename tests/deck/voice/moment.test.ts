import { describe, expect, it } from 'vitest'
import { formatDeckLink, parseDeckLink } from '../../../src/deck/deck-link.ts'
import { formatMoment, parseMoment } from '../../../src/deck/voice/moment.ts'

describe('a moment of a talk', () => {
  it.each([
    ['12m30s', 750_000],
    ['1h2m3s', 3_723_000],
    ['2h', 7_200_000],
    ['90s', 90_000],
    ['90', 90_000],
    ['0s', 0],
  ])('is read from %s', (text, ms) => {
    expect(parseMoment(text)).toBe(ms)
    expect(parseMoment(formatMoment(ms))).toBe(ms)
  })

  it.each(['', 'now', '-5s', '5m-3s', '1.5m', 's'])('isn’t read from “%s”', (text) => {
    expect(parseMoment(text)).toBeUndefined()
  })

  it('stands in a link', () => {
    const link = { locale: 'ja', page: 'deck', replay: 'recording.colloquium', atMs: 750_000 } as const
    expect(formatDeckLink(link)).toBe('ja/?replay=recording.colloquium&t=12m30s')
    expect(parseDeckLink('ja/', '?replay=recording.colloquium&t=12m30s')).toEqual(link)
    expect(parseDeckLink('ja/', '?t=soon')).toEqual({ locale: 'ja', page: 'deck' })
  })
})
