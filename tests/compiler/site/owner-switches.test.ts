import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileDeck } from '../../../src/compiler/compile.ts'
import { SiteBuilder } from '../../../src/compiler/site/site.ts'
import { FIXTURE_DECK, withDeck } from '../../fixtures/with-deck.ts'
import { scratchFolder } from '../../tools/scratch.ts'

/** A built fixture deck whose owner has said this of it. */
async function builtWith(switches: object) {
  const deck = JSON.parse(await readFile(join(FIXTURE_DECK, 'deck.json'), 'utf8')) as object
  const folder = await withDeck({ 'deck.json': JSON.stringify({ ...deck, ...switches }) })
  const builder = await SiteBuilder.create({
    deck: await compileDeck(folder),
    site: { origin: 'https://a.example', base: '/' },
    shell: {
      ...{ early: 'early()', main: 'assets/main.js', documents: 'assets/documents.css' },
      styles: ['assets/main.css'],
      embed: { script: 'assets/embed.js', style: 'assets/embed.css' },
    },
    prerender: (_data, { contents }) => contents,
    cacheFolder: await scratchFolder(),
    policy: true,
    embed: true,
  })
  const [page] = await builder.page('deck', 'ja', 1)
  const documents = new Map(builder.documents().map(({ path, content }) => [path, String(content)]))
  return { builder, page: String(page?.content), documents, headers: documents.get('_headers') ?? '' }
}

describe('a deck whose owner says nothing', () => {
  it('can be taken away and shown in other sites’ pages', async () => {
    const { builder, page, documents, headers } = await builtWith({})
    expect(builder.summary).not.toHaveProperty('download')
    expect(builder.summary).not.toHaveProperty('embed')
    expect(documents.get('downloads.json')).toContain('ja/transcript.md')
    expect(page).toContain('transcript.md')
    expect(await builder.embedPage('ja', 1)).not.toEqual([])
    expect(headers).toContain('/:locale/embed/:slide/')
    expect(headers).toContain('transcript.md')
  })
})

describe('a deck that is not to be taken away', () => {
  it('has no file for it, names none, and says nothing of one to its host', async () => {
    const { builder, page, documents, headers } = await builtWith({ download: false })
    expect(builder.summary.download).toBe(false)
    expect(documents.get('downloads.json')).toBe('[]')
    expect([...documents.keys()].filter((path) => /transcript\.(md|txt)$/.test(path))).toEqual([])
    for (const text of [page, documents.get('ja/transcript/index.html') ?? '', headers])
      expect(text).not.toMatch(/transcript\.(md|txt)|\.pdf/)
  })
})

describe('a deck that is not to be shown in other sites’ pages', () => {
  it('has no player, names none, and lets none of its pages be framed', async () => {
    const { builder, page, documents, headers } = await builtWith({ embed: false })
    expect(builder.summary.embed).toBe(false)
    expect(await builder.embedPage('ja', 1)).toEqual([])
    expect([...documents.keys()].filter((path) => path.startsWith('oembed/'))).toEqual([])
    expect(page).not.toContain('oembed')
    expect(headers).not.toContain('frame-ancestors *')
  })
})
