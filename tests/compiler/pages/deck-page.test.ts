import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { pageDocument, pageFile, type DocumentParts } from '../../../src/compiler/pages/deck-page.ts'
import { hashSource } from '../../../src/compiler/pages/policy.ts'
import { absoluteUrl } from '../../../src/compiler/pages/site-address.ts'
import type { DeckSummary } from '../../../src/deck/types.ts'
import { inLocales } from '../../fixtures/deck-texts.ts'

const SUMMARY: DeckSummary = {
  title: inLocales({ ja: '潮', en: 'Tides & moons' }),
  speaker: inLocales({ ja: '山田', en: 'Yamada' }),
  affiliation: inLocales({ ja: '大学', en: 'University' }),
  event: inLocales({ ja: '会', en: 'Event' }),
  description: inLocales({ ja: '説明', en: 'Description' }),
  given: '2024-05-01',
  locales: ['ja', 'en'],
  sections: [],
  slideCount: 4,
  buildId: 'b0',
}

const PARTS: DocumentParts = {
  data: {
    deck: SUMMARY,
    page: 'slide',
    locale: 'en',
    slideNumber: 2,
    title: 'Measuring',
    fonts: 'assets/talk.css',
  },
  title: '2. Measuring "tides" – Tides & moons',
  description: 'a <b> & "c"',
  body: '<main>slide</main>',
  site: { origin: undefined, base: '/' },
  files: { early: 'early()', main: 'assets/main.js', styles: ['assets/main.css'] },
  slideStyles: ['assets/formulas.css'],
  fontCss: '@font-face{font-family:Talk;src:url(../../assets/fonts/a.woff2)}',
  policy: true,
}

const documentOf = (changes: Partial<DocumentParts> = {}) => pageDocument({ ...PARTS, ...changes })

function policyOf(document: string): string[] {
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(document)?.[1]
  return policy?.split('; ') ?? []
}

describe('a page’s policy', () => {
  it('allows what is of the same origin, and nothing else', () => {
    const policy = policyOf(documentOf({ fontCss: '' }))
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`script-src 'self' ${hashSource('early()')}`)
    expect(policy).toContain("style-src 'self'")
    expect(policy).toContain("base-uri 'none'")
    expect(policy).toContain("form-action 'none'")
    expect(policy.join(' ')).not.toMatch(/unsafe|https?:|data:|\*/)
  })

  it('names its one inline style by the hash of what stands in it', () => {
    const document = documentOf()
    const style = /<style>(.*?)<\/style>/s.exec(document)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(policyOf(document)).toContain(`style-src 'self' 'sha256-${hash}'`)
  })

  it('names what the page is first drawn with, too, in the same style', () => {
    const document = documentOf({ firstScreenCss: 'p{color:red}' })
    const styles = [...document.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style = '']) => style)
    expect(styles).toEqual([`${PARTS.fontCss}p{color:red}`])
    const hash = createHash('sha256').update(styles.join('')).digest('base64')
    expect(policyOf(document)).toContain(`style-src 'self' 'sha256-${hash}'`)
  })

  it('comes before all that it rules', () => {
    const document = documentOf()
    const start = document.indexOf('Content-Security-Policy')
    for (const tag of ['<script', '<link', '<style']) expect(document.indexOf(tag)).toBeGreaterThan(start)
  })

  it('names its one inline script by the hash of what stands in it', () => {
    const document = documentOf()
    const scripts = [...document.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)]
      .filter(([, attributes = '']) => !/src=|type="application\/(ld\+)?json"/.test(attributes))
      .map(([, , code = '']) => code)
    expect(scripts).toEqual(['early()'])
    const hash = createHash('sha256').update(scripts.join('')).digest('base64')
    expect(policyOf(document)).toContain(`script-src 'self' 'sha256-${hash}'`)
  })

  it('is left out for the dev server', () => {
    expect(policyOf(documentOf({ policy: false }))).toEqual([])
  })
})

