import type { CleanLine } from './clean-lines.ts'
import { findTitle } from './find-title.ts'
import { CELL_END } from './pdf-lines.ts'
import { findColumns } from './reading-order.ts'
import type { ImportReport } from './report.ts'
import { cutStart, joinTexts, jointOf, splitText, widthOf, type RichText } from './rich-text.ts'
import type { BarePage } from './running-heads.ts'
import type { LineBox, PageSize } from './source-deck.ts'

/** A slide as it will be written. */
export interface ComposedSlide {
  /** Undefined where the page has none. */
  title: RichText | undefined
  blocks: ComposedBlock[]
  /** What stands side by side below the blocks. */
  columns?: Record<'left' | 'right', ComposedBlock[]>
  footnotes: RichText[]
}

export interface ComposedBlock {
  kind: 'paragraph' | 'item' | 'number' | 'table'
  /** Nesting of an item, 0 outermost. */
  level: number
  /** Of a numbered item. */
  number?: number
  text: RichText
  /** Of a table: its cells, row by row, the first being its head. */
  rows?: RichText[][]
}

/** Title, bullets and paragraphs of a page, the lines that were broken to fit joined again. */
export function composeSlide(
  page: BarePage,
  size: PageSize | undefined,
  slideNumber: number,
  report: ImportReport,
): ComposedSlide {
  const { title, rest } = findTitle(page, size)
  const tell = (line: CleanLine, kind: 'title' | 'joined' | 'note', result?: string) => {
    report.add({
      slideNumber,
      line: line.index + 1,
      kind,
      published: line.text,
      ...(result !== undefined && { result }),
    })
  }
  const [first, ...more] = title
  if (first) tell(first, 'title')
  for (const line of more) tell(line, 'joined')
  const drafts = joinDrafts(
    rest.map((line) => draftOf(line)),
    { lines: rest, size },
    tell,
  )
  const footnotes = drafts.filter((draft) => isFootnote(draft, rest, size))
  for (const { lines } of footnotes) if (lines[0]) tell(lines[0], 'note')
  const body = drafts.filter((draft) => !footnotes.includes(draft))
  return {
    title:
      first &&
      more.reduce<RichText>(
        (sum, line) => joinTexts(sum, jointOf(sum.text, line.text), line),
        draftOf(first).text,
      ),
    ...composeBody(body, title[0]),
    footnotes: footnotes.map(({ marker, text }) =>
      marker ? joinTexts({ text: marker, restored: [] }, ' ', text) : text,
    ),
  }
}

/** The blocks of a slide, in two columns where its lines stand so. */
function composeBody(
  drafts: readonly Draft[],
  title: CleanLine | undefined,
): Pick<ComposedSlide, 'blocks' | 'columns'> {
  const edge = title?.box?.x
  const compose = (some: readonly Draft[], from: number | undefined) =>
    withTables(numbered(leveled(some, from)))
  const lines = drafts.flatMap((draft) =>
    draft.lines.flatMap(({ text, index, box }) => (box ? [{ text, index, box, draft }] : [])),
  )
  const columns =
    lines.length === drafts.flatMap((draft) => draft.lines).length ? findColumns(lines) : undefined
  if (!columns) return { blocks: compose(drafts, edge) }
  const of = (side: keyof typeof columns) => [...new Set(columns[side].map(({ draft }) => draft))]
  const leftEdge = (side: 'left' | 'right') => Math.min(...columns[side].map(({ box }) => box.x))
  const sides = { left: of('left'), right: of('right') }
  if (sides.left.some((draft) => sides.right.includes(draft))) return { blocks: compose(drafts, edge) }
  return {
    blocks: compose(of('above'), edge),
    columns: {
      left: compose(sides.left, edge),
      // Columns are built alike: where the right one's items would be indented from is as far to the right.
      right: compose(sides.right, edge === undefined ? edge : edge + leftEdge('right') - leftEdge('left')),
    },
  }
}

