import { beforeAll, describe, expect, it } from 'vitest'
import { printDocument, type PrintOptions } from '../../../src/compiler/pages/print-page.ts'
import { parseForeign } from '../../../src/compiler/render/hast.ts'
import type { CompiledSlide } from '../../../src/compiler/compiled-deck.ts'
import { compileFixture } from '../../fixtures/compiled-deck.ts'

let options: PrintOptions
let slides: string
let handout: string
beforeAll(async () => {
  const { compiled, deck } = await compileFixture()
  options = {
    deck,
    slides: compiled.slides.en,
    files: compiled.source.slides.map(({ file }) => file),
    locale: 'en',
    styles: ['assets/print.css'],
    fontCss: '',
  }
  slides = printDocument('slides', options)
  handout = printDocument('handout', options)
})

describe('the document that PDFs are printed from', () => {
  it('has a page for each slide, which knows its file', () => {
    expect([...slides.matchAll(/class="print-page" id="slide-(\d)"/g)].map(([, number]) => number)).toEqual([
      '1',
      '2',
      '3',
      '4',
    ])
    expect(slides).toContain('data-file="deck/003-tide-model.md"')
  })

  it('has sections and slides as two levels of headings', () => {
    expect([...slides.matchAll(/<h1 class="print-section">(.*?)<\/h1>/g)].map(([, title]) => title)).toEqual([
      'Opening',
      'Method',
    ])
    expect(slides.match(/<h1 data-block="b0" aria-level="2">/g)).toHaveLength(4)
  })

  it('says a formula once, by its spoken words', () => {
    expect(slides).not.toMatch(/katex-mathml|class="katex-html" aria-hidden/)
    expect(slides).toContain('role="img" aria-label="h equals a times the sine of two pi t over T"')
    expect(slides).toContain('<span class="katex" role="img" aria-label="a">')
  })

  it('gives a drawing’s words to the drawing itself, and no figure around it is a picture without words', () => {
    const drawing =
      '<figure><div class="drawing" role="img" aria-label="A gauge"><svg class="figure-svg" aria-hidden="true"></svg></div><figcaption>Gauge</figcaption></figure>'
    const trees = { stage: parseForeign(drawing)[0], blocks: [] }
    const html = printDocument('slides', {
      ...options,
      slides: options.slides.map((slide): CompiledSlide => ({ ...slide, treesJson: JSON.stringify(trees) })),
    })
    expect(html).toContain(
      '<figure role="group"><div class="drawing"><svg class="figure-svg" role="img" aria-label="A gauge"></svg></div><figcaption role="paragraph">Gauge</figcaption></figure>',
    )
  })

  it('leads from slide to slide, and from a citation to its work', () => {
    expect(slides).toContain('<a href="#slide-3">the formula</a>')
    expect(slides).toMatch(/data-cite="mori2019tides"><a href="https?:[^"]+">/)
    expect(slides).not.toMatch(/href="\.\.\/\d/)
  })

  it('is found by no search engine', () => {
    expect(slides).toContain('<meta name="robots" content="noindex">')
  })
})

describe('the handout', () => {
  it('has the slide as one picture, and the transcript as text', () => {
    expect(handout.match(/class="print-slide" role="img" aria-label="Slide \d"/g)).toHaveLength(4)
    expect(handout).toContain('the waves come up to its foot')
    expect(handout).not.toMatch(/<button|popover|<details/)
  })
})
