/**
 * Decides which pieces are damaged: what each says by itself, plus what stands around it. Short pieces can't be told
 * alone (`GPS` is a system or "for"); beside others of their kind they can.
 */
import type { Piece } from './find-pieces.ts'

export interface JudgedPiece extends Piece {
  damaged: boolean
  /** Looks damaged but was left: it could be sound as well. */
  doubtful: boolean
  /** That it is damaged, 0 to 1. */
  confidence: number
}

/** Odds, in nats, from which a piece counts as damaged; Latin letters need more, as abbreviations look like them. */
const THRESHOLD = { cid: 8, latin: 10 } as const
/** Below the threshold by so much, a piece is reported if it looks damaged at all. */
const DOUBT = 6

/** What the rest of the document adds to a piece's own odds. */
const FAR = {
  /** It has damaged text of the same kind. */
  sameKind: 2,
  otherKind: 1,
} as const

/** What stands around a piece adds more. */
const NEAR = {
  /** A damaged piece touches it: kana beside kana, or Latin letters that may be of a sound font. */
  touching: 12,
  touchingLatin: 8,
  /** Of Latin letters besides: in this document those that touch damaged kana are shifted, elsewhere too. */
  touchingShifted: 5,
  /** Only a space parts it from a damaged piece. */
  beside: 8,
  /** A damaged piece stands elsewhere in its line. */
  sameLine: 5,
  /** The line before or after is damaged; for Latin letters, in its Latin letters. */
  nextLine: 3,
  /** The same letters occur in a run that is surely damaged. */
  seenDamaged: 5,
  /** A single mark is all that a line among damaged ones has: nobody writes that. */
  bareMark: 8,
  /** Sound text of other scripts stands in its line. */
  soundLine: -8,
} as const

/**
 * Odds that a piece needs of itself, whatever the document is like, unless something near speaks for it: there are
 * abbreviations of all two and three letters, and any Greek letter is a variable.
 */
const OWN_ODDS = { cid: 5, latin: 4 } as const
const ABBREVIATION = /^[A-Z]{1,3}$/
/** Two letters need more than a damaged line on either side. */
const SHORTEST = { length: 2, near: 8 } as const

const ROUNDS = 4

export function weighEvidence(lines: readonly (readonly Piece[])[]): JudgedPiece[][] {
  let judged = lines.map((pieces) => pieces.map((piece) => decide(piece, { far: 0, near: 0 })))
  for (let round = 0; round < ROUNDS; round++) {
    const context = surveyDocument(judged)
    const next = judged.map((pieces, line) => {
      const around = [judged[line - 1], judged[line + 1]].map((other) => other?.filter(isDamaged) ?? [])
      return weighLine(pieces, around, context)
    })
    const settled = countDamaged(next) === countDamaged(judged)
    judged = next
    if (settled) break
  }
  return judged
}

/** Evidence beyond the piece itself, in nats. */
interface Bonus {
  far: number
  near: number
}

function decide(piece: Piece, { far, near }: Bonus): JudgedPiece {
  const margin = piece.odds + far + near - THRESHOLD[piece.kind]
  const { kind, start, end, text, reading, odds, alone, lost, segments } = piece
  const abbreviation = ABBREVIATION.test(text)
  const needed = abbreviation && text.length <= SHORTEST.length ? SHORTEST.near : NEAR.nextLine
  const backed = near >= needed || (odds >= OWN_ODDS[kind] && !abbreviation)
  return {
    ...{ kind, start, end, text, reading, odds, alone, lost, segments },
    damaged: margin >= 0 && backed,
    doubtful: margin > -DOUBT && (odds > 0 || near >= 2 * NEAR.nextLine) && !(margin >= 0 && backed),
    confidence: Math.round(1000 / (1 + Math.exp(-(margin + 2) / 2))) / 1000,
  }
}

interface Survey {
  damagedKinds: Set<Piece['kind']>
  /** How many damaged runs of letters have a few letters in them. */
  shifted: Map<string, number>
  /** Kana and Latin letters are of one damaged font. */
  oneFont: boolean
}

/** Letters beside damaged kana that are shifted, at least, and how many of them to one that isn't. */
const ONE_FONT = { least: 3, ratio: 4 } as const
/** Odds below which letters are surely sound. */
const SOUND_ODDS = -8

/** Letters that are looked for in other runs, and runs that they are looked for in. */
const SHORTEST_SEEN = 2
const LONGEST_SEEN: number = 12
const SEEN_RUNS = 2000

