import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Nodes } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { collectBlocks, isSupplied, type SourceBlock } from '../../src/compiler/parse/blocks.ts'
import { attribute } from '../../src/compiler/parse/directives.ts'
import { parseSlide } from '../../src/compiler/parse/parse.ts'
import { readDeck, type DeckSource } from '../../src/compiler/read/read.ts'
import type { BlockKind } from '../../src/deck/types.ts'
import { REAL_DECK } from '../fixtures/real-deck.ts'

/** A block of the original language, as words to compare with what was published. */
export interface BlockWords {
  id: string
  kind: BlockKind
  /** As on the slide. */
  shown: string
  /** As published: slips not yet mended, where a mark gives their published form. */
  published: string
  /** Who says it, in a dialogue. */
  speaker: string | undefined
}

/** All that the Japanese side of one slide says. */
export interface SlideTexts {
  slideNumber: number
  blocks: BlockWords[]
  /** Words and numbers of its figures' files. */
  figureWords: string[]
}

export async function readSlideTexts(): Promise<SlideTexts[]> {
  const source = await readDeck(REAL_DECK)
  return source.slides.map((slide) => {
    const { parsed } = parseSlide(slide, source.deck.locales)
    const body = parsed.bodies.get('ja')
    if (!body) throw new Error(`${slide.file} has no Japanese`)
    return {
      slideNumber: slide.slideNumber,
      blocks: blockWords(body),
      figureWords: figureWords(body, source),
    }
  })
}

/** Of what the slide shows: a supplied formula is ours. */
function blockWords(body: ContainerDirective): BlockWords[] {
  return collectBlocks(body)
    .filter(({ node }) => !isSupplied(node))
    .map(({ id, kind, node }) => {
      const own = withoutNested(node)
      const speaker = node.type === 'containerDirective' ? attribute(node, 'speaker') : undefined
      return { id, kind, shown: wordsOf(own, false), published: wordsOf(own, true), speaker }
    })
}

/** A block's words as shown: without those of blocks nested in it, without formulas and works that it cites. */
export function ownWords({ node }: SourceBlock): string {
  const own = structuredClone(withoutNested(node))
  visit(own, (part, index, parent) => {
    const isOther = /math/i.test(part.type) || (part.type === 'textDirective' && part.name === 'cite')
    if (!isOther || !parent || index === undefined) return undefined
    parent.children.splice(index, 1)
    return index
  })
  return wordsOf(own, false)
}

function withoutNested(node: SourceBlock['node']): SourceBlock['node'] {
  return node.type === 'listItem'
    ? { ...node, children: node.children.filter((child) => child.type !== 'list') }
    : node
}

function wordsOf(node: Nodes, asPublished: boolean): string {
  if (node.type === 'textDirective' && asPublished) {
    const published = attribute(node, 'published')
    if (published !== undefined) return published
  }
  if (node.type === 'inlineMath' || node.type === 'math') return symbolsOf(node.value)
  if (node.type === 'break') return '\n'
  if (node.type === 'html') return ''
  if (!('children' in node)) return toString(node)
  const words = node.children.map((child) => wordsOf(child, asPublished))
  return words.join(node.type === 'containerDirective' ? '\n' : '')
}

/** A formula’s symbols without its markup: `y_i` is published as 𝑦𝑖. */
function symbolsOf(latex: string): string {
  return latex
    .replace(/\\htmlClass\{[^}]*\}/g, '')
    .replace(/\\times/g, '×')
    .replace(/\\[a-z]+|[{}\\_^$]/gi, '')
}

function figureWords(body: ContainerDirective, source: DeckSource): string[] {
  const words: string[] = []
  visit(body, 'containerDirective', (node) => {
    const figure = source.figures.get(attribute(node, 'name') ?? '')
    if (node.name !== 'figure' || !isRecord(figure?.json)) return
    for (const key of ['labels', 'data', 'source']) collectStrings(figure.json[key], words)
  })
  return words
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Words and numbers of a figure, those in other languages aside. */
function collectStrings(value: unknown, to: string[]): void {
  if (typeof value === 'string' || typeof value === 'number') to.push(String(value))
  else if (Array.isArray(value)) for (const item of value) collectStrings(item, to)
  else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) if (key !== 'en') collectStrings(item, to)
  }
}

/** Lines as published, by slide. */
export async function readPublishedLines(): Promise<Map<number, string[]>> {
  return (await readDeck(REAL_DECK)).published
}

/** What garbled lines say, by slide and line; `□` is a character that was lost. Checked by hand. */
export async function readRestorations(): Promise<Record<string, Record<string, string>>> {
  return readJson('restorations.json')
}

export async function readJson<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(join(import.meta.dirname, name), 'utf8')) as T
}

/** What two spellings of one line have in common. */
export function fold(text: string): string {
  return text
    .replace(/⻩/g, '黄')
    .normalize('NFKC')
    .replace(/[\s「」"“”\p{Cc}]/gu, '')
    .replace(/[ʼ']/g, '’')
    .replace(/−/g, '-')
}
