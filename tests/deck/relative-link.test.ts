import { describe, expect, it } from 'vitest'
import { formatRelativeLink, pathToBase } from '../../src/deck/relative-link.ts'

const SLIDE = { locale: 'en', page: 'slide', slideNumber: 3 } as const

describe('a relative link', () => {
  it('climbs to the base from where its page lies', () => {
    expect(pathToBase('deck')).toBe('../')
    expect(pathToBase('slide')).toBe('../../')
    expect(pathToBase('transcript')).toBe('../../')
  })

  it.each([
    ['deck', 'ja/'],
    ['slide', 'ja/2/'],
    ['transcript', 'ja/transcript/'],
  ] as const)('leads from the %s’s page below any path to the same slide', (page, path) => {
    const href = formatRelativeLink(page, SLIDE)
    expect(new URL(href, `https://host/${path}`).pathname).toBe('/en/3/')
    expect(new URL(href, `https://host/talks/vl/${path}`).pathname).toBe('/talks/vl/en/3/')
  })
})
