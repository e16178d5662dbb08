import fc from 'fast-check'
import { toString } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { collectBlocks } from '../../src/compiler/parse/blocks.ts'
import { parseSlide } from '../../src/compiler/parse/parse.ts'
import type { ComposedBlock } from '../../src/tools/import/compose-slide.ts'
import { formatSlide } from '../../src/tools/import/markdown.ts'

const paragraph = (text: string): ComposedBlock => ({
  kind: 'paragraph',
  level: 0,
  text: { text, restored: [] },
})

/** The blocks' words after writing and reading, and what is wrong with the file. */
function readBack(title: string, blocks: ComposedBlock[]) {
  const slide = { title: { text: title, restored: [] }, blocks, footnotes: [] }
  const head = { section: 'talk', layout: 'text', density: 'normal' } as const
  const source = formatSlide(head, 'en', slide, 'Untitled')
  const { parsed, problems } = parseSlide({ file: 'talk/001-a.md', slideNumber: 1, slug: 'a', source }, [
    'en',
  ])
  const body = parsed.bodies.get('en')
  return {
    problems,
    blocks: body ? collectBlocks(body).map(({ kind, node }) => ({ kind, text: toString(node) })) : [],
  }
}

/** Characters and beginnings that mean something to Markdown, or to what this project adds to it. */
const TRICKY = [
  ...[
    '# heading',
    '- item',
    '1. one',
    '1) one',
    '> quote',
    '---',
    '===',
    '```',
    '~~~',
    '    code',
    '+ plus',
    '* star',
  ],
  ...[
    '::::ja',
    ':::figure{name=x}',
    '::leaf',
    ':cite[x]{key=y}',
    ':mark[',
    'PaLI:事前学習',
    'a:b[c]',
    ':::',
    '[*]: https://x.y',
  ],
  ...[
    '<b>bold</b>',
    '<!-- c -->',
    '&amp; &#65; &copy',
    '![a](b.png)',
    '[a](javascript:alert(1))',
    '[x] task',
    '[^1]: note',
  ],
  ...[
    '*a* _b_ **c** __d__ ~~e~~ `f`',
    '$x$ and $$y$$',
    'a | b | c',
    '\\',
    '\\\\*',
    'snake_case_name',
    '80%~84%',
    '<EOS>',
    '{a=b}',
  ],
  ...[
    'https://example.org/a_b*c',
    'user@example.org',
    'これは**「強調」**です',
    '| --- |',
    'a\\',
    '!',
    '_',
    '*',
    '~',
    '`',
  ],
]

describe('a line of text, written as Markdown', () => {
  it.each(TRICKY)('is still %j when it is read', (text) => {
    const { blocks, problems } = readBack('Title', [paragraph(text)])
    expect(problems).toEqual([])
    expect(blocks).toEqual([
      { kind: 'title', text: 'Title' },
      { kind: 'paragraph', text: text.trim() },
    ])
  })

  it('is still the same whatever it is, in titles, paragraphs and lists', () => {
    const piece = fc.oneof(
      fc.constantFrom(...TRICKY),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme-ascii' }),
    )
    const text = fc
      .array(piece, { minLength: 1, maxLength: 4 })
      .map((pieces) =>
        pieces
          .join(' ')
          .replace(/[\p{Cc}\s]+/gu, ' ')
          .trim(),
      )
      .filter((words) => words !== '')
    fc.assert(
      fc.property(text, text, text, (title, item, words) => {
        const blocks: ComposedBlock[] = [
          { kind: 'item', level: 0, text: { text: item, restored: [] } },
          paragraph(words),
        ]
        const { blocks: found, problems } = readBack(title, blocks)
        expect(problems).toEqual([])
        expect(found).toEqual([
          { kind: 'title', text: title },
          { kind: 'item', text: item },
          { kind: 'paragraph', text: words },
        ])
      }),
      { numRuns: 400, seed: 6 },
    )
  })
})
