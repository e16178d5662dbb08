import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatDeckLink,
  nearestSlide,
  parseDeckLink,
  parseSpeakerDeckSlide,
  type DeckLink,
} from '../../src/deck/deck-link.ts'

const options = {
  transcript: fc.constantFrom('ja', 'en', 'both'),
  present: fc.constant(true),
  autoplay: fc.integer({ min: 2, max: 3600 }),
  block: fc.nat(999).map((number) => `b${String(number)}`),
  quote: fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
    .filter((quote) => quote.trim() === quote),
}
const links = fc.oneof(
  fc.record(
    {
      locale: fc.constantFrom('ja', 'en'),
      page: fc.constantFrom('deck', 'transcript', 'transcript-both', 'references', 'repair'),
      ...options,
    },
    { requiredKeys: ['locale', 'page'] },
  ),
  fc.record(
    {
      locale: fc.constantFrom('ja', 'en'),
      page: fc.constantFrom('slide', 'embed', 'speaker'),
      slideNumber: fc.integer({ min: 1, max: 9_999_999 }),
      ...options,
    },
    { requiredKeys: ['locale', 'page', 'slideNumber'] },
  ),
) as fc.Arbitrary<DeckLink>

describe('a deck link', () => {
  it('means what it was made of', () => {
    fc.assert(
      fc.property(links, (link) => {
        const { pathname, search, hash } = new URL(formatDeckLink(link), 'https://host/')
        expect(parseDeckLink(pathname, search, hash)).toEqual(link)
      }),
    )
  })

  it.each([
    [{ locale: 'ja', page: 'slide', slideNumber: 41 }, 'ja/41/'],
    [{ locale: 'en', page: 'deck' }, 'en/'],
    [{ locale: 'en', page: 'transcript' }, 'en/transcript/'],
    [{ locale: 'en', page: 'transcript-both' }, 'en/transcript/both/'],
    [{ locale: 'ja', page: 'references' }, 'ja/references/'],
    [{ locale: 'en', page: 'repair' }, 'en/repair/'],
    [{ locale: 'ja', page: 'embed', slideNumber: 41 }, 'ja/embed/41/'],
    [{ locale: 'ja', page: 'speaker', slideNumber: 41 }, 'ja/speaker/41/'],
    [{ locale: 'en', page: 'clicker' }, 'en/clicker/'],
    [{ locale: 'ja', page: 'slide', slideNumber: 41, block: 'b3' }, 'ja/41/#b3'],
    [{ locale: 'ja', page: 'slide', slideNumber: 1, transcript: 'en' }, 'ja/1/?transcript=en'],
    [{ locale: 'ja', page: 'deck', replay: 'talks/march 24.json' }, 'ja/?replay=talks%2Fmarch%2024.json'],
    [
      { locale: 'ja', page: 'slide', slideNumber: 41, quote: '次 & y=1', block: 'b3' },
      'ja/41/?quote=%E6%AC%A1%20%26%20y%3D1#b3',
    ],
    [
      { locale: 'ja', page: 'slide', slideNumber: 1, transcript: 'both', present: true, block: 'b0' },
      'ja/1/?transcript=both&present#b0',
    ],
  ] satisfies [DeckLink, string][])('of %j is %s', (link, path) => {
    expect(formatDeckLink(link)).toBe(path)
  })

  it.each(['ja/41', '/ja/41/', 'ja/41/index.html', '//ja/41//'])('is understood as %s', (path) => {
    expect(parseDeckLink(path)).toEqual({ locale: 'ja', page: 'slide', slideNumber: 41 })
  })

  it.each([
    '',
    'fr/1/',
    'ja/0/',
    'ja/01/',
    'ja/-1/',
    'ja/4x/',
    'ja/1/2/',
    'ja/99999999/',
    'JA/1/',
    'ja/slides/',
  ])('is none at %j', (path) => {
    expect(parseDeckLink(path)).toBeUndefined()
  })

  it('leaves out an option that makes no sense', () => {
    expect(parseDeckLink('ja/1/', '?transcript=fr&x=1', '#top')).toEqual({
      locale: 'ja',
      page: 'slide',
      slideNumber: 1,
    })
  })
})

describe('an address of Speaker Deck', () => {
  it('names its slide', () => {
    expect(parseSpeakerDeckSlide('?slide=41')).toBe(41)
  })

  it.each(['', '?slide=', '?slide=0', '?slide=x', '?slide=1.5'])('names none in %j', (search) => {
    expect(parseSpeakerDeckSlide(search)).toBeUndefined()
  })
})

describe('nearestSlide', () => {
  it.each([
    [0, 1],
    [-5, 1],
    [41, 41],
    [96, 95],
    [2.9, 2],
    [NaN, 1],
    [Infinity, 95],
  ])('of %d in 95 slides is %d', (asked, shown) => {
    expect(nearestSlide(asked, 95)).toBe(shown)
  })
})
