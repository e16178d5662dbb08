import { describe, expect, it } from 'vitest'
import { compileDeck } from '../../../src/compiler/compile.ts'
import { problemsOf, withDeck, type Overrides } from '../../fixtures/with-deck.ts'

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
const LAYER = {
  width: 960,
  height: 540,
  lines: [
    { text: '⽉が引く', x: 60, y: 100, width: 200, height: 20 },
    { text: '海の水', x: 60, y: 130, width: 150, height: 20 },
    { text: '7', x: 900, y: 500, width: 10, height: 12 },
  ],
}

function pageSlide(body: string): string {
  return `---\nsection: opening\nlayout: page\n---\n\n::::ja\n# 題\n\n${body}\n::::\n\n::::en\n# Title\n\n${body}\n::::\n`
}

const page = (layer?: unknown): Overrides => ({
  '001-title.md': pageSlide('![潮の図](images/001.svg)\n\n- 月が引く海の水'),
  'images/001.svg': SVG,
  ...(layer !== undefined && { 'images/001.json': JSON.stringify(layer) }),
})

async function compiled(overrides: Overrides) {
  const { slides, source } = await compileDeck(await withDeck(overrides))
  const [slide] = slides.ja
  if (!slide) throw new Error('no slide')
  return { slide, source }
}

describe('a slide with layout "page"', () => {
  it('shows its picture by a name of its content, and has no block of it', async () => {
    const { slide, source } = await compiled(page())
    const [picture] = source.pictures.all()
    expect(picture?.path).toMatch(/^assets\/images\/001-\w{8}\.svg$/)
    expect(slide.stageHtml).toContain(
      `<img class="page-picture" src="../../${picture?.path ?? ''}" alt="潮の図">`,
    )
    expect(slide.blocks.map(({ id, text }) => [id, text])).toEqual([
      ['b0', '題'],
      ['b1', '月が引く海の水'],
    ])
    expect(slide.blocks.map(({ html }) => html).join('')).not.toContain('<img')
  })

  it('lays its words over the picture, each line in its place and of its block', async () => {
    const { slide } = await compiled(page(LAYER))
    expect(slide.stageHtml).toContain('<svg class="page-layer" viewBox="0 0 960 540" aria-hidden="true">')
    expect(slide.stageHtml).toMatch(
      /<g class="page-block" data-block="b1"><rect x="60" y="100" width="200" height="20"><\/rect><text x="60" y="117" font-size="20" textLength="200" lengthAdjust="spacingAndGlyphs">⽉が引く<\/text><rect/,
    )
    expect(slide.stageHtml).toContain('<g class="page-block"><rect x="900"')
    expect(slide.stageHtml).not.toContain('style=')
    // What is pointed at is in the layer; screen readers have the words beside it.
    expect(slide.stageHtml.match(/data-block="b1"/g)).toHaveLength(1)
    expect(slide.stageHtml).toMatch(/<div class="page-words">.*<h1 data-block="b0">題<\/h1>/)
  })

  it('has its words without a layer too, to be heard and found', async () => {
    const { slide } = await compiled(page())
    expect(slide.stageHtml).not.toContain('<svg')
    expect(slide.stageHtml).toMatch(/<div class="page-words">[^]*<li data-block="b1">/)
  })

  it('needs its picture', async () => {
    expect(await problemsOf({ '001-title.md': pageSlide('no picture') })).toEqual([
      expect.stringMatching(/^deck\/001-title\.md:6: layout "page" shows a picture/),
      expect.stringMatching(/^deck\/001-title\.md:12: layout "page" shows a picture/),
    ])
    expect(await problemsOf({ '001-title.md': pageSlide('![x](images/nowhere.png)') })).toEqual([
      expect.stringMatching(/the image "images\/nowhere\.png" isn't there/),
      expect.stringMatching(/the image "images\/nowhere\.png" isn't there/),
    ])
  })

  it('tells what is wrong with its layer', async () => {
    const problems = await problemsOf(page({ width: 960, height: '540', lines: [] }))
    expect(problems[0]).toMatch(/^deck\/images\/001\.json:1: height: /)
    const broken = await problemsOf({ ...page(), 'images/001.json': '{' })
    expect(broken[0]).toMatch(/^deck\/images\/001\.json:1: no valid JSON/)
  })
})

describe('a deck in one language', () => {
  it('has no second one to be equal to', async () => {
    const text = (value: string) => ({ ja: value })
    const deck = {
      title: text('題'),
      speaker: text('山田 花子'),
      description: text('潮の話'),
      given: '2024-05-01',
      locales: ['ja'],
      sections: [{ id: 'all', title: text('本編') }],
    }
    const slide = (title: string) => `---\nsection: all\n---\n\n::::ja\n# ${title}\n::::\n`
    const { slides, summary } = await compileDeck(
      await withDeck({
        'deck.json': JSON.stringify(deck),
        '001-title.md': slide('一'),
        '002-measuring-tides.md': slide('二'),
        '003-tide-model.md': slide('三'),
        '004-stick-and-gauge.md': slide('四'),
      }),
    )
    expect(slides.ja.map(({ title }) => title)).toEqual(['一', '二', '三', '四'])
    expect(slides.en).toEqual([])
    expect(summary).toMatchObject({ locales: ['ja'], affiliation: { ja: '' }, event: { ja: '' } })
  })
})
