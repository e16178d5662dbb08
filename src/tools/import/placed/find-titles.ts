import type { PageSize } from '../source-deck.ts'
import { around, bottomOf, centerOf, median, middleOf, type PlacedLine } from './placed-line.ts'

/** Lines that are set alike and stand close: what can be a title, and is one where it says most for it. */
interface Group {
  lines: PlacedLine[]
  key: string
  /** Centre from the top, as a share of the page. */
  place: number
}

/** Title lines have this many characters at the most, and lines. */
const LONGEST_TITLE = 140
const MOST_LINES = 3

/**
 * The title's lines of each page. Titles stand at one place and are set in one way on most pages: that tells them from
 * a larger number in a drawing, and from the small line above them.
 */
export function findTitles(
  pages: readonly (readonly PlacedLine[])[],
  sizes: readonly (PageSize | undefined)[],
): PlacedLine[][] {
  const groups = pages.map((lines, index) => groupsOf(lines, sizes[index]))
  const slots = countSlots(groups)
  return groups.map((some, index) => {
    const lines = pages[index] ?? []
    const scored = some
      .map((group) => ({ group, score: scoreOf(group, some, lines, slots, pages.length) }))
      .sort((a, b) => b.score - a.score)
    const [best] = scored
    return best && best.score > 2 ? best.group.lines : []
  })
}

function groupsOf(lines: readonly PlacedLine[], size: PageSize | undefined): Group[] {
  const sorted = lines
    .filter(({ style, text }) => !style.turned && isTitleText(text))
    .sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
  const groups: Group[] = []
  for (const line of sorted) {
    const key = keyOf(line)
    const group = groups.findLast(
      (other) =>
        (other.key === key || isStatement(sorted, other, line) || isInRow(other, line)) &&
        goesOn(other, line, lines),
    )
    if (group) group.lines.push(line)
    else groups.push({ lines: [line], key, place: 0 })
  }
  for (const group of groups) {
    group.place = centerOf(group.lines[0]?.box ?? { x: 0, y: 0, width: 0, height: 0 }) / (size?.height ?? 1)
  }
  return groups
}

/** How a line is set, as far as titles differ in it: fonts change within a Japanese title. */
function keyOf({ box, style }: PlacedLine): string {
  return `${String(Math.round(box.fontSize * 2))} ${style.color}`
}

/** A few centred lines and nothing else are one sentence, whatever is coloured or larger in it. */
function isStatement(all: readonly PlacedLine[], { lines }: Group, line: PlacedLine): boolean {
  const [first] = lines
  if (!first || all.length > MOST_LINES) return false
  const ratio = line.box.fontSize / first.box.fontSize
  const isCentred = all.every(
    ({ box }) => Math.abs(middleOf(box) - middleOf(first.box)) < 0.8 * first.box.fontSize,
  )
  return isCentred && ratio > 0.9 && ratio < 1.1
}

/** What stands right beside the last line, as parts of a title with a formula in it do. */
function isInRow({ lines }: Pick<Group, 'lines'>, { box, style }: PlacedLine): boolean {
  const last = lines.at(-1)
  if (!last || style.color !== last.style.color) return false
  const em = Math.max(...lines.map((line) => line.box.fontSize))
  const gap = box.x - (last.box.x + last.box.width)
  return gap > -0.3 * em && gap < 0.9 * em && Math.abs(bottomOf(box) - bottomOf(last.box)) < 0.35 * em
}

