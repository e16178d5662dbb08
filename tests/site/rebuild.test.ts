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

/** A slide that is a picture, of the source that is given. */
const page = (svg: string) => ({
  '002-page.md':
    '---\nsection: method\nlayout: page\n---\n\n::::ja\n# 題\n\n![潮](images/x.svg)\n::::\n\n::::en\n# Title\n\n![Tides](images/x.svg)\n::::\n',
  'images/x.svg': svg,
})

/** What is left of the fixture deck: its title, since a build takes as long as it has slides to draw. */
const TITLE_ALONE = {
  '002-measuring-tides.md': undefined,
  '003-tide-model.md': undefined,
  '004-stick-and-gauge.md': undefined,
  'published-transcript.json': undefined,
}

describe('a second build', () => {
  it('draws only what changed, and takes a preview as blank as the page that the slide is a picture of', async () => {
    const blank = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><!-- ${unseen()} --></svg>`
    const file = '003-words.md'
    const folder = await withDeck({
      ...TITLE_ALONE,
      ...page(blank),
      [file]: slideFile(unseen(), 'The same as before'),
    })
    const first = await runBuild(folder, out)
    expect(first.status, first.output).toBe(0)
    await writeFile(join(folder, file), slideFile(unseen(), 'The same as before'))
    // A card and a small picture in each theme, of one slide in one language of two.
    expect((await runBuild(folder, out)).output).toContain('  3 drawn, 15 unchanged')
  })
})

describe('a build', () => {
  it('fails where a picture of the slide can’t be read', async () => {
    const folder = await withDeck({ ...TITLE_ALONE, ...page(`<svg ${unseen()}`) })
    const { status, output } = await runBuild(folder, out)
    expect(status).toBe(1)
    expect(output).toMatch(/deck\/002-page\.md: its picture \(en, card\) lacks x-\w+\.svg/)
  })
})

describe('without a browser', () => {
  it('a build says so and makes the rest, which names no picture and no PDF', async () => {
    const { status, output } = await runBuild(
      await withDeck({ ...TITLE_ALONE, '002-words.md': slideFile('潮') }),
      out,
      {
        CHROMIUM: '/nowhere/chromium',
      },
    )
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
