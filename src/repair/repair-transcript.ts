/**
 * Repairs text in which glyph numbers (CIDs of Adobe-Japan1) were written as Unicode code points, as in the transcripts
 * of many Japanese decks. The damage: kana and kanji land in other scripts (`ϞσϧʹΑΔ` is モデルによる), Latin letters
 * are shifted (`"` for A, `B` for a), digits, spaces and most ASCII marks vanish as control characters, and
 * normalization (NFC) replaces and reorders what it takes for accents. Each run of a line is judged by itself, with the
 * rest of the document as evidence: sound text stays as it is, and what can't be known is left and reported.
 */
import { chooseOrders } from './choose-orders.ts'
import { weighEvidence, type JudgedPiece } from './evidence.ts'
import { findPieces, LOST_MARK } from './find-pieces.ts'
import { findOrdinaryForms } from './ordinary-forms.ts'
import type { OrderModel } from './order-model.ts'

/**
 * What a run was: `cid` glyph numbers in other scripts, `latin` shifted Latin letters, `radical` radicals and
 * presentation forms in place of ordinary characters.
 */
export type RunKind = 'cid' | 'latin' | 'radical'

/** A stretch of a line that was repaired, or could have been. */
export interface RepairedRun {
  kind: RunKind
  /** Where it lies in the line as published, in UTF-16 units. */
  start: number
  end: number
  published: string
  /** What stands in the repaired line; equal to `published` where the run was left. */
  restored: string
  /** What it would be if it were damaged: differs from `restored` where the run was left. */
  reading: string
  /** That the run is damaged and `reading` is right: 0 to 1. */
  confidence: number
  /** Characters known to be lost, each a `□` in `restored`. */
  lost: number
}

export interface RepairedLine {
  /** The line as published. */
  line: string
  text: string
  /** In order, not overlapping. */
  runs: RepairedRun[]
}

export interface RepairOptions {
  /** Judges between the orders that normalization allows; without it, pairs of characters do. */
  orders?: OrderModel
}

/** One line without the evidence of others: fewer short runs can be told. */
export function repairLine(line: string, options: RepairOptions = {}): RepairedLine {
  const [repaired] = repairTranscript([line], options)
  return repaired ?? { line, text: line, runs: [] }
}

/** The lines of one document, in order. */
export function repairTranscript(lines: readonly string[], options: RepairOptions = {}): RepairedLine[] {
  const judged = judgePieces(lines)
  return lines.map((line, index) => repairPieces(line, judged[index] ?? [], options.orders))
}

/** A damaged run that isn't NFC shows that nothing in the document was sorted. */
function judgePieces(lines: readonly string[]): JudgedPiece[][] {
  const judged = weighEvidence(lines.map((line) => findPieces(line)))
  const normalized = judged.every((pieces) =>
    pieces.every(({ kind, damaged, text }) => kind !== 'cid' || !damaged || text.normalize('NFC') === text),
  )
  return normalized ? judged : weighEvidence(lines.map((line) => findPieces(line, false)))
}

function repairPieces(
  line: string,
  pieces: readonly JudgedPiece[],
  orders: OrderModel | undefined,
): RepairedLine {
  const readings = chooseOrders(line, pieces, orders)
  const runs = [...joinRuns(line, pieces, readings), ...radicalRuns(line)].sort((a, b) => a.start - b.start)
  let text = ''
  let at = 0
  for (const run of runs) {
    text += line.slice(at, run.start) + run.restored
    at = run.end
  }
  return { line, text: text + line.slice(at), runs }
}

/** Neighbouring pieces of one kind and fate are one run: `7("` within kana is part of it. */
function joinRuns(line: string, pieces: readonly JudgedPiece[], readings: readonly string[]): RepairedRun[] {
  const runs: RepairedRun[] = []
  for (const [index, piece] of pieces.entries()) {
    if (!piece.damaged && !piece.doubtful) continue
    const reading = readings[index] ?? ''
    const last = runs.at(-1)
    const lost = piece.damaged ? countLost(reading) : 0
    if (last?.end === piece.start && piece.damaged && last.restored === last.reading) {
      last.kind = last.kind === piece.kind ? last.kind : 'cid'
      last.end = piece.end
      last.published += line.slice(piece.start, piece.end)
      last.restored += reading
      last.reading += reading
      last.confidence = Math.min(last.confidence, piece.confidence)
      last.lost += lost
    } else {
      const { kind, start, end, confidence } = piece
      const published = line.slice(start, end)
      runs.push({
        kind,
        start,
        end,
        published,
        restored: piece.damaged ? reading : published,
        reading,
        confidence,
        lost,
      })
    }
  }
  return runs
}

/** The white square is a glyph too, but hardly one that damaged text has. */
function countLost(reading: string): number {
  return reading.split(LOST_MARK).length - 1
}

function radicalRuns(line: string): RepairedRun[] {
  return findOrdinaryForms(line).map(({ start, end, text }) => ({
    kind: 'radical' as const,
    start,
    end,
    published: line.slice(start, end),
    restored: text,
    reading: text,
    confidence: 1,
    lost: 0,
  }))
}
