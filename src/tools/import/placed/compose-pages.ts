import type { ImportNote } from '../../../deck/compare.ts'
import { noteOf } from '../../../i18n/import-notes.ts'
import type { ComposedBlock, ComposedSlide } from '../compose-slide.ts'
import { joinTexts, jointOf, plainText, type RichText } from '../rich-text.ts'
import type { BarePage } from '../running-heads.ts'
import type { PageSize, SourcePage } from '../source-deck.ts'
import { takeCode, type CodeBlock } from './code-blocks.ts'
import { sortShapes, type Drawings } from './drawings.ts'
import { findTitles } from './find-titles.ts'
import { around, bottomOf, isPlaced, median, type PlacedLine } from './placed-line.ts'
import { draftParagraphs, joinsAddress, toBlocks } from './paragraphs.ts'
import { guessesOf, reasonsOf } from './reasons.ts'
import { readRegions, type Atom, type Region } from './regions.ts'
import { takeAlignedTables, takeRuledTables, type Table } from './tables.ts'
import { verdictOf, type Verdict } from './verdict.ts'

/** A page understood: its slide as text, and how far that is what the page shows. */
export interface ComposedPage {
  slide: ComposedSlide
  verdict: Verdict
  /** Lines that are left out, with the reason. */
  dropped: { line: PlacedLine; note: ImportNote }[]
}

/** Slides of pages whose lines have places and styles: what most pages have in common is what each is measured by. */
export function composePages(pages: readonly BarePage[], sources: readonly SourcePage[]): ComposedPage[] {
  const placed = pages.map(({ lines }) => lines.filter(isPlaced))
  const sizes = sources.map(({ size }) => size)
  const words = placed.map((lines) => lines.filter((line) => !isDecoration(line)))
  const titles = findTitles(words, sizes)
  const composed = placed.map((lines, index): ComposedPage => {
    const own = words[index] ?? []
    const dropped = lines
      .filter((line) => !own.includes(line))
      .map((line) => ({ line, note: noteOf('decoration') }))
    return { ...composePage(own, titles[index] ?? [], sources[index], index === 0), dropped }
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
  isFirst: boolean,
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
  const footnotes = footnotesOf(rest, drawings, size)
  const flowing = rest.filter((line) => !footnotes.includes(line))
  const parts = {
    ...layOut(flowing, tables, code, drawings, size, title[0]),
    ...guessesOf(flowing, drawings),
  }
  const reasons = reasonsOf({ lines, title, turned, tables, code, drawings, size, source, parts, isFirst })
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

function joinLines(lines: readonly PlacedLine[]): RichText {
  return lines.reduce<RichText>((sum, line, index) => {
    const before = lines[index - 1]
    if (!before) return line
    return joinTexts(sum, joinsAddress(before, line) ? '' : jointOf(sum.text, line.text), line)
  }, plainText(''))
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

/** Notes at the foot, with what goes on of them. */
function footnotesOf(lines: readonly PlacedLine[], { bullets }: Drawings, size: PageSize): PlacedLine[] {
  const notes = lines.filter((line) => !bullets.has(line) && isFootnote(line, lines, size))
  return lines.filter(
    (line) =>
      notes.includes(line) || notes.some((note) => note.box.y < line.box.y && joinsAddress(note, line)),
  )
}

/** Small print at the foot, and what is marked as a source. */
function isFootnote(line: PlacedLine, all: readonly PlacedLine[], size: PageSize): boolean {
  const { text, box } = line
  const isLow = box.y > 0.8 * size.height
  if (box.y > 0.74 * size.height && /^(\*|\(\*+\d*\))/.test(text)) return true
  if (isLow && /^(※|\[\*+\]|＊)/.test(text)) return true
  if (isLow && /^https?:\/\/\S+$/.test(text.trim()) && !goesOn(line, all)) return true
  if (/^(出典|参考文献?|引用元|sources?)\s*[:：]/i.test(text) && box.y > 0.6 * size.height) return true
  const body = median(all.map((other) => other.box.fontSize))
  return isLow && box.fontSize < 0.75 * body
}

/** Right below a line that is set as large: part of what is said there. */
function goesOn({ box }: PlacedLine, all: readonly PlacedLine[]): boolean {
  return all.some(({ box: other }) => {
    const gap = box.y - bottomOf(other)
    const isBeside = other.x < box.x + box.width && box.x < other.x + other.width
    return (
      isBeside &&
      gap > -0.5 * box.fontSize &&
      gap < 0.6 * box.fontSize &&
      other.fontSize < 1.15 * box.fontSize
    )
  })
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
  const body = sizeOfMost(lines)
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

/** The size in which most letters are set. */
function sizeOfMost(lines: readonly PlacedLine[]): number {
  return median(lines.flatMap(({ box, text }) => Array.from({ length: text.length }, () => box.fontSize)))
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
      isHeading(made.draft.lines, made.block, pieces, body) ? { ...made.block, kind: 'heading' } : made.block,
    ]
  })
}

/** A short line that is set larger than the rest, with something below it. */
function isHeading(
  lines: readonly PlacedLine[],
  { kind, text }: ComposedBlock,
  all: readonly Piece[],
  body: number,
): boolean {
  const last = lines.at(-1)
  if (kind !== 'paragraph' || !last || text.text.length > 60) return false
  return last.box.fontSize > 1.18 * body && all.some(({ box }) => box.y > bottomOf(last.box) - 1)
}
