import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { describe, expect, it } from 'vitest'
import { CITATION_FORMATS } from '../../src/deck/citation.ts'
import { SLIDE_COUNT, TALK_LOCALES } from '../fixtures/real-deck.ts'
import { readCitations } from './built-site.ts'

const parsed = (source: string) => new Cite(source).data[0]

describe.each(TALK_LOCALES)('the citations of the talk in "%s"', (locale) => {
  const slides = readCitations(locale).flatMap((pack) => pack.slides)

  it('are there for every slide, in every form', () => {
    expect(slides.map(({ slideNumber }) => slideNumber)).toEqual(
      Array.from({ length: SLIDE_COUNT }, (_, index) => index + 1),
    )
    for (const slide of slides) {
      for (const format of CITATION_FORMATS)
        expect(slide[format]).toContain(`/${locale}/${String(slide.slideNumber)}/`)
    }
  })

  it('mean the same in every form', () => {
    for (const slide of slides) {
      const [csl, bibtex, ris] = [parsed(slide.csl), parsed(slide.bibtex), parsed(slide.ris)]
      expect(bibtex?.['title']).toBe(csl?.['title'])
      expect(ris?.['title']).toBe(csl?.['title'])
      expect([bibtex?.['URL'], ris?.['URL']]).toEqual([csl?.['URL'], csl?.['URL']])
    }
  })
})
