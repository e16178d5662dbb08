import { beforeAll, describe, expect, it } from 'vitest'
import { compileFixture, type CompiledFixture } from '../../fixtures/compiled-deck.ts'
import { REAL_DECK } from '../../fixtures/real-deck.ts'

let fixture: CompiledFixture
let files: Map<string, string>
beforeAll(async () => {
  fixture = await compileFixture(REAL_DECK)
  files = fixture.documents()
})

/** The entries of the page, by key. */
function entries(html: string): Map<string, string> {
  return new Map(
    [...html.matchAll(/<li id="([\w-]+)">(.*?)<\/li>/gs)].map(([, key = '', entry = '']) => [key, entry]),
  )
}

describe.each(['ja', 'en'] as const)('the page of references in %s', (locale) => {
  let page: string
  beforeAll(() => {
    page = files.get(`${locale}/references/index.html`) ?? ''
  })

  it('has each cited work once', () => {
    const cited = new Set(fixture.compiled.slides[locale].flatMap((slide) => slide.cited))
    expect([...entries(page).keys()].sort()).toEqual([...cited].sort())
  })

  it('leads to all the slides that cite a work, and to no other', () => {
    for (const [key, entry] of entries(page)) {
      const slides = [...entry.matchAll(/href="\.\.\/\.\.\/\w+\/(\d+)\/"/g)].map(([, number]) =>
        Number(number),
      )
      const citing = fixture.compiled.slides[locale].filter(({ cited }) => cited.includes(key))
      expect(slides, key).toEqual(citing.map(({ slideNumber }) => slideNumber))
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
    const transcript = files.get(`${locale}/transcript/index.html`) ?? ''
    const links = [...transcript.matchAll(/references\/#([\w-]+)"/g)].map(([, key = '']) => key)
    expect(links.length).toBeGreaterThan(100)
    expect(links.filter((key) => !keys.has(key))).toEqual([])
  })
})
