import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { describe, expect, it } from 'vitest'
import { citingPacks } from '../../../src/compiler/files/citations.ts'
import type { CitationPack } from '../../../src/deck/citation.ts'
import type { Locale } from '../../../src/deck/locale.ts'
import type { DeckSummary } from '../../../src/deck/types.ts'
import { inLocales } from '../../fixtures/deck-texts.ts'

const DECK: Omit<DeckSummary, 'buildId'> = {
  title: inLocales({ ja: '潮の話', en: 'Tides & moons: 50% of $5_x#' }),
  speaker: inLocales({ ja: '山田 花子', en: 'Hanako Yamada' }),
  affiliation: inLocales({ ja: '海辺の大学', en: 'Seaside University' }),
  event: inLocales({ ja: '夏の学校', en: 'Summer School' }),
  description: inLocales({ ja: '', en: '' }),
  given: '2024-05-01',
  locales: ['ja', 'en'],
  sections: [],
  slideCount: 1,
}
const BASE = 'https://host/talk_x/'

function packOf(locale: Locale): CitationPack {
  const [pack] = citingPacks(DECK, locale, BASE)([{ slideNumber: 1, title: 'A {slide} & more' }])
  if (!pack) throw new Error('no pack')
  return pack
}

const parsed = (source: string) => new Cite(source).data[0]

describe.each(['bibtex', 'ris', 'csl'] as const)('a citation in %s, read by a library', (format) => {
  it.each([
    ['en', { family: 'Yamada', given: 'Hanako' }, 'Tides & moons: 50% of $5_x#'],
    ['ja', { family: '山田', given: '花子' }, '潮の話'],
  ] as const)('says whose talk it is, when and where, in %s', (locale, name, title) => {
    const item = parsed(packOf(locale).deck[format])
    expect(item).toMatchObject({ title, author: [name], URL: `${BASE}${locale}/` })
    expect(item?.['issued']).toMatchObject({ 'date-parts': [expect.arrayContaining([2024, 5])] })
  })

  it('names the slide and leads to it', () => {
    const item = parsed(packOf('en').slides[0]?.[format] ?? '')
    expect(item).toMatchObject({
      title: 'Tides & moons: 50% of $5_x#, slide 1: “A {slide} & more”',
      URL: `${BASE}en/1/`,
    })
  })
})

describe('a citation as text', () => {
  it('is in APA’s form in English', () => {
    expect(packOf('en').deck.text).toBe(
      'Yamada, H. (2024, May 1). Tides & moons: 50% of $5_x# [Slides]. Seaside University. Summer School. https://host/talk_x/en/',
    )
  })

  it('names the slide in the order of SIST 02 in Japanese', () => {
    expect(packOf('ja').slides[0]?.text).toBe(
      '山田花子. 潮の話，スライド1「A {slide} & more」. 夏の学校, 海辺の大学, 2024-05-01. https://host/talk_x/ja/1/',
    )
  })

  it('leaves out what the deck doesn’t say', () => {
    const nameless = {
      ...DECK,
      event: inLocales({ ja: '', en: '' }),
      affiliation: inLocales({ ja: '', en: '' }),
    }
    const [pack] = citingPacks(nameless, 'ja')([{ slideNumber: 1, title: 'A' }])
    expect(pack?.deck.text).toBe('山田花子. 潮の話. 2024-05-01. https://colloquium.invalid/ja/')
  })
})
