import { beforeAll, describe, expect, it } from 'vitest'
import { compileDeck } from '../../../src/compiler/compile.ts'
import type { CompiledDeck } from '../../../src/compiler/compiled-deck.ts'
import { parseSlide } from '../../../src/compiler/parse/parse.ts'
import type { Layout } from '../../../src/compiler/read/layouts.ts'
import { readDeck } from '../../../src/compiler/read/read.ts'
import { renderSlide } from '../../../src/compiler/render/render.ts'
import { StyleClasses } from '../../../src/compiler/render/style-classes.ts'
import { perLocale, type Locale } from '../../../src/deck/locale.ts'
import { createI18n } from '../../../src/i18n/i18n.ts'
import { FIXTURE_DECK, slideFile } from '../../fixtures/with-deck.ts'

let deck: CompiledDeck
beforeAll(async () => {
  deck = await compileDeck(FIXTURE_DECK)
})

function slideOf(locale: Locale, slideNumber: number) {
  const slide = deck.slides[locale][slideNumber - 1]
  if (!slide) throw new Error(`no slide ${String(slideNumber)}`)
  return slide
}

/** The stage's HTML without places to break, which have their own tests. */
const stageOf = (locale: Locale, slideNumber: number) =>
  slideOf(locale, slideNumber).stageHtml.replace(/<wbr>/g, '')

/** Rendered without the checks that would stop a build: what reaches a page if they had a hole. */
async function renderUnchecked(markdown: string, layout: Layout = 'text') {
  const source = await readDeck(FIXTURE_DECK)
  const file = slideFile(markdown).replace('section: method', `section: method\nlayout: ${layout}`)
  const slide = { file: 'deck/003-x.md', slideNumber: 3, slug: 'x', source: file }
  const { parsed } = parseSlide(slide, source.deck.locales)
  const t = createI18n('ja').t
  return renderSlide(parsed, 'ja', {
    source,
    figures: new Map(),
    styles: new StyleClasses(),
    translate: perLocale(() => t),
    report: () => undefined,
  })
}

