import { describe, expect, it } from 'vitest'
import { compileDeck } from '../../../src/compiler/compile.ts'
import { problemsOf, slideFile, withDeck } from '../../fixtures/with-deck.ts'

/** The HTML of one block that a slide with this text gets on the stage. */
async function stageOf(markdown: string): Promise<string> {
  const deck = await compileDeck(await withDeck({ '003-tide-model.md': slideFile(markdown) }))
  const html = deck.slides.ja[2]?.stageHtml ?? ''
  return (/<div class="slide-body">(.*)<\/div><footer/s.exec(html)?.[1] ?? '').replace(/<wbr>/g, '')
}

/** Its problems in line 8 and below, of which the English text has none. */
function problemsIn(japanese: string, english: string): Promise<string[]> {
  return problemsOf({ '003-tide-model.md': slideFile(japanese, english) })
}

describe('a colon in a text', () => {
  it('is no directive without a label', async () => {
    expect(await stageOf('PaLI:事前学習内容')).toBe('<p data-block="b1">PaLI:事前学習内容</p>')
  })

  it('stays in an arXiv number', async () => {
    expect(await stageOf('[Chen+, arXiv:2209.06794]')).toBe(
      '<p data-block="b1">[Chen+, arXiv:2209.06794]</p>',
    )
  })

  it('stays before braces', async () => {
    expect(await stageOf('集合:S{x=1} と 12:30')).toBe('<p data-block="b1">集合:S{x=1} と 12:30</p>')
  })

  it('stays inside a directive’s label', async () => {
    expect(await stageOf(':mark[PaLI:事前学習]と:lang[a:b]{lang=en}')).toBe(
      '<p data-block="b1"><mark>PaLI:事前学習</mark>と<span lang="en"><span class="autospace"></span>a:b</span></p>',
    )
  })

  it('is a fault where a label makes it a directive that isn’t there', async () => {
    expect(await problemsIn('潮:restord[満ちる]', 'x')).toEqual([
      'deck/003-tide-model.md:8: unknown directive "restord"; did you mean "restored"?',
    ])
  })

  it('is a fault where a directive’s label has no end', async () => {
    expect(await problemsIn('潮が:mark[満ちる', 'x')).toEqual([
      'deck/003-tide-model.md:8: ":mark[" has no "]" that closes it',
    ])
  })

  it('is a fault where two of them start a line', async () => {
    expect(await problemsIn('x\n\n::figure{name=levels}', 'x')).toEqual([
      'deck/003-tide-model.md:10: "::figure" is no directive; a block directive has three colons and an end',
    ])
  })
})

describe('an attribute', () => {
  it('has its quotes as &quot;', async () => {
    expect(await problemsIn(':corrected[潮]{published="the "tide""}', 'x')).toEqual([
      'deck/003-tide-model.md:8: the attributes of ":corrected[潮]" cannot be read: {published="the "tide""}; a quote inside an attribute is written &quot;',
    ])
    expect(await stageOf(':corrected[潮]{published="the &quot;tide&quot;"}')).toBe(
      '<p data-block="b1"><span data-provenance="corrected">潮</span></p>',
    )
  })

  it('has its quotes as &quot; in a block too', async () => {
    expect(
      await problemsIn(':::dialogue{speaker="the "sea""}\nx\n:::', ':::dialogue{speaker=x}\nx\n:::'),
    ).toContain(
      'deck/003-tide-model.md:8: a stray ":::dialogue{speaker="the "sea""}"; its attributes cannot be read; a quote inside an attribute is written &quot;',
    )
  })
})

describe('Japanese text', () => {
  it('is emphasised next to brackets', async () => {
    expect(await stageOf('これは**「強調」**です')).toBe(
      '<p data-block="b1">これは<strong><span class="opened">「強</span>調」</strong>です</p>',
    )
  })

  it('isn’t struck out between two single tildes', async () => {
    expect(await stageOf('80%~84%、85%~90%')).toBe('<p data-block="b1">80%~84%、85%~90%</p>')
    expect(await stageOf('~~潮~~')).toBe('<p data-block="b1"><del>潮</del></p>')
  })

  it('isn’t swallowed by a bare address before it', async () => {
    expect(await stageOf('https://example.org/aを参照， https://example.org/b.')).toBe(
      '<p data-block="b1"><a href="https://example.org/a">https://example.org/a</a>を参照， <a href="https://example.org/b">https://example.org/b</a>.</p>',
    )
  })

  it('keeps the punctuation between an address and itself', async () => {
    expect(await stageOf('www.example.org/a,を参照')).toBe(
      '<p data-block="b1"><a href="http://www.example.org/a">www.example.org/a</a>,を参照</p>',
    )
  })

  it('stays in the label of a link', async () => {
    expect(await stageOf('[https://例え.jp](https://example.org)')).toBe(
      '<p data-block="b1"><a href="https://example.org">https://例え.jp</a></p>',
    )
  })
})

