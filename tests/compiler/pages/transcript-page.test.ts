import { beforeAll, describe, expect, it } from 'vitest'
import { compileFixture, type CompiledFixture } from '../../fixtures/compiled-deck.ts'

let fixture: CompiledFixture
let files: Map<string, string>
beforeAll(async () => {
  fixture = await compileFixture()
  files = fixture.documents()
})

const page = (path: string) => files.get(`${path}index.html`) ?? ''

/** The part of a page that starts with a slide's anchor and ends before the next slide's. */
function slideOf(html: string, slideNumber: number): string {
  return html.split(/(?=<section class="slide-transcript")/)[slideNumber] ?? ''
}

describe('the whole transcript', () => {
  it('has every block of every slide, at an anchor of its own', () => {
    for (const locale of ['ja', 'en'] as const) {
      const html = page(`${locale}/transcript/`)
      for (const { slideNumber, blocks } of fixture.compiled.slides[locale]) {
        expect(html.match(new RegExp(` id="s${String(slideNumber)}"`, 'g'))).toHaveLength(1)
        for (const { id } of blocks.slice(1)) {
          expect(html.match(new RegExp(` id="s${String(slideNumber)}-${id}"`, 'g')), id).toHaveLength(1)
        }
      }
    }
  })

  it('starts with contents by section, which lead to the slides', () => {
    const html = page('en/transcript/')
    expect(html).toContain('<a href="#opening">Opening</a>')
    expect(html).toContain('<a href="#s3"><span class="slide-number">3</span> A model of the level</a>')
    expect(html).toContain('<h2 id="method">Method</h2>')
  })

  it('leads from each slide to the slide itself', () => {
    expect(slideOf(page('en/transcript/'), 2)).toContain('href="../2/"')
    expect(slideOf(page('ja/transcript/both/'), 2)).toContain('href="../../2/"')
  })

  it('has lists as lists, nested as on the slide', () => {
    const slide = slideOf(page('en/transcript/'), 2)
    expect(slide.replace(/ (data-|lang|class|id)[^> ]*/g, '')).toMatch(
      /<ul><li><p[^>]*>The tide rises twice a day.*?<ul><li><p[^>]*>The moon pulls it<\/p><\/li><\/ul><\/li><li>/s,
    )
  })

  it('turns links between slides into links inside the page', () => {
    expect(slideOf(page('en/transcript/'), 2)).toContain('<a href="#s3">the formula</a>')
  })

  it('shows a figure with its caption and description, the drawing hidden from who hears it', () => {
    const slide = slideOf(page('en/transcript/'), 2)
    expect(slide).toContain('A stick on the beach')
    expect(slide).toContain('the waves come up to its foot')
  })

  it('says what was restored in notes at the slide’s end, without a popover', () => {
    const slide = slideOf(page('ja/transcript/'), 2)
    expect(slide).not.toMatch(/popover|<button/)
    expect(slide).toContain('<a class="provenance" href="#note-ja-s2-b1">復元</a>')
    expect(slide).toMatch(/<li id="note-ja-s2-b1" lang="ja">.*数字は英語の原文から補った．/)
  })

  it('leads from a citation to its work', () => {
    const slide = slideOf(page('en/transcript/'), 2)
    expect(slide).toContain('<a class="cite" href="../references/#mori2019tides">')
    expect(slide).toContain('href="../references/#hill2021moon"')
  })

  it('needs no script but the theme’s, and nothing inline', () => {
    for (const [path, html] of files) {
      if (!path.endsWith('.html')) continue
      expect([...html.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes)).toHaveLength(1)
      expect(html).not.toMatch(/ style=| on\w+="/)
    }
  })

  it('never has the speaker’s private notes', () => {
    for (const [path, content] of files) expect(content, path).not.toContain('private-notes-phrase')
  })

  it('offers PDFs only where they are made', () => {
    expect(page('en/transcript/')).not.toContain('.pdf')
    expect(fixture.documents({ pdfs: true }).get('en/transcript/index.html')).toContain(
      'href="../../pdf/a-small-talk-en-transcript.pdf"',
    )
  })
})

describe('the transcript side by side', () => {
  it('has each block in both languages, the page’s own first', () => {
    const pairs = [
      ...page('en/transcript/both/').matchAll(
        /<div class="pair" id="(s\d+-b\d+)">(.*?)<\/div>(?=<div class="pair"|<ul|<\/section>)/gs,
      ),
    ]
    const blockCount = fixture.compiled.slides.en.reduce((sum, { blocks }) => sum + blocks.length, 0)
    expect(pairs).toHaveLength(blockCount)
    for (const [, , cells = ''] of pairs) {
      expect([...cells.matchAll(/data-kind="[a-z]+" lang="([a-z]+)"/g)].map(([, lang]) => lang)).toEqual([
        'en',
        'ja',
      ])
    }
  })

  it('is left out where the deck has one language', () => {
    const { deck } = fixture
    const only = fixture.documents({ deck: { ...deck, locales: ['ja'] } })
    expect([...only.keys()].filter((path) => path.includes('both'))).toEqual([])
  })
})
