import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { slideFile, withDeck } from '../fixtures/with-deck.ts'
import { runBuild } from './run-build.ts'

let out: string
beforeEach(async () => {
  out = join(await mkdtemp(join(tmpdir(), 'colloquium-out-')), 'site')
})
afterEach(() => rm(join(out, '..'), { recursive: true }))

/** Words that no build before had: pictures of them are in no cache. */
const unseen = () => `潮 ${String(Date.now())}-${String(Math.random()).slice(2)}`

const page =
  '---\nsection: opening\nlayout: page\n---\n\n::::ja\n# 題\n\n![潮](images/x.svg)\n::::\n\n::::en\n# Title\n\n![Tides](images/x.svg)\n::::\n'

describe('a second build', () => {
  it('draws only what changed', async () => {
    const file = '002-measuring-tides.md'
    const folder = await withDeck({ [file]: slideFile(unseen(), 'The same as before') })
    const first = await runBuild(folder, out)
    expect(first.status, first.output).toBe(0)
    await writeFile(join(folder, file), slideFile(unseen(), 'The same as before'))
    // A card and a small picture in each theme, of one slide in one language of two.
    expect((await runBuild(folder, out)).output).toContain('  3 drawn, 21 unchanged')
  })
})

describe('a preview', () => {
  it('may be as blank as the page that the slide is a picture of', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><!-- ${unseen()} --></svg>`
    const folder = await withDeck({ '002-measuring-tides.md': page, 'images/x.svg': svg })
    const { status, output } = await runBuild(folder, out)
    expect(status, output).toBe(0)
  })

  it('fails the build where a picture of the slide can’t be read', async () => {
    const folder = await withDeck({ '002-measuring-tides.md': page, 'images/x.svg': `<svg ${unseen()}` })
    const { status, output } = await runBuild(folder, out)
    expect(status).toBe(1)
    expect(output).toMatch(/deck\/002-measuring-tides\.md: its picture \(en, card\) lacks x-\w+\.svg/)
  })
})

describe('without a browser', () => {
  it('a build says so and makes the rest, which names no picture and no PDF', async () => {
    const { status, output } = await runBuild(await withDeck(), out, { CHROMIUM: '/nowhere/chromium' })
    expect(status, output).toBe(0)
    expect(output).toContain('no browser here: no previews and PDFs')
    const names = await readdir(out)
    expect(names).toEqual(expect.arrayContaining(['ja', 'en', 'assets', 'downloads.json']))
    expect(names).not.toContain('pictures')
    const deck = await readFile(join(out, 'en/index.html'), 'utf8')
    expect(deck).not.toMatch(/og:image|contents-picture|\.pdf/)
    expect(await readFile(join(out, 'downloads.json'), 'utf8')).not.toContain('.pdf')
  })
})

describe('a build into a folder with other things', () => {
  it('is refused', async () => {
    const folder = await withDeck()
    const { status, output } = await runBuild(folder, folder)
    expect(status).toBe(1)
    expect(output).toContain('holds files that no build made')
    expect(await readdir(folder)).toContain('deck.json')
  })
})