/** Lines on their way to being a block. */
interface Draft {
  marker: string
  number?: number
  text: RichText
  lines: CleanLine[]
  /** Where the words after the marker begin, if places are known. */
  textX?: number
}

const BULLET = /^[•●○◦■□▪▫◆◇▶►▷▸➢➤✓✔⁃‣∙·・*–‒—\-](?=\s)\s*|^[•●○◦■□▪▫◆◇▶►▷▸➢➤✓✔⁃‣・](?=\S)/u
const NUMBER = /^(\d{1,2})(?:[.．)）]\s+|[．）]\s*|\.(?=[^\d\s.]))(?=\S)/

function draftOf(line: CleanLine): Draft {
  const trimmed = cutStart(line, 0)
  const bullet = BULLET.exec(trimmed.text)?.[0]
  // A glyph alone, or one whose text was lost, is no bullet.
  const isBullet = bullet !== undefined && trimmed.text.length > bullet.length
  const number = isBullet ? undefined : NUMBER.exec(trimmed.text)
  const marker = isBullet ? bullet : (number?.[0] ?? '')
  const share = widthOf(marker) / Math.max(1, widthOf(trimmed.text))
  return {
    marker: marker.trim(),
    ...(number && { number: Number(number[1]) }),
    text: cutStart(trimmed, marker.length),
    lines: [line],
    ...(line.box && { textX: line.box.x + share * line.box.width }),
  }
}

/** A page's lines, to measure one by the others. */
interface PageLines {
  lines: readonly CleanLine[]
  size: PageSize | undefined
}

function joinDrafts(
  drafts: readonly Draft[],
  page: PageLines,
  tell: (line: CleanLine, kind: 'joined', result: string) => void,
): Draft[] {
  const longest = Math.max(0, ...page.lines.map(({ text }) => widthOf(text)))
  const joined: Draft[] = []
  for (const draft of drafts) {
    const last = joined.at(-1)
    const line = draft.lines[0]
    if (last && line && !draft.marker && goesOn(last, line, page, longest)) {
      last.text = joinTexts(last.text, jointOf(last.text.text, draft.text.text), draft.text)
      last.lines.push(line)
      tell(line, 'joined', last.text.text)
    } else joined.push({ ...draft })
  }
  return joined
}

/** Whether a line without a mark of its own belongs to what stands before it. */
function goesOn(last: Draft, line: CleanLine, page: PageLines, longest: number): boolean {
  const before = last.lines.at(-1)
  // What was taken out between them parted them: a page number, a title.
  if (!before || (!line.box && line.index !== before.index + 1)) return false
  if (isOwnLine(line.text) || isAddress(before.text)) return false
  if (line.text.includes(CELL_END) || before.text.includes(CELL_END)) return false
  if (before.box && line.box) return goesOnInPlace(last, before, line, page)
  return goesOnInWords(before.text, line.text, longest)
}

/** An address, or a note, begins a line of its own. */
function isOwnLine(text: string): boolean {
  return isAddress(text) || /^(※|\[\*+\])/.test(text.trim())
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text.trim())
}

/** In font sizes: the next line of the same paragraph is no farther below. */
const LINE_GAP = 1.1

function goesOnInPlace(last: Draft, before: CleanLine, line: CleanLine, page: PageLines): boolean {
  const [upper, lower] = [before.box, line.box]
  if (!upper || !lower) return false
  const size = upper.fontSize
  const gap = lower.y - (upper.y + upper.height)
  if (Math.abs(lower.fontSize - size) > 0.12 * size || gap < -0.4 * size || gap > LINE_GAP * size)
    return false
  if (last.marker)
    return lower.x > upper.x - 0.5 * size && (isBelowWords(last, lower, size) || isFull(before, line, page))
  if (Math.abs(lower.x - upper.x) > 0.8 * size) return false
  return isFull(before, line, page) || startsInside(before.text, line.text)
}

