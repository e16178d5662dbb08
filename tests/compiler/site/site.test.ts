import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileDeck } from '../../../src/compiler/compile.ts'
import type { SiteFile } from '../../../src/compiler/pages/site-file.ts'
import { hashSource } from '../../../src/compiler/pages/policy.ts'
import { SiteBuilder } from '../../../src/compiler/site/site.ts'
import type { TranscriptSlide } from '../../../src/deck/types.ts'
import { slidesOfBuild, slidesOfText } from '../../../src/deck/offline.ts'
import { FIXTURE_DECK, slideFile, withDeck } from '../../fixtures/with-deck.ts'

let cacheFolder: string
beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'colloquium-fonts-'))
})
afterAll(() => rm(cacheFolder, { recursive: true }))

async function builderOf(folder: string, broker?: string): Promise<SiteBuilder> {
  return SiteBuilder.create({
    deck: await compileDeck(folder),
    site: { origin: undefined, base: '/', ...(broker !== undefined && { broker }) },
    shell: { early: 'early()', main: 'assets/main.js', styles: ['assets/main.css'] },
    prerender: (_data, { stage, transcript, contents }) => stage + transcript + contents,
    cacheFolder,
    policy: true,
  })
}

async function pagesOf(builder: SiteBuilder): Promise<SiteFile[]> {
  const pages: SiteFile[] = []
  for (const locale of builder.summary.locales) {
    pages.push(...(await builder.page('deck', locale, 1)))
    for (let number = 1; number <= builder.summary.slideCount; number++) {
      pages.push(...(await builder.page('slide', locale, number)))
    }
  }
  return pages
}

const documentIn = (files: SiteFile[], path: string) =>
  String(files.find((file) => file.path === path)?.content ?? '')

