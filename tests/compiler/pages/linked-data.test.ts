import { describe, expect, it } from 'vitest'
import {
  deckLinkedData,
  slideLinkedData,
  type LinkedDataOptions,
} from '../../../src/compiler/pages/linked-data.ts'
import { inLocales } from '../../fixtures/deck-texts.ts'

const OPTIONS: LinkedDataOptions = {
  deck: {
    title: inLocales({ ja: '潮', en: 'Tides' }),
    speaker: inLocales({ ja: '山田', en: 'Yamada' }),
    affiliation: inLocales({ ja: '', en: '' }),
    event: inLocales({ ja: '会', en: 'Event' }),
    description: inLocales({ ja: '説明', en: 'Description' }),
    given: '2024-05-01',
    locales: ['ja', 'en'],
    sections: [],
    slideCount: 4,
    buildId: 'b0',
  },
  locale: 'en',
  site: { origin: 'https://host', base: '/talk/' },
  picture: 'pictures/en/1-card-0f.png',
}

describe('a deck’s linked data', () => {
  it('say what it is, whose, and of what it is a translation', () => {
    expect(deckLinkedData(OPTIONS)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'PresentationDigitalDocument',
      url: 'https://host/talk/en/',
      inLanguage: 'en',
      author: { '@type': 'Person', name: 'Yamada' },
      dateCreated: '2024-05-01',
      image: 'https://host/talk/pictures/en/1-card-0f.png',
      translationOfWork: { url: 'https://host/talk/ja/', inLanguage: 'ja' },
    })
  })

  it('name the translations of the original', () => {
    expect(deckLinkedData({ ...OPTIONS, locale: 'ja' })).toMatchObject({
      workTranslation: [{ url: 'https://host/talk/en/' }],
    })
  })

  it('leave out what nobody knows, addresses without a site among it', () => {
    const data = deckLinkedData({ ...OPTIONS, site: { origin: undefined, base: '/' }, picture: undefined })
    expect(JSON.stringify(data)).not.toMatch(/"(url|@id|image|affiliation|datePublished)"/)
  })
})

describe('a slide’s linked data', () => {
  it('make it a part of the deck, at its place, with what it cites', () => {
    const slide = {
      slideNumber: 2,
      title: 'Measuring',
      description: 'How',
      references: [{ key: 'a', text: 'Mori. Tides.', url: 'https://doi.org/1' }],
    }
    expect(slideLinkedData(OPTIONS, slide)).toMatchObject({
      '@type': 'PresentationDigitalDocument',
      url: 'https://host/talk/en/2/',
      position: 2,
      isPartOf: { url: 'https://host/talk/en/', name: 'Tides' },
      citation: [{ '@type': 'CreativeWork', name: 'Mori. Tides.', url: 'https://doi.org/1' }],
    })
  })
})
