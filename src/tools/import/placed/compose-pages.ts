import type { ComposedBlock, ComposedSlide } from '../compose-slide.ts'
import { joinTexts, jointOf, plainText, type RichText } from '../rich-text.ts'
import type { BarePage } from '../running-heads.ts'
import type { PageSize, SourcePage } from '../source-deck.ts'
import { takeCode, type CodeBlock } from './code-blocks.ts'
import { sortShapes, type Drawings } from './drawings.ts'
import { findTitles } from './find-titles.ts'
import { around, bottomOf, clusters, isPlaced, median, middleOf, type PlacedLine } from './placed-line.ts'
import { draftParagraphs, toBlocks } from './paragraphs.ts'
import { readRegions, type Atom, type Region } from './regions.ts'
import { takeAlignedTables, takeRuledTables, type Table } from './tables.ts'
import { verdictOf, type Reason, type Verdict } from './verdict.ts'

/** A page understood: its slide as text, and how far that is what the page shows. */
export interface ComposedPage {
  slide: ComposedSlide
  verdict: Verdict
  /** Lines that are left out, with the reason. */
  dropped: { line: PlacedLine; note: string }[]
}

/** Slides of pages whose lines have places and styles: what most pages have in common is what each is measured by. */
export function composePages(pages: readonly BarePage[], sources: readonly SourcePage[]): ComposedPage[] {
  const placed = pages.map(({ lines }) => lines.filter(isPlaced))
  const sizes = sources.map(({ size }) => size)
  const words = placed.map((lines) => lines.filter((line) => !isDecoration(line)))
  const titles = findTitles(words, sizes)
  const composed = placed.map((lines, index): ComposedPage => {
    const own = words[index] ?? []
    const dropped = lines.filter((line) => !own.includes(line)).map((line) => ({ line, note: 'decoration' }))
    return { ...composePage(own, titles[index] ?? [], sources[index]), dropped }
  })
  nameLanguages(composed.map(({ slide }) => slide))
  return composed
}

/** Code that says nothing of its language is in that of most of the deck's. */
function nameLanguages(slides: readonly ComposedSlide[]): void {
  const code = slides
    .flatMap(({ blocks, columns }) => [...blocks, ...(columns?.left ?? []), ...(columns?.right ?? [])])
    .filter(({ kind }) => kind === 'code')
  const counts = new Map<string, number>()
  for (const { language } of code) if (language) counts.set(language, (counts.get(language) ?? 0) + 1)
  const [most, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0]
  if (count < 2 || count < 0.5 * [...counts.values()].reduce((a, b) => a + b, 0)) return
  for (const block of code) block.language ??= most
}

/** A dash or rule written by itself. */
function isDecoration({ text }: PlacedLine): boolean {
  return /^[\s—–―ー_=~・.…|│\-]+$/u.test(text) && !/^\.{3}|…/.test(text.trim())
}

function composePage(
  lines: readonly PlacedLine[],
  title: readonly PlacedLine[],
  source: SourcePage | undefined,
): Pick<ComposedPage, 'slide' | 'verdict'> {
  const shapes = source?.shapes ?? []
  const size = source?.size ?? { width: 0, height: 0 }
  const body = lines.filter((line) => !title.includes(line))
  const turned = body.filter(({ style }) => style.turned)
  const level = body.filter(({ style }) => !style.turned)
  const ruled = takeRuledTables(level, shapes)
  const { code, rest: uncoded } = takeCode(ruled.rest, shapes)
  const drawings = sortShapes(shapes, { title, level, code, tables: ruled.tables, size })
  const labels = labelsOf(drawings, uncoded)
  const aligned = takeAlignedTables(uncoded.filter((line) => !labels.includes(line)))
  const tables = [...ruled.tables, ...aligned.tables]
  const rest = aligned.rest
  const words = rest
  const footnotes = words.filter((line) => !drawings.bullets.has(line) && isFootnote(line, words, size))
  const flowing = words.filter((line) => !footnotes.includes(line))
  const parts = {
    ...layOut(flowing, tables, code, drawings, size, title[0]),
    ...guessesOf(flowing, drawings),
  }
  const reasons = reasonsOf({ lines, title, turned, tables, code, drawings, size, source, parts })
  const extra = [...labelBlocks(labels), ...turned.map((line): ComposedBlock => paragraph(line))]
  return {
    slide: {
      title: title.length > 0 ? joinLines(title) : undefined,
      blocks: [...parts.blocks, ...extra],
      ...(parts.columns && { columns: parts.columns }),
      footnotes: draftParagraphs(footnotes, new Map(), size).map(({ lines: some }) => joinLines(some)),
      ...(source?.notes && { notes: source.notes }),
      isDrawn: drawings.drawn.length > 0,
    },
    verdict: verdictOf(reasons),
  }
}

