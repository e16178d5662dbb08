import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkFolder } from '../../src/compiler/check-folder.ts'
import { bodyOf, importFrom, inputFile, scratchFolder, type Imported } from './scratch.ts'

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

interface Files {
  [path: string]: string | Uint8Array
}

/** Imports the first of some files that lie in one folder. */
async function importFiles(files: Files): Promise<Imported & { bodies: string[]; notes: string[] }> {
  const folder = join(await scratchFolder(), 'source')
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return importedFrom(join(folder, Object.keys(files)[0] ?? ''))
}

async function importedFrom(input: string): Promise<Imported & { bodies: string[]; notes: string[] }> {
  const imported = await importFrom(input, { locale: 'en' })
  expect(await checkFolder(imported.out)).toEqual([])
  const bodies = await Promise.all(imported.slides.map(async (slide) => bodyOf(await imported.read(slide))))
  const notes = imported.report.entries.map(({ note }) => note ?? '')
  return { ...imported, bodies, notes }
}

describe('a Marp deck', () => {
  it('is parted by rules, but neither in code nor in a comment', async () => {
    const { bodies } = await importFiles({
      'talk.md':
        '---\nmarp: true\n---\n# One\n\n```yaml\n---\na: 1\n---\n```\n\n---\n<!--\n## Hidden\n\n--- -->\n## Two\n\nlast\n',
    })
    expect(bodies).toEqual([
      '# One\n\n```yaml\n---\na: 1\n---\n```',
      '# Two\n\nlast\n\n:::notes\n**Hidden**\n:::',
    ])
  })

  it('keeps lines, puts pictures at their side, and drops what Marp alone understands', async () => {
    const { bodies, notes, read, slides } = await importFiles({
      'talk.md':
        '---\nmarp: true\ntheme: gaia\n---\n<!-- _class: lead -->\n# Hello\n\n---\n# Two\n\nfirst\nsecond costs $5, not $6\n\n![bg right:40% w:300](a.png)\n\n---\n# Three\n\nwords\n\n![bg](a.png)\n',
      'a.png': PIXEL,
    })
    expect(bodies[1]).toBe(
      '# Two\n\n:::left\nfirst<br>second costs \\$5, not \\$6\n:::\n\n:::right\n![Picture on slide 2](images/002-1.png)\n:::',
    )
    expect(await read(slides[1] ?? '')).toContain('layout: columns')
    expect(bodies[2]).toBe('# Three\n\nwords')
    expect(notes).toContainEqual(expect.stringMatching(/the picture behind the slide \(a\.png\)/))
    expect(notes).toContainEqual(expect.stringMatching(/the look stays behind \(theme\)/))
  })
})

describe('a Slidev deck', () => {
  const deck = [
    ...['---', 'theme: seriph', 'title: Tides', 'layout: cover', '---', '', '# Tides', '', 'Hanako', ''],
    ...[
      '---',
      'layout: two-cols',
      '---',
      '',
      '# Sides',
      '',
      'left words',
      '',
      '::right::',
      '',
      '- right',
      '',
      '<!--',
      'said aloud',
      '-->',
      '',
    ],
    ...[
      '---',
      '',
      '# Code',
      '',
      '```ts {1,3-4|2}',
      'a',
      'b',
      '',
      'd',
      '```',
      '',
      '<Tweet id="1571857779643777024" />',
      '',
    ],
    ...['---', 'hide: true', '---', '', '# Secret', ''],
    ...['---', 'src: ./more.md', '---', ''],
    ...['---', 'src: ../../outside.md', '---', ''],
    ...[
      '---',
      '',
      '# Steps',
      '',
      '<v-clicks>',
      '',
      '- one',
      '- two',
      '',
      '</v-clicks>',
      '',
      '<<< @/code.py',
      '',
    ],
  ].join('\n')

  it('has its layouts, notes, steps, snippets and other files', async () => {
    const { bodies, notes } = await importFiles({
      'slides.md': deck,
      'more.md': '# More\n\nfrom another file\n',
      'code.py': 'print("```")\n',
    })
    expect(bodies).toEqual([
      '# Tides\n\nHanako',
      '# Sides\n\n:::left\nleft words\n:::\n\n:::right\n- right\n:::\n\n:::notes\nsaid aloud\n:::',
      '# Code\n\n```ts {1,3-4,2}\na\nb\n\nd\n```\n\n:::footnote\n<https://twitter.com/i/web/status/1571857779643777024>\n:::',
      '# More\n\nfrom another file',
      '# Steps\n\n- :fragment[one]\n- :fragment[two]\n\n````py\nprint("```")\n````',
    ])
    expect(notes).toContainEqual(expect.stringMatching(/a hidden slide, “Secret”/))
    expect(notes).toContainEqual(expect.stringMatching(/slides of “\.\.\/\.\.\/outside\.md”/))
    expect(notes).toContainEqual(expect.stringMatching(/<Tweet> is a link at the foot/))
  })

  it('has grids of HTML side by side, Markdown inside of them too', async () => {
    const { bodies } = await importFiles({
      'slides.md':
        '---\ntheme: default\nlayout: cover\n---\n# Grid\n\n---\n\n# Both\n\n<div class="grid grid-cols-2 gap-4">\n  <div>\n    <ul>\n      <li>a<br>b</li>\n      <li>\n        c\n        <ul><li>d</li></ul>\n      </li>\n    </ul>\n  </div>\n  <div>\n\n`code` and **bold**\n\n![A moon](/moon.png)\n\n  </div>\n</div>\n',
      'public/moon.png': PIXEL,
    })
    expect(bodies[1]).toBe(
      '# Both\n\n:::left\n- a<br>b\n- c\n  - d\n:::\n\n:::right\n`code` and **bold**\n\n![A moon](images/002-1.png)\n:::',
    )
  })
})

