import { join } from 'node:path'
import type { Element, ElementContent } from 'hast'
import { visit } from 'unist-util-visit'
import { z } from 'zod'
import { element, text } from './hast.ts'
import { readOwnText } from '../read/deck-files.ts'
import { lineOfPath, parseJson } from '../read/json.ts'
import type { Problem } from '../read/problem.ts'
import type { DeckSource } from '../read/read.ts'
import { parseWith } from '../read/schema-issues.ts'

/*
 * `layout: page` shows a picture of a whole page. Its words lie over it unseen, where they stand in the picture, so that
 * they can be found, selected and pointed at; the blocks of the slide are what screen readers and the transcript have.
 */

/** Where the words of a picture stand: `images/<name>.json` beside it. */
export const textLayerSchema = z.strictObject({
  width: z.number().positive().describe('Width of the page, in the units of its lines.'),
  height: z.number().positive().describe('Height of the page.'),
  lines: z
    .array(
      z.strictObject({
        text: z.string(),
        x: z.number().describe('Left edge of the line, from the left of the page.'),
        y: z.number().describe('Upper edge of the line, from the top of the page.'),
        width: z.number().positive(),
        height: z.number().positive(),
      }),
    )
    .describe('Lines of text in reading order.'),
})
export type TextLayer = z.infer<typeof textLayerSchema>

/** Undefined where there is none, or where it is wrong, which is reported. */
export function readTextLayer(
  image: string,
  source: DeckSource,
  report: (problem: Problem) => void,
): TextLayer | undefined {
  const entry = image.replace(/\.\w+$/, '.json')
  if (!source.images.has(entry)) return undefined
  const file = `${source.name}/images/${entry}`
  const json = readOwnText(source.folder, join('images', entry))
  const parsed = parseJson(json)
  if (parsed.fault) {
    report({ file, ...parsed.fault })
    return undefined
  }
  const { value, faults } = parseWith(textLayerSchema, parsed.value)
  for (const { path, message } of faults ?? []) report({ file, line: lineOfPath(json, path), message })
  return value
}

/** What a page's section holds: the picture, the layer over it, and the slide's words unseen. */
export function composePage(
  picture: { src: string; alt: string; larger?: string },
  layer: TextLayer | undefined,
  words: readonly ElementContent[],
  blocks: ReadonlyMap<string, string>,
): Element[] {
  const lines = layer ? assignLines(layer, blocks) : []
  const placed = new Set(lines.map(({ block }) => block))
  const rest = structuredClone([...words])
  for (const node of rest) {
    visit(node, 'element', (child) => {
      withoutBlock(child, placed)
    })
  }
  return [
    element('img', {
      ...{ className: ['page-picture'], src: picture.src, alt: picture.alt },
      ...(picture.larger !== undefined && { srcSet: `${picture.src} 1x, ${picture.larger} 2x` }),
    }),
    ...(layer ? [drawLayer(layer, lines)] : []),
    element('div', { className: ['page-words'] }, rest),
  ]
}

/** What stands in the layer is pointed at there. */
function withoutBlock(node: Element, placed: ReadonlySet<string | undefined>): void {
  const block = node.properties['dataBlock']
  if (typeof block === 'string' && placed.has(block)) delete node.properties['dataBlock']
}

interface AssignedLine {
  line: TextLayer['lines'][number]
  /** The block whose words these are; undefined for words that the author left out. */
  block: string | undefined
}

/** Each line belongs to the block that has its words; of several, to the first after the line before. */
function assignLines({ lines }: TextLayer, blocks: ReadonlyMap<string, string>): AssignedLine[] {
  const folded = [...blocks].map(([id, words]) => ({ id, words: fold(words) }))
  let last = 0
  return lines.map((line) => {
    const words = fold(line.text)
    const has = (block: { words: string }) => words !== '' && block.words.includes(words)
    const after = folded.findIndex((block, index) => index >= last && has(block))
    const found = after >= 0 ? after : folded.findIndex(has)
    if (found >= 0) last = found
    return { line, block: folded[found]?.id }
  })
}

function fold(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/[\s•●・■◆–-]+/g, '')
    .toLowerCase()
}

/** Part of a line's height that lies above its baseline. */
const ASCENT = 0.85

/** SVG fits each line into its place by itself: no style attribute, which the page's policy would drop. */
function drawLayer({ width, height }: TextLayer, lines: readonly AssignedLine[]): Element {
  const groups: { block: string | undefined; lines: AssignedLine[] }[] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (last && last.block === line.block) last.lines.push(line)
    else groups.push({ block: line.block, lines: [line] })
  }
  return element(
    'svg',
    { className: ['page-layer'], viewBox: `0 0 ${String(width)} ${String(height)}`, ariaHidden: 'true' },
    groups.map(({ block, lines: members }) =>
      element(
        'g',
        { className: ['page-block'], ...(block !== undefined && { dataBlock: block }) },
        members.flatMap(({ line }) => drawLine(line)),
      ),
    ),
  )
}

function drawLine({ text: words, x, y, width, height }: TextLayer['lines'][number]): Element[] {
  const round = (value: number) => String(Math.round(value * 100) / 100)
  return [
    element('rect', { x: round(x), y: round(y), width: round(width), height: round(height) }),
    element(
      'text',
      {
        x: round(x),
        y: round(y + ASCENT * height),
        fontSize: round(height),
        textLength: round(width),
        lengthAdjust: 'spacingAndGlyphs',
      },
      [text(words)],
    ),
  ]
}
