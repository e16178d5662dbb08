import type { ComposedBlock } from '../compose-slide.ts'
import { cutStart, joinTexts, jointOf, plainText, widthOf, type RichText } from '../rich-text.ts'
import type { Box, PageSize } from '../source-deck.ts'
import { bottomOf, median, rightOf, type PlacedLine } from './placed-line.ts'

/** A paragraph or an item on its way to being a block. */
export interface Draft {
  marker: string
  number?: number
  text: RichText
  lines: PlacedLine[]
  /** Where its marker stands, or its words where it has none. */
  x: number
  /** Where the words after the marker begin. */
  textX: number
}

const BULLET = /^[•●○◦■□▪▫◆◇◻❑❖▶►▷▸➢➤➔→⇒✓✔⁃‣∙·・*–‒—\-](?=\s)\s*|^[•●○◦■□▪▫◆◇◻❑❖▶►▷▸➢➤✓✔⁃‣・](?=\S)/u
const NUMBER = /^\(?(\d{1,2})(?:[.．)）]\s+|[．）]\s*|\.(?=[^\d\s.a-z]))(?=\S)/

/** Lines of one column as drafts, those that were broken to fit joined again. */
export function draftParagraphs(
  lines: readonly PlacedLine[],
  bullets: ReadonlyMap<PlacedLine, Box>,
  size: PageSize | undefined,
): Draft[] {
  const drafts = lines.map((line) => draftOf(line, bullets.get(line)))
  const frame = frameOf(drafts, size)
  const joined: Draft[] = []
  for (const draft of drafts) {
    const last = joined.at(-1)
    const [line] = draft.lines
    if (
      last &&
      line &&
      isFormula(line) &&
      last.lines.some(({ style }) => style.math > 0) &&
      draft.marker === ''
    ) {
      last.text = joinTexts(last.text, ' ', draft.text)
      last.lines.push(line)
      continue
    }
    const before = last?.lines.at(-1)
    if (last && line && before && !bullets.has(line) && joinsAddress(before, line)) {
      last.text = joinTexts(last.text, '', cutStart(line, 0))
      last.lines.push(line)
      continue
    }
    const joint =
      last && draft.marker === '' && draft.number === undefined ? jointTo(last, draft, frame) : undefined
    if (last && line && joint !== undefined) {
      last.text = joinTexts(last.text, joint, draft.text)
      last.lines.push(line)
    } else joined.push(draft)
  }
  return joined
}

/** Share of letters of fonts for formulas from which a line is one: its parts make no sense by themselves. */
const FORMULA_SHARE = 0.3

/** A formula, or a shred of one: an index, a root, a number below a line. */
function isFormula({ style, text }: PlacedLine): boolean {
  const letters = text.replace(/\s/g, '').length
  const isShred =
    letters <= 3 && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}A-Za-z]{2}/u.test(text)
  return style.math >= FORMULA_SHARE * letters || isShred
}

function draftOf(line: PlacedLine, bullet: Box | undefined): Draft {
  const trimmed = cutStart(line, 0)
  const mark = BULLET.exec(trimmed.text)?.[0]
  const isBullet = mark !== undefined && trimmed.text.length > mark.length
  const number = isBullet ? undefined : NUMBER.exec(trimmed.text)
  const marker = isBullet ? mark : (number?.[0] ?? '')
  const share = widthOf(marker) / Math.max(1, widthOf(trimmed.text))
  return {
    marker: bullet ? '•' : isBullet ? marker.trim() : '',
    ...(number && !bullet && { number: Number(number[1]) }),
    text: bullet && !isBullet ? trimmed : cutStart(trimmed, marker.length),
    lines: [line],
    x: bullet?.x ?? line.box.x,
    textX: line.box.x + (isBullet || number ? share * line.box.width : 0),
  }
}

interface Frame {
  right: number
  /** Whether several lines end at the right edge, so that it is known and not guessed. */
  known: boolean
}

/** How far lines go to the right: where several of them end, or as far from the page's edge as they begin. */
function frameOf(drafts: readonly Draft[], size: PageSize | undefined): Frame {
  const boxes = drafts.flatMap(({ lines }) => lines.map(({ box }) => box))
  const widest = Math.max(0, ...boxes.map(rightOf))
  const em = median(boxes.map(({ fontSize }) => fontSize))
  const left = Math.min(Infinity, ...boxes.map(({ x }) => x))
  const full = boxes.filter((box) => rightOf(box) > widest - 1.6 * em && box.width > 11 * em)
  const margin = size ? size.width - Math.min(left, 0.12 * size.width) : widest
  return full.length > 1
    ? { right: widest, known: true }
    : { right: Math.max(widest, 0.9 * margin), known: false }
}

/** In font sizes: the next line of the same paragraph is no farther below. */
const LINE_GAP = 1.15