describe('a reveal.js deck in Markdown', () => {
  it('has stacks as sections, notes, fragments by comments', async () => {
    const { bodies, read } = await importFiles({
      'slides.md':
        '# Talk\n\n---\n\n## One\n\n--\n\n- a <!-- .element: class="fragment" -->\n- b\n\nNote: breathe\n\n---\n\n## Two\n\n--\n\n## Two b\n\nwords\n',
    })
    expect(bodies).toEqual([
      '# Talk',
      '# One',
      '# One\n\n- :fragment[a]\n- b\n\n:::notes\nbreathe\n:::',
      '# Two',
      '# Two b\n\nwords',
    ])
    expect(JSON.parse(await read('deck.json'))).toMatchObject({
      sections: [{ title: { en: 'Opening' } }, { title: { en: 'One' } }, { title: { en: 'Two' } }],
    })
  })
})

describe('a Quarto deck', () => {
  it('has columns, notes, steps, cells and its title slide', async () => {
    const { bodies, read } = await importFiles({
      'talk.qmd': [
        ...[
          '---',
          'title: "Tides"',
          'subtitle: How the sea moves',
          'author: Hanako Yamada',
          'date: 2024-05-01',
          'format: revealjs',
          '---',
          '',
        ],
        ...[
          '# Basics',
          '',
          '## Sides {.smaller background-color="red"}',
          '',
          '::: {.columns}',
          '::: {.column width="40%"}',
          'left^2^ [red]{.alert}',
          ':::',
          '',
        ],
        ...['::: {.column width="60%"}', '- right', ':::', ':::', '', '::: {.notes}', 'slowly', ':::', ''],
        ...[
          '## Code',
          '',
          '```{python}',
          '#| echo: true',
          'x = 1',
          '```',
          '',
          '. . .',
          '',
          'then $E = mc^2$ and[^1]',
          '',
          '[^1]: A note.',
          '',
        ],
      ].join('\n'),
    })
    expect(bodies).toEqual([
      '# Tides\n\nHow the sea moves\n\nHanako Yamada\n\n2024-05-01',
      '# Basics',
      '# Sides\n\n:::left\nleft² red\n:::\n\n:::right\n- right\n:::\n\n:::notes\nslowly\n:::',
      '# Code\n\n```python\nx = 1\n```\n\nthen $E = mc^2$ and\\[1]\n\n:::footnote\n\\[1] A note.\n:::',
    ])
    expect(JSON.parse(await read('deck.json'))).toMatchObject({
      title: { en: 'Tides' },
      speaker: { en: 'Hanako Yamada' },
      given: '2024-05-01',
    })
  })
})

