/** Where a piece stands, in the units of what it stands in: the slide, or the drawing. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A part of a slide that is told from others: a block of its text, a drawing, a shape or a word in a drawing. */
export interface Piece {
  /** What it is: two pieces with one key are the same thing, wherever they stand. */
  key: string
  /** How it is shown, its place aside. */
  look: string
  box: Box
  /** Of a mark on other pieces its kind: it is one and the same wherever it stands and whatever its size. */
  halo?: string
}

/** What becomes of a piece in a step: it stays as it is, changes its look in its place, moves, or is new. */
type Change = 'stays' | 'recoloured' | 'moves' | 'new'

/** A piece of the slide that comes, and the one of the slide that is left which it was. */
export interface Match<P extends Piece> {
  after: P
  before?: P
  change: Change
}

/** Units by which two places may differ and are the same to the eye. */
const NEAR = 0.75

/** Pieces beyond which nothing moves: each is compared with each, while the reader rests. */
const MOST_PIECES = 400

/** What makes two pieces one, the surest first. */
const SAME: readonly ((old: Piece, piece: Piece) => boolean)[] = [
  (old, piece) => old.key === piece.key && old.look === piece.look && isSamePlace(old.box, piece.box),
  (old, piece) => old.key === piece.key && isSamePlace(old.box, piece.box),
  (old, piece) => old.key === piece.key,
  (old, piece) => old.halo !== undefined && old.halo === piece.halo,
]

/**
 * Finds each piece of the slide that comes among those of the slide that is left. What stands in the same place is found
 * first, so that of equal pieces only those move that have to, and of those that could have moved the nearest has.
 */
export function matchPieces<P extends Piece>(before: readonly P[], after: readonly P[]): Match<P>[] {
  if (Math.max(before.length, after.length) > MOST_PIECES)
    return after.map((piece) => ({ after: piece, change: 'stays' }))
  const left = new Set(before)
  const found = new Map<P, Match<P>>()
  for (const isSame of SAME) {
    const pairs = after
      .filter((piece) => !found.has(piece))
      .flatMap((piece) => [...left].filter((old) => isSame(old, piece)).map((old) => ({ old, piece })))
      .toSorted((a, b) => distance(a.old.box, a.piece.box) - distance(b.old.box, b.piece.box))
    for (const { old, piece } of pairs) {
      if (!left.has(old) || found.has(piece)) continue
      left.delete(old)
      found.set(piece, { after: piece, before: old, change: changeOf(old, piece) })
    }
  }
  return after.map((piece) => found.get(piece) ?? { after: piece, change: 'new' })
}

function changeOf(old: Piece, piece: Piece): Change {
  if (!isSamePlace(old.box, piece.box)) return 'moves'
  return old.look === piece.look ? 'stays' : 'recoloured'
}

/** True where nobody would see the difference. */
export function isSamePlace(a: Box, b: Box): boolean {
  return (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(a[side] - b[side]) < NEAR)
}

/** Between the middles of two places. */
function distance(a: Box, b: Box): number {
  return Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2)
}
