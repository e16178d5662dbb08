import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { compileDeck } from '../../../src/compiler/compile.ts'
import { treesOf, type CompiledDeck } from '../../../src/compiler/compiled-deck.ts'
import { withTrees } from '../../../src/compiler/pages/reading-blocks.ts'
import type { Locale } from '../../../src/deck/locale.ts'
import { FIXTURE_DECK, slideFile, withDeck } from '../../fixtures/with-deck.ts'

let deck: CompiledDeck
beforeAll(async () => {
  deck = await compileDeck(FIXTURE_DECK)
})

const blockOf = (locale: Locale, slideNumber: number, id: string, from = deck) =>
  from.slides[locale][slideNumber - 1]?.blocks.find((block) => block.id === id)

describe('a block of the transcript', () => {
  it('has a heading’s, a paragraph’s or a figure’s element with its kind and language', () => {
    expect(blockOf('ja', 1, 'b0')?.html).toBe(
      '<h3 class="block" data-block="b0" data-kind="title" lang="ja">小さな発表</h3>',
    )
    expect(blockOf('ja', 1, 'b2')?.html).toBe(
      '<p class="block" data-block="b2" data-kind="paragraph" lang="ja">山田 花子</p>',
    )
  })

  it('is a list’s item without the items nested in it', () => {
    expect(blockOf('en', 2, 'b1')?.html).toMatch(
      /data-kind="item" lang="en" data-level="0".*twice a day\s*<\/p>$/s,
    )
    expect(blockOf('en', 2, 'b2')?.html).toMatch(/data-level="1".*>The moon pulls it<\/p>$/)
  })

  it('has its number in a numbered list, which goes on where the list does', async () => {
    const changed = await compileDeck(await withDeck({ '003-tide-model.md': slideFile('3. 潮\n4. 月') }))
    expect(blockOf('ja', 3, 'b1', changed)?.html).toContain('data-ordinal="3."')
    expect(blockOf('ja', 3, 'b2', changed)?.html).toContain('data-ordinal="4."')
  })

  it('has its text in plain for search and reading aloud', () => {
    expect(blockOf('ja', 2, 'b1')?.text).toBe('潮は1日に2回満ちる')
    expect(blockOf('en', 3, 'b1')?.text).toBe('h equals a times the sine of two pi t over T')
    expect(blockOf('en', 3, 'b2')?.text).toBe('a is the amplitude')
    expect(blockOf('en', 4, 'b2')?.text).toBe('Hanako\nWhich is better?')
  })

  it('keeps its names on one line, and takes them apart nowhere else', async () => {
    const changed = await compileDeck(
      await withDeck({ '003-tide-model.md': slideFile('GPT-4 and few-shot') }),
    )
    expect(blockOf('en', 3, 'b1', changed)?.html).toContain(
      '><span class="unbroken">GPT-4</span> and few-shot<',
    )
    expect(blockOf('en', 3, 'b1', changed)?.text).toBe('GPT-4 and few-shot')
  })

  it('says the language of a turn’s paragraphs at each of them', async () => {
    const turn = ':::dialogue{speaker="GPT-4"}\n:lang[How high is the tide?]{lang=en}\n:::'
    const changed = await compileDeck(await withDeck({ '003-tide-model.md': slideFile(turn) }))
    expect(blockOf('ja', 3, 'b1', changed)?.html).toMatch(
      /<p class="turn-speaker" lang="en">GPT-4<\/p><p lang="en">/,
    )
  })

  it('tells a figure by its caption and description', () => {
    expect(blockOf('en', 2, 'b5')?.html).toContain(
      '<p class="block-caption">A stick on the beach</p><p class="block-description">A stick stands in the sand, and the waves come up to its foot.</p>',
    )
  })

  it('leaves room for the picture of a figure, and folds its description, which is open where all is read', async () => {
    const figure = await readFile(join(FIXTURE_DECK, 'figures/tide-stick.json'), 'utf8')
    const drawn = figure.replace('"provenance"', '"drawing": "dalle-astronaut",\n  "provenance"')
    const changed = await compileDeck(await withDeck({ 'figures/tide-stick.json': drawn }))
    const block = blockOf('en', 2, 'b5', changed)
    const size = /<svg [^>]*viewBox="([^"]+)"/.exec(changed.slides.en[1]?.stageHtml ?? '')?.[1] ?? 'none'
    expect(block?.html).toContain(
      `<div class="block-picture needs-script" aria-hidden="true" tabindex="-1"><svg viewBox="${size}" width="`,
    )
    expect(block?.html).toContain(
      '<details class="block-told"><summary>What the figure shows</summary><p class="block-description">A stick',
    )
    const slide = changed.slides.en[1]
    const read = slide && withTrees(slide, treesOf(slide)).find((found) => found.block.id === 'b5')
    const classes = read?.node.children.map(
      (child) => child.type === 'element' && child.properties['className'],
    )
    expect(classes?.slice(0, 2)).toEqual([['block-caption'], ['block-description']])
  })

  it('has the numbers of a table', () => {
    expect(blockOf('en', 4, 'b4')?.html).toMatch(
      /<details class="block-data"><summary>Show data<\/summary>.*<table>.*Stick.*12.*<\/table>.*<\/details>/s,
    )
  })

  it('has no places to break, which would be in the way of search', () => {
    const all = [...deck.slides.ja, ...deck.slides.en].flatMap(({ blocks }) => blocks)
    expect(all.map(({ html, text }) => html + text).join('')).not.toMatch(/<wbr|\u200b(?!<\/span>)/)
  })
})