describe('a page of reveal.js', () => {
  it('has sections, stacks, notes, steps, and Markdown in it and beside it', async () => {
    const { bodies, notes } = await importFiles({
      'index.html': `<!doctype html><html><head><title>Tides</title><meta name="author" content="Hanako"></head><body>
        <div class="reveal"><div class="slides">
          <section><h1>Tides</h1><p>How the <em>sea</em> moves</p></section>
          <section>
            <section><h2>Stack</h2><ul><li class="fragment">a</li><li>b</li></ul><aside class="notes">slowly</aside></section>
            <section><h2>Code</h2><pre><code class="language-js" data-line-numbers="1|2">
              let a
                let b
            </code></pre></section>
          </section>
          <section data-visibility="hidden"><h2>Secret</h2></section>
          <section data-markdown><textarea data-template>
            ## Inside
            - x
          </textarea></section>
          <section data-markdown="more.md" data-separator="^\\n---\\n" data-separator-vertical="^\\n--\\n"></section>
          <section data-markdown="../outside.md"></section>
          <section><div class="r-hstack"><div><p>left</p></div><div><p>right</p></div></div><h2>Both</h2></section>
        </div></div></body></html>`,
      'more.md': '## One\n\n---\n\n## Two\n\n--\n\n## Three\n\nNote: said\n',
    })
    expect(bodies).toEqual([
      '# Tides\n\nHow the *sea* moves',
      '# Stack\n\n- :fragment[a]\n- b\n\n:::notes\nslowly\n:::',
      '# Code\n\n```js {1,2}\nlet a\n  let b\n```',
      '# Inside\n\n- x',
      '# One',
      '# Two',
      '# Three\n\n:::notes\nsaid\n:::',
      '# Both\n\n:::left\nleft\n:::\n\n:::right\nright\n:::',
    ])
    expect(notes).toContainEqual(expect.stringMatching(/a hidden slide/))
    expect(notes).toContainEqual(expect.stringMatching(/slides of “\.\.\/outside\.md”/))
  })
})

describe('Markdown of no tool', () => {
  it.each([
    ['rules', '# One\n\nfirst\n\n---\n\n# Two\n\nsecond\n'],
    ['headings', '# One\n\nfirst\n\n# Two\n\nsecond\n'],
    ['headings below the title', '## One\n\nfirst\n\n## Two\n\nsecond\n'],
  ])('is parted by %s', async (_by, source) => {
    expect((await importFiles({ 'talk.md': source })).bodies).toEqual(['# One\n\nfirst', '# Two\n\nsecond'])
  })

  it('has nothing literal of what a deck does not know', async () => {
    const { bodies, notes } = await importFiles({
      'talk.md':
        '# One\n\nx<sup>2</sup> H<sub>2</sub>O <u>under</u> <mark>marked</mark> <kbd>Ctrl</kbd> PaLI:words a:b[c] ::: no\n\n<iframe src="https://example.org/x"></iframe>\n\n<script>alert(1)</script>\n\n[jump](#two) [web](https://example.org)\n\n$\\undefined{x}$\n\n---\n\n# Two\n\nx\n',
    })
    expect(bodies[0]).toBe(
      '# One\n\nx² H₂O under :mark[marked] `Ctrl` PaLI:words a\\:b\\[c] ::: no\n\njump [web](https://example.org)\n\n`\\undefined{x}`\n\n:::footnote\n<https://example.org/x>\n:::',
    )
    expect(notes).toContainEqual(expect.stringMatching(/<script> of its own/))
    expect(notes).toContainEqual(expect.stringMatching(/KaTeX cannot render/))
  })

  it('has readings after their words', async () => {
    const { bodies } = await importFiles({
      'talk.md':
        '# 潮\n\n<ruby>潮<rp>(</rp><rt>しお</rt><rp>)</rp></ruby>が<ruby>満<rt>み</rt></ruby>ちる\n\n---\n\n# 二\n\nx\n',
    })
    expect(bodies[0]).toBe('# 潮\n\n潮（しお）が満（み）ちる')
  })

  it('is parted where a slide holds no more, under the same title', { timeout: 30_000 }, async () => {
    const items = Array.from({ length: 60 }, (_, index) => `- item ${String(index)}`).join('\n')
    const { bodies, notes } = await importFiles({ 'talk.md': `# One\n\nx\n\n---\n\n# Long\n\n${items}\n` })
    expect(bodies.length).toBeGreaterThan(3)
    expect(bodies.slice(1).every((body) => body.startsWith('# Long\n'))).toBe(true)
    const kept = bodies.join('\n').match(/^- item \d+$/gm)
    expect(kept).toEqual(items.split('\n'))
    expect(notes).toContainEqual(expect.stringMatching(/more than a slide holds: parted in/))
  })
})