function surveyDocument(judged: readonly (readonly JudgedPiece[])[]): Survey {
  const damaged = judged.flatMap((pieces) => pieces.filter(isDamaged))
  const shifted = new Map<string, number>()
  for (const { text } of damaged.filter(({ kind }) => kind === 'latin').slice(0, SEEN_RUNS))
    for (const part of partsOf(text)) shifted.set(part, (shifted.get(part) ?? 0) + 1)
  return { damagedKinds: new Set(damaged.map(({ kind }) => kind)), shifted, oneFont: isOneFont(judged) }
}

function isOneFont(judged: readonly (readonly JudgedPiece[])[]): boolean {
  const touching = judged.flatMap((pieces) =>
    pieces.filter(
      (piece, i) =>
        hasLetters(piece) &&
        [pieces[i - 1], pieces[i + 1]].some(
          (other) => other?.kind === 'cid' && other.damaged && distance(piece, other) === 0,
        ),
    ),
  )
  const shifted = touching.filter(isDamaged).length
  const sound = touching.filter(({ damaged, odds }) => !damaged && odds < SOUND_ODDS).length
  return shifted >= ONE_FONT.least && shifted > ONE_FONT.ratio * sound
}

/** Numbers say nothing: shifted, they would be letters; sound, they are of another font. */
function hasLetters({ kind, text }: Piece): boolean {
  return kind === 'latin' && !/^[\d.,:%+-]+$/.test(text)
}

function partsOf(text: string): Set<string> {
  const parts = new Set<string>()
  for (let start = 0; start < text.length; start++)
    for (let length = SHORTEST_SEEN; length <= LONGEST_SEEN && start + length <= text.length; length++)
      parts.add(text.slice(start, start + length))
  return parts
}

/** `around` has the damaged pieces of the line before and of the line after. */
function weighLine(
  pieces: readonly JudgedPiece[],
  around: readonly (readonly JudgedPiece[])[],
  survey: Survey,
): JudgedPiece[] {
  const damaged = pieces.filter(isDamaged).length
  const sound = pieces.filter((piece, i) => isSoundForeign(piece) && !touchesDamaged(pieces, i)).length
  return pieces.map((piece, i) => {
    const neighbours = [pieces[i - 1], pieces[i + 1]].filter((other) => other?.damaged)
    const nextLines = around.filter((other) =>
      other.some(({ kind }) => piece.kind === 'cid' || kind === 'latin'),
    ).length
    const distances = neighbours.map((other) => distance(piece, other ?? piece))
    return decide(piece, {
      far: farBonus(piece, survey),
      near:
        nearBonus(piece, distances, damaged - (piece.damaged ? 1 : 0)) +
        (survey.oneFont && distances.includes(0) && hasLetters(piece) ? NEAR.touchingShifted : 0) +
        nextLines * NEAR.nextLine +
        (isSeen(piece, survey) ? NEAR.seenDamaged : 0) +
        (nextLines > 0 && piece.alone && /^[!-/:-@[-`{-~]$/.test(piece.text) ? NEAR.bareMark : 0) +
        (piece.kind === 'cid' && !distances.includes(0) && sound > (isSoundForeign(piece) ? 1 : 0)
          ? NEAR.soundLine
          : 0),
    })
  })
}

function touchesDamaged(pieces: readonly JudgedPiece[], index: number): boolean {
  const piece = pieces[index]
  return [pieces[index - 1], pieces[index + 1]].some(
    (other) => piece && other?.damaged && distance(piece, other) === 0,
  )
}

function distance(a: Piece, b: Piece): number {
  return Math.max(a.start - b.end, b.start - a.end)
}

function farBonus(piece: Piece, { damagedKinds }: Survey): number {
  const other = piece.kind === 'cid' ? 'latin' : 'cid'
  return (damagedKinds.has(piece.kind) ? FAR.sameKind : 0) + (damagedKinds.has(other) ? FAR.otherKind : 0)
}

function nearBonus(piece: Piece, distances: readonly number[], damagedInLine: number): number {
  if (distances.includes(0)) return piece.kind === 'cid' ? NEAR.touching : NEAR.touchingLatin
  if (distances.includes(1)) return NEAR.beside
  return damagedInLine > 0 ? NEAR.sameLine : 0
}

function isSeen(piece: JudgedPiece, { shifted }: Survey): boolean {
  return piece.kind === 'latin' && (shifted.get(piece.text) ?? 0) > (piece.damaged ? 1 : 0)
}

function isDamaged({ damaged }: JudgedPiece): boolean {
  return damaged
}

/** A word or more of another script, not a single letter that happens to be likelier as one. */
function isSoundForeign({ kind, odds, text }: Piece): boolean {
  return kind === 'cid' && odds < -8 && text.length > 2
}

function countDamaged(judged: readonly (readonly JudgedPiece[])[]): number {
  return judged.reduce((sum, pieces) => sum + pieces.filter((piece) => piece.damaged).length, 0)
}
