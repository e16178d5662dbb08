import { beforeAll, describe, expect, it } from 'vitest'
import { contentsHtml, LISTED_SLIDES_LIMIT } from '../../../src/compiler/pages/contents-html.ts'
import type { DeckSummary, IndexEntry } from '../../../src/deck/types.ts'
import { compileFixture } from '../../fixtures/compiled-deck.ts'

let deck: DeckSummary
let entries: IndexEntry[]
beforeAll(async () => {
  const fixture = await compileFixture()
  deck = fixture.deck
  entries = fixture.compiled.slides.en.map(({ slideNumber, title, section }) => ({
    slideNumber,
    title,
    section,
  }))
})

const links = (html: string) =>
  [...html.matchAll(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g)].map(
    ([, href, label = '']) => `${href ?? ''} ${label.replace(/<[^>]*>/g, '')}`,
  )

describe('the contents on the deck’s page', () => {
  it('list every slide under its section', () => {
    const html = contentsHtml({ deck, locale: 'en', entries, pages: [], downloads: [] })
    expect(html.match(/<h3>.*?<\/h3>/g)).toEqual(['<h3>Opening</h3>', '<h3>Method</h3>'])
    expect(links(html)).toEqual(
      entries.map(
        ({ slideNumber, title }) => `../en/${String(slideNumber)}/ ${String(slideNumber)} ${title}`,
      ),
    )
  })

  it('show a picture of each slide in both themes where there are pictures', () => {
    const pictured = entries.map((entry) => ({ ...entry, picture: '0123456789' }))
    const html = contentsHtml({ deck, locale: 'en', entries: pictured, pages: [], downloads: [] })
    for (const theme of ['light', 'dark']) {
      expect(html.match(new RegExp(`<img class="contents-picture" data-for="${theme}"`, 'g'))).toHaveLength(
        entries.length,
      )
    }
  })

  it('lead to the pages to read and the files to take away', () => {
    const downloads = [{ kind: 'slides' as const, path: 'en/tides.pdf' }]
    const html = contentsHtml({ deck, locale: 'en', entries: [], pages: ['transcript'], downloads })
    expect(links(html)).toEqual(['../en/transcript/ Whole transcript', '../en/tides.pdf Slides (PDF)'])
  })

  it('list sections alone, with their ranges, where the deck is long', () => {
    const [opening, method] = deck.sections
    if (!opening || !method) throw new Error('the fixture has two sections')
    const long = {
      ...deck,
      slideCount: LISTED_SLIDES_LIMIT * 10,
      sections: [opening, { ...method, firstSlide: 6001 }],
    }
    const html = contentsHtml({ deck: long, locale: 'en', entries: [], pages: [], downloads: [] })
    expect(links(html)).toEqual(['../en/1/ Opening Slides 1–6000', '../en/6001/ Method Slides 6001–10000'])
  })
})