describe('a slide on the stage', () => {
  it('is a section that says its number, layout, section, language and title', () => {
    expect(stageOf('ja', 2)).toMatch(
      /^<section class="slide" data-slide="2" data-layout="text-figure" data-section="opening"[^>]* lang="ja" aria-label="2 潮を測る \[Mori\+, arXiv:1901\.00001\]">/,
    )
    expect(stageOf('ja', 2)).toContain('data-build="stick"')
    expect(stageOf('en', 1)).toMatch(/^<section [^>]*lang="en" aria-label="1 A small talk">/)
  })

  it('has a head, a body and a foot with its number', () => {
    expect(stageOf('ja', 1)).toMatch(
      /<header class="slide-head"><h1 data-block="b0">小さな発表<\/h1><\/header><div class="slide-body">.*<\/div><footer class="slide-foot">.*<span class="slide-number" aria-hidden="true">1<\/span><\/footer><\/section>$/s,
    )
  })

  it('says which blocks of a Japanese slide are English, without what is nested in them', async () => {
    const { stageHtml, blocks } = await renderUnchecked(
      'Span corruption on text\n\n- Object detection task\n  - 物体検出\n- PaLI',
    )
    const html = stageHtml.replace(/<wbr>/g, '')
    expect(html).toMatch(/<p data-block="b1"[^>]* lang="en">Span corruption on text<\/p>/)
    expect(html).toMatch(/<li data-block="b2"><span lang="en">Object detection task\s*<\/span>\s*<ul>/)
    expect(html).toMatch(/<li data-block="b4">PaLI<\/li>/)
    expect(blocks.map(({ html }) => /<span lang="en">/.test(html))).toEqual([false, true, true, false, false])
  })

  it('names a poll and its choices on the stage', async () => {
    const { stageHtml } = await renderUnchecked(':::poll{name=tide many}\nWhich?\n\n- moon\n- sun\n:::')
    expect(stageHtml).toMatch(/<div class="poll" data-poll="tide" data-many="">/)
    expect(stageHtml).toMatch(/<li data-block="b2">moon<\/li>/)
  })

  it('sets words that are written from the right so, among others too', async () => {
    const { stageHtml } = await renderUnchecked(
      '# x\n\n:lang[שלום (a) 1]{lang=he}, :lang[ok]{lang=ar-Latn}, :lang[ok]{lang=az-Arab}',
    )
    expect(stageHtml).toContain('<span lang="he" dir="rtl">')
    expect(stageHtml).toContain('<span lang="ar-Latn">')
    expect(stageHtml).toContain('<span lang="az-Arab" dir="rtl">')
  })

  it('keeps the blocks of a call-out box in it', async () => {
    const { stageHtml, blocks } = await renderUnchecked(':::callout\n## Tide\n\n- rises\n:::')
    expect(stageHtml).toMatch(
      /<div class="callout-box"><h2 data-block="b1">Tide<\/h2><ul>\s*<li data-block="b2">rises<\/li>\s*<\/ul><\/div>/,
    )
    expect(blocks.map(({ kind }) => kind)).toEqual(['title', 'heading', 'item'])
  })

  it('makes cards of its sides, headed by the heading or item that each starts with', async () => {
    const sides = ':::left\n- Ebb\n  - falls\n:::\n\n:::right\n## Flood\n\nrises\n:::'
    const { stageHtml } = await renderUnchecked(sides, 'compare')
    expect(stageHtml).toMatch(
      /<div class="slide-left card"><ul>\s*<li data-block="b1"><strong class="card-head">Ebb\s*<\/strong><ul>\s*<li data-block="b2">falls<\/li>/,
    )
    expect(stageHtml).toMatch(
      /<div class="slide-right card"><h2 data-block="b3" class="card-head">Flood<\/h2><p data-block="b4">rises<\/p><\/div>/,
    )
  })

  it('puts figures beside the text where its layout says so', () => {
    expect(stageOf('en', 2)).toMatch(
      /<div class="slide-body"><div class="slide-text"><ul>.*<\/ul><\/div><\/div><div class="slide-figures"><figure .*<\/figure><\/div><\/div>/s,
    )
  })

  it('leaves a figure in its column', () => {
    expect(stageOf('en', 4)).toMatch(
      /<div class="slide-left"><p data-block="b1" class="callout"><strong>The stick is cheap<\/strong><\/p>.*<\/div><div class="slide-right"><p data-block="b3">The gauge is exact<\/p><figure /s,
    )
    expect(stageOf('en', 4)).not.toContain('slide-figures')
  })

  it('puts footnotes into its foot', () => {
    expect(stageOf('en', 4)).toContain(
      '<footer class="slide-foot"><div class="slide-footnotes"><p data-block="b5">※ Values of 2024</p></div>',
    )
  })

  it('shows a dialogue’s turn with who speaks', () => {
    expect(stageOf('en', 4)).toContain(
      '<div class="turn" data-speaker="Hanako" data-block="b2" data-kind="turn"><p class="turn-speaker">Hanako</p><p>Which is better?</p></div>',
    )
  })

  it('has its steps as fragments, around blocks and inside an item', () => {
    expect(stageOf('en', 2)).toContain('<span class="fragment">Put up a stick</span>')
    expect(stageOf('en', 2)).toMatch(/<div class="fragment"><ul>\n<li data-block="b4">/)
  })

  it('links to another slide by the way from its own page', () => {
    expect(stageOf('en', 2)).toContain('<a href="../3/">the formula</a>')
  })

  it('marks quotations, emphasis, citations and parts of a formula', () => {
    expect(stageOf('ja', 3)).toContain('<mark><span lang="en">Spring tides</span>は大きい</mark>')
    expect(stageOf('en', 3)).toContain('<span data-provenance="quoted">“The moon pulls the sea.”</span>')
    expect(stageOf('en', 3)).toContain('<span class="part" data-part="amplitude">')
    expect(stageOf('en', 2)).toContain(
      '<span class="cite" data-cite="mori2019tides">[<span data-provenance="corrected">Mori</span>+, arXiv:1901.00001]</span>',
    )
  })

  it('shows in a figure’s place what it shows in words until it is drawn', () => {
    expect(stageOf('en', 2)).toContain(
      '<figure class="figure" data-block="b5" data-figure="tide-stick" data-figure-kind="illustration" data-provenance="redrawn"><div class="figure-described"><p class="figure-described-label">What the figure shows</p><p>A stick stands in the sand, and the waves come up <span class="together">to its foot.</span></p></div><figcaption>A stick on the beach <span class="figure-mark"><span>Redrawn</span></span></figcaption></figure>',
    )
  })

  it('shows a drawing with its caption and provenance', () => {
    expect(stageOf('ja', 4)).toMatch(
      /<figure class="figure" data-block="b4" data-figure="levels" data-figure-kind="table" data-provenance="added"><div class="drawing">.*棒.*<\/div><figcaption>誤差の比較 <span class="figure-mark"><span>補足<\/span><\/span><\/figcaption><\/figure>/s,
    )
  })
})

