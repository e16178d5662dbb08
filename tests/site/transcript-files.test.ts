import type { Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { beforeAll, describe, expect, it } from 'vitest'
import type { TranscriptSlide } from '../../src/deck/types.ts'
import { readPacks, readSite } from './built-site.ts'
import { TALK_LOCALES } from '../fixtures/real-deck.ts'

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkMath)
  .use(remarkCjkFriendly)
const parse = (markdown: string): Root => parser.parse(markdown)
/** Text as a reader compares it: marks of formulas and spaces aside. */
const bare = (text: string) => text.replace(/[\s\\{}$_^]/g, '')

describe.each(TALK_LOCALES)('the transcript of the talk in "%s"', (locale) => {
  let slides: TranscriptSlide[]
  let tree: Root
  beforeAll(() => {
    slides = readPacks(locale, 'text')
    tree = parse(readSite(`${locale}/transcript.md`))
  })

  it('has a heading for each slide, read back as Markdown', () => {
    const headings = tree.children.flatMap((node) =>
      node.type === 'heading' && node.depth === 3 ? [toString(node)] : [],
    )
    const titles = slides.map(({ slideNumber, title }) => `${String(slideNumber)}. ${title}`)
    expect(headings.map(bare)).toEqual(titles.map(bare))
  })

  it('has the words of each block, read back as Markdown', () => {
    const words = bare(toString(tree))
    for (const { slideNumber, blocks } of slides) {
      for (const { kind, text, html } of blocks) {
        if (kind === 'formula' || html.includes('katex')) continue
        for (const line of text.split('\n')) {
          expect(words, `${String(slideNumber)}: ${line}`).toContain(bare(line))
        }
      }
    }
  })

  it('has the words of each block as plain text', () => {
    const plain = bare(readSite(`${locale}/transcript.txt`))
    for (const { blocks } of slides) {
      for (const { text } of blocks) expect(plain).toContain(bare(text))
    }
  })
})