describe('pictures of a Markdown deck', () => {
  it('are drawn of Mermaid, and what only a browser draws keeps its source', async () => {
    const { bodies, saved, notes } = await importFiles({
      'talk.md':
        '# One\n\n```mermaid\ngraph LR\n  A[月] --> B[Sea]\n```\n\n---\n\n# Two\n\n```mermaid\ngantt\n```\n',
    })
    expect(bodies[0]).toMatch(/!\[[^\]]*\]\(images\/[\w-]+\.svg\)/)
    expect(saved.written.filter((path) => path.endsWith('.svg'))).toHaveLength(1)
    expect(bodies[1]).toContain('```mermaid\ngantt')
    expect(notes).toContain('a mermaid diagram is a picture: say what it shows')
    expect(notes.join()).not.toContain('no picture of the folder')
  })

  it('come from the folder of the source alone', async () => {
    const outside = await scratchFolder()
    await writeFile(join(outside, 'secret.png'), PIXEL)
    const folder = join(await scratchFolder(), 'source')
    await mkdir(folder)
    await symlink(join(outside, 'secret.png'), join(folder, 'link.png'))
    await writeFile(join(folder, 'no.png'), 'no picture')
    await writeFile(
      join(folder, 'talk.md'),
      `# One\n\n![a](link.png) ![b](${join(outside, 'secret.png')}) ![c](../secret.png) ![d](no.png) ![e](https://example.org/x.png) ![f](gone.png)\n\n---\n\n# Two\n`,
    )
    const { bodies, notes } = await importedFrom(join(folder, 'talk.md'))
    expect(bodies[0]).toBe('# One')
    expect(notes.filter((note) => note.startsWith('picture '))).toHaveLength(6)
    expect(notes).toContainEqual(expect.stringMatching(/link\.png: the picture lies outside/))
  })

  it('are left out where they are too large for any deck, and the rest is taken', async () => {
    const large = Buffer.from(PIXEL)
    large.writeUInt32BE(20_000, 16)
    large.writeUInt32BE(20_000, 20)
    const folder = await scratchFolder()
    await writeFile(join(folder, 'large.png'), large)
    await writeFile(join(folder, 'small.png'), PIXEL)
    await writeFile(join(folder, 'talk.md'), '# One\n\n![a](large.png)\n\n![b](small.png)\n\n---\n\n# Two\n')
    const { saved, notes } = await importedFrom(join(folder, 'talk.md'))
    expect(saved.written.filter((path) => path.endsWith('.png'))).toHaveLength(1)
    expect(notes).toContainEqual(expect.stringMatching(/large\.png: .*more than 50 million pixels/))
  })

  it('may be drawings, which are kept from running anything', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3" onload="alert(1)"><script>alert(2)</script><a href="javascript:alert(3)"><rect width="4" height="3"/></a><image href="https://example.org/x.png"/><style>rect{fill:url(https://example.org/y)}</style><circle r="1" fill="url(#g)"/><foreignObject><p>x</p></foreignObject></svg>'
    const { read, bodies } = await importFiles({
      'talk.md': '# One\n\n![A box](box.svg)\n\n---\n\n# Two\n',
      'box.svg': svg,
    })
    expect(bodies[0]).toBe('# One\n\n![A box](images/001-1.svg)')
    const saved = await read('images/001-1.svg')
    expect(saved).not.toMatch(/alert|example\.org|foreignObject/)
    expect(saved).toContain('<circle r="1" fill="url(#g)">')
  })

  it.each([
    [
      'entities that grow',
      `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>`,
    ],
    [
      'elements inside of elements',
      `<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(5000)}${'</g>'.repeat(5000)}</svg>`,
    ],
  ])('cannot be drawings with %s', async (_kind, svg) => {
    const { notes, bodies } = await importFiles({
      'talk.md': '# One\n\n![A box](box.svg)\n\n---\n\n# Two\n',
      'box.svg': svg,
    })
    expect(bodies[0]).toBe('# One')
    expect(notes).toContainEqual(expect.stringMatching(/picture box\.svg: the drawing/))
  })
})

describe('the language of a talk', () => {
  it('is told by its words where nobody names it', async () => {
    const file = await inputFile(
      'talk.md',
      '# 潮の満ち引き\n\n月と太陽が海を引く GPT-4 CLIP\n\n---\n\n# まとめ\n\nおわり\n',
    )
    const out = join(await scratchFolder(), 'talk')
    const { importDeck } = await import('../../src/tools/import/import-deck.ts')
    await importDeck({ input: file, out })
    const { readFile } = await import('node:fs/promises')
    expect(JSON.parse(await readFile(join(out, 'deck.json'), 'utf8'))).toMatchObject({ locales: ['ja'] })
  })
})
