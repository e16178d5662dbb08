import type { CleanLine } from './clean-lines.ts'
import type { BarePage } from './running-heads.ts'
import type { PageSize } from './source-deck.ts'

export interface FoundTitle {
  /** The title's lines; none where the page has no words. */
  title: CleanLine[]
  rest: CleanLine[]
}

export function findTitle(page: BarePage, size: PageSize | undefined): FoundTitle {
  const title = page.lines.every(({ box }) => box) && size ? placedTitle(page.lines, size) : plainTitle(page)
  return { title, rest: page.lines.filter((line) => !title.includes(line)) }
}

/** The largest letters; with those as large that follow at once. Where all are alike, the first line. */
function placedTitle(lines: readonly CleanLine[], size: PageSize): CleanLine[] {
  const sizeOf = ({ box }: CleanLine) => box?.fontSize ?? 0
  const upper = lines.filter(({ box }) => (box?.y ?? 0) < 0.35 * size.height)
  const largest = Math.max(0, ...lines.map(sizeOf))
  const largestAbove = Math.max(0, ...upper.map(sizeOf))
  // Large words in the middle are the title of a slide that has no other; beside a title they are what it is about.
  const wanted = largestAbove > 0.6 * largest ? largestAbove : largest
  const from = lines.findIndex(
    (line) => sizeOf(line) > 0.95 * wanted && (wanted === largest || upper.includes(line)),
  )
  const first = lines[from]
  if (!first) return []
  const title = [first]
  for (const line of lines.slice(from + 1)) {
    const last = title.at(-1)?.box
    const follows =
      last &&
      line.box &&
      Math.abs(sizeOf(line) - sizeOf(first)) < 0.08 * sizeOf(first) &&
      line.box.y - (last.y + last.height) < sizeOf(first)
    if (!follows || title.length === 3 || wanted < 1.15 * bodySize(lines, first)) break
    title.push(line)
  }
  return title
}

/** What most of the other words are set in. */
function bodySize(lines: readonly CleanLine[], title: CleanLine): number {
  const sizes = lines
    .filter((line) => line !== title)
    .map(({ box }) => box?.fontSize ?? 0)
    .sort((a, b) => a - b)
  return sizes[Math.floor(sizes.length / 2)] ?? 0
}

/**
 * Without places: many tools write the body first, then the page number, then the title. So the title is the line after
 * the number; where that is missing or last, the first line that is no bullet.
 */
function plainTitle({ lines, numberAt }: BarePage): CleanLine[] {
  const isBullet = ({ text }: CleanLine) => /^[•●■◆・\-–※]/.test(text.trim())
  const after = numberAt === undefined ? undefined : lines[numberAt]
  const title = after && !isBullet(after) ? after : (lines.find((line) => !isBullet(line)) ?? lines[0])
  return title ? [title] : []
}