/** What joins a line to what stands before it: a break where its author broke it; undefined where it is its own. */
function jointTo(last: Draft, next: Draft, frame: Frame): string | undefined {
  const [before, line] = [last.lines.at(-1), next.lines[0]]
  if (!before || !line) return undefined
  const [upper, lower] = [before.box, line.box]
  const em = upper.fontSize
  const plain = jointOf(last.text.text, next.text.text)
  if (isAddress(line.text) && isWork(last) && hangsFrom(last, line) && isTight(last, next)) return '\n'
  if (isOwnLine(line.text) || isAddress(before.text) || endsAddress(before)) return undefined
  if (Math.abs(lower.fontSize - em) > 0.14 * em) return undefined
  const gap = lower.y - bottomOf(upper)
  if (gap < -0.5 * em || gap > LINE_GAP * em) return undefined
  if (last.marker !== '' || last.number !== undefined) return jointToItem(last, next, frame, plain)
  const isAligned =
    Math.abs(lower.x - upper.x) < 0.8 * em || Math.abs(middle(upper) - middle(lower)) < 0.8 * em
  const isWide = upper.width > NARROWEST * em
  if (isWide && hangsFrom(last, line) && isFull(before, line, frame)) return plain
  if (!isAligned || (before.style.color !== line.style.color && !hasLink(before) && !hasLink(line)))
    return undefined
  const goesOn =
    (isWide && isFull(before, line, frame)) || (startsInside(before.text, line.text) && isTight(last, next))
  return goesOn ? plain : undefined
}

/** Below the first line of a paragraph, indented as works of a bibliography are, and as the line before. */
function hangsFrom({ lines }: Draft, line: PlacedLine): boolean {
  const [first, ...more] = lines
  if (!first) return false
  const indent = (line.box.x - first.box.x) / line.box.fontSize
  const last = more.at(-1)
  if (last && Math.abs(last.box.x - line.box.x) > 0.4 * line.box.fontSize) return false
  return indent > 0.5 && indent < 3
}

/** A paragraph of words, as a work of a bibliography is before its address. */
function isWork({ marker, number, text }: Draft): boolean {
  return marker === '' && number === undefined && !isAddress(text.text)
}

function hasLink({ marks }: PlacedLine): boolean {
  return (marks ?? []).some(({ kind }) => kind === 'link')
}

/** In font sizes: a paragraph that is narrower is lines of its own, whatever their ends say. */
const NARROWEST = 17

/** What hangs below an item's words belongs to it. */
function jointToItem(last: Draft, next: Draft, frame: Frame, plain: string): string | undefined {
  const [before, line] = [last.lines.at(-1), next.lines[0]]
  if (!before || !line) return undefined
  const em = before.box.fontSize
  const first = last.lines[0]?.box.x ?? before.box.x
  const hangs = last.textX > first + 0.25 * em || last.textX > last.x + 0.25 * em
  if (
    hangs &&
    line.box.x < last.textX - 0.7 * em &&
    line.box.x < first + 0.25 * em &&
    last.textX > first + 0.25 * em
  )
    return undefined
  if (line.box.x > last.textX + 2.6 * em) return undefined
  const isBelow = Math.abs(line.box.x - last.textX) < 0.8 * em
  if (isFull(before, line, frame) && line.box.x < last.textX + 1.6 * em) return plain
  if (isBelow && isTight(last, next) && isLatin(before.text, line.text)) return plain
  return hangs && line.box.x > last.textX - 0.8 * em && isTight(last, next) ? '\n' : undefined
}

