import { describe, expect, it } from 'vitest'
import { problemsOf, slideFile } from '../../fixtures/with-deck.ts'

/** Problems of a slide's Japanese text, which starts in line 8; the English, given or the same, has the same blocks. */
const problemsIn = (japanese: string, english: string) =>
  problemsOf({ '003-tide-model.md': slideFile(japanese, english) })

describe('a slide’s section', () => {
  it('is one of deck.json', async () => {
    const slide = slideFile('x').replace('section: method', 'section: methods')
    expect(await problemsOf({ '003-tide-model.md': slide })).toEqual([
      'deck/003-tide-model.md:2: unknown section "methods"; did you mean "method"?',
    ])
  })

  it('lists what there is where nothing is near', async () => {
    const slide = slideFile('x').replace('section: method', 'section: results')
    expect(await problemsOf({ '003-tide-model.md': slide })).toEqual([
      'deck/003-tide-model.md:2: unknown section "results"; there are: opening, method',
    ])
  })

  it('comes in the order of deck.json', async () => {
    const slide = slideFile('x').replace('section: method', 'section: opening')
    expect(await problemsOf({ '005-end.md': slide })).toEqual([
      'deck/005-end.md:1: section "opening" comes after "method"; deck.json has them the other way round',
    ])
  })

  it('has a slide', async () => {
    const slide = slideFile('x').replace('section: method', 'section: opening')
    expect(await problemsOf({ '003-tide-model.md': slide, '004-stick-and-gauge.md': slide })).toEqual([
      'deck/deck.json:1: the section "method" has no slides',
    ])
  })
})

describe('the blocks of a slide', () => {
  it('are as many in each language', async () => {
    expect(await problemsIn('潮\n\n月', 'Tide')).toEqual([
      'deck/003-tide-model.md:13: block b2 differs: "ja" has paragraph “月” in line 10, "en" has nothing more; both have the same sequence of blocks',
    ])
  })

  it('are of the same kind', async () => {
    expect(await problemsIn('潮が満ちる', '- The tide rises')).toEqual([
      'deck/003-tide-model.md:14: block b1 differs: "ja" has paragraph “潮が満ちる” in line 8, "en" has item “The tide rises” in line 14; both have the same sequence of blocks',
    ])
  })

  it('are of the same level', async () => {
    expect(await problemsIn('- 潮\n  - 月', '- Tide\n- Moon')).toEqual([
      'deck/003-tide-model.md:16: block b2 differs: "ja" has item (level 2) “月” in line 9, "en" has item “Moon” in line 16; both have the same sequence of blocks',
    ])
  })

  it('are of the same level where they are headings', async () => {
    expect(await problemsIn('## 潮', '### Tide')).toEqual([
      'deck/003-tide-model.md:14: block b1 differs: "ja" has heading (level 2) “潮” in line 8, "en" has heading (level 3) “Tide” in line 14; both have the same sequence of blocks',
    ])
  })

  it('appear in the same steps', async () => {
    expect(await problemsIn('- :fragment[潮]\n- :fragment[月]', '- :fragment[Tide]\n- Moon')).toEqual([
      'deck/003-tide-model.md:12: "ja" has 2 fragments, "en" 1; both have the same steps',
    ])
  })

  it('don’t count the speaker’s notes', async () => {
    expect(await problemsIn('潮\n\n:::notes\n一\n\n二\n:::', 'Tide')).toEqual([])
  })

  it('start with a title', async () => {
    const untitled = slideFile('x').replace('# 題', '題').replace('# Title', 'Title')
    expect(await problemsOf({ '003-tide-model.md': untitled })).toEqual([
      'deck/003-tide-model.md:5: each language starts with its title, "# …", and has one',
      'deck/003-tide-model.md:11: each language starts with its title, "# …", and has one',
    ])
  })

  it('have one title', async () => {
    expect(await problemsIn('# 潮', '# Tide')).toEqual([
      'deck/003-tide-model.md:8: each language starts with its title, "# …", and has one',
      'deck/003-tide-model.md:14: each language starts with its title, "# …", and has one',
    ])
  })
})

