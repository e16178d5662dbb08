import { describe, expect, it } from 'vitest'
import { transcriptArticle, type ArticleLabels } from '../../src/deck/transcript-article.ts'
import type { TranscriptSlide } from '../../src/deck/types.ts'

const LABELS: ArticleLabels = { references: '文献', published: '公開版', href: '../../ja/41/' }

function slide(parts: Partial<TranscriptSlide> = {}): TranscriptSlide {
  return {
    slideNumber: 41,
    title: 'PaLI',
    blocks: [
      { id: 'b0', kind: 'title', html: '<h3 class="block" lang="ja">題</h3>', text: '題' },
      { id: 'b1', kind: 'item', html: '<p class="block" lang="ja">行</p>', text: '行' },
    ],
    references: [],
    published: [],
    ...parts,
  }
}

const ENGLISH = slide({
  blocks: [
    { id: 'b0', kind: 'title', html: '<h3 class="block" lang="en">Title</h3>', text: 'Title' },
    { id: 'b1', kind: 'item', html: '<p class="block" lang="en">Line</p>', text: 'Line' },
  ],
})

describe('the article of a slide', () => {
  it('begins with its number, which links to its page', () => {
    expect(transcriptArticle({ ja: slide() }, ['ja'], LABELS)).toMatch(
      /^<a class="article-number" href="..\/..\/ja\/41\/">41<\/a>/,
    )
  })

  it('gives its rows ids where links lead to them', () => {
    expect(transcriptArticle({ ja: slide() }, ['ja'], { ...LABELS, rowIds: true })).toContain(
      '<div class="row" id="b1" data-row="b1" data-kind="item" role="listitem">',
    )
  })

  it('holds a row for each block, with its kind and the compiled HTML', () => {
    expect(transcriptArticle({ ja: slide() }, ['ja'], LABELS)).toContain(
      '<div class="row" data-row="b1" data-kind="item" role="listitem"><p class="block" lang="ja">行</p></div>',
    )
  })

  it('makes a list of items that follow one another', () => {
    const kinds = ['title', 'item', 'item', 'paragraph', 'item'] as const
    const blocks = kinds.map((kind, at) => ({ id: `b${String(at)}`, kind, html: String(at), text: '' }))
    const shape = transcriptArticle({ ja: slide({ blocks }) }, ['ja'], LABELS)
      .replace(/^<a.*?<\/a>/, '')
      .replace(/<div class="row"[^>]*>/g, '(')
      .replace(/<div class="items" role="list">/g, '[')
    expect(shape).toBe('(0</div>[(1</div>(2</div></div>(3</div>[(4</div></div>')
  })

  it('puts the same block of two languages into one row, in the order asked for', () => {
    const both = transcriptArticle({ ja: slide(), en: ENGLISH }, ['en', 'ja'], LABELS)
    expect(both).toContain(
      'data-kind="item" role="listitem"><p class="block" lang="en">Line</p><p class="block" lang="ja">行</p></div>',
    )
  })

  it('shows a formula once where it is the same in both languages', () => {
    const formula = (locale: string, inner: string) =>
      slide({
        blocks: [
          {
            id: 'b0',
            kind: 'formula',
            html: `<div lang="${locale}" aria-label="${locale}">${inner}</div>`,
            text: '',
          },
        ],
      })
    const cells = (ja: string, en: string) =>
      transcriptArticle({ ja: formula('ja', ja), en: formula('en', en) }, ['ja', 'en'], LABELS).match(
        /<div lang/g,
      )
    expect(cells('x=1', 'x=1')).toHaveLength(1)
    expect(cells('x=誤差', 'x=error')).toHaveLength(2)
  })

  it('shows the language that there is where the other is missing', () => {
    expect(transcriptArticle({ en: ENGLISH }, ['ja', 'en'], LABELS)).toContain('Line')
    expect(transcriptArticle({}, ['ja'], LABELS)).toBe('')
  })

  it('has no foot where there is nothing to put into it', () => {
    expect(transcriptArticle({ ja: slide() }, ['ja'], LABELS)).not.toContain('article-foot')
  })

  it('lists cited works, counted, with their language and a link as people read it', () => {
    const references = [
      { key: 'a', text: 'Chen & Wang. <PaLI>.', url: 'https://www.arxiv.org/abs/2209.06794/' },
      { key: 'b', text: '菅沼．論文．' },
    ]
    const html = transcriptArticle({ ja: slide({ references }) }, ['ja'], LABELS)
    expect(html).toContain('<summary>文献 (2)</summary>')
    expect(html).toContain('<span lang="en">Chen &amp; Wang. &lt;PaLI&gt;.</span>')
    expect(html).toContain('>arxiv.org/abs/2209.06794</a>')
    expect(html).toContain('<li><span>菅沼．論文．</span></li>')
  })

  it('offers the published lines where there are any, for script to fill in', () => {
    const html = transcriptArticle({ ja: slide({ published: [{ line: '͜ͷࣸਅ' }] }) }, ['ja'], LABELS)
    expect(html).toContain(
      '<details class="article-published needs-script"><summary>公開版</summary></details>',
    )
    expect(html).not.toContain('͜ͷࣸਅ')
  })
})
