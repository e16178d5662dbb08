/**
 * Cuts a line into the pieces that are judged: stretches of ASCII and stretches of other scripts that stand together
 * without a space (`ʢJ1IPOF΍` has three). Japanese text, symbols beyond the alphabets and spaces separate them.
 */
import { soundForeignCost } from './foreign-model.ts'
import { shiftedLatinCost, soundLatinCost, unshiftLatin } from './latin-model.ts'
import { cheapestByPairs } from './cheapest-reading.ts'
import { ReadingGraph } from './reading-graph.ts'
import { segmentsOf, type Segment } from './undo-normalization.ts'

/** Stands for a character of which only its place is left. */
export const LOST_MARK = '□'

export interface Piece {
  kind: 'cid' | 'latin'
  start: number
  end: number
  text: string
  /** The likeliest reading as damaged text. */
  reading: string
  /** How much likelier damaged than sound, in nats. */
  odds: number
  /** All that the line has, marks of quotation and spaces aside. */
  alone: boolean
  /** Characters of which only the place is left. */
  lost: number
  /** For `cid`: what order can still be chosen in. */
  segments: Segment[]
}

/** Code points of the alphabets up to Greek Extended: where kana and kanji of JIS X 0208 land. */
const FOREIGN = '\\u0001-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u1fff'
const FOREIGN_SPACES = '\\u00a0\\u2000-\\u200f'
const CHUNK = new RegExp(
  `(?:[!-~${FOREIGN}\\ufffd]|(?<=[${FOREIGN}])[\\u2010-\\u2dff\\u3400-\\u4dbf\\uac00-\\ud7a3](?=[${FOREIGN}]))+`,
  'gu',
)
/** U+037E (ふ) became a semicolon: beside letters of other scripts it is read with them. */
const PIECE = new RegExp(
  `\\ufffd+|(?:[!-:<-~]|;(?![${FOREIGN}])(?<![${FOREIGN}];))+|(?:[^!-~${FOREIGN_SPACES}\\ufffd]|;)+`,
  'gu',
)

/** `normalized`: whether order among marks can have been lost. */
export function findPieces(line: string, normalized = true): Piece[] {
  const pieces: Piece[] = []
  for (const match of line.matchAll(CHUNK)) {
    for (const part of match[0].matchAll(PIECE)) {
      const start = match.index + part.index
      const piece = judge(line, start, start + part[0].length, normalized)
      if (piece) pieces.push(piece)
    }
  }
  return pieces
}

function judge(line: string, start: number, end: number, normalized: boolean): Piece | undefined {
  const text = line.slice(start, end)
  const alone = line.length < text.length + 8 && line.trim() === text
  const base = { start, end, text, alone }
  if (text.startsWith('\ufffd')) return judgeLost(base)
  return /^[!-~]+$/.test(text) ? judgeLatin(base) : judgeForeign(line, base, normalized)
}

type PieceBase = Pick<Piece, 'start' | 'end' | 'text' | 'alone'>

/** Longer runs of ASCII are data: keys, pictures, anything but words. */
const MAX_LATIN = 200
/** No evidence around a piece makes up for so much against it. */
const HOPELESS = -30

/** Small letters as glyph numbers are marks that no word has; three of them, and it is sound. */
const SMALL_LETTERS = /[a-km-qs-y{-~].*[a-km-qs-y{-~].*[a-km-qs-y{-~]/

function judgeLatin(base: PieceBase): Piece | undefined {
  if (base.text.length > MAX_LATIN || SMALL_LETTERS.test(base.text)) return undefined
  const judgement = judgeLetters(base.text)
  return judgement && { ...base, kind: 'latin', ...judgement, lost: 0, segments: [] }
}

type Judgement = Pick<Piece, 'reading' | 'odds'>

/** The same few abbreviations stand on every slide. */
const judgements = new Map<string, Judgement | undefined>()
const MAX_JUDGEMENTS = 20_000

function judgeLetters(text: string): Judgement | undefined {
  if (judgements.has(text)) return judgements.get(text)
  const reading = unshiftLatin(text)
  const odds = reading === undefined ? -Infinity : soundLatinCost(text) - shiftedLatinCost(reading)
  const judgement = reading !== undefined && odds > HOPELESS ? { reading, odds } : undefined
  if (judgements.size >= MAX_JUDGEMENTS) judgements.clear()
  judgements.set(text, judgement)
  return judgement
}

function judgeForeign(line: string, base: PieceBase, normalized: boolean): Piece | undefined {
  const before = [...line.slice(Math.max(0, base.start - 2), base.start)].at(-1)
  const after = [...line.slice(base.end, base.end + 2)].at(0)
  const segments = segmentsOf(base.text, normalized)
  const graph = new ReadingGraph()
  if (!segments.every((segment) => graph.addSegment(segment, 0))) return undefined
  const cheapest = cheapestByPairs(graph, readNeighbour(before), readNeighbour(after))
  if (!cheapest) return undefined
  const odds = soundForeignCost(base.text, before, after) - cheapest.cost
  return { ...base, kind: 'cid', reading: cheapest.parts.get(0) ?? '', odds, lost: 0, segments }
}

/** What a neighbour is to the model of Japanese: ASCII is a letter whatever it will turn out to be, or a number. */
function readNeighbour(char: string | undefined): string | undefined {
  if (char === undefined || /\s/.test(char)) return undefined
  return /[!-/:-~]/.test(char) ? 'a' : char
}

/** A glyph whose place alone is left says nothing itself; it goes with the text that it stands in. */
function judgeLost(base: PieceBase): Piece {
  const lost = base.text.length
  return { ...base, kind: 'cid', reading: LOST_MARK.repeat(lost), odds: 0, lost, segments: [] }
}
