import { beforeAll, describe, expect, it } from 'vitest'
import type { TranscriptSlide } from '../../src/deck/types.ts'
import { TALK_LOCALES } from '../fixtures/real-deck.ts'
import { readPacks, readSite } from './built-site.ts'

/** The entries of the page, by key. */
function entries(html: string): Map<string, string> {
  return new Map(
    [...html.matchAll(/<li id="([\w-]+)">(.*?)<\/li>/gs)].map(([, key = '', entry = '']) => [key, entry]),
  )
}

describe.each(TALK_LOCALES)('the page of references in %s', (locale) => {
  let page: string
  let slides: TranscriptSlide[]
  beforeAll(() => {
    page = readSite(`${locale}/references/index.html`)
    slides = readPacks(locale, 'text')
  })

  it('has each cited work once', () => {
    const cited = new Set(slides.flatMap(({ references }) => references.map(({ key }) => key)))
    expect([...entries(page).keys()].sort()).toEqual([...cited].sort())
  })

  it('leads to all the slides that cite a work, and to no other', () => {
    for (const [key, entry] of entries(page)) {
      const numbers = [...entry.matchAll(/href="\.\.\/\.\.\/\w+\/(\d+)\/"/g)].map(([, number]) =>
        Number(number),
      )
      const citing = slides.filter(({ references }) => references.some((work) => work.key === key))
      expect(numbers, key).toEqual(citing.map(({ slideNumber }) => slideNumber))
    }
  })

  it('leads to where a work can be read', () => {
    const works = entries(page)
    expect(works.get('chen2023pali')).toContain(
      '<a href="https://arxiv.org/abs/2209.06794" rel="noopener">arXiv:2209.06794</a>',
    )
    expect(works.get('zaken2022bitfit') ?? works.get('benzaken2022bitfit') ?? page).toContain(
      'https://doi.org/10.18653/v1/2022.acl-short.1',
    )
  })

  it('names the others where not all authors are known', () => {
    expect(entries(page).get('brown2020gpt3')).toContain('&#38; others.')
  })

  it('is where the references of the transcript lead', () => {
    const keys = entries(page)
    const transcript = readSite(`${locale}/transcript/index.html`)
    const links = [...transcript.matchAll(/references\/#([\w-]+)"/g)].map(([, key = '']) => key)
    expect(links.length).toBeGreaterThan(100)
    expect(links.filter((key) => !keys.has(key))).toEqual([])
  })
})