function goesOn({ lines }: Pick<Group, 'lines'>, line: PlacedLine, all: readonly PlacedLine[]): boolean {
  const last = lines.at(-1)
  if (!last || isMarked(line.text)) return false
  const size = last.box.fontSize
  const gap = line.box.y - bottomOf(last.box)
  // What the rest is set in is asked where the gap alone doesn't tell: it looks through the whole page.
  const isBelow = () => {
    if (gap <= -0.5 * size || gap >= 1.15 * size) return false
    if (gap < 0.75 * size || all.length < 5) return true
    return size > 1.1 * median(all.filter((other) => !lines.includes(other)).map(({ box }) => box.fontSize))
  }
  const isAligned =
    Math.abs(line.box.x - last.box.x) < 0.6 * size ||
    Math.abs(middleOf(line.box) - middleOf(last.box)) < 0.8 * size
  // Parts of one row: a title that is set with wide gaps.
  const isBeside = Math.abs(line.box.y - last.box.y) < 0.3 * size && line.box.x > last.box.x && all.length < 4
  return (isAligned && isBelow()) || isBeside || isInRow({ lines }, line)
}

function isTitleText(text: string): boolean {
  const words = text.trim()
  return /[\p{L}\p{N}]/u.test(words) && !/^(https?:\/\/|www\.)\S+$/.test(words)
}

function isMarked(text: string): boolean {
  return /^\s*[•●○◦■□▪▫◆◇▶►▷▸➢➤✓✔⁃‣∙・\-–*※]\s*\S/u.test(text)
}

/** On how many pages something is set so at this height. */
function countSlots(pages: readonly (readonly Group[])[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const groups of pages) {
    const keys = new Set(groups.flatMap((group) => slotKeys(group)))
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** A slot is as high as a twentieth of the page; one at its edge may count to the next. */
function slotKeys({ key, place }: Group): string[] {
  const at = place * 20
  return [Math.round(at - 0.3), Math.round(at + 0.3)]
    .filter((value, index, all) => all.indexOf(value) === index)
    .map((slot) => `${key} ${String(slot)}`)
}

function scoreOf(
  group: Group,
  groups: readonly Group[],
  lines: readonly PlacedLine[],
  slots: ReadonlyMap<string, number>,
  pageCount: number,
): number {
  const sizeOf = ({ lines: some }: Group) => median(some.map(({ box }) => box.fontSize))
  const largest = Math.max(...groups.map(sizeOf))
  const others = lines.filter((line) => !group.lines.includes(line))
  const body = lowerMedian(others.map(({ box }) => box.fontSize))
  const first = group.lines[0]
  if (!first) return -Infinity
  const box = around(group.lines.map((line) => line.box))
  const isTop = !others.some(
    (line) => bottomOf(line.box) < box.y + 0.3 * sizeOf(group) && line.box.fontSize > 0.75 * sizeOf(group),
  )
  const text = group.lines.map((line) => line.text).join(' ')
  const shareOf = (some: Group) =>
    Math.max(...slotKeys(some).map((key) => slots.get(key) ?? 0)) / Math.max(3, pageCount)
  const share = shareOf(group)
  // Where titles stand, one stands: what is larger and lower is what it is about.
  const isBelowTitle =
    group.place > 0.35 &&
    groups.some((other) => {
      const rest = others.filter((line) => !other.lines.includes(line)).map(({ box }) => box.fontSize)
      return other.place < 0.3 && shareOf(other) >= 0.3 && sizeOf(other) > 1.1 * lowerMedian(rest)
    })
  const size = sizeOf(group)
  return (
    3 * (size / largest) +
    (isTop ? 2 : 0) +
    (pageCount > 2 ? 5 * Math.min(0.6, share) : 0) +
    (others.length > 0 && size > 1.12 * body ? 1.5 : 0) +
    (first.style.bold && !others.every(({ style }) => style.bold) ? 0.5 : 0) -
    (group.place > 0.5 && size < 0.95 * largest ? 2.5 : 0) -
    (group.lines.length > MOST_LINES || text.length > LONGEST_TITLE ? 3.5 : 0) -
    (isBelowTitle ? 3 : 0) -
    (isMarked(first.text) ? 3 : 0) -
    (first.style.mono && group.lines.length > 1 ? 2 : 0) -
    (/\p{L}/u.test(text) ? 0 : 2.5) -
    (others.length > 3 && size < 0.95 * body ? 2 : 0)
  )
}

function lowerMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
