import { type Box, type LineStyle, type SourceLine, type StyleSpan } from '../source-deck.ts'
import { median } from '../placed/placed-line.ts'
import { isJapanese } from '../rich-text.ts'
import { joinAccents } from './accents.ts'
import type { Letter } from './letter.ts'
import { withScripts } from './scripts.ts'

/** In font sizes: baselines of one line differ by less. */
const SAME_BASELINE = 0.25
/** A gap as wide as this begins another line, or column, or cell; filled with spaces it may be wider. */
const LINE_GAP = 0.8
const SPACED_GAP = 2.5
/** A gap as wide as this stands between words. */
const WORD_GAP = 0.17
/** In letters: between words of code as many spaces stand, and no other line begins. */
const CODE_GAP = 9
/** After a bullet or number that stands alone the words may begin farther off. */
const MARKER_GAP = 4
const MARKER = /^(?:[•●○◦■□▪▫◆◇▶►▷▸➢➤✓✔⁃‣∙·・*–‒—\-\uf000-\uf0ff]|\(?\d{1,2}[.．)）])$/u

/** Letters as lines of text with their places, in the order in which they are drawn. */
export function lettersToLines(letters: readonly Letter[]): { lines: SourceLine[]; turned: number } {
  const level = joinAccents(withoutShadows(letters.filter(({ turned }) => !turned)))
  const rows = baselines(level).flatMap((row) => splitRow(row))
  const merged = withoutGaps(withIndices(rows))
  const spaces = spaceWidths(letters)
  const turned = turnedRuns(letters.filter((letter) => letter.turned))
  const all = [
    ...merged.map((row) => ({ row, turned: false })),
    ...turned.map((row) => ({ row, turned: true })),
  ]
    .filter(({ row }) => row.some(({ text }) => text.trim() !== ''))
    .sort((a, b) => firstOrder(a.row) - firstOrder(b.row))
  return {
    lines: all.map(({ row, turned: isTurned }, index) => toLine(row, index, isTurned, spaces)),
    turned: turned.length,
  }
}

/** How wide a space is in each font, in font sizes. */
function spaceWidths(letters: readonly Letter[]): Map<string, number> {
  const widths = new Map<string, number>()
  for (const { text, width, fontSize, fontId } of letters)
    if (text === ' ' && width > 0 && !widths.has(fontId)) widths.set(fontId, width / fontSize)
  return widths
}

function firstOrder(row: readonly Letter[]): number {
  return Math.min(...row.map(({ order }) => order))
}

/** What is drawn twice at one place, to be bold or to cast a shadow, is one letter. */
function withoutShadows(letters: readonly Letter[]): Letter[] {
  const seen = new Map<string, Letter[]>()
  return letters.filter((letter) => {
    const { x, baseline, fontSize, text } = letter
    const step = Math.max(1, fontSize)
    const key = (dx: number, dy: number) =>
      `${text} ${String(Math.round(x / step) + dx)} ${String(Math.round(baseline / step) + dy)}`
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        const near = seen
          .get(key(dx, dy))
          ?.some(
            (other) =>
              Math.abs(other.x - x) < 0.15 * fontSize &&
              Math.abs(other.baseline - baseline) < 0.15 * fontSize &&
              Math.abs(other.fontSize - fontSize) < 0.1 * fontSize,
          )
        if (near && text.trim() !== '') return false
      }
    }
    const own = key(0, 0)
    seen.set(own, [...(seen.get(own) ?? []), letter])
    return true
  })
}

function baselines(letters: readonly Letter[]): Letter[][] {
  const rows: { baseline: number; size: number; letters: Letter[] }[] = []
  const sorted = [...letters].sort((a, b) => a.baseline - b.baseline || a.order - b.order)
  for (const letter of sorted) {
    const row = rows.findLast(
      ({ baseline, size }) =>
        Math.abs(baseline - letter.baseline) < SAME_BASELINE * Math.min(size, letter.fontSize),
    )
    if (row && rows.indexOf(row) > rows.length - 6) {
      row.letters.push(letter)
    } else rows.push({ baseline: letter.baseline, size: letter.fontSize, letters: [letter] })
  }
  return rows.map(({ letters: found }) => fromTheLeft(found))
}

/**
 * From the left, what is drawn in one go staying together: a full stop that is half as wide as its letter begins behind
 * the one after it.
 */
function fromTheLeft(row: readonly Letter[]): Letter[] {
  const runs: Letter[][] = []
  for (const letter of [...row].sort((a, b) => a.order - b.order)) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const gap = last ? letter.x - (last.x + last.width) : Infinity
    const size = letter.fontSize
    if (run && last && letter.order === last.order + 1 && gap > -0.7 * size && gap < 0.5 * size)
      run.push(letter)
    else runs.push([letter])
  }
  return runs.sort((a, b) => (a[0]?.x ?? 0) - (b[0]?.x ?? 0)).flat()
}