describe('columns', () => {
  it('have a left or a right', async () => {
    const slide = slideFile('x').replace('section: method', 'section: method\nlayout: columns')
    expect(await problemsOf({ '003-tide-model.md': slide })).toEqual([
      'deck/003-tide-model.md:6: layout "columns" wants :::left, :::right or both, once each',
      'deck/003-tide-model.md:12: layout "columns" wants :::left, :::right or both, once each',
    ])
  })

  it('have each of them once', async () => {
    const slide = slideFile(':::left\nx\n:::\n\n:::left\ny\n:::')
    expect(
      await problemsOf({
        '003-tide-model.md': slide.replace('section: method', 'section: method\nlayout: columns'),
      }),
    ).toEqual([
      'deck/003-tide-model.md:6: layout "columns" wants :::left, :::right or both, once each',
      'deck/003-tide-model.md:18: layout "columns" wants :::left, :::right or both, once each',
    ])
  })

  it('stand in their own layout alone', async () => {
    expect(await problemsIn(':::left\nx\n:::', 'x')).toEqual([
      'deck/003-tide-model.md:8: :::left and :::right belong to layout "columns" or "compare"',
    ])
  })
})

describe('cards to compare', () => {
  it('are two', async () => {
    const slide = (body: string) =>
      slideFile(body).replace('section: method', 'section: method\nlayout: compare')
    const card = (side: string) => `:::${side}\n- x\n  - y\n:::`
    expect(await problemsOf({ '003-tide-model.md': slide(card('left')) })).toEqual([
      'deck/003-tide-model.md:6: layout "compare" wants :::left and :::right, once each',
      'deck/003-tide-model.md:15: layout "compare" wants :::left and :::right, once each',
    ])
    const both = `${card('left')}\n\n${card('right')}`
    expect(await problemsOf({ '003-tide-model.md': slide(both) })).toEqual([])
  })
})

describe('a citation', () => {
  it('is of a work in references.json', async () => {
    expect(await problemsIn(':cite[[Mori+]]{key=mori2019tide}', '[Mori+]')).toEqual([
      'deck/003-tide-model.md:8: unknown reference "mori2019tide"; did you mean "mori2019tides"? (references.json)',
    ])
  })

  it('names its work', async () => {
    expect(await problemsIn(':cite[[Mori+]]', '[Mori+]')).toEqual([
      'deck/003-tide-model.md:8: a citation names its work: :cite[…]{key=…}, an id of references.json',
    ])
  })

  it('is checked in front matter', async () => {
    const slide = slideFile('x').replace('section: method', 'section: method\ncites: [hill2021mon]')
    expect(await problemsOf({ '003-tide-model.md': slide })).toEqual([
      'deck/003-tide-model.md:3: unknown reference "hill2021mon"; did you mean "hill2021moon"? (references.json)',
    ])
  })

  it('is checked of a quotation', async () => {
    expect(await problemsIn(':quoted[x]{key=hill2021mon}', 'x')).toEqual([
      'deck/003-tide-model.md:8: unknown reference "hill2021mon"; did you mean "hill2021moon"? (references.json)',
    ])
    expect(await problemsIn(':quoted[x]', 'x')).toEqual([])
  })
})

describe('a figure', () => {
  const figure = (name: string, words = 'A caption\n\nA description') =>
    `:::figure{name=${name}}\n${words}\n:::`
  const english = figure('tide-stick')

  it('has its data in figures/', async () => {
    expect(await problemsIn(figure('tide-stik'), english)).toEqual([
      'deck/003-tide-model.md:8: unknown figure "tide-stik"; did you mean "tide-stick"? (figures/)',
    ])
  })

  it('has the states that its file lists', async () => {
    expect(await problemsIn(figure('tide-stick state=ebbb'), english)).toEqual([
      'deck/003-tide-model.md:8: unknown state "ebbb"; did you mean "ebb"? ("states" of deck/figures/tide-stick.json)',
    ])
    expect(await problemsIn(figure('levels state=ebb'), english)).toContain(
      'deck/003-tide-model.md:8: the figure has no states, so "state=ebb" marks nothing ("states" of deck/figures/levels.json)',
    )
    expect(await problemsIn(figure('tide-stick state=ebb'), english)).toEqual([])
  })

  it('has a name', async () => {
    expect(await problemsIn(':::figure\nA caption\n\nA description\n:::', english)).toEqual([
      'deck/003-tide-model.md:8: a figure has a name: :::figure{name=…}, the data being figures/<name>.json',
    ])
  })

  it('has a caption', async () => {
    expect(await problemsIn(figure('tide-stick', ''), english)).toEqual([
      'deck/003-tide-model.md:8: a figure has a caption: its first paragraph',
    ])
  })

  it('has a description', async () => {
    expect(await problemsIn(figure('tide-stick', 'A caption'), english)).toEqual([
      "deck/003-tide-model.md:8: a figure has a description for who can't see it: its second paragraph",
    ])
  })

  it('has the picture that its text shows', async () => {
    const words = 'A ![moon](images/moon.png) caption\n\nA description'
    expect(await problemsIn(figure('tide-stick', words), english)).toEqual([
      'deck/003-tide-model.md:9: the image "images/moon.png" isn\'t there',
    ])
  })
})

