import type { CleanLine } from './clean-lines.ts'
import { findTitle } from './find-title.ts'
import type { ImportReport } from './report.ts'
import { cutStart, joinTexts, jointOf, splitText, widthOf, type RichText } from './rich-text.ts'
import type { BarePage } from './running-heads.ts'
import { CELL_END } from './source-deck.ts'

/** A slide as it will be written. */
export interface ComposedSlide {
  /** Undefined where the page has none. */
  title: RichText | undefined
  blocks: ComposedBlock[]
  /** What stands side by side below the blocks. */
  columns?: Record<'left' | 'right', ComposedBlock[]>
  footnotes: RichText[]
  /** The speaker's. */
  notes?: readonly string[]
  /** The page shows pictures or drawings that are no part of this. */
  isDrawn?: boolean
}

export interface ComposedBlock {
  kind: 'paragraph' | 'heading' | 'item' | 'number' | 'table' | 'code'
  /** Nesting of an item, 0 outermost. */
  level: number
  /** Of a numbered item. */
  number?: number
  text: RichText
  /** Of a table: its cells, row by row, the first being its head. */
  rows?: RichText[][]
  /** Of code, as highlighters name it. */
  language?: string
}

/** Title, bullets and paragraphs of a page whose lines have no places, the lines that were broken to fit joined again. */
export function composeSlide(page: BarePage, slideNumber: number, report: ImportReport): ComposedSlide {
  const { title, rest } = findTitle(page)
  const tell = (line: CleanLine, kind: 'title' | 'joined' | 'note', result?: string) => {
    report.add({
      slideNumber,
      line: line.index + 1,
      kind,
      published: line.text,
      ...(result !== undefined && { result }),
    })
  }
  if (title) tell(title, 'title')
  const drafts = joinDrafts(
    rest.map((line) => draftOf(line)),
    rest,
    tell,
  )
  const footnotes = drafts.filter((draft) => isFootnote(draft))
  for (const { lines } of footnotes) if (lines[0]) tell(lines[0], 'note')
  const body = drafts.filter((draft) => !footnotes.includes(draft))
  return {
    title: title && cutStart(title, 0),
    blocks: withTables(numbered(leveled(body))),
    footnotes: footnotes.map(({ marker, text }) =>
      marker ? joinTexts({ text: marker, restored: [] }, ' ', text) : text,
    ),
  }
}

/** Lines on their way to being a block. */
interface Draft {
  marker: string
  number?: number
  text: RichText
  lines: CleanLine[]
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
  return {
    marker: marker.trim(),
    ...(number && { number: Number(number[1]) }),
    text: cutStart(trimmed, marker.length),
    lines: [line],
  }
}

function joinDrafts(
  drafts: readonly Draft[],
  lines: readonly CleanLine[],
  tell: (line: CleanLine, kind: 'joined', result: string) => void,
): Draft[] {
  const longest = Math.max(0, ...lines.map(({ text }) => widthOf(text)))
  const joined: Draft[] = []
  for (const draft of drafts) {
    const last = joined.at(-1)
    const line = draft.lines[0]
    if (last && line && !draft.marker && goesOn(last, line, longest)) {
      last.text = joinTexts(last.text, jointOf(last.text.text, draft.text.text), draft.text)
      last.lines.push(line)
      tell(line, 'joined', last.text.text)
    } else joined.push({ ...draft })
  }
  return joined
}

/** Whether a line without a mark of its own belongs to what stands before it. */
function goesOn(last: Draft, line: CleanLine, longest: number): boolean {
  const before = last.lines.at(-1)
  // What was taken out between them parted them: a page number, a title.
  if (!before || line.index !== before.index + 1) return false
  if (isOwnLine(line.text) || isAddress(before.text)) return false
  if (line.text.includes(CELL_END) || before.text.includes(CELL_END)) return false
  return goesOnInWords(before.text, line.text, longest)
}

/** An address, or a note, begins a line of its own. */
function isOwnLine(text: string): boolean {
  return isAddress(text) || /^(※|\[\*+\])/.test(text.trim())
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text.trim())
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

function isFootnote({ marker, text }: Draft): boolean {
  const words = `${marker}${text.text}`
  if (/^(※|\[\*+\]|＊)/.test(words) || /^(出典|参考文献?|引用元|sources?)\s*[:：]/i.test(words)) return true
  return marker === '' && /^https?:\/\/\S+$/.test(words)
}

/** Nesting by the order in which different marks come up. */
function leveled(drafts: readonly Draft[]): ComposedBlock[] {
  const marks: string[] = []
  return drafts.map(({ marker, number, text }) => {
    if (number !== undefined) return { kind: 'number', level: 0, number, text }
    if (marker === '') {
      marks.length = 0
      return { kind: 'paragraph', level: 0, text }
    }
    if (!marks.includes(marker)) marks.push(marker)
    return { kind: 'item', level: Math.min(2, marks.indexOf(marker)), text }
  })
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
