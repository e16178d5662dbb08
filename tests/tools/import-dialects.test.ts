import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkFolder } from '../../src/compiler/check-folder.ts'
import { bodyOf, importFrom, scratchFolder } from './scratch.ts'

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** The slides of a deck next to which a.png lies, and what is said of it. */
async function importText(name: string, source: string, others: Readonly<Record<string, string>> = {}) {
  const folder = join(await scratchFolder(), 'source')
  for (const [path, content] of Object.entries({ [name]: source, 'a.png': PIXEL, ...others })) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  const imported = await importFrom(join(folder, name), { locale: 'en' })
  expect(await checkFolder(imported.out)).toEqual([])
  const bodies = await Promise.all(imported.slides.map(async (slide) => bodyOf(await imported.read(slide))))
  return { bodies, said: imported.report.entries.map(({ note }) => note ?? '').join('\n') }
}

describe('a picture in a heading', () => {
  it('stands below it, and one without words is no title', async () => {
    const { bodies } = await importText(
      'talk.md',
      '---\nmarp: true\n---\n# A\n\ntext\n\n---\n\n## Moon ![A moon](a.png) and **sea ![B](a.png)**\n\nmore\n\n---\n\n# ![Logo](a.png)\n\n## C\n\nlast\n',
    )
    expect(bodies).toEqual([
      '# A\n\ntext',
      '# Moon and **sea**\n\n:::left\nmore\n:::\n\n:::right\n![A moon](images/002-1.png)![B](images/002-1.png)\n:::',
      expect.stringMatching(/^# C\n/),
    ])
    expect(bodies[2]).toContain('![Logo](images/002-1.png)')
  })
})

describe('a reveal.js deck in Markdown', () => {
  it.each([
    ['reveal-md’s own marks', '', '---', '----'],
    ['both kinds of stacks', '', '---', '--'],
    [
      'marks that it names',
      '---\nseparator: <!--s-->\nverticalSeparator: <!--v-->\n---\n',
      '<!--s-->',
      '<!-- v -->',
    ],
  ])('is parted by %s', async (_by, head, across, down) => {
    const { bodies } = await importText(
      'talk.md',
      `${head}## One\n\nA\n\nNote:\nspeaker\n\n${down}\n\n## Two\n\nB\n\n${across}\n\n## Three\n\nC\n\n`,
    )
    expect(bodies).toEqual(['# One\n\nA\n\n:::notes\nspeaker\n:::', '# Two\n\nB', '# Three\n\nC'])
  })

  it('has notes without the comments in them', async () => {
    const { bodies } = await importText(
      'talk.md',
      '## One\n\nA\n\nNote: say <!-- todo --> this<br>and that\n',
    )
    expect(bodies).toEqual(['# One\n\nA\n\n:::notes\nsay this<br>and that\n:::'])
  })

  it('says what stays behind of a slide’s ground, and which slides it hides', async () => {
    const { bodies, said } = await importText(
      'talk.md',
      '<!-- .slide: data-background-image=\'a.png\' -->\n## One\n\nA\n\n---\n\n<!-- .slide: data-background-image="a.png" -->\n\n---\n\n<!-- .slide: data-background-video="film.mp4" -->\n## Film\n\nB\n\n---\n\n<!-- .slide: data-visibility=\'hidden\' -->\n## Secret\n\nC\n',
    )
    expect(bodies).toEqual(['# One\n\nA', expect.stringContaining('](images/002-1.png)'), '# Film\n\nB'])
    expect(said).toContain('the picture behind the slide (a.png)')
    expect(said).toContain('the <video> behind the slide (film.mp4)')
    expect(said).toContain('a hidden slide, “Secret”')
  })
})

describe('a page of reveal.js', () => {
  it('has neither hidden stacks nor hidden words, and says what is behind a slide', async () => {
    const section = (inner: string, attributes = '') => `<section${attributes}>${inner}</section>`
    const { bodies, said } = await importText(
      'index.html',
      `<div class="reveal"><div class="slides">${[
        section(
          '<h2>One</h2><p>A</p><p style="display: none">unseen</p><p hidden>gone</p>',
          ' data-background="a.png"',
        ),
        section(section('<h2>Deep</h2>') + section('<h2>Deeper</h2>'), ' data-visibility="hidden"'),
        section('', ' data-background-image="a.png"'),
        section(
          '<h2>Page</h2><aside class="notes">said <!-- not this --></aside>',
          ' data-background-iframe="https://example.org/x"',
        ),
      ].join('')}</div></div>`,
    )
    expect(bodies).toEqual([
      '# One\n\nA',
      expect.stringContaining('](images/002-1.png)'),
      '# Page\n\n:::footnote\n<https://example.org/x>\n:::\n\n:::notes\nsaid\n:::',
    ])
    for (const words of [
      '“unseen”',
      '“gone”',
      'a hidden slide, “Deep”',
      'behind the slide (a.png)',
      '<iframe> is a link',
    ])
      expect(said).toContain(words)
  })
})

describe('a Quarto deck', () => {
  const quarto = (body: string, head = 'format: revealjs') =>
    importText('talk.qmd', `---\n${head}\n---\n\n${body}`)

  it('has no slide that it hides, and says so', async () => {
    const { bodies, said } = await quarto(
      '## One\n\nA\n\n## Secret {.smaller visibility="hidden"}\n\nB\n\n--- {data-visibility="hidden"}\n\nunseen\n\n## Last {visibility="uncounted"}\n\nC\n',
    )
    expect(bodies).toEqual(['# One\n\nA', '# Last\n\nC'])
    expect(said).toContain('a hidden slide, “Secret”')
  })

  it('has what is for a show, and not what is for other formats', async () => {
    const block = (attributes: string, words: string) => `::: {${attributes}}\n${words}\n:::\n\n`
    const { bodies, said } = await quarto(
      [
        '## One\n\nA\n\n',
        block('.content-hidden when-format="revealjs"', 'n1'),
        block('.content-visible when-format="pdf"', '\n## A slide of paper\n\nn2\n'),
        block('.content-visible unless-format="html"', 'n3'),
        block('.content-hidden when-format="pdf"', 'y1'),
        block('.content-visible when-format="html"', 'y2'),
        'y3 [n4]{.content-visible when-format="pdf"}foot^[A note.]\n\n::: {.content-hidden}\ny4, which nothing closes\n',
      ].join(''),
    )
    expect(bodies.join('\n')).not.toMatch(/n\d|paper/)
    expect(bodies[0]).toMatch(/^# One\n\nA\n\ny1\n\ny2\n\ny3 foot\\\[1]\n\ny4[^]*\\\[1] A note\./)
    for (const words of ['“n1”', 'n2', '“n3”', '“n4”']) expect(said).toContain(words)
  })

  it.each([
    ['format: revealjs', '', false],
    ['format: revealjs\nexecute:\n  echo: true', '', true],
    ['format:\n  revealjs:\n    echo: true', '', true],
    ['format: revealjs', '#| echo: true\n', true],
    ['format: html', '#| echo: false\n', false],
    ['format: html', '', true],
    ['format: html', '#| include: false\n', false],
  ])('with %j and a cell with %j has its code: %s', async (head, setting, isShown) => {
    const fence = '```'
    const { bodies, said } = await quarto(
      `## Code\n\nA\n\n${fence}{python}\n${setting}plot()\n${fence}\n\n${fence}python\nalways\n${fence}\n`,
      head,
    )
    expect(bodies[0]?.includes('plot()')).toBe(isShown)
    expect(bodies[0]).toContain('always')
    expect(said.includes('a python cell whose code')).toBe(!isShown)
  })

  it('has the picture behind a slide without words on it, and names it elsewhere', async () => {
    const { bodies, said } = await quarto(
      '## One {background-image="a.png"}\n\nA\n\n# {background-image="a.png"}\n\n## \n\n## Last\n\nB\n',
    )
    expect(bodies).toEqual(['# One\n\nA', expect.stringContaining('](images/002-1.png)'), '# Last\n\nB'])
    expect(said).toContain('the picture behind the slide (a.png)')
    expect(said).toContain('a slide with nothing on it')
  })
})

describe('a Slidev deck', () => {
  it('takes of another file the slides that it names, none that it hides, and the page of a layout', async () => {
    const { bodies, said } = await importText(
      'slides.md',
      '---\ntheme: default\nlayout: cover\n---\n# One\n\n---\nsrc: ./more.md#2-3\n---\n\n---\nsrc: ./more.md\nhide: true\n---\n\n---\nlayout: iframe-right\nurl: https://example.org/x\n---\n\n# Page\n\nA\n',
      { 'more.md': '# M1\n\n---\n\n# M2\n\n---\n\n# M3\n\n---\n\n# M4\n' },
    )
    expect(bodies).toEqual([
      '# One',
      '# M2',
      '# M3',
      '# Page\n\nA\n\n:::footnote\n<https://example.org/x>\n:::',
    ])
    expect(said).toContain('a hidden slide')
    expect(said).toContain('<iframe> is a link at the foot now: https://example.org/x')
  })
})

describe('a Marp deck', () => {
  it('says what a slide’s comments put behind it and over it', async () => {
    const { said } = await importText(
      'talk.md',
      '---\nmarp: true\n---\n# One\n\nA\n\n---\n\n<!-- _backgroundImage: url("a.png") -->\n<!-- header: \'Tides 2024\' -->\n# Two\n\nB\n',
    )
    expect(said).toContain('the picture behind the slide (a.png)')
    expect(said).toContain('the header of the slides from this one on: “Tides 2024”')
  })
})