describe('a formula', () => {
  it('can be rendered', async () => {
    expect(await problemsIn('振幅$\\frac{a}{2$', 'x')).toEqual([
      'deck/003-tide-model.md:8: KaTeX cannot render "\\frac{a}{2": Unexpected end of input in a macro argument, expected \'}\' at end of input: \\frac{a}{2',
    ])
  })

  it('is nested no deeper than a stack holds', async () => {
    const [problem] = await problemsIn(`$\\text{x}${'{'.repeat(20_000)}$`, 'x')
    expect(problem).toMatch(
      /^deck\/003-tide-model.md:8: KaTeX cannot render "[^"]*…": it is nested too deeply; write it with fewer brackets in one another$/,
    )
  })

  it('can be rendered over several lines', async () => {
    const broken = ':::formula{spoken="h"}\n$$\nh\n= \\tide\n$$\n:::'
    expect(await problemsIn(broken, broken.replace('\\tide', 't'))).toEqual([
      'deck/003-tide-model.md:9: KaTeX cannot render "h = \\tide": Undefined control sequence: \\tide at position 5: h = \\tide',
    ])
  })

  it('has no Japanese outside of \\text', async () => {
    expect(await problemsIn('$振幅$と$\\text{amp}$', 'x')).toEqual([
      expect.stringMatching(
        /^deck\/003-tide-model.md:8: KaTeX cannot render "振幅": .*Unicode text character "振" used in math mode/,
      ),
    ])
  })

  it('has no class but those of its parts, and no link', async () => {
    expect(await problemsIn('$\\htmlClass{red}{a}$と$\\href{https://example.org}{b}$', 'x')).toEqual([
      'deck/003-tide-model.md:8: KaTeX cannot render "\\htmlClass{red}{a}": \\htmlClass is not allowed; of such commands, only \\htmlClass{part-…} is',
      'deck/003-tide-model.md:8: KaTeX cannot render "\\href{https://example.org}{b}": \\href is not allowed; of such commands, only \\htmlClass{part-…} is',
    ])
    expect(await problemsIn('$\\htmlClass{part-loss}{a}$', 'x')).toEqual([])
  })

  it('says how it is read', async () => {
    const formula = ':::formula{spoken="h"}\n$$\nh\n$$\n:::'
    expect(await problemsIn(formula.replace('{spoken="h"}', ''), formula)).toEqual([
      'deck/003-tide-model.md:8: a formula says how it is read: :::formula{spoken="…"}',
    ])
  })

  it('stands between lines of $$', async () => {
    const formula = ':::formula{spoken="h"}\n$$\nh\n$$\n:::'
    expect(await problemsIn(':::formula{spoken="h"}\n$h$\n:::', formula)).toEqual([
      'deck/003-tide-model.md:8: :::formula holds one formula between lines of $$',
    ])
  })
})

describe('a poll', () => {
  it('says how a poll is written', async () => {
    const poll = ':::poll{name=tide many}\nどれ？\n\n- 月\n- 太陽\n:::'
    expect(await problemsIn(poll, ':::poll{name=tide many}\nWhich?\n\n- The moon\n- The sun\n:::')).toEqual(
      [],
    )
    expect(
      (await problemsIn(':::poll{name=tide}\n- 月\n:::', ':::poll{name=tide}\n- The moon\n:::')).join(),
    ).toContain(':::poll holds one list, of 2 to 12 choices')
    expect((await problemsIn(':::poll\n- 月\n- 太陽\n:::', 'Tide')).join()).toContain('a poll has a name')
  })
})