describe('provenance', () => {
  it('is silent of what is as published', () => {
    expect(blockOf('ja', 1, 'b1')?.html).not.toMatch(/provenance/)
  })

  it('is silent of a plain translation, which it says in the markup alone', () => {
    expect(blockOf('en', 1, 'b1')?.html).toBe(
      '<p class="block" data-block="b1" data-kind="paragraph" lang="en" data-provenance="translated">1 May 2024</p>',
    )
  })

  it('marks what was restored, with a note on demand', () => {
    expect(blockOf('ja', 2, 'b1')?.html).toContain(
      '<button type="button" class="provenance" popovertarget="n2-ja-b1">復元</button><span id="n2-ja-b1" popover="" class="provenance-note"><span>公開された抽出テキストでは文字化けしていた部分を復元した．</span><span>数字は英語の原文から補った．</span></span>',
    )
  })

  it('keeps the published form of what was corrected readable', () => {
    expect(blockOf('ja', 2, 'b0')?.html).toContain('<span>公開版での表記：「Mroi」．</span>')
    expect(blockOf('en', 2, 'b0')?.html).toContain('<span>As published: “Mroi”.</span>')
  })

  it('gives all published forms of a block in one sentence', async () => {
    const markdown =
      ':corrected[a]{published="b"} :corrected[c]{published="d" note="Why."} :corrected[e]{published="b"}'
    const changed = await compileDeck(await withDeck({ '003-tide-model.md': slideFile(markdown) }))
    expect(blockOf('ja', 3, 'b1', changed)?.html).toContain(
      '<span>公開版での表記：「b」「d」．</span><span>Why.</span>',
    )
    expect(blockOf('en', 3, 'b1', changed)?.html).toContain(
      '<span>As published: “b”, “d”.</span><span>Why.</span>',
    )
  })

  it('calls a note on words that are as published a note, and no correction', async () => {
    const markdown = ':corrected[a]{note="b"}\n\n:corrected[c]{published="d" note="e"}'
    const changed = await compileDeck(await withDeck({ '003-tide-model.md': slideFile(markdown) }))
    expect(blockOf('en', 3, 'b1', changed)?.html).toContain('>Note</button>')
    expect(blockOf('en', 3, 'b2', changed)?.html).toContain('>Corrected</button>')
  })

  it('marks a formula whose symbols were restored, with what had been lost', async () => {
    const markdown = ':::formula{spoken="x" restored="The sum was lost."}\n$$\nx\n$$\n:::'
    const changed = await compileDeck(await withDeck({ '003-tide-model.md': slideFile(markdown) }))
    expect(blockOf('en', 3, 'b1', changed)?.html).toMatch(
      /data-provenance="restored".*>Restored<\/button>.*<span>The sum was lost\.<\/span>/s,
    )
  })

  it('names the source of a quotation', () => {
    expect(blockOf('en', 3, 'b3')?.html).toContain(
      'Quoted in the original wording from Hill, Ito et al. The Moon &#x26; the Sea. Shore Press 2021.',
    )
  })

  it('marks a figure as redrawn or added, with its facts and how sure they are', () => {
    expect(blockOf('en', 2, 'b5')?.html).toContain(
      'class="provenance" popovertarget="n2-en-b5">Redrawn</button><span id="n2-en-b5" popover="" class="provenance-note"><span>Redrawn from the words of the slide.</span><span>Basis: the slide’s own text alone.</span></span>',
    )
    expect(blockOf('ja', 4, 'b4')?.html).toContain('data-provenance="added"')
  })

  it('takes the strongest of a block’s parts, and nothing from the items nested in it', async () => {
    const markdown =
      '- :quoted[a] :corrected[b]{published="c"} :restored[d]\n  - :corrected[e]{published="f"}\n- g\n  - :restored[h]'
    const changed = await compileDeck(await withDeck({ '003-tide-model.md': slideFile(markdown) }))
    const provenanceOf = (id: string) =>
      /data-provenance="(\w+)"/.exec(blockOf('ja', 3, id, changed)?.html.split('>')[0] ?? '')?.[1]
    expect(['b1', 'b2', 'b3', 'b4'].map(provenanceOf)).toEqual([
      'corrected',
      'corrected',
      undefined,
      'restored',
    ])
  })

  it('is published where a translation has the same words, whatever is nested below them', async () => {
    const japanese = '- OCR\n  - 文字の認識\n- GPT-4'
    const english = '- OCR\n  - Reading text\n- GPT-4'
    const changed = await compileDeck(await withDeck({ '003-tide-model.md': slideFile(japanese, english) }))
    expect(blockOf('en', 3, 'b1', changed)?.html).not.toContain('translated')
    expect(blockOf('en', 3, 'b2', changed)?.html).toContain('data-provenance="translated"')
    expect(blockOf('en', 3, 'b3', changed)?.html).not.toContain('translated')
  })
})

describe('the transcript of a slide', () => {
  it('has its references as lines, and what was published', () => {
    expect(deck.slides.en[1]?.transcript.references).toEqual([
      {
        key: 'mori2019tides',
        text: 'Mori, Sato. Measuring Tides with a Stick. Journal of Shores 2019. arXiv:1901.00001.',
        url: 'https://example.org/mori2019',
      },
      {
        key: 'hill2021moon',
        text: 'Hill, Ito et al. The Moon & the Sea. Shore Press 2021.',
        url: 'https://doi.org/10.1000/182',
      },
    ])
    expect(deck.slides.en[0]?.transcript.published.map(({ line }) => line)).toEqual([
      '小さな発表',
      '2024.05.01',
      '山田 花子',
    ])
  })
})