/** Words that are broken at spaces end at different places: a line that isn't full may go on. */
function isLatin(before: string, text: string): boolean {
  return /,$/.test(before) || (/[A-Za-z]$/.test(before) && /^[a-z(]/.test(text))
}

function middle({ x, width }: Box): number {
  return x + width / 2
}

/** No farther below than lines of one paragraph are. */
function isTight(last: Draft, next: Draft): boolean {
  const [upper, lower] = [last.lines.at(-1)?.box, next.lines[0]?.box]
  return upper !== undefined && lower !== undefined && lower.y - bottomOf(upper) < 0.95 * upper.fontSize
}

/** The next line's first word would not have fitted beside it. */
function isFull({ box, text }: PlacedLine, line: PlacedLine, frame: Frame): boolean {
  const em = box.fontSize
  const first = /^[\w'’"“(,.;:/-]+/.exec(line.text)?.[0] ?? line.text.slice(0, 2)
  const word = Math.min(12 * em, (widthOf(first) / Math.max(1, widthOf(line.text))) * line.box.width)
  if (box.width < 8 * em) return false
  if (/[。！？!?]$/.test(text) && !frame.known) return false
  const slack = frame.known ? 0.7 * em : 2.2 * em
  return rightOf(box) + word + slack > frame.right
}

/** An address that was broken goes on in the next line: both lead to one place. */
export function joinsAddress(before: PlacedLine, line: PlacedLine): boolean {
  const urls = [before, line].map(({ marks }) => marks?.find(({ kind }) => kind === 'link')?.url)
  const isBullet = BULLET.test(line.text) && !/^[-–]\S/.test(line.text)
  return urls[0] !== undefined && urls[0] === urls[1] && !isBullet && !/^\W*https?:/.test(line.text)
}

/** An address, or a note, begins a line of its own. */
function isOwnLine(text: string): boolean {
  return isAddress(text) || /^(※|\[\*+\])/.test(text.trim())
}

/** The last part of an address that was broken. */
function endsAddress({ text, marks }: PlacedLine): boolean {
  const [link] = marks?.filter(({ kind }) => kind === 'link') ?? []
  return link !== undefined && link.end - link.start === text.length && /^[\w%./?&=#~+-]{12,}$/.test(text)
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text.trim())
}

/** What no line begins with, or no line ends with. */
function startsInside(before: string, text: string): boolean {
  if (/^[、。，．）」』】〉》,.)\]ー]/.test(text)) return true
  if (/[A-Za-z,]$/.test(before) && /^[a-z]/.test(text)) return true
  if (/^(を|ので|のに|のも|のは|のため|のよう|が(?![んっら])|も[\u4e00-\u9fff])/.test(text)) return true
  return /[をのにへはがとてでもや、，（「『(]$/.test(before) && !/(こと|もの|など|から|まで)$/.test(before)
}

/** Drafts as blocks: items by where their marks stand, lists whose marks were lost by their indent below `edge`. */
export function toBlocks(drafts: readonly Draft[], edge: number | undefined): ComposedBlock[] {
  const unmarked = unmarkedItems(drafts, edge)
  const isItem = (draft: Draft) => draft.marker !== '' || unmarked.has(draft)
  const columns = columnsOf(drafts.filter(isItem))
  return drafts.map((draft) => {
    const { number, text, lines, x } = draft
    if (number !== undefined && isCounted(drafts, draft)) return { kind: 'number', level: 0, number, text }
    const words = number === undefined ? text : joinTexts(plainText(numberText(draft)), ' ', text)
    if (!isItem(draft)) return { kind: 'paragraph', level: 0, text: words }
    return { kind: 'item', level: levelIn(columns, x, lines[0]?.box.fontSize ?? 0), text: words }
  })
}

/** As the line has it: a number that isn't counted is a part of the words. */
function numberText({ lines, number }: Draft): string {
  return NUMBER.exec(lines[0]?.text.trim() ?? '')?.[0].trim() ?? `${String(number)}.`
}

/** Numbers that count up are a list; any other is part of its line. */
function isCounted(drafts: readonly Draft[], draft: Draft): boolean {
  const numbers = drafts.filter(({ number }) => number !== undefined)
  const at = numbers.indexOf(draft)
  if (draft.number === 1 && numbers.length === 1) return false
  return [numbers[at - 1], numbers[at + 1]].some(
    (other) => other !== undefined && Math.abs((other.number ?? 0) - (draft.number ?? 0)) === 1,
  )
}

/** In font sizes: marks of one level stand no farther from each other. */
const SAME_LEVEL = 0.7

/** Left edges of items, those that are near each other being one. */
function columnsOf(items: readonly Draft[]): number[] {
  const columns: number[] = []
  for (const { x, lines } of [...items].sort((a, b) => a.x - b.x)) {
    const size = lines[0]?.box.fontSize ?? 0
    if (!columns.some((column) => Math.abs(column - x) < SAME_LEVEL * size)) columns.push(x)
  }
  return columns
}

/** In font sizes: an edge that is farther right belongs to another column of the page, not to a deeper level. */
const DEEPEST_INDENT = 6

function levelIn(columns: readonly number[], x: number, size: number): number {
  const outer = columns.filter(
    (column) => column < x - SAME_LEVEL * size && column > x - DEEPEST_INDENT * size,
  )
  return Math.min(2, outer.length)
}

/** In half-width characters: what is longer and has no mark is a paragraph. */
const LONGEST_ITEM = 90

/** Lines that are indented below the title or a paragraph: lists whose bullets the PDF does not hold. */
function unmarkedItems(drafts: readonly Draft[], edge: number | undefined): Set<Draft> {
  const found = new Set<Draft>()
  if (edge === undefined || drafts.some(({ marker }) => marker !== '')) return found
  for (const draft of drafts) {
    const [line] = draft.lines
    if (!line || draft.number !== undefined) continue
    const indent = (draft.x - edge) / line.box.fontSize
    if (indent > 0.7 && indent < 6 && widthOf(draft.text.text) < LONGEST_ITEM) found.add(draft)
  }
  const edges = [...found].map(({ x }) => x)
  const shared = edges.filter((x) =>
    edges.some((other, index) => index !== edges.indexOf(x) && Math.abs(other - x) < 2),
  )
  // One line that stands by itself may be anything.
  return shared.length > 1 ? found : new Set()
}
