import { describe, expect, it } from 'vitest'
import { problemsOf, slideFile } from '../../fixtures/with-deck.ts'

const withFrontMatter = (frontMatter: string) =>
  slideFile('x').replace('---\nsection: method\n---', `---\n${frontMatter}\n---`)

describe('front matter', () => {
  it('has to be there', async () => {
    const without = '::::ja\n# 題\n::::\n\n::::en\n# Title\n::::\n'
    expect(await problemsOf({ '003-tide-model.md': without })).toEqual([
      'deck/003-tide-model.md:1: front matter is missing: a slide starts with ---, `section: …` and ---',
    ])
  })

  it('names its section', async () => {
    expect(await problemsOf({ '003-tide-model.md': withFrontMatter('layout: text') })).toEqual([
      'deck/003-tide-model.md:2: the key "section" is missing',
    ])
  })

  it('knows a fixed set of keys', async () => {
    expect(
      await problemsOf({ '003-tide-model.md': withFrontMatter('section: method\nlayuot: text') }),
    ).toEqual(['deck/003-tide-model.md:3: unknown key "layuot"; did you mean "layout"?'])
  })

  it('knows a fixed set of layouts', async () => {
    expect(
      await problemsOf({ '003-tide-model.md': withFrontMatter('section: method\nlayout: column') }),
    ).toEqual(['deck/003-tide-model.md:3: unknown layout "column"; did you mean "columns"?'])
  })

  it('has values of the right type', async () => {
    const wrong = withFrontMatter('section: method\ncites: mori2019tides\nbuild: 3')
    expect(await problemsOf({ '003-tide-model.md': wrong })).toEqual([
      'deck/003-tide-model.md:3: cites: expected array, received string',
      'deck/003-tide-model.md:4: build: expected string, received number',
    ])
  })

  it('is named with the line in which it stops being YAML', async () => {
    const broken = withFrontMatter('section: method\ncites: [mori2019tides\nlayout: text')
    expect(await problemsOf({ '003-tide-model.md': broken })).toEqual([
      'deck/003-tide-model.md:4: front matter is no valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ])
  })

  it('hides no fault of the text below it', async () => {
    const wrong = withFrontMatter('section: method\nlayout: txt').replace('\nx\n', '\n$\\foo$\n')
    expect(await problemsOf({ '003-tide-model.md': wrong })).toEqual([
      'deck/003-tide-model.md:3: unknown layout "txt"; did you mean "text"?',
      'deck/003-tide-model.md:9: KaTeX cannot render "\\foo": Undefined control sequence: \\foo at position 1: \\foo',
    ])
  })
})

describe('the languages of a slide', () => {
  const FRONT = '---\nsection: method\n---\n'
  const JA = '::::ja\n# 題\n::::\n'
  const EN = '::::en\n# Title\n::::\n'

  it('are those of the deck', async () => {
    expect(await problemsOf({ '003-tide-model.md': FRONT + JA })).toEqual([
      'deck/003-tide-model.md:1: the locale "en" is missing; write ::::en … ::::',
    ])
  })

  it('are there once each', async () => {
    expect(await problemsOf({ '003-tide-model.md': FRONT + JA + EN + EN })).toEqual([
      'deck/003-tide-model.md:10: "en" is there twice',
    ])
  })

  it('hold all of the text', async () => {
    expect(await problemsOf({ '003-tide-model.md': `${FRONT}${JA}A remark.\n\n${EN}` })).toEqual([
      'deck/003-tide-model.md:7: text outside of a language; it belongs between ::::ja and ::::',
    ])
  })

  it('end before the next one starts', async () => {
    const open = FRONT + JA.replace('::::\n', '') + EN
    expect(await problemsOf({ '003-tide-model.md': open })).toEqual([
      'deck/003-tide-model.md:6: "en" stands inside of "ja", which has no end before it',
    ])
  })

  it('are asked of a deck in one language too', async () => {
    const japaneseOnly = JSON.stringify({
      title: { ja: '題' },
      speaker: { ja: '山田' },
      affiliation: { ja: '大学' },
      event: { ja: '会' },
      description: { ja: '説明' },
      given: '2024-05-01',
      locales: ['ja'],
      sections: [
        { id: 'opening', title: { ja: 'はじめに' } },
        { id: 'method', title: { ja: '方法' } },
      ],
    })
    const problems = await problemsOf({ 'deck.json': japaneseOnly, '003-tide-model.md': FRONT + JA + EN })
    expect(problems).toContain('deck/003-tide-model.md:7: "en" is no locale of this deck (deck.json: ja)')
  })
})

describe('a faulty deck', () => {
  it('is told all at once, by file and line', async () => {
    const problems = await problemsOf({
      '001-title.md': slideFile('a <EOS> b').replace('method', 'openign'),
      '003-tide-model.md': slideFile('[x](#9)\n\n:cite[x]{key=mori2019tide}', '[x](#1)\n\nx'),
      '006-end.md': slideFile('$\\foo$', 'x').replace('section: method', 'section: method\nlayout: txt'),
      'figures/levels.json': '{\n  "kind": "table",\n}\n',
    })
    expect(problems).toEqual([
      'deck/001-title.md:2: unknown section "openign"; did you mean "opening"?',
      'deck/001-title.md:8: raw HTML "<EOS>" is not allowed; as text it is written "\\<EOS\\>"',
      'deck/001-title.md:14: raw HTML "<EOS>" is not allowed; as text it is written "\\<EOS\\>"',
      'deck/003-tide-model.md:8: the link "#9" leads to a slide that isn\'t there; the last is 6',
      'deck/003-tide-model.md:10: unknown reference "mori2019tide"; did you mean "mori2019tides"? (references.json)',
      'deck/006-end.md:1: slide 5 is missing before this one; numbers have no gaps',
      'deck/006-end.md:3: unknown layout "txt"; did you mean "text"?',
      'deck/006-end.md:9: KaTeX cannot render "\\foo": Undefined control sequence: \\foo at position 1: \\foo',
      'deck/figures/levels.json:3: no valid JSON: expected a key in double quotes, not }',
    ])
  })
})
