import { parseHTML } from 'linkedom'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { heldText } from '../../../src/transcript/search/held-text.ts'

/** The article of slide 41 as a page has it, in both languages. */
const PAGE = `<!doctype html><html lang="ja"><body><article class="article" data-slide="41">
<div class="row" data-row="b0"><h2 lang="ja" data-block="b0">損失<button class="provenance">復元</button></h2><h2 lang="en" data-block="b0">Loss</h2></div>
<div class="row" data-row="b1"><p lang="ja" data-block="b1">一行目<br>二行目 <span lang="en">few-shot</span></p><p lang="en" data-block="b1">Two lines</p></div>
</article></body></html>`

describe('the text of articles in the page', () => {
  const window = parseHTML(PAGE)
  beforeEach(() => {
    vi.stubGlobal('Text', window.Text)
    vi.stubGlobal('Element', window.Element)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('is told by language, block by block, without what isn’t the slide’s own', () => {
    const articles = [...window.document.querySelectorAll<HTMLElement>('.article')]
    const texts = heldText(articles).map(({ locale, slides }) => ({
      locale,
      blocks: slides.map(({ slideNumber, blocks }) => [
        slideNumber,
        ...blocks.map(({ id, text }) => [id, text]),
      ]),
    }))
    expect(texts).toEqual([
      { locale: 'ja', blocks: [[41, ['b0', '損失'], ['b1', '一行目\n二行目 few-shot']]] },
      { locale: 'en', blocks: [[41, ['b0', 'Loss'], ['b1', 'Two lines']]] },
    ])
  })
})