/** Parts a row where a wide gap is: two columns, labels of a drawing. */
function splitRow(row: readonly Letter[]): Letter[][] {
  const parts: Letter[][] = []
  let open: Letter[] = []
  let right = -Infinity
  let blank = 0
  for (const letter of row) {
    const isBlank = letter.text.trim() === ''
    const last = open.at(-1)
    const gap = letter.x - right
    if (last && !isBlank) {
      const size = Math.max(lastWord(open).fontSize, letter.fontSize)
      const words = open
        .map(({ text }) => text)
        .join('')
        .trim()
      const isFilled = gap - blank < 0.5 * size
      const limit = MARKER.test(words)
        ? MARKER_GAP * size
        : lastWord(open).font.mono && letter.font.mono
          ? CODE_GAP * (lastWord(open).width || 0.6 * size)
          : (isFilled ? SPACED_GAP : LINE_GAP) * size
      // Different sizes side by side with a gap are two things.
      const sizes = Math.min(lastWord(open).fontSize, letter.fontSize) / size
      if (gap > limit || (sizes < 0.6 && gap > 0.8 * size && !MARKER.test(words))) {
        parts.push(open)
        open = []
      }
    }
    open.push(letter)
    if (isBlank) blank += letter.width
    else {
      right = Math.max(letter.x + letter.width, open.length === 1 ? -Infinity : right)
      blank = 0
    }
    if (isBlank && open.length === 1) open = []
  }
  if (open.length > 0) parts.push(open)
  return parts.map(trimBlank).filter(({ length }) => length > 0)
}

function lastWord(row: readonly Letter[]): Letter {
  return row.findLast(({ text }) => text.trim() !== '') ?? (row.at(-1) as Letter)
}

function trimBlank(row: readonly Letter[]): Letter[] {
  const from = row.findIndex(({ text }) => text.trim() !== '')
  const to = row.findLastIndex(({ text }) => text.trim() !== '')
  return from < 0 ? [] : row.slice(from, to + 1)
}

/** Indices and exponents stand higher or lower than the line that they belong to, and touch it. */
function withIndices(rows: readonly Letter[][]): Letter[][] {
  const boxes = rows.map((row) => ({ row, box: boxOf(row), size: sizeOf(row) }))
  const taken = new Set<Letter[]>()
  for (const small of [...boxes].sort((a, b) => a.size - b.size)) {
    const host = boxes.find(
      (other) =>
        other !== small &&
        !taken.has(other.row) &&
        small.size < 0.82 * other.size &&
        small.row.length <= Math.max(6, other.row.length) &&
        overlap(small.box, other.box) > 0.25 * small.box.height &&
        touches(other.row, small.box, other.size),
    )
    if (!host) continue
    taken.add(small.row)
    host.row.push(...small.row)
    host.row.splice(0, host.row.length, ...fromTheLeft(host.row))
    host.box = boxOf(host.row)
  }
  return rows.filter((row) => !taken.has(row))
}

/** Parts of a row between which only an index stood are one again. */
function withoutGaps(rows: readonly Letter[][]): Letter[][] {
  const parts = rows
    .map((row) => {
      // Where indices are more than what they belong to, they are still smaller.
      const size = Math.max(...row.map(({ fontSize }) => fontSize))
      const full = row.filter(({ fontSize }) => fontSize > 0.82 * size)
      return { row, base: median(full.map(({ baseline }) => baseline)), size }
    })
    .sort((a, b) => a.base - b.base || (a.row[0]?.x ?? 0) - (b.row[0]?.x ?? 0))
  const merged: typeof parts = []
  for (const part of parts) {
    const left = merged.find((other) => {
      const near = Math.min(other.size, part.size)
      if (Math.abs(other.base - part.base) > SAME_BASELINE * near) return false
      if (near < 0.8 * Math.max(other.size, part.size)) return false
      const right = Math.max(...other.row.map(({ x, width }) => x + width))
      const gap = Math.min(...part.row.map(({ x }) => x)) - right
      const hasIndex = other.row.some(({ fontSize }) => fontSize < 0.82 * other.size)
      return hasIndex && gap > -0.3 * near && gap < 0.5 * near
    })
    if (left) left.row.push(...part.row)
    else merged.push(part)
  }
  return merged.map(({ row }) => row)
}

function overlap(a: Box, b: Box): number {
  return Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
}

function touches(row: readonly Letter[], { x, width }: Box, size: number): boolean {
  const near = 0.35 * size
  return row.some(
    (letter) =>
      letter.text.trim() !== '' && letter.x < x + width + near && letter.x + letter.width > x - near,
  )
}