describe('a built site', () => {
  let pages: SiteFile[]
  let builder: SiteBuilder
  beforeAll(async () => {
    builder = await builderOf(FIXTURE_DECK)
    pages = await pagesOf(builder)
  })

  it.each([
    ['ja/speaker/4/', '発表者ビュー – '],
    ['ja/clicker/', 'クリッカー – '],
    ['en/clicker/', 'Clicker – '],
  ])('has the page %s for the speaker and not for search engines, under the same policy', (path, title) => {
    const page = documentIn([...builder.eachSpeakerPage()], `${path}index.html`)
    expect(page).toContain(`<title>${title}`)
    expect(page).toContain('<meta name="robots" content="noindex">')
    expect(page).toContain(`default-src 'none'; script-src 'self' ${hashSource('early()')};`)
    expect(page).toMatch(/<script type="module" src="(\.\.\/)+assets\/main\.js">/)
  })

  it('has one script in each page, which the page and the file of headers allow', () => {
    const allowed = `script-src 'self' ${hashSource('early()')};`
    const documents = [...pages, ...builder.eachSpeakerPage(), ...builder.documents()]
    for (const { path, content } of documents.filter(({ path }) => path.endsWith('.html'))) {
      expect(String(content), path).toContain(allowed)
      expect(String(content), path).toMatch(/<script( data-viewer="[^"]*")?>early\(\)<\/script>/)
    }
    const headers = documents.find(({ path }) => path === '_headers')
    const policies = String(headers?.content).match(/Content-Security-Policy: .*/g) ?? []
    for (const policy of policies.filter((policy) => !policy.includes('sandbox')))
      expect(policy).toContain(allowed)
    expect(policies.length).toBeGreaterThan(5)
  })

  it('lets the speaker’s pages speak to a broker elsewhere, as it does the slides’', async () => {
    const elsewhere = await builderOf(FIXTURE_DECK, 'wss://broker.example/mqtt')
    for (const { content } of elsewhere.eachSpeakerPage())
      expect(content).toContain("connect-src 'self' wss://broker.example")
  })

  it('has a page per slide and language, and one for the deck', () => {
    expect(pages.map(({ path }) => path).filter((path) => path.endsWith('.html'))).toEqual([
      'ja/index.html',
      'ja/1/index.html',
      'ja/2/index.html',
      'ja/3/index.html',
      'ja/4/index.html',
      'en/index.html',
      'en/1/index.html',
      'en/2/index.html',
      'en/3/index.html',
      'en/4/index.html',
    ])
  })

  it('has the speaker’s notes in none of its files', () => {
    const files = [...pages, ...builder.packs(), ...builder.sharedFiles]
    expect(files.filter(({ content }) => content.includes('private-notes-phrase'))).toEqual([])
  })

  it('has no style attribute on any page or in any pack', () => {
    for (const { path, content } of [...pages, ...builder.packs()]) {
      if (typeof content !== 'string') continue
      expect(content.match(/.{20}[\s"]style=.{20}/), path).toBeNull()
    }
    expect(documentIn(pages, 'en/3/index.html')).toContain('displaystyle="true"')
  })

  it('has every file that a page names', () => {
    const paths = new Set(
      [...pages, ...builder.sharedFiles, ...builder.documents()]
        .map(({ path }) => path)
        .concat('assets/main.js', 'assets/main.css', 'icon.svg', 'icon-180.png'),
    )
    for (const { path, content } of pages) {
      if (typeof content !== 'string') continue
      for (const [, address = ''] of content.matchAll(/(?:href|src)="(\.\.?\/[^"]*)"|url\(([^)]*)\)/g)) {
        const named = new URL(address, `https://host/${path}`).pathname.slice(1)
        expect(paths, `${address} in ${path}`).toContain(named.replace(/\/$/, '/index.html'))
      }
    }
  })

  it('loads the formulas’ stylesheet with the slides that have one', () => {
    expect(documentIn(pages, 'en/3/index.html')).toMatch(
      /<link rel="stylesheet" href="\.\.\/\.\.\/assets\/formulas-\w+\.css">/,
    )
    expect(documentIn(pages, 'en/1/index.html')).not.toMatch(/<link[^>]*formulas/)
  })

  it('has ids in the page’s own transcript alone', () => {
    const page = documentIn(pages, 'ja/2/index.html')
    expect(page.match(/ id="b1"/g)).toHaveLength(1)
    expect(page).toContain('<div class="row" id="b1" data-row="b1"')
  })

  it('has packs of text and titles in each language', () => {
    const packs = builder.packs()
    expect(packs.map(({ path }) => path)).toEqual([
      'ja/text/0.json',
      'ja/index/0.json',
      'en/text/0.json',
      'en/index/0.json',
    ])
    const [text] = packs
    const slides = JSON.parse(String(text?.content)) as TranscriptSlide[]
    expect(slides.map(({ slideNumber }) => slideNumber)).toEqual([1, 2, 3, 4])
  })

  it('has another build’s id only where something differs', async () => {
    const same = await builderOf(FIXTURE_DECK)
    const other = await builderOf(
      await withDeck({ '001-title.md': slideFile('x').replace('method', 'opening') }),
    )
    expect(same.summary.buildId).toBe(builder.summary.buildId)
    expect(other.summary.buildId).not.toBe(builder.summary.buildId)
  })

  it('says in its id and in its packs whether the slides are the same, whatever they say', async () => {
    const first = slideFile('x').replace('method', 'opening')
    const corrected = await builderOf(await withDeck({ '001-title.md': first }))
    const exchanged = await builderOf(
      await withDeck({ '001-title.md': undefined, '001-another-title.md': first }),
    )
    const slidesOf = ({ summary }: SiteBuilder) => slidesOfBuild(summary.buildId)
    expect(slidesOf(corrected)).toBe(slidesOf(builder))
    expect(slidesOf(exchanged)).not.toBe(slidesOf(builder))
    for (const { content } of exchanged.packs())
      expect(slidesOfText(String(content))).toBe(slidesOf(exchanged))
  })
})

describe('a picture and a link of the first slide', () => {
  it('are found from the slide’s page and from the deck’s', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    const slide = slideFile('![月](images/moon.svg)\n\n[次](#3)').replace('method', 'opening')
    const builder = await builderOf(await withDeck({ '001-title.md': slide, 'images/moon.svg': svg }))

    const files = [...(await builder.page('deck', 'ja', 1)), ...(await builder.page('slide', 'ja', 1))]
    const [picture] = builder.pictures

    expect(picture?.path).toMatch(/^assets\/images\/moon-\w{8}\.svg$/)
    expect(await readFile(picture?.file ?? '', 'utf8')).toBe(svg)
    for (const [path, toBase, toSlide] of [
      ['ja/1/index.html', '../../', '../3/'],
      ['ja/index.html', '../', '3/'],
    ] as const) {
      const html = documentIn(files, path)
      expect(html.split(`<img src="${toBase}${picture?.path ?? ''}" alt="月">`)).toHaveLength(3)
      expect(html.split(`<a href="${toSlide}">次</a>`)).toHaveLength(3)
    }
  })
})
