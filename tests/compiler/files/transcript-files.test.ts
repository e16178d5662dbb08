import type { Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { escapeMarkdown } from '../../../src/compiler/files/block-markdown.ts'
import { compileFixture } from '../../fixtures/compiled-deck.ts'
import { slideFile, withDeck } from '../../fixtures/with-deck.ts'

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkMath)
  .use(remarkCjkFriendly)
const parse = (markdown: string): Root => parser.parse(markdown)

describe('the transcript as Markdown', () => {
  it('says what the slides say, in their order', async () => {
    const markdown = (await compileFixture()).documents().get('en/transcript.md') ?? ''
    expect(markdown).toContain('# A small talk\n\nHanako Yamada · Seaside University')
    expect(markdown).toContain('## Opening\n\n### 1. A small talk\n\n1 May 2024\n\nHanako Yamada\n')
    expect(markdown).toContain('- The tide rises twice a day\n   - The moon pulls it\n- Put up a stick\n')
    expect(markdown).toContain('> **Figure**\n> \n> A stick on the beach\n')
    expect(markdown).toContain('$$\nh={a}\\sin\\dfrac{2\\pi t}{T}\n$$')
    expect(markdown).toContain('**Hanako:**\n\nWhich is better?')
  })
})

describe('a numbered list', () => {
  it('keeps its numbers in every form of the transcript', async () => {
    const folder = await withDeck({ '003-tide-model.md': slideFile('3. 潮\n   - 月\n4. 波') })
    const files = (await compileFixture(folder)).documents()
    expect(files.get('ja/transcript.md')).toContain('3. 潮\n   - 月\n4. 波')
    expect(files.get('ja/transcript.txt')).toContain('3. 潮\n  - 月\n4. 波')
    expect(files.get('ja/transcript/index.html')).toMatch(/<ol start="3"><li[^>]*>.*潮.*<ul><li/s)
  })
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
