import type { Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { beforeAll, describe, expect, it } from 'vitest'
import { escapeMarkdown } from '../../../src/compiler/files/block-markdown.ts'
import { compileFixture, type CompiledFixture } from '../../fixtures/compiled-deck.ts'
import { REAL_DECK, slideFile, withDeck } from '../../fixtures/with-deck.ts'

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkMath)
  .use(remarkCjkFriendly)
const parse = (markdown: string): Root => parser.parse(markdown)
/** Text as a reader compares it: marks of formulas and spaces aside. */
const bare = (text: string) => text.replace(/[\s\\{}$_^]/g, '')

describe('the transcript as Markdown', () => {
  it('says what the slides say, in their order', async () => {
    const markdown = (await compileFixture()).documents().get('en/transcript.md') ?? ''
    expect(markdown).toContain('# A small talk\n\nHanako Yamada · Seaside University')
    expect(markdown).toContain('## Opening\n\n### 1. A small talk\n\n1 May 2024\n\nHanako Yamada\n')
    expect(markdown).toContain('- The tide rises twice a day\n   - The moon pulls it\n- Put up a stick\n')
    expect(markdown).toContain('> **Figure**\n> \n> A stick on the beach\n')
    expect(markdown).toContain('$$\nh={a}\\sin\\dfrac{2\\pi t}{T}\n$$')
    expect(markdown).toContain('**Hanako:**\n\nWhich is better?')
  }, 30_000)
})

describe('a numbered list', () => {
  it('keeps its numbers in every form of the transcript', async () => {
    const folder = await withDeck({ '003-tide-model.md': slideFile('3. 潮\n   - 月\n4. 波') })
    const files = (await compileFixture(folder)).documents()
    expect(files.get('ja/transcript.md')).toContain('3. 潮\n   - 月\n4. 波')
    expect(files.get('ja/transcript.txt')).toContain('3. 潮\n  - 月\n4. 波')
    expect(files.get('ja/transcript/index.html')).toMatch(/<ol start="3"><li[^>]*>.*潮.*<ul><li/s)
  }, 30_000)
})

describe('a text in Markdown', () => {
  it.each(['*a* _b_ `c`', '[a](b) <b> $x$ ~c~ a|b', '# a', '- a', '1. a', '+ a', 'a\\*'])(
    '%j stays a text',
    (text) => {
      expect(toString(parse(escapeMarkdown(text)))).toBe(text)
      expect(parse(escapeMarkdown(text)).children.map(({ type }) => type)).toEqual(['paragraph'])
    },
  )
})

describe.each(['ja', 'en'] as const)('the transcript of this repository’s deck in %s', (locale) => {
  let fixture: CompiledFixture
  let files: Map<string, string>
  beforeAll(async () => {
    fixture = await compileFixture(REAL_DECK)
    files = fixture.documents()
  }, 300_000)

  it('has a heading for each slide, read back as Markdown', () => {
    const tree = parse(files.get(`${locale}/transcript.md`) ?? '')
    const headings = tree.children.flatMap((node) =>
      node.type === 'heading' && node.depth === 3 ? [toString(node)] : [],
    )
    const titles = fixture.compiled.slides[locale].map(
      ({ slideNumber, title }) => `${String(slideNumber)}. ${title}`,
    )
    expect(headings.map(bare)).toEqual(titles.map(bare))
  })

  it('has the words of each block, read back as Markdown', () => {
    const words = bare(toString(parse(files.get(`${locale}/transcript.md`) ?? '')))
    for (const { slideNumber, blocks } of fixture.compiled.slides[locale]) {
      for (const { kind, text, html } of blocks) {
        if (kind === 'formula' || html.includes('katex')) continue
        for (const line of text.split('\n')) {
          expect(words, `${String(slideNumber)}: ${line}`).toContain(bare(line))
        }
      }
    }
  })

  it('has the words of each block as plain text', () => {
    const plain = bare(files.get(`${locale}/transcript.txt`) ?? '')
    for (const { blocks } of fixture.compiled.slides[locale]) {
      for (const { text } of blocks) expect(plain).toContain(bare(text))
    }
  })
})
