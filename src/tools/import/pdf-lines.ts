import type { LineBox, SourceLine } from './source-deck.ts'

/** A stretch of text as pdf.js gives it: left top corner, size, and how it stands. */
export interface TextPiece extends LineBox {
  text: string
  /** Not from left to right in a level line. */
  turned: boolean
  endsLine: boolean
}

/** Lines that have places, in the order in which the PDF draws them. */
export interface PlacedLine extends SourceLine {
  box: LineBox
}

/** In font sizes: baselines of one line differ by less, and a gap as wide as this begins another line. */
const SAME_LINE = 0.4
const WIDE_GAP = 1.8
/** In font sizes: a gap as between the cells of a table, which a tab stands for. */
const CELL_GAP = 0.8
export const CELL_END = '\t'
/** In font sizes: a gap that is seen as a space between words. */
const WORD_GAP = 0.2

/** Joins what stands beside each other in a line, as far as no wide gap parts it. */
export function groupLines(pieces: readonly TextPiece[]): { lines: PlacedLine[]; turned: number } {
  const level: OpenLine[] = []
  const turned: OpenLine[] = []
  let spaceBefore = false
  for (const piece of pieces) {
    if (piece.text.trim() === '') {
      spaceBefore = piece.text !== '' || spaceBefore
      continue
    }
    const lines = piece.turned ? turned : level
    const line = piece.turned ? undefined : findLine(lines, piece)
    if (line) addToLine(line, piece, spaceBefore)
    else lines.push({ pieces: [piece], texts: [piece.text], box: boxOf(piece) })
    spaceBefore = false
  }
  const all = [...level, ...turned].map(({ texts, box }, index) => ({
    text: lineText(texts),
    index,
    box,
  }))
  return { lines: all, turned: turned.length }
}

/**
 * Between Japanese and Latin letters a quarter of a space is seen, whoever put it there: it is left to the stage, which
 * sets it anew.
 */
function lineText(texts: readonly string[]): string {
  return texts
    .join('')
    .replace(/ +/g, ' ')
    .replace(/ ?\t ?/g, CELL_END)
    .replace(
      /(?<=[\u3040-\u30ff\u3400-\u9fff]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?=[\u3040-\u30ff\u3400-\u9fff])/g,
      '',
    )
    .trim()
}

interface OpenLine {
  pieces: TextPiece[]
  texts: string[]
  box: LineBox
}

/** The line that a piece goes on with: mostly the last one, and one of the few before it where words are drawn apart. */
function findLine(lines: readonly OpenLine[], piece: TextPiece): OpenLine | undefined {
  return lines
    .slice(-4)
    .reverse()
    .find((line) => goesOn(line, piece))
}

function goesOn({ box, pieces }: OpenLine, piece: TextPiece): boolean {
  const size = Math.max(box.fontSize, piece.fontSize)
  const small = Math.min(box.fontSize, piece.fontSize) < 0.75 * size
  const bottoms = Math.abs(box.y + box.height - (piece.y + piece.height))
  // Indices and exponents stand higher or lower than the line that they belong to.
  if (bottoms > (small ? 0.7 : SAME_LINE) * size) return false
  const gap = piece.x - (box.x + box.width)
  const last = pieces.at(-1)
  return gap > -0.6 * size && gap < WIDE_GAP * size && !(last?.endsLine === true && gap > WORD_GAP * 4 * size)
}

function addToLine(line: OpenLine, piece: TextPiece, spaceBefore: boolean): void {
  const { box } = line
  const gap = piece.x - (box.x + box.width)
  const before = line.texts.at(-1)?.at(-1) ?? ''
  const isSeen =
    gap > WORD_GAP * box.fontSize && !(isWide(before) && isWide(piece.text) && gap < 0.8 * box.fontSize)
  if (gap > CELL_GAP * box.fontSize) line.texts.push(CELL_END)
  else if (isSeen || (spaceBefore && gap > 0.05 * box.fontSize)) line.texts.push(' ')
  line.texts.push(piece.text)
  line.pieces.push(piece)
  const right = Math.max(box.x + box.width, piece.x + piece.width)
  const top = Math.min(box.y, piece.y)
  const bottom = Math.max(box.y + box.height, piece.y + piece.height)
  const x = Math.min(box.x, piece.x)
  line.box = {
    x,
    y: top,
    width: right - x,
    height: bottom - top,
    fontSize: Math.max(box.fontSize, piece.fontSize),
  }
}

function boxOf({ x, y, width, height, fontSize }: TextPiece): LineBox {
  return { x, y, width, height, fontSize }
}

/** Japanese is set without spaces. */
function isWide(text: string): boolean {
  return /^[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/.test(text)
}
