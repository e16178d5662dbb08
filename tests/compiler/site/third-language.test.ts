import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { compileDeck } from '../../../src/compiler/compile.ts'
import type { CompiledDeck } from '../../../src/compiler/compiled-deck.ts'
import { SiteBuilder } from '../../../src/compiler/site/site.ts'
import { SearchIndex } from '../../../src/deck/search.ts'
import type { TranscriptSlide } from '../../../src/deck/types.ts'
import { compileFixture } from '../../fixtures/compiled-deck.ts'
import { problemsOf } from '../../fixtures/with-deck.ts'

const DECK_IN_THREE = fileURLToPath(new URL('../../fixtures/deck-in-three', import.meta.url))
const SHELL = {
  early: 'early()',
  main: 'assets/main.js',
  styles: ['assets/main.css'],
  documents: 'assets/documents.css',
  embed: { script: 'assets/embed.js', style: 'assets/embed.css' },
}

let deck: CompiledDeck
let builder: SiteBuilder
beforeAll(async () => {
  deck = await compileDeck(DECK_IN_THREE)
  builder = SiteBuilder.onDemand(
    {
      deck,
      site: { origin: 'https://example.org', base: '/' },
      shell: SHELL,
      prerender: (_data, { stage, transcript, contents }) => stage + transcript + contents,
      cacheFolder: '',
      policy: true,
      embed: true,
    },
    { fonts: { path: 'assets/fonts.css', content: '' }, formulas: { path: 'assets/f.css', content: '' } },
  )
})

const contentOf = async (files: { content: string | Buffer }[] | Promise<{ content: string | Buffer }[]>) =>
  String((await files)[0]?.content)

describe('a deck in three languages', () => {
  it('has its ten slides in each of them', () => {
    expect(deck.summary.locales).toEqual(['ja', 'en', 'es'])
    for (const locale of deck.summary.locales) expect(deck.slides[locale]).toHaveLength(10)
    expect(deck.slides.es[1]?.title).toBe('¿Por qué sube la marea?')
  })

  it('has pages in the third', async () => {
    const [file] = await builder.page('slide', 'es', 2)
    expect(file?.path).toBe('es/2/index.html')
    const html = String(file?.content)
    expect(html).toMatch(/^<!doctype html>\n<html lang="es"/)
    expect(html).toContain('La luna atrae el mar')
  })

  it('says of each page where its others are, and what to share', async () => {
    const html = await contentOf(builder.page('slide', 'es', 2))
    for (const locale of ['ja', 'en', 'es'])
      expect(html).toContain(
        `<link rel="alternate" hreflang="${locale}" href="https://example.org/${locale}/2/">`,
      )
    expect(html).toContain('<meta property="og:locale" content="es_ES">')
    expect(html).toContain('<meta property="og:locale:alternate" content="ja_JP">')
    expect(html).toContain(
      '<meta property="og:title" content="2. ¿Por qué sube la marea? – La luna y las mareas">',
    )
  })

  it('leads from its player to each of the other languages', async () => {
    const html = await contentOf(builder.embedPage('es', 2))
    const links = [...html.matchAll(/data-swap="language-\d" href="([^"]*)" lang="(\w+)"[^>]*>([^<]*)</g)]
    expect(links.map(([, href, lang, name]) => [href, lang, name])).toEqual([
      ['../../../ja/embed/2/', 'ja', '日本語'],
      ['../../../en/embed/2/', 'en', 'English'],
    ])
  })

  it('is searched in the third', () => {
    const pack = builder.packs().find(({ path }) => path === 'es/text/0.json')
    const index = new SearchIndex()
    index.add('es', JSON.parse(String(pack?.content)) as TranscriptSlide[])
    expect(index.search('mareografo', ['es']).hits.map(({ slideNumber }) => slideNumber)).toEqual([7, 8])
  })

  it('has a whole transcript, files to take away and citations in the third', async () => {
    const { documents } = await compileFixture(DECK_IN_THREE)
    const files = documents()
    expect(files.get('es/transcript/index.html')).toContain('<h1>La luna y las mareas</h1>')
    const parallel = files.get('es/transcript/both/index.html') ?? ''
    expect(parallel).toContain('<title>En paralelo (japonés, inglés, español) – La luna y las mareas</title>')
    for (const words of ['月が海を引く', 'The moon pulls the sea', 'La luna atrae el mar'])
      expect(parallel).toContain(words)
    expect(files.get('es/transcript.txt')).toContain('Medir con una vara')
    expect(files.get('es/manifest.webmanifest')).toContain('"lang":"es"')
    expect(files.get('es/cite/0.json')).toContain('yamada2024')
  })

  it('says its figures’ words in the third', () => {
    expect(deck.slides.es[4]?.stageHtml).toContain('Tokio')
    expect(deck.slides.es[4]?.stageHtml).not.toContain('Tokyo')
  })

  it('has the interface’s words in the third', async () => {
    const html = await contentOf(builder.page('slide', 'es', 3))
    expect(html).toContain('<summary>Referencias (1)</summary>')
  })
})

describe('a deck in one language', () => {
  it('has figures with words in that language alone', async () => {
    const slides = {
      '001-title.md':
        '---\nsection: opening\n---\n\n::::en\n# Levels\n\n:::figure{name=levels}\nLevels\n\nTwo levels.\n:::\n::::\n',
      '002-measuring-tides.md': undefined,
      '003-tide-model.md': undefined,
      '004-stick-and-gauge.md': undefined,
      'published-transcript.json': undefined,
      'figures/tide-stick.json': undefined,
      'references.json': undefined,
      'figures/levels.json': JSON.stringify({
        kind: 'table',
        provenance: 'redrawn',
        sureness: 'verified',
        references: [],
        note: { en: 'Copied.' },
        drawing: 'table',
        data: {
          caption: { en: 'Levels' },
          columns: [{ key: 'a', head: [{ en: 'Level' }] }],
          rows: [{ cells: [1] }],
        },
      }),
      'deck.json': JSON.stringify({
        title: { en: 'Tides' },
        speaker: { en: 'Hanako Yamada' },
        description: { en: 'Tides' },
        given: '2024-05-01',
        locales: ['en'],
        sections: [{ id: 'opening', title: { en: 'Opening' } }],
      }),
    }
    expect(await problemsOf(slides)).toEqual([])
  })
})