/** What was told from places alone. */
function guessesOf(
  lines: readonly PlacedLine[],
  { bullets }: Drawings,
): Pick<Parts, 'isJoined' | 'isUnmarked'> {
  const marked = lines.filter((line) => bullets.has(line) || /^[^\p{L}\p{N}「（('"“]/u.test(line.text))
  const lefts = new Set(lines.map(({ box }) => Math.round(box.x / 4)))
  return {
    isJoined: lines.length > marked.length + 1,
    isUnmarked: marked.length === 0 && lefts.size > 1 && lines.length > 2,
  }
}

function joinLines(lines: readonly PlacedLine[]): RichText {
  return lines.reduce<RichText>(
    (sum, line) => (sum.text === '' ? line : joinTexts(sum, jointOf(sum.text, line.text), line)),
    plainText(''),
  )
}

function paragraph(text: RichText): ComposedBlock {
  return { kind: 'paragraph', level: 0, text }
}

/** Words of drawings: labels, numbers at axes. */
function labelsOf({ drawn }: Drawings, lines: readonly PlacedLine[]): PlacedLine[] {
  return lines.filter((line) => drawn.some((thing) => thing.lines.includes(line)))
}

/** All labels of a drawing are one paragraph: each by itself would say nothing. */
function labelBlocks(labels: readonly PlacedLine[]): ComposedBlock[] {
  if (labels.length === 0) return []
  const sorted = [...labels].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
  const words = sorted.reduce<RichText>(
    (sum, line) => (sum.text === '' ? line : joinTexts(sum, ', ', line)),
    plainText(''),
  )
  return [paragraph({ ...words, marks: [] })]
}

/** Small print at the foot, and what is marked as a source. */
function isFootnote(line: PlacedLine, all: readonly PlacedLine[], size: PageSize): boolean {
  const { text, box } = line
  const isLow = box.y > 0.8 * size.height
  if (box.y > 0.74 * size.height && /^(\*|\(\*+\d*\))/.test(text)) return true
  if (isLow && (/^(※|\[\*+\]|＊)/.test(text) || /^https?:\/\/\S+$/.test(text.trim()))) return true
  if (/^(出典|参考文献?|引用元|sources?)\s*[:：]/i.test(text) && box.y > 0.6 * size.height) return true
  const body = median(all.map((other) => other.box.fontSize))
  return isLow && box.fontSize < 0.75 * body
}

/** Something that is read as one, with what it becomes. */
interface Piece extends Atom {
  line?: PlacedLine
  block?: ComposedBlock
}

interface Parts {
  blocks: ComposedBlock[]
  columns?: Record<'left' | 'right', ComposedBlock[]>
  /** False where the page's columns are more than two, or below each other, or part of one another. */
  simple: boolean
  /** Lines were joined to the one before; items were told from their indent alone. */
  isJoined?: boolean
  isUnmarked?: boolean
}

function layOut(
  lines: readonly PlacedLine[],
  tables: readonly Table[],
  code: readonly CodeBlock[],
  drawings: Drawings,
  size: PageSize,
  title: PlacedLine | undefined,
): Parts {
  const pieces: Piece[] = [
    ...lines.map((line) => ({ box: withBullet(line, drawings), fontSize: line.box.fontSize, line })),
    ...tables.map(({ box, rows, lines: some }) => ({
      box,
      fontSize: median(some.map((line) => line.box.fontSize)),
      block: { kind: 'table' as const, level: 0, text: plainText(''), rows },
    })),
    ...code.map(({ box, code: text, language, lines: some }) => ({
      box,
      fontSize: median(some.map((line) => line.box.fontSize)),
      block: { kind: 'code' as const, level: 0, text: plainText(text), ...(language && { language }) },
    })),
  ]
  const body = median(lines.map(({ box }) => box.fontSize))
  const compose = (regions: readonly Region<Piece>[], edge: number | undefined): ComposedBlock[] =>
    regions.flatMap((region) =>
      region.kind === 'flow'
        ? composeFlow(region.atoms, drawings, size, edge, body)
        : region.columns.flatMap((column) => compose(column, undefined)),
    )
  const edge = title?.box.x
  const regions = readRegions(pieces)
  const at = regions.findIndex(({ kind }) => kind === 'columns')
  const found = regions[at]
  if (found?.kind !== 'columns') return { blocks: compose(regions, edge), simple: true }
  const isFlat = found.columns.every((column) => column.every(({ kind }) => kind === 'flow'))
  if (at < regions.length - 1 || !isFlat) return { blocks: compose(regions, edge), simple: false }
  const [left = [], right = []] = found.columns
  const leftEdge = (column: readonly Region<Piece>[]) =>
    Math.min(
      ...column.flatMap((region) => (region.kind === 'flow' ? region.atoms.map(({ box }) => box.x) : [])),
    )
  // Columns are built alike: where the right one's items would be indented from is as far to the right.
  const shift = leftEdge(right) - leftEdge(left)
  return {
    blocks: compose(regions.slice(0, at), edge),
    columns: {
      left: compose(left, edge),
      right: compose(right, edge === undefined ? undefined : edge + shift),
    },
    simple: true,
  }
}

function withBullet(line: PlacedLine, { bullets }: Drawings) {
  const bullet = bullets.get(line)
  return bullet ? around([bullet, line.box]) : line.box
}

/** Lines between tables and code are paragraphs and items of one another's measure. */
function composeFlow(
  pieces: readonly Piece[],
  { bullets }: Drawings,
  size: PageSize,
  edge: number | undefined,
  body: number,
): ComposedBlock[] {
  const lines = pieces.flatMap(({ line }) => line ?? [])
  const drafts = draftParagraphs(lines, bullets, size)
  const blocks = toBlocks(drafts, edge)
  const byLine = new Map(drafts.map((draft, index) => [draft.lines[0], { draft, block: blocks[index] }]))
  return pieces.flatMap(({ line, block }): ComposedBlock[] => {
    if (block) return [block]
    const made = line && byLine.get(line)
    if (!made?.block) return []
    return [
      isHeading(made.draft.lines, made.block, lines, body) ? { ...made.block, kind: 'heading' } : made.block,
    ]
  })
}

/** A short line that is set larger than the rest, with something below it. */
function isHeading(
  lines: readonly PlacedLine[],
  { kind, text }: ComposedBlock,
  all: readonly PlacedLine[],
  body: number,
): boolean {
  const last = lines.at(-1)
  if (kind !== 'paragraph' || !last || text.text.length > 60 || all.at(-1) === last) return false
  return last.box.fontSize > 1.18 * body && all.some(({ box }) => box.y > bottomOf(last.box) - 1)
}

interface Findings {
  lines: readonly PlacedLine[]
  title: readonly PlacedLine[]
  turned: readonly PlacedLine[]
  tables: readonly Table[]
  code: readonly CodeBlock[]
  drawings: Drawings
  size: PageSize
  source: SourcePage | undefined
  parts: Parts
}

/** More letters of fonts for formulas than this are a formula, and not a bullet or an arrow. */
const FEW_MATH = 1

function reasonsOf(found: Findings): Reason[] {
  const { lines, title, turned, tables, code, drawings, parts } = found
  const reasons: Reason[] = []
  const page = found.size.width * found.size.height
  const visible = drawings.drawn.filter(
    ({ box }) => Math.max(box.width, box.height) > 0.01 * found.size.width && page > 0,
  )
  if (lines.length === 0) reasons.push('nothing')
  if (visible.some(({ kind }) => kind === 'picture')) reasons.push('picture')
  if (visible.some(({ kind }) => kind === 'diagram')) reasons.push('diagram')
  if (lines.reduce((sum, { style, text }) => sum + style.math + mathSigns(text), 0) > FEW_MATH)
    reasons.push('maths')
  if (turned.length > 0) reasons.push('turned')
  if (lines.some(({ text }) => /[□\ufffd\ue000-\uf8ff]/.test(text))) reasons.push('letters')
  if (!parts.simple) reasons.push('columns')
  if (tables.some(({ sure }) => !sure)) reasons.push('table')
  if (tables.some((table) => saysInColors(table))) reasons.push('colors')
  if (code.some(({ sure }) => !sure)) reasons.push('code')
  // What was taken for a title is the first line of code.
  const isCode = title.every(({ style }) => style.mono) && code.some(({ sure }) => sure)
  if ((title.length === 0 || isCode) && lines.length > 0) reasons.push('title')
  if (parts.columns) reasons.push('sides')
  if (parts.isUnmarked) reasons.push('unmarked')
  if (parts.isJoined) reasons.push('joined')
  if (tables.some(({ sure }) => sure)) reasons.push('ruled')
  if (code.some(({ sure }) => sure)) reasons.push('piece')
  const body = lines.filter(
    (line) => !title.includes(line) && !code.some((block) => block.lines.includes(line)),
  )
  if (isCentered(body, tables)) reasons.push('centered')
  if (clusters(body, (a, b) => Math.abs(a.box.fontSize - b.box.fontSize) < 0.08 * a.box.fontSize).length > 4)
    reasons.push('sizes')
  return reasons
}

/** Letters of the mathematical alphabets, roots, sums, integrals. */
function mathSigns(text: string): number {
  return text.match(/[\u{1d400}-\u{1d7ff}∑∏∫√∂∇≤≥≈∈∀∃⊂⊆∪∩]/gu)?.length ?? 0
}

/** Grounds in more colours than a head and two kinds of rows have. */
function saysInColors({ shapes }: Table): boolean {
  return new Set(shapes.filter(({ kind }) => kind === 'fill').map(({ color }) => color)).size > 4
}

/** Several lines about one middle that begin at different places: what a list would not show. */
function isCentered(lines: readonly PlacedLine[], tables: readonly Table[]): boolean {
  const free = lines.filter((line) => !tables.some((table) => table.lines.includes(line)))
  if (free.length < 4 || free.some(({ text }) => /^[•●・◦▪■–*-]/.test(text))) return false
  const [first] = free
  if (!first) return false
  const em = first.box.fontSize
  const middles = free.filter(({ box }) => Math.abs(middleOf(box) - middleOf(first.box)) < 0.7 * em).length
  const edges = free.filter(({ box }) => Math.abs(box.x - first.box.x) < 0.7 * em).length
  return middles > 0.8 * free.length && edges < 0.5 * free.length
}
