import { parseHTML } from 'linkedom'
import { afterEach, expect, it, vi } from 'vitest'
import type { TranscriptSlide } from '../../../src/deck/types.ts'
import { buildArticles } from '../../../src/transcript/articles/build-articles.ts'

const BASE = 'https://talks.example/talks/tides/'

const slide: TranscriptSlide = {
  slideNumber: 4,
  title: 'Levels',
  blocks: [
    {
      id: 'b0',
      kind: 'paragraph',
      text: 'A level next',
      html: '<p><img src="../../assets/images/level.png" alt="A level"> <a href="../5/">next</a></p>',
    },
  ],
  references: [],
  published: [],
}

afterEach(() => {
  vi.unstubAllGlobals()
})

it('articles show pictures and links as the slide’s own page does, whatever page they stand on', async () => {
  vi.stubGlobal('document', parseHTML('<html><body></body></html>').document)
  const [article] = await buildArticles(
    {
      span: { first: 4, last: 4 },
      languages: ['en'],
      labels: () => ({ references: '', published: '', href: `${BASE}en/4/` }),
      version: '1',
      columnEm: 30,
    },
    { load: () => Promise.resolve([slide]), loadSlide: () => Promise.resolve(slide) },
    [],
    new AbortController().signal,
  )
  expect(article?.querySelector('img')?.getAttribute('src')).toBe(`${BASE}assets/images/level.png`)
  expect(article?.querySelector('.row a')?.getAttribute('href')).toBe(`${BASE}en/5/`)
})