/** Turned or vertical words, each run of letters as it is drawn. */
function turnedRuns(letters: readonly Letter[]): Letter[][] {
  const runs: Letter[][] = []
  for (const letter of letters) {
    const last = runs.at(-1)?.at(-1)
    const isNext =
      last &&
      letter.order <= last.order + 2 &&
      Math.hypot(letter.x - last.x, letter.baseline - last.baseline) < 3 * letter.fontSize
    if (isNext) runs.at(-1)?.push(letter)
    else runs.push([letter])
  }
  return runs
}

function sizeOf(row: readonly Letter[]): number {
  // The size of most letters: one large bracket makes no large line.
  const sizes = row.map(({ fontSize }) => fontSize).sort((a, b) => a - b)
  return sizes[Math.floor(sizes.length / 2)] ?? 0
}

/** Part of a font's size that lies above the baseline. */
const ASCENT = 0.85

function boxOf(row: readonly Letter[]): Box {
  const x = Math.min(...row.map((letter) => letter.x))
  const y = Math.min(...row.map(({ baseline, fontSize }) => baseline - ASCENT * fontSize))
  const right = Math.max(...row.map((letter) => letter.x + letter.width))
  const bottom = Math.max(...row.map(({ baseline, fontSize }) => baseline + (1 - ASCENT) * fontSize))
  return { x, y, width: right - x, height: bottom - y }
}

function toLine(
  row: readonly Letter[],
  index: number,
  turned: boolean,
  spaces: ReadonlyMap<string, number>,
): SourceLine {
  const size = sizeOf(row)
  const { text, spans } = turned
    ? {
        text: row
          .map((letter) => letter.text)
          .join('')
          .trim(),
        spans: [],
      }
    : spell(withScripts(row))
  const letters = row.filter((letter) => letter.text.trim() !== '')
  const most = <T>(of: (letter: Letter) => T): T => {
    const counts = new Map<T, number>()
    for (const letter of letters) counts.set(of(letter), (counts.get(of(letter)) ?? 0) + 1)
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] as T
  }
  const mono = letters.filter(({ font }) => font.mono)
  const style: LineStyle = {
    font: most(({ font }) => font.name),
    color: most(({ color }) => color),
    mono: letters[0]?.font.mono === true && mono.length >= 0.7 * letters.length,
    bold: letters.every(({ font }) => font.bold),
    math: letters.filter(({ font }) => font.math).length,
    advance: mono[0] ? mono[0].width : size * (spaces.get(letters[0]?.fontId ?? '') ?? 0.3),
    turned,
    spans,
  }
  return { text, index, box: { ...boxOf(row), fontSize: size }, style }
}

/** The letters of a row with the spaces and cells that their gaps stand for, and where their style changes. */
function spell(row: readonly Letter[]): { text: string; spans: StyleSpan[] } {
  let text = ''
  const places: { from: number; to: number; letter: Letter }[] = []
  let last: Letter | undefined
  let isSpaced = false
  for (const letter of row) {
    if (letter.text.trim() === '') {
      isSpaced ||= letter.text !== ''
      continue
    }
    if (last) text += gapBetween(last, letter, isSpaced, text)
    places.push({ from: text.length, to: text.length + letter.text.length, letter })
    text += letter.text
    last = letter
    isSpaced = false
  }
  const spans: StyleSpan[] = []
  for (const kind of ['code', 'math'] as const) {
    const has = ({ font }: Letter) => (kind === 'code' ? font.mono : font.math)
    let open: StyleSpan | undefined
    for (const { from, to, letter } of places) {
      if (!has(letter)) open = undefined
      else if (open) open.end = to
      else spans.push((open = { start: from, end: to, kind }))
    }
  }
  return { text, spans: spans.filter(({ start, end }) => end > start) }
}

function gapBetween(last: Letter, letter: Letter, isSpaced: boolean, before: string): string {
  const gap = letter.x - (last.x + last.width)
  const size = Math.min(last.fontSize, letter.fontSize)
  if (last.font.mono && letter.font.mono) {
    const spaces = Math.round(gap / (letter.width || 0.6 * size))
    // Two of a font of one width that touch have nothing between them, whatever the rounding says.
    return isJapanese(last.text) || isJapanese(letter.text)
      ? isSpaced
        ? ' '
        : ''
      : ' '.repeat(Math.max(isSpaced ? 1 : 0, Math.min(spaces, 40)))
  }
  if (MARKER.test(before.trim()) && gap > WORD_GAP * size) return ' '
  const ends = [last.text.at(-1) ?? '', letter.text.at(0) ?? ''] as const
  // Between Japanese and Latin letters a quarter of a space is seen, which nobody wrote.
  if (ends.some(isKana)) return isSpaced && gap > 0.15 * size ? ' ' : ''
  return isSpaced || gap > WORD_GAP * size ? ' ' : ''
}

function isKana(char: string): boolean {
  return /[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/.test(char)
}
