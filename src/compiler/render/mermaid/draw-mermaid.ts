import type { RenderOptions } from 'beautiful-mermaid'
import { leftOut, type Line } from './line.ts'
import { withBrackets } from './pieces.ts'
import { readableMermaid } from './readable-lines.ts'

/* Mermaid without a browser: flow charts, sequences, states, classes and entities. */

/** The library's own names of colours, as the deck's. */
const TOKENS: Readonly<Record<string, string>> = {
  '--_text': '--ink',
  '--_text-sec': '--quiet',
  '--_text-muted': '--quiet',
  '--_text-faint': '--quiet',
  '--_line': '--line-strong',
  '--_arrow': '--ink',
  '--_node-fill': '--neutral',
  '--_node-stroke': '--neutral-line',
  '--_group-fill': '--paper',
  '--_group-hdr': '--neutral',
  '--_inner-stroke': '--line',
  '--_key-badge': '--accent-soft',
  '--bg': '--paper',
  '--fg': '--ink',
}

/** Its smallest words are 11 px: so much larger they are as large as other figures'. */
export const MERMAID_SCALE = 1.7

/** Lines of a diagram, its characters, and the `&` that make one arrow many: its layout takes minutes beyond, and no slide shows it. */
const MOST_LINES = 200
const MOST_CHARACTERS = 10_000
const MOST_JOINED = 40

/** Why a diagram is not laid out; undefined where it can be. */
function tooLargeDiagram(source: string): string | undefined {
  // Its axis takes for ever where a step is smaller than a number can say.
  if (/^\s*xychart/im.test(source)) return 'charts with axes are drawn from a .vl.json, not from Mermaid'
  const isLarge =
    source.length > MOST_CHARACTERS ||
    source.split(/[\n;]/).length > MOST_LINES ||
    source.split('&').length > MOST_JOINED
  return isLarge
    ? `a diagram of more than ${String(MOST_LINES)} lines or ${String(MOST_CHARACTERS)} characters is no slide’s: part it`
    : undefined
}

/**
 * The diagram as SVG in the library's own colours. Throws a sentence where it is too large, or the library knows no such
 * diagram, or not all of it.
 */
export async function drawMermaid(source: string, options?: RenderOptions): Promise<string> {
  const fault = tooLargeDiagram(source)
  if (fault !== undefined) throw new Error(fault)
  // Loaded for decks that have a diagram alone.
  const { renderMermaidSVG } = await import('beautiful-mermaid')
  const { source: readable, words } = readableMermaid(source)
  const svg = withBrackets(laidOut(() => renderMermaidSVG(readable, options)))
  const lost = firstLost(svg, words)
  if (lost === undefined) return svg
  const text = source.split(/\r?\n/)[lost.number - 1]?.trim() ?? lost.text
  throw leftOut({ text, number: lost.number })
}

/** What the library says itself is a sentence; what its layout, which was written in Java, throws is none. */
function laidOut(draw: () => string): string {
  try {
    return draw()
  } catch (error) {
    const isSentence = error instanceof Error && /^(?:Empty mermaid|Invalid mermaid)/.test(error.message)
    if (isSentence) throw error
    throw new Error(
      'its parts can’t be laid out; take arrows to or from a subgraph, and subgraphs in others, out to find which one it is',
      { cause: error },
    )
  }
}

/** The first line that says a word which is not in the picture. */
function firstLost(svg: string, words: readonly Line[]): Line | undefined {
  const said = lettersOf(svg.replace(/<(style|title|desc)\b[^]*?<\/\1>/g, '').replace(/<[^>]*>/g, '')).join(
    '',
  )
  return words.find(({ text }) => lettersOf(withoutTags(text)).some((word) => !said.includes(word)))
}

/** Words of any script. */
function lettersOf(text: string): string[] {
  return (
    text
      .replace(/&(?:amp|lt|gt|quot|#39);/g, ' ')
      .normalize('NFC')
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  )
}

/** What the library makes of tags in words and of its line breaks. */
function withoutTags(text: string): string {
  return withBrackets(text.replace(/<\/?[a-z][^>]*>/gi, ' ').replace(/\\n/g, ' '))
}

/** The same in the deck's colours. */
export async function mermaidSvg(source: string): Promise<string> {
  const svg = await drawMermaid(source, { transparent: true })
  return svg
    .replace(/<style>[^]*?<\/style>/g, '')
    .replace(/var\((--[\w-]+)\)/g, (whole, name: string) => (TOKENS[name] ? `var(${TOKENS[name]})` : whole))
}