describe('a page that brings what it is first drawn with', () => {
  const document = documentOf({
    firstScreenCss: 'p{color:red}',
    files: { ...PARTS.files, mainImports: ['assets/react.js'] },
  })

  it('links to its whole stylesheet for who runs no script, and for the early one, after the text', () => {
    const link = '<link rel="stylesheet" href="../../assets/main.css">'
    expect(document.split(link)).toHaveLength(2)
    const later = document.indexOf(`<noscript>${link}</noscript>`)
    expect(later).toBeGreaterThan(document.indexOf('<main>slide</main>'))
  })

  it('names the viewer’s scripts for the early one to start, those that others need first', () => {
    expect(document).toContain(
      '<script data-viewer="../../assets/react.js ../../assets/main.js">early()</script>',
    )
    expect(document).not.toContain('type="module"')
  })
})

describe('a page’s addresses', () => {
  it('are relative, by as many folders as it lies deep', () => {
    const slide = documentOf()
    expect(slide).toContain('<link rel="stylesheet" href="../../assets/main.css">')
    expect(slide).toContain('<link rel="stylesheet" href="../../assets/formulas.css">')
    expect(slide).toContain('src="../../assets/main.js"')

    const deck = documentOf({ data: { ...PARTS.data, page: 'deck' } })
    expect(deck).toContain('<link rel="stylesheet" href="../assets/main.css">')
  })

  it('are relative below a sub-path too', () => {
    const document = documentOf({ site: { origin: undefined, base: '/talks/vl/' } })
    expect(document).not.toMatch(/(href|src)="\//)
    expect(document).not.toContain('/talks/vl/')
  })

  it('name no page in the head that a browser would fetch ahead, which the policy forbids', () => {
    expect(documentOf()).not.toMatch(/<link rel="(next|prev|prefetch)"/)
  })
})

describe('a page’s tags', () => {
  it('say title, description and language, escaped', () => {
    const document = documentOf()
    expect(document).toContain('<html lang="en"')
    expect(document).toContain('<title>2. Measuring &quot;tides&quot; – Tides &amp; moons</title>')
    expect(document).toContain('<meta name="description" content="a &lt;b&gt; &amp; &quot;c&quot;">')
    expect(document).toContain('<meta property="og:site_name" content="Tides &amp; moons">')
    expect(document).toContain('<meta property="og:locale" content="en_US">')
    expect(document).toContain('<meta property="og:locale:alternate" content="ja_JP">')
  })

  it('have absolute addresses where SITE is known', () => {
    const document = documentOf({ site: { origin: 'https://example.org', base: '/talks/' } })
    expect(document).toContain('<link rel="canonical" href="https://example.org/talks/en/2/">')
    expect(document).toContain('<meta property="og:url" content="https://example.org/talks/en/2/">')
    expect(document).toContain('<link rel="alternate" hreflang="ja" href="https://example.org/talks/ja/2/">')
    expect(document).toContain('<link rel="alternate" hreflang="en" href="https://example.org/talks/en/2/">')
    expect(document).toContain(
      '<link rel="alternate" hreflang="x-default" href="https://example.org/talks/ja/2/">',
    )
  })

  it('that need absolute addresses are left out where it isn’t', () => {
    expect(documentOf()).not.toMatch(/canonical|og:url|hreflang/)
  })

  it('hold the page’s data, which can’t end its element', () => {
    const title = '</script><script>alert(1)</script>'
    const document = documentOf({ data: { ...PARTS.data, title } })
    const json = /<script type="application\/json" id="page-data">(.*?)<\/script>/s.exec(document)?.[1]
    expect((JSON.parse(json ?? '') as { title: string }).title).toBe(title)
  })
})

describe('absoluteUrl', () => {
  it('joins origin, base and path with one slash each', () => {
    expect(absoluteUrl({ origin: 'https://example.org/', base: '/' }, 'ja/')).toBe('https://example.org/ja/')
    expect(absoluteUrl({ origin: 'https://example.org', base: '/a/' }, 'ja/')).toBe(
      'https://example.org/a/ja/',
    )
    expect(absoluteUrl({ origin: undefined, base: '/' }, 'ja/')).toBeUndefined()
  })
})

describe('pageFile', () => {
  it('is an index in a folder of the page’s own', () => {
    expect(pageFile('slide', 'ja', 41)).toBe('ja/41/index.html')
    expect(pageFile('deck', 'en', 1)).toBe('en/index.html')
    expect(pageFile('transcript', 'en', 1)).toBe('en/transcript/index.html')
  })
})