describe('a line that would vanish or change', () => {
  it('is named where it is a definition', async () => {
    expect(await problemsIn('x\n\n[*]: https://example.org\n\n[^1]: 注', 'x')).toEqual([
      'deck/003-tide-model.md:10: this line is a Markdown definition and would vanish; write "\\[*]…"',
      'deck/003-tide-model.md:12: this line is a Markdown definition and would vanish; write "\\[^1]…"',
    ])
    expect(await stageOf('\\[*]: https://example.org')).toBe(
      '<p data-block="b1">[*]: <a href="https://example.org">https://example.org</a></p>',
    )
  })

  it('is named where it is raw HTML', async () => {
    expect(await problemsIn('文末の<EOS>\n\n<div onclick="x()">y</div>', '\\<EOS\\>')).toEqual([
      'deck/003-tide-model.md:8: raw HTML "<EOS>" is not allowed; as text it is written "\\<EOS\\>"',
      'deck/003-tide-model.md:10: raw HTML "<div onclick="x()">y</div>" is not allowed; as text it is written "\\<div onclick="x()"\\>y\\</div\\>"',
    ])
    expect(await stageOf('\\<EOS> と `<BOS>`')).toBe(
      '<p data-block="b1">&#x3C;EOS> と <code>&#x3C;BOS></code></p>',
    )
  })

  it('can have a line break and a place to break in HTML', async () => {
    expect(await stageOf('一行目<br>二行目')).toBe('<p data-block="b1">一行目<br>\n二行目</p>')
  })

  it('is named where a line under it makes it a heading', async () => {
    expect(await problemsIn('潮\n---', '## Tide')).toEqual([
      'deck/003-tide-model.md:8: a line of === or --- under a text makes it a heading; write "# …", or leave a line free between',
    ])
  })

  it('is named where two dollar signs make it a formula', async () => {
    expect(await problemsIn('棒は$5 or $60', 'x')).toEqual([
      'deck/003-tide-model.md:8: "$5 or $" reads as a formula; a dollar sign is written \\$',
    ])
    expect(await stageOf('棒は\\$5で計器は\\$60')).toBe('<p data-block="b1">棒は$5で計器は$60</p>')
  })
})

describe('a number at the start of a line', () => {
  it('makes a paragraph without a space after its dot', async () => {
    expect(await stageOf('1.画像')).toBe('<p data-block="b1">1.画像</p>')
  })

  it('makes a list with one, which starts at that number', async () => {
    expect(await stageOf('2. LLM')).toBe('<ol start="2">\n<li data-block="b1">LLM</li>\n</ol>')
  })
})

describe('a fence', () => {
  it('is a fault where it closes nothing', async () => {
    expect(await problemsIn('x\n\n:::\n\ny', 'x\n\ny')).toContain(
      'deck/003-tide-model.md:10: a stray ":::"; an outer fence has more colons than any inside it',
    )
  })

  it('is a fault outside of languages, once', async () => {
    expect(await problemsOf({ '003-tide-model.md': `${slideFile('x')}\n::::\n` })).toEqual([
      'deck/003-tide-model.md:17: a stray "::::"; an outer fence has more colons than any inside it',
    ])
  })

  it('has no space before its name', async () => {
    expect(await problemsIn('::: figure\nx', 'x')).toEqual([
      'deck/003-tide-model.md:8: a stray "::: figure"; between the colons and the name there is no space',
    ])
  })

  it('is a fault where it has no end, since it would swallow what follows', async () => {
    const figure = ':::figure{name=tide-stick}\nA caption\n\nA description\n'
    expect(await problemsIn(`${figure}\nA paragraph`, `${figure}:::\n`)).toEqual([
      'deck/003-tide-model.md:8: "figure" is not closed before the end of "ja" by a line of :::; an outer fence has more colons than any inside it',
    ])
  })

  it('is a fault where the file ends before it does', async () => {
    const open = slideFile('x').replace(/::::::\n$/, '')
    expect(await problemsOf({ '003-tide-model.md': open })).toEqual([
      'deck/003-tide-model.md:11: "en" is not closed by a line of ::::::; an outer fence has more colons than any inside it',
    ])
  })

  it('is a fault where it is as short as one inside it', async () => {
    const figure = ':::figure{name=tide-stick}\nA caption\n\nA description\n:::\n'
    const short = slideFile(figure).replace(/::::::(?=ja|\n\n)/g, ':::')
    expect(await problemsOf({ '003-tide-model.md': short })).toEqual([
      'deck/003-tide-model.md:8: "figure" is not closed before the end of "ja" by a line of :::; an outer fence has more colons than any inside it',
      'deck/003-tide-model.md:14: a stray ":::"; an outer fence has more colons than any inside it',
    ])
  })

  it('is a fault where nothing has its name', async () => {
    expect(await problemsIn(':::figur{name=levels}\nx\n:::', 'x')).toEqual([
      'deck/003-tide-model.md:8: unknown directive "figur"; did you mean "figure"?',
      expect.stringContaining('block b1 differs'),
    ])
  })
})

describe('a table', () => {
  it('has no row with more cells than its head, which would be lost', async () => {
    const table = (row: string) => `| a | b |\n| - | - |\n| 1 | 2 |\n${row}`
    const sound = ['| x \\| y | `z` |', 'x | y', '| x |', '| x | y \\|'].map(table).join('\n\n')
    expect(await problemsIn(sound, sound)).toEqual([])
    expect(await problemsIn(table('| x | y | z |'), table('| x | y |'))).toEqual([
      "deck/003-tide-model.md:11: the row has 3 cells and the table's head 2: what is beyond it would be lost; “|” in a cell is written \\|",
    ])
  })
})
