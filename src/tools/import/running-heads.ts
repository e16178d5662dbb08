import { noteOf } from '../../i18n/import-notes.ts'
import type { CleanLine } from './clean-lines.ts'
import type { ImportReport } from './report.ts'
import type { PageSize } from './source-deck.ts'

/** A page without what stands on all pages. */
export interface BarePage {
  lines: CleanLine[]
  /** Where among its lines the page number stood: before the line with this place. Undefined where there was none. */
  numberAt: number | undefined
}

/** Takes page numbers and running heads off, and tells the report of each. */
export function takeRunningHeads(
  pages: readonly (readonly CleanLine[])[],
  sizes: readonly (PageSize | undefined)[],
  report: ImportReport,
): BarePage[] {
  const isNumber = pageNumberTest(pages, sizes)
  const heads = findHeads(pages, sizes)
  return pages.map((lines, pageIndex) => {
    const kept: CleanLine[] = []
    let numberAt: number | undefined
    for (const line of lines) {
      const number = isNumber(line, pageIndex)
      if (!number && !(isMargin(line, lines, sizes[pageIndex]) && heads.has(headKey(line)))) {
        kept.push(line)
        continue
      }
      if (number) numberAt ??= kept.length
      report.add({
        slideNumber: pageIndex + 1,
        line: line.index + 1,
        kind: 'dropped',
        published: line.text,
        note: noteOf(number ? 'pageNumber' : 'runningHead'),
      })
    }
    return { lines: kept, numberAt }
  })
}

/** Share of pages on which what counts as running must stand. */
const SHARE = { number: 0.3, head: 0.5, placedHead: 0.3 } as const

/** Numbers that run with the pages, whatever the first one is: their distance from the slide's number is always the same. */
function pageNumberTest(
  pages: readonly (readonly CleanLine[])[],
  sizes: readonly (PageSize | undefined)[],
): (line: CleanLine, pageIndex: number) => boolean {
  const distances = new Map<number, number>()
  for (const [pageIndex, lines] of pages.entries()) {
    const found = lines.flatMap((line) => (inMargin(line, sizes[pageIndex]) ? numbersOf(line.text) : []))
    for (const distance of new Set(found.map((number) => number - pageIndex))) {
      distances.set(distance, (distances.get(distance) ?? 0) + 1)
    }
  }
  const [distance, count] = [...distances].sort(
    (a, b) => b[1] - a[1] || Math.abs(a[0] - 1) - Math.abs(b[0] - 1),
  )[0] ?? [0, 0]
  const runs = count >= Math.max(2, SHARE.number * pages.length)
  return (line, pageIndex) =>
    runs && inMargin(line, sizes[pageIndex]) && numbersOf(line.text).includes(pageIndex + distance)
}

/** `12`, `12 / 95`, `- 12 -`, `p. 12`, `12ページ` */
function numbersOf(text: string): number[] {
  const match =
    /^(?:[-–—<(〈]\s*)?(?:p(?:age|\.)?\s*|スライド\s*)?(\d{1,5})(?:\s*(?:[/／|]|of)\s*\d{1,5})?(?:\s*ページ)?(?:\s*[-–—>)〉])?$/i.exec(
      text.normalize('NFKC').trim(),
    )
  return match?.[1] === undefined ? [] : [Number(match[1])]
}

/** Where places are known, the outer fifth of the page: a number in its middle is said, not counted. */
function inMargin({ box }: CleanLine, size: PageSize | undefined): boolean {
  if (!box || !size) return true
  return box.y < 0.16 * size.height || box.y + box.height > 0.84 * size.height
}

/** Without places, the two lines at either end. A title is set larger than a running head. */
function isMargin(line: CleanLine, lines: readonly CleanLine[], size: PageSize | undefined): boolean {
  if (!line.box || !size) {
    const at = lines.indexOf(line)
    return at < 2 || at >= lines.length - 2
  }
  if (!inMargin(line, size)) return false
  if (line.box.y > 0.84 * size.height) return true
  return line.box.fontSize < 0.7 * Math.max(...lines.map(({ box }) => box?.fontSize ?? 0))
}

function findHeads(
  pages: readonly (readonly CleanLine[])[],
  sizes: readonly (PageSize | undefined)[],
): Set<string> {
  const counts = new Map<string, number>()
  for (const [pageIndex, lines] of pages.entries()) {
    const keys = lines.filter((line) => isMargin(line, lines, sizes[pageIndex])).map(headKey)
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const placed = sizes.some((size) => size !== undefined)
  const needed = Math.max(3, (placed ? SHARE.placedHead : SHARE.head) * pages.length)
  return new Set([...counts].filter(([key, count]) => key !== '' && count >= needed).map(([key]) => key))
}

/** The same on all pages, a number in it aside. */
function headKey({ text, box }: CleanLine): string {
  const words = text.normalize('NFKC').replace(/\d+/g, '#').replace(/\s+/g, ' ').trim()
  return words === '' ? '' : `${words}|${box ? String(Math.round(box.y / 10)) : ''}`
}