describe('a call-out box', () => {
  it('starts with its heading', async () => {
    const box = ':::callout\n## 潮\n\n- 満ちる\n:::'
    expect(await problemsIn(':::callout\n潮\n:::', 'Tide')).toEqual([
      'deck/003-tide-model.md:8: :::callout starts with its heading: ## …',
    ])
    expect(await problemsIn(box, box)).toEqual([])
  })
})

describe('a link', () => {
  it('leads to a slide that is there', async () => {
    expect(await problemsIn('[次](#9)', '[next](#4)')).toEqual([
      'deck/003-tide-model.md:8: the link "#9" leads to a slide that isn\'t there; the last is 4',
    ])
  })

  it('leads to a slide or to an address', async () => {
    expect(await problemsIn('[一](../4/) [二](javascript:alert(1))', '[x](https://example.org)')).toEqual([
      'deck/003-tide-model.md:8: the link "../4/" leads nowhere; a link to a slide is written #41, any other with https://',
      'deck/003-tide-model.md:8: the link "javascript:alert(1)" leads nowhere; a link to a slide is written #41, any other with https://',
    ])
  })
})

describe('an image', () => {
  it('is there', async () => {
    const files = { 'images/moon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' }
    const slide = slideFile('![月](images/mon.svg)', '![moon](images/moon.svg)')
    expect(await problemsOf({ ...files, '003-tide-model.md': slide })).toEqual([
      'deck/003-tide-model.md:8: the image "images/mon.svg" isn\'t there; did you mean "moon.svg"?',
    ])
  })

  it('has no more pixels together with the slide’s others than a reader’s memory holds', async () => {
    // 49 million pixels, as its head says, and a picture of one on them; nobody looks further.
    const gif = 'GIF89a\x58\x1b\x58\x1b\0\0\0,\0\0\0\0\x01\0\x01\0\0'
    const pictures = { 'images/a.gif': gif, 'images/b.gif': gif, 'images/c.gif': gif }
    const shown = (...names: string[]) => names.map((name) => `![moon](images/${name}.gif)`).join('\n\n')
    const problems = (...names: string[]) =>
      problemsOf({ ...pictures, '003-tide-model.md': slideFile(shown(...names)) })
    expect(await problems('a', 'b', 'a')).toEqual([])
    const found = await problems('a', 'b', 'c')
    expect(found).toHaveLength(2)
    expect(found[0]).toBe(
      'deck/003-tide-model.md:12: with this picture those of the slide have 147 million pixels, and may have 100 million together; make them smaller, or show them on several slides',
    )
  })

  it('lies in images/', async () => {
    expect(await problemsIn('![月](https://example.org/moon.png)', 'x')).toEqual([
      'deck/003-tide-model.md:8: image "https://example.org/moon.png": pictures lie in images/ and are written images/<name>',
    ])
  })

  it('says what it shows', async () => {
    const slide = slideFile('![](images/moon.svg)', '![moon](images/moon.svg)')
    expect(await problemsOf({ 'images/moon.svg': '<svg/>', '003-tide-model.md': slide })).toEqual([
      'deck/003-tide-model.md:8: the image "images/moon.svg" says what it shows: ![…](images/moon.svg)',
    ])
  })
})

describe('a directive', () => {
  it('has no attribute that nobody reads', async () => {
    const figure = ':::figure{name=tide-stick stat=ebb}\nA caption\n\nA description\n:::'
    expect(
      await problemsIn(`:mark[x]{color=red}\n\n${figure}`, `x\n\n${figure.replace('stat', 'state')}`),
    ).toEqual([
      'deck/003-tide-model.md:8: "mark" has no attribute "color"',
      'deck/003-tide-model.md:10: "figure" has no attribute "stat"; did you mean "state"?',
    ])
  })

  it('has those that it needs', async () => {
    expect(
      await problemsIn(
        ':corrected[x] :lang[x] :part[x]\n\n:::dialogue\nx\n:::',
        'x\n\n:::dialogue{speaker=Hana}\nx\n:::',
      ),
    ).toEqual([
      'deck/003-tide-model.md:8: :corrected says what was published, {published="…"}, or has a {note="…"}',
      'deck/003-tide-model.md:8: :lang names the language: :lang[…]{lang=en}',
      'deck/003-tide-model.md:8: :part names the formula’s part: :part[…]{name=loss}',
      'deck/003-tide-model.md:10: a dialogue turn names who speaks: :::dialogue{speaker="GPT-4"}',
    ])
  })
})
