import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { feedFile } from '../../../src/compiler/shelf/feed.ts'
import { otherTalksFiles } from '../../../src/compiler/shelf/other-talks.ts'
import { hashSource } from '../../../src/compiler/pages/policy.ts'
import { shelfCrawlerFiles, shelfHeadersFile } from '../../../src/compiler/shelf/shelf-crawlers.ts'
import { orderTalks, type ShelfOptions } from '../../../src/compiler/shelf/shelf-options.ts'
import { shelfPage } from '../../../src/compiler/shelf/shelf-page.ts'
import { workId } from '../../../src/compiler/shelf/shelf-talk.ts'
import { sharedWorks, worksPage } from '../../../src/compiler/shelf/works-page.ts'
import type { OtherTalk } from '../../../src/deck/shelf/other-talks.ts'
import type { ShelfTalk, ShelfWork } from '../../../src/deck/shelf/shelf-talk.ts'

function work(id: string, slideNumber: number): ShelfWork {
  const html = `Mori (2019). <i>${id}</i>.`
  return { id, key: `key-${id}`, html, links: [], slides: [{ slideNumber, title: { en: 'Stick' } }] }
}

function talk(name: string, given: string, more: Partial<ShelfTalk> = {}): ShelfTalk {
  return {
    name,
    title: { en: `Talk ${name} & more` },
    speaker: { en: 'Hanako Yamada' },
    event: { en: '' },
    description: { en: 'About <tides>' },
    tags: [],
    given,
    locales: ['en'],
    slideCount: 3,
    covers: {},
    works: [],
    ...more,
  }
}

function shelfOf(talks: ShelfTalk[], origin?: string): ShelfOptions {
  return {
    shelf: {
      title: { ja: '海辺の発表', en: 'Talks by the sea' },
      owner: { ja: '山田 花子', en: 'Hanako Yamada' },
      locales: ['ja', 'en'],
      order: [],
    },
    talks,
    site: { origin, base: '/talks/' },
    files: { early: 'early()', script: 'assets/shelf.js', styles: [] },
    policy: true,
    cards: {},
  }
}

/** Throws where a text is no well-formed XML. */
function parseXml(text: string): string[] {
  const names: string[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => names.push(name))
  parser.on('error', (error) => {
    throw error
  })
  parser.write(text).close()
  return names
}

describe('talks on a shelf', () => {
  it('stand by date, the newest first, behind those that their owner put first', () => {
    const talks = [talk('old', '2019-01-01'), talk('new', '2024-01-01'), talk('mid', '2021-01-01')]
    expect(orderTalks(talks, []).map(({ name }) => name)).toEqual(['new', 'mid', 'old'])
    expect(orderTalks(talks, ['old']).map(({ name }) => name)).toEqual(['old', 'new', 'mid'])
  })

  it('are opened in their own language where they lack the page’s, and say so', () => {
    const { main } = shelfPage(shelfOf([talk('sea', '2024-01-01')]), 'ja')
    expect(main).toContain('<a href="../sea/en/" lang="en" hreflang="en">Talk sea &amp; more</a>')
    expect(main).toContain('2024年1月1日')
  })

  it('are offered after each other, those first that cite the same works', () => {
    const talks = [
      talk('a', '2024-01-01', { works: [work('x', 2)] }),
      talk('b', '2023-01-01'),
      talk('c', '2022-01-01', { works: [work('x', 3), work('y', 3)] }),
    ]
    const [first] = [...otherTalksFiles(talks)]
    expect(first?.path).toBe('talks/a.json')
    const offered = JSON.parse(String(first?.content)) as OtherTalk[]
    expect(offered.map(({ name, shared }) => [name, shared])).toEqual([
      ['c', 1],
      ['b', 0],
    ])
  })
})