/** Whether a line begins about where the words of an item do; how wide the gap after its mark is, nobody says. */
function isBelowWords({ textX, lines }: Draft, { x }: LineBox, size: number): boolean {
  const isIndented = x > (lines[0]?.box?.x ?? 0) + 0.3 * size
  return isIndented && (textX === undefined || x > textX - 0.5 * size)
}

/** Share of the page's width from which a line is long enough to have been broken. */
const LONG_SHARE = 0.55

/** In font sizes: the narrowest column in which a line is broken. */
const COLUMN = 12

/** The next line's first word would not have fitted beside it, in a column that others show the width of. */
function isFull(before: CleanLine, line: CleanLine, { lines, size }: PageLines): boolean {
  const [upper, lower] = [before.box, line.box]
  if (!upper || !lower) return false
  const em = upper.fontSize
  const right = upper.x + upper.width
  const others = lines.flatMap(({ box }) =>
    box && box !== upper && Math.abs(box.x - upper.x) < 4 * em ? [box.x + box.width] : [],
  )
  // Short lines that end near each other by chance are no column.
  const isColumn = upper.width > COLUMN * em && others.some((edge) => Math.abs(edge - right) < 1.5 * em)
  if (!isColumn && upper.width < LONG_SHARE * (size?.width ?? 0)) return false
  const first = /^[\w'’-]+[.,;:]?/.exec(line.text)?.[0] ?? line.text.slice(0, 3)
  const wordWidth = (widthOf(first) / Math.max(1, widthOf(line.text))) * lower.width
  return right + wordWidth + 0.3 * em > Math.max(right, ...others)
}

/** Share of the page's longest line from which a line counts as full, and how long that has to be at least. */
const FULL_SHARE = 0.8
const FULL_WIDTH = 24

function goesOnInWords(before: string, text: string, longest: number): boolean {
  if (/[。．.!?！？]$/.test(before) && !/\b(vs|et al|e\.g|i\.e)\.$/.test(before)) return false
  if (startsInside(before, text)) return true
  if (/[\]］]$/.test(before)) return false
  return longest >= FULL_WIDTH && widthOf(before) >= FULL_SHARE * longest
}

/** What no line begins with, or no line ends with. */
function startsInside(before: string, text: string): boolean {
  if (/^[、。，．）」』】〉》,.)\]ー]/.test(text)) return true
  if (/[A-Za-z,]$/.test(before) && /^[a-z]/.test(text)) return true
  // Particles and what they begin: nothing starts with them.
  if (/^(を|ので|のに|のも|のは|のため|のよう|が(?![んっら])|も[\u4e00-\u9fff])/.test(text)) return true
  return /[をのにへはがとてでもや、，（「『(]$/.test(before) && !/(こと|もの|など|から|まで)$/.test(before)
}

function isFootnote(
  { marker, text, lines }: Draft,
  all: readonly CleanLine[],
  size: PageSize | undefined,
): boolean {
  const words = `${marker}${text.text}`
  if (/^(※|\[\*+\]|＊)/.test(words) || /^(出典|参考文献?|引用元|sources?)\s*[:：]/i.test(words)) return true
  if (marker === '' && /^https?:\/\/\S+$/.test(words)) return true
  const { box } = lines[0] ?? {}
  if (!box || !size) return false
  const sizes = all.map((line) => line.box?.fontSize ?? 0).sort((a, b) => a - b)
  return box.fontSize < 0.7 * (sizes[Math.floor(sizes.length / 2)] ?? 0) && box.y > 0.8 * size.height
}

