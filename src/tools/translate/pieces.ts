import type { Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { collectBlocks, type SourceBlock } from '../../compiler/parse/blocks.ts'
import type { ParsedSlide } from '../../compiler/parse/parse.ts'
import { lineOf } from '../../compiler/parse/positions.ts'
import { UNTRANSLATED_MARK } from '../../compiler/parse/untranslated.ts'
import type { Locale } from '../../deck/locale.ts'

/** Words of a block that are translated as one: a paragraph, a cell of a table, how a formula is read. */
export interface Piece {
  /** `b3` where it is alone in its block, `b3.0`, `b3.1` where there are several; `picture` of a page's picture. */
  id: string
  block: string
  /** Where it stands in the file, without the mark before it. */
  start: number
  end: number
  line: number
  /** As Markdown, its lines without what stands before them in the file. */
  text: string
  kind: 'words' | 'cell' | 'attribute' | 'alt'
}

/** A place in a file, and what comes there. */
export interface Edit {
  start: number
  end: number
  text: string
}

type Found = Omit<Piece, 'id' | 'block'>

/** Words of the blocks of one language, in order. What holds none (code, a number, a picture's name) is no piece. */
export function piecesOf(slide: ParsedSlide, locale: Locale, source: string): Piece[] {
  const body = slide.bodies.get(locale)
  const blocks = body ? collectBlocks(body) : []
  const pieces = blocks.flatMap((block) => {
    const words = wordPieces(block, source)
    const attributes = block.kind === 'turn' && words.length === 0 ? [] : attributePieces(block, source)
    const found = [...attributes, ...words]
    return found.map((piece, index) => ({
      ...piece,
      id: found.length === 1 ? block.id : `${block.id}.${String(index)}`,
      block: block.id,
    }))
  })
  return [...pictureWords(slide, locale, source), ...pieces]
}

/** What the picture of a whole page is said to show: no block, and words all the same. */
function pictureWords(slide: ParsedSlide, locale: Locale, source: string): Piece[] {
  const picture = slide.pagePictures.get(locale)
  const from = picture?.position?.start.offset
  if (!picture?.alt || from === undefined) return []
  const end = source.indexOf('](', from)
  const text = source.slice(from + 2, end)
  return end < 0
    ? []
    : [{ id: 'picture', block: 'picture', start: from + 2, end, line: lineOf(picture), text, kind: 'alt' }]
}

/** How a formula is read, and who speaks. */
function attributePieces({ node, kind }: SourceBlock, source: string): Found[] {
  if (node.type !== 'containerDirective' || (kind !== 'formula' && kind !== 'turn')) return []
  const start = node.position?.start.offset ?? 0
  const [head = ''] = source.slice(start).split('\n')
  const match = /(\b(?:spoken|speaker)=")([^"]*)"/.exec(head)
  if (!match?.[2] || !/\p{L}/u.test(match[2])) return []
  const from = start + match.index + (match[1]?.length ?? 0)
  const text = match[2].replaceAll('&quot;', '"')
  return [{ start: from, end: from + match[2].length, line: lineOf(node), text, kind: 'attribute' }]
}

function wordPieces({ node: block, kind }: SourceBlock, source: string): Found[] {
  const found: Found[] = []
  visit(block as Nodes, (node) => {
    // Items in an item are blocks of their own, and so is whatever else it holds after its words.
    if (kind === 'item' && node !== block && (node.type !== 'paragraph' || found.length > 0)) return 'skip'
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return undefined
    const piece = pieceAt(node, source)
    if (piece) found.push(piece)
    return 'skip'
  })
  return found
}

function pieceAt(node: Nodes, source: string): Found | undefined {
  const from = node.position?.start.offset ?? 0
  const raw = source.slice(from, node.position?.end.offset ?? from)
  const kind = node.type === 'tableCell' ? 'cell' : 'words'
  const before = kind === 'cell' ? /^\|?[ \t]*/ : node.type === 'heading' ? /^#{1,6}[ \t]+/ : /^/
  const head = before.exec(raw)?.[0] ?? ''
  const marked = /^:untranslated\[\][ \t]*/.exec(raw.slice(head.length))?.[0] ?? ''
  const after = kind === 'cell' ? raw.slice(cellEnd(raw)) : ''
  const start = from + head.length + marked.length
  const end = from + raw.length - after.length
  const text = source.slice(start, end).replace(/\n[ \t>]*/g, '\n')
  return end > start && isWords(node, text) ? { start, end, line: lineOf(node), text, kind } : undefined
}

/** Where a cell's words end, before space and the line to the next cell. */
function cellEnd(raw: string): number {
  const shown = trimCell(raw)
  return shown.endsWith('|') && !shown.endsWith('\\|') ? trimCell(shown.slice(0, -1)).length : shown.length
}

function trimCell(text: string): string {
  return text.replace(/(?<![ \t])[ \t]+$/, '')
}

/** False for numbers, formulas and signs, which are the same in every language. */
function isWords(node: Nodes, text: string): boolean {
  return /\p{L}/u.test(text.replace(/\$[^$]*\$/g, '')) && /\p{L}/u.test(toString(node))
}

/** Other words in the place of a piece's. */
export function rewording({ kind, start, end }: Piece, words: string, source: string): Edit {
  const text = words.trim()
  const oneLine = text.replace(/(?<!\s)[^\S\n]*\n\s*/g, ' ')
  if (kind === 'attribute') return { start, end, text: oneLine.replaceAll('"', '&quot;') }
  const head = source.slice(source.lastIndexOf('\n', start - 1) + 1, start)
  if (kind !== 'words' || /^\s*#/.test(head)) return { start, end, text: oneLine }
  const prefix = head.replace(/:untranslated\[\][ \t]*/g, '').replace(/[^>\s]/g, ' ')
  return { start, end, text: text.replace(/(?<!\s)[^\S\n]*\n\s*/g, `\n${prefix}`) }
}

/** A mark for each block of a language that has words. */
export function marksFor(pieces: readonly Piece[]): Edit[] {
  const blocks = new Map<string, Piece>()
  for (const piece of pieces) {
    const known = blocks.get(piece.block)
    if (piece.kind !== 'alt' && (!known || known.kind === 'attribute')) blocks.set(piece.block, piece)
  }
  return [...blocks.values()].map(({ kind, start, end }) => {
    const at = kind === 'attribute' ? end + 1 : start
    return { start: at, end: at, text: kind === 'attribute' ? ' untranslated' : `${UNTRANSLATED_MARK} ` }
  })
}

/** Takes out the marks of blocks that have been translated. */
export function unmarkings(
  slide: ParsedSlide,
  locale: Locale,
  source: string,
  ids: ReadonlySet<string>,
): Edit[] {
  const body = slide.bodies.get(locale)
  return (body ? collectBlocks(body) : []).flatMap(({ id, node }) => {
    if (!ids.has(id)) return []
    const from = node.position?.start.offset ?? 0
    const raw = source.slice(from, node.position?.end.offset ?? from)
    const match = /:untranslated\[\][ \t]*|(?<=")[ \t]+untranslated(?=[ \t}])/.exec(raw)
    return match ? [{ start: from + match.index, end: from + match.index + match[0].length, text: '' }] : []
  })
}

/** The text with all edits made; those that were later in it first, so that places stay true. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((out, { start, end, text }) => out.slice(0, start) + text + out.slice(end), source)
}