describe('works that talks cite', () => {
  it.each([
    [{ number: 'arXiv:1901.00001' }, { URL: 'https://arxiv.org/abs/1901.00001' }],
    [{ DOI: '10.1000/ABC' }, { DOI: '10.1000/abc', URL: 'https://example.org/x' }],
    [{ title: 'The Moon & the Sea' }, { title: 'The moon & the sea.' }],
    [{ URL: 'https://www.example.org/a/' }, { URL: 'http://example.org/a' }],
  ])('are one by what names them: %j and %j', (one, other) => {
    const base = { type: 'book' }
    expect(workId({ ...base, id: 'a', ...one })).toBe(workId({ ...base, id: 'b', ...other }))
  })

  it('are listed once, with each talk and slide that cites them', () => {
    const talks = [
      talk('a', '2024-01-01', { works: [work('x', 2)] }),
      talk('c', '2022-01-01', { works: [work('x', 3)] }),
    ]
    expect(sharedWorks(talks)).toHaveLength(1)
    const { main } = worksPage(shelfOf(talks), 'en')
    expect(main).toContain('href="../../a/en/2/"')
    expect(main).toContain('href="../../c/en/3/"')
    expect(main).toContain('href="../../c/en/references/#key-x"')
  })
})

describe('what machines read of a shelf', () => {
  const talks = [
    talk('a', '2024-01-01', { published: '2024-02-02', tags: [{ en: 'Sea & sky' }] }),
    talk('b', '2023-01-01'),
  ]

  it('is an Atom feed, well formed with an origin and without', () => {
    for (const origin of ['https://talks.example', undefined]) {
      const feed = String(feedFile(shelfOf(talks, origin), 'en').content)
      expect(parseXml(feed).filter((name) => name === 'entry')).toHaveLength(2)
      expect(feed).toContain('<updated>2024-02-02T00:00:00Z</updated>')
    }
    const whole = String(feedFile(shelfOf(talks, 'https://talks.example'), 'en').content)
    expect(whole).toContain('href="https://talks.example/talks/a/en/"')
  })

  it('names the sitemap of each talk', () => {
    const [index] = shelfCrawlerFiles(shelfOf(talks, 'https://talks.example'))
    expect(parseXml(String(index?.content)).filter((name) => name === 'loc')).toHaveLength(3)
    expect(index?.content).toContain('<loc>https://talks.example/talks/b/sitemap.xml</loc>')
    expect(shelfCrawlerFiles(shelfOf(talks))).toEqual([])
  })

  it.each([
    ['/talks/', "img-src 'self';", "frame-ancestors 'none'"],
    ['/talks/en/', "img-src 'self';", "frame-ancestors 'none'"],
    ['/talks/en/works/', "img-src 'self';", "frame-ancestors 'none'"],
    ['/talks/a/en/', "img-src 'self';", "frame-ancestors 'none'"],
    ['/talks/a/en/2/', "img-src 'self';", "frame-ancestors 'none'"],
    ['/talks/a/en/transcript/both/', "img-src 'self';", "frame-ancestors 'none'"],
    ['/talks/a/en/embed/2/', "img-src 'self';", 'frame-ancestors *'],
    ['/talks/private/0f3a/', "img-src 'self' blob:", "frame-ancestors 'none'"],
    ['/talks/private/0f3a/en/', "img-src 'self' blob:", "frame-ancestors 'none'"],
    ['/talks/private/0f3a/en/2/', "img-src 'self' blob:", "frame-ancestors 'none'"],
  ])('is one policy for %s', (path, pictures, framing) => {
    const rules = String(shelfHeadersFile(shelfOf(talks)).content)
      .trim()
      .split('\n\n')
    const policies = rules.filter((rule) => {
      const pattern = (rule.split('\n')[0] ?? '').replace(/\*/g, '.*').replace(/:[a-z]+/g, '[^/]+')
      return rule.includes('Content-Security-Policy') && new RegExp(`^${pattern}$`).test(path)
    })
    expect(policies).toHaveLength(1)
    expect(policies[0]).toContain(pictures)
    expect(policies[0]).toContain(framing)
    expect(policies[0]).toContain(`script-src 'self' ${hashSource('early()')};`)
  })

  it('is a CollectionPage of schema.org with the talks in order', () => {
    const { linkedData } = shelfPage(shelfOf(talks, 'https://talks.example'), 'en')
    expect(linkedData).toMatchObject({
      '@type': 'CollectionPage',
      mainEntity: {
        numberOfItems: 2,
        itemListElement: [
          { position: 1, item: { url: 'https://talks.example/talks/a/en/' } },
          { position: 2 },
        ],
      },
    })
  })
})
