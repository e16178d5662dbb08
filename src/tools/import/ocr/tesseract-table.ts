import type { Box } from '../source-deck.ts'

/** A line that tesseract read, in pixels of the picture. */
export interface ReadLine {
  text: string
  box: Box
  /** 0 to 1: of its words, by their length. */
  confidence: number
}

/** Below this a line is more often a pattern in the picture than words. */
const LEAST_CONFIDENCE = 0.4
/** Columns of a row: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
const COLUMNS = 12
const WORD_LEVEL = '5'
/** A picture is one page: others would be of another file. */
const PAGE = '1'

interface Word {
  text: string
  box: Box
  confidence: number
}

/** Lines of tesseract's table (its output `tsv`), in its order; rows that are none are passed over. */
export function parseTesseractTable(table: string): ReadLine[] {
  const lines = new Map<string, Word[]>()
  for (const row of table.split(/\r?\n/)) {
    const word = wordOf(row.split('\t'))
    if (!word) continue
    const [key, read] = word
    lines.set(key, [...(lines.get(key) ?? []), read])
  }
  return [...lines.values()].map(lineOf).filter(isRead)
}

function wordOf(cells: readonly string[]): [key: string, word: Word] | undefined {
  if (cells.length < COLUMNS || cells[0] !== WORD_LEVEL || cells[1] !== PAGE) return undefined
  const [x = NaN, y = NaN, width = NaN, height = NaN, percent = NaN] = cells.slice(6, 11).map(Number)
  const text = cells.slice(11).join(' ').trim()
  if (text === '' || ![x, y, width, height].every((value) => value >= 0) || !(percent >= 0)) return undefined
  return [cells.slice(1, 5).join(' '), { text, box: { x, y, width, height }, confidence: percent / 100 }]
}

function lineOf(words: readonly Word[]): ReadLine {
  const [x, y] = [Math.min(...words.map(({ box }) => box.x)), Math.min(...words.map(({ box }) => box.y))]
  const right = Math.max(...words.map(({ box }) => box.x + box.width))
  const bottom = Math.max(...words.map(({ box }) => box.y + box.height))
  const length = words.reduce((sum, { text }) => sum + text.length, 0)
  return {
    text: words.reduce((sum, { text }) => sum + jointOf(sum, text) + text, ''),
    box: { x, y, width: right - x, height: bottom - y },
    confidence: words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / length,
  }
}

const WITHOUT_SPACES = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}ー、。，．・：；（）「」『』！？〜％]/u

/** Tesseract parts Japanese into words, which nobody writes so. */
function jointOf(before: string, after: string): string {
  const [last, first] = [before.at(-1) ?? '', after[0] ?? '']
  if (last === '') return ''
  return WITHOUT_SPACES.test(last) || WITHOUT_SPACES.test(first) ? '' : ' '
}

/** Marks alone are rules, frames and dirt. */
function isRead({ text, confidence }: ReadLine): boolean {
  return confidence >= LEAST_CONFIDENCE && /[\p{L}\p{N}]/u.test(text)
}
