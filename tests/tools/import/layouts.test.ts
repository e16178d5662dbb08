import { describe, expect, it } from 'vitest'
import { bodyOf, importFrom, inputFile } from '../scratch.ts'

async function imported(name: string, text: string) {
  const deck = await importFrom(await inputFile(name, text), { locale: 'en' })
  const bodies = (await Promise.all(deck.slides.map(deck.read))).map(bodyOf)
  return { bodies, all: bodies.join('\n'), notes: deck.report.entries.map(({ note = '' }) => note), ...deck }
}

const SLIDEV = '---\ntheme: seriph\ndrawings:\n  persist: false\n---\n\n# First\n\nwords\n\n---\n'

describe("the places of a Slidev theme's layout", () => {
  it('are title, sides and what stands under them, with spaces in their marks or without', async () => {
    const { bodies } = await imported(
      'slides.md',
      `${SLIDEV}layout: two-cols-title\n---\n\n:: title ::\n\n# Tides\n\n::left::\n\n- a stick\n\n:: right ::\n\n- a gauge\n\n:: note ::\n\nBoth are old.\n`,
    )
    expect(bodies[1]).toBe('# Tides\n\n:::left\n- a stick\n:::\n\n:::right\n- a gauge\n:::\n\nBoth are old.')
  })

  it('are no columns where there is one beside the title', async () => {
    const { bodies } = await imported(
      'slides.md',
      `${SLIDEV}layout: top-title\n---\n\n:: title ::\n\n# Tides\n\n:: content ::\n\n- a stick\n- a gauge\n`,
    )
    expect(bodies[1]).toBe('# Tides\n\n- a stick\n- a gauge')
  })

  it('leave code as it is', async () => {
    const { all } = await imported(
      'slides.md',
      `${SLIDEV}\n# Code\n\nWrite \`:: note ::\` or \`a ==b== c\`.\n\n\`\`\`md\n:: right ::\n[a]{.b}\n\`\`\`\n`,
    )
    expect(all).toContain('`:: note ::` or `a ==b== c`')
    expect(all).toContain('```md\n:: right ::\n[a]{.b}\n```')
  })
})

describe('words that a tool sets otherwise', () => {
  it('are marked, and lose the attributes that no deck has', async () => {
    const { all } = await imported(
      'slides.md',
      `${SLIDEV}\n# Words\n\nThese are ==marked== and [red]{.text-red}; 1 == 1.\n`,
    )
    expect(all).toContain('These are :mark[marked] and red; 1 == 1.')
  })

  it("of a theme's component stay, without it", async () => {
    const { all, notes } = await imported(
      'slides.md',
      `${SLIDEV}\n# Notes\n\n<StickyNote color="rose">\n\nHello, **world**\n</StickyNote>\n\n<Counter :count="10" />\n`,
    )
    expect(all).toContain('Hello, **world**')
    expect(notes).toContainEqual(expect.stringMatching(/^<StickyNote>: what stands in it/))
    expect(notes).toContainEqual(expect.stringMatching(/^<Counter>/))
  })

  it('are said where Quarto would compute them', async () => {
    const { all, notes } = await imported(
      'slides.qmd',
      '---\ntitle: T\nformat: revealjs\n---\n\n## Data `r hexes("dplyr")`\n\n- R `r R.version`, and `rnorm(1)`, and `{python} n`.\n',
    )
    expect(all).toContain('# Data\n')
    expect(all).not.toContain('R.version')
    expect(all).toContain('`rnorm(1)`')
    expect(notes).toContainEqual(expect.stringContaining('“r R.version”'))
    expect(notes).toContainEqual(expect.stringContaining('“{python} n”'))
  })
})