describe('a block', () => {
  it('has the same id and kind in each language', () => {
    for (const [index, { blocks }] of deck.slides.ja.entries()) {
      const english = deck.slides.en[index]?.blocks ?? []
      expect(english.map(({ id, kind }) => [id, kind])).toEqual(blocks.map(({ id, kind }) => [id, kind]))
    }
  })

  it('is numbered in source order, the title being b0', () => {
    expect(slideOf('ja', 2).blocks.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'b0 title',
      'b1 item',
      'b2 item',
      'b3 item',
      'b4 item',
      'b5 figure',
    ])
    expect(slideOf('ja', 4).blocks.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'b0 title',
      'b1 paragraph',
      'b2 turn',
      'b3 paragraph',
      'b4 figure',
      'b5 paragraph',
    ])
  })

  it('is on the stage once', () => {
    for (const slide of [...deck.slides.ja, ...deck.slides.en]) {
      for (const { id } of slide.blocks) {
        expect(slide.stageHtml.split(`data-block="${id}"`)).toHaveLength(2)
      }
    }
  })
})

describe('a formula', () => {
  it('is an image that is read out as its author says', () => {
    expect(stageOf('en', 3)).toContain(
      '<div class="formula" role="img" aria-label="h equals a times the sine of two pi t over T" data-block="b1">',
    )
  })

  it('has its parts as classes', () => {
    expect(stageOf('en', 3)).toContain('part-amplitude')
  })

  it('has classes in place of style attributes, and keeps displaystyle', () => {
    expect(stageOf('en', 3)).not.toMatch(/ style=/)
    expect(stageOf('en', 3)).toContain('displaystyle="true"')
    const used = new Set([...stageOf('en', 3).matchAll(/\bk[0-9a-f]{6}\b/g)].map(([name]) => name))
    expect(used.size).toBeGreaterThan(3)
    for (const name of used) expect(deck.formulaCss).toContain(`.${name}.${name}{`)
  })

  it('says so of its slide, whose page loads the formulas’ stylesheet', () => {
    expect(deck.slides.en.map(({ hasFormula }) => hasFormula)).toEqual([false, false, true, false])
  })
})

describe('the speaker’s notes', () => {
  it('are in nothing that is compiled', () => {
    expect(JSON.stringify([deck.slides, deck.summary, deck.formulaCss])).not.toContain('private-notes-phrase')
  })

  it('are in nothing that is compiled from deep inside either', async () => {
    const rendered = await renderUnchecked(
      ':::::fragment\n- x\n\n  :::notes\n  private-notes-phrase :cite[x]{key=hill2021moon}\n  :::\n\n::::left\n:::notes\nprivate-notes-phrase\n:::\n::::\n:::::',
    )
    expect(JSON.stringify(rendered)).not.toContain('private-notes-phrase')
    expect(rendered.cited).toEqual([])
  })
})

describe('what an author writes', () => {
  it('links to no script', async () => {
    const { stageHtml } = await renderUnchecked(
      '[a](javascript:alert(1)) [b](JAVASCRIPT:alert(1)) [c](data:text/html,x)',
    )
    expect(stageHtml).not.toMatch(/javascript|data:/i)
    expect(stageHtml).toContain('<a>a</a> <a>b</a> <a>c</a>')
  })

  it('runs no script', async () => {
    const { stageHtml, blocks } = await renderUnchecked(
      '<script>alert(1)</script>\n\nx <img src=x onerror="alert(1)"> :mark[y]{onclick="alert(1)" style="color:red" id=z .w}',
    )
    const html = stageHtml + blocks.map((block) => block.html).join('')
    expect(html).not.toMatch(/<script|<img|onerror|onclick|style=|id="z"|class="w"/)
  })

  it('is text where it looks like HTML', async () => {
    const { stageHtml, blocks } = await renderUnchecked('\\<EOS\\> & `<b>`')
    expect(stageHtml).toContain('&#x3C;EOS> &#x26; <code>&#x3C;b></code>')
    expect(blocks[1]?.text).toBe('<EOS> & <b>')
  })
})

describe('a rendered slide', () => {
  it('has its title and first words in plain text', () => {
    expect(slideOf('ja', 2).title).toBe('潮を測る [Mori+, arXiv:1901.00001]')
    expect(slideOf('en', 1).description).toBe('1 May 2024 Hanako Yamada')
    expect(slideOf('en', 2).description).toMatch(/^The tide rises twice a day The moon pulls it .*…$/)
    expect(slideOf('en', 2).description.length).toBeLessThanOrEqual(160)
  })

  it('lists the works it cites: as printed, then those of its front matter and figures', () => {
    expect(slideOf('ja', 2).cited).toEqual(['mori2019tides', 'hill2021moon'])
    expect(slideOf('ja', 4).cited).toEqual(['hill2021moon'])
  })

  it('is the same each time', async () => {
    const again = await compileDeck(FIXTURE_DECK)
    expect(again.slides).toEqual(deck.slides)
  })
})