/** Nesting: by where markers stand if that is known, else by the order in which different marks come up. */
function leveled(drafts: readonly Draft[], edge: number | undefined): ComposedBlock[] {
  const unmarked = unmarkedItems(drafts, edge)
  const isItem = (draft: Draft) => (draft.marker !== '' && draft.number === undefined) || unmarked.has(draft)
  const placed = drafts.filter(isItem).every(({ lines }) => lines[0]?.box)
  const columns = placed ? columnsOf(drafts.filter(isItem)) : []
  const marks: string[] = []
  return drafts.map((draft) => {
    const { marker, number, text, lines } = draft
    if (number !== undefined) return { kind: 'number', level: 0, number, text }
    if (!isItem(draft)) {
      marks.length = 0
      return { kind: 'paragraph', level: 0, text }
    }
    const x = lines[0]?.box?.x
    if (placed && x !== undefined)
      return { kind: 'item', level: levelIn(columns, x, lines[0]?.box?.fontSize ?? 0), text }
    if (!marks.includes(marker)) marks.push(marker)
    return { kind: 'item', level: Math.min(2, marks.indexOf(marker)), text }
  })
}

/** Left edges of items, those that are near each other being one. */
function columnsOf(items: readonly Draft[]): number[] {
  const edges = items.flatMap(({ lines }) =>
    lines[0]?.box ? [{ x: lines[0].box.x, size: lines[0].box.fontSize }] : [],
  )
  const columns: number[] = []
  for (const { x, size } of edges.sort((a, b) => a.x - b.x)) {
    if (!columns.some((column) => Math.abs(column - x) < 0.6 * size)) columns.push(x)
  }
  return columns
}

/** In font sizes: an edge that is farther right belongs to another column of the page, not to a deeper level. */
const DEEPEST_INDENT = 4

function levelIn(columns: readonly number[], x: number, size: number): number {
  const outer = columns.filter((column) => column < x - 0.6 * size && column > x - DEEPEST_INDENT * size)
  return Math.min(2, outer.length)
}

/** Lines that are indented below the title or a paragraph: lists whose bullets are drawn, not written (Marp's). */
function unmarkedItems(drafts: readonly Draft[], edge: number | undefined): Set<Draft> {
  const found = new Set<Draft>()
  if (edge === undefined || drafts.some(({ marker, number }) => marker !== '' && number === undefined))
    return found
  for (const draft of drafts) {
    const box = draft.lines[0]?.box
    if (!box || draft.number !== undefined) continue
    const indent = (box.x - edge) / box.fontSize
    if (indent > 0.7 && indent < 6) found.add(draft)
  }
  const edges = [...found].map(({ lines }) => lines[0]?.box?.x ?? 0)
  const shared = edges.filter((x) =>
    edges.some((other, index) => index !== edges.indexOf(x) && Math.abs(other - x) < 2),
  )
  // One line that stands by itself may be anything.
  return shared.length > 1 ? found : new Set()
}

/** Lines that follow each other and have as many cells are a table: two of them with three cells, or three with two. */
function withTables(blocks: readonly ComposedBlock[]): ComposedBlock[] {
  const out: ComposedBlock[] = []
  for (let from = 0; from < blocks.length;) {
    const cells = cellsOf(blocks[from])
    let to = from + 1
    while (cells > 1 && cellsOf(blocks[to]) === cells) to++
    const block = blocks[from]
    if (block && to - from >= (cells > 2 ? 2 : 3)) {
      const rows = blocks.slice(from, to).map(({ text }) => splitText(text, CELL_END))
      out.push({ kind: 'table', level: 0, text: block.text, rows })
    } else {
      out.push(...blocks.slice(from, to))
    }
    from = to
  }
  return out
}

function cellsOf(block: ComposedBlock | undefined): number {
  return block && block.kind !== 'number' ? block.text.text.split(CELL_END).length : 0
}

/** Numbers that count up are a list; any other is part of its line. */
function numbered(blocks: readonly ComposedBlock[]): ComposedBlock[] {
  return blocks.map((block, index) => {
    if (block.kind !== 'number' || block.number === undefined) return block
    const others = [blocks[index - 1], blocks[index + 1]].filter((other) => other?.kind === 'number')
    if (others.some((other) => Math.abs((other?.number ?? 0) - (block.number ?? 0)) === 1)) return block
    const text = joinTexts({ text: `${String(block.number)}.`, restored: [] }, ' ', block.text)
    return { kind: 'paragraph', level: 0, text }
  })
}
