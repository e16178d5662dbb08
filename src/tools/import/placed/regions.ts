import type { Box } from '../source-deck.ts'
import { around, bottomOf, rightOf } from './placed-line.ts'

/** Something on a page that is read as one: a line, a table, a piece of code. */
export interface Atom {
  box: Box
  fontSize: number
}

/** A part of a page: what is read from its top to its foot, or columns beside each other. */
export type Region<A extends Atom> =
  { kind: 'flow'; atoms: A[] } | { kind: 'columns'; columns: Region<A>[][] }

/** More than this is no slide to be taken apart: it is read from its top. */
const MOST_ATOMS = 90
/** In font sizes: what is left free between two columns. */
const GUTTER = 0.9

/** The parts of a page as a person reads them: from the top, and column after column where there are columns. */
export function readRegions<A extends Atom>(atoms: readonly A[], depth = 0): Region<A>[] {
  const sorted = [...atoms].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
  if (sorted.length < 2 || sorted.length > MOST_ATOMS || depth > 4) return flow(sorted)
  const rows = bandsOf(sorted)
  for (let length = rows.length; length >= 1; length--) {
    for (let from = 0; from + length <= rows.length; from++) {
      const part = rows.slice(from, from + length).flat()
      const gutter = gutterOf(part)
      if (gutter === undefined) continue
      const [left, right] = [
        part.filter(({ box }) => box.x + box.width / 2 < gutter),
        part.filter(({ box }) => box.x + box.width / 2 >= gutter),
      ]
      return [
        ...readRegions(rows.slice(0, from).flat(), depth + 1),
        { kind: 'columns', columns: [readRegions(left, depth + 1), readRegions(right, depth + 1)] },
        ...readRegions(rows.slice(from + length).flat(), depth + 1),
      ]
    }
  }
  return flow(sorted)
}

function flow<A extends Atom>(atoms: A[]): Region<A>[] {
  return atoms.length === 0 ? [] : [{ kind: 'flow', atoms: inRows(atoms) }]
}

/** Beside each other from the left, else from the top. */
function inRows<A extends Atom>(atoms: readonly A[]): A[] {
  const rows: A[][] = []
  for (const atom of atoms) {
    const row = rows.at(-1)
    const first = row?.[0]
    const isBeside =
      first &&
      Math.abs(atom.box.y + atom.box.height / 2 - (first.box.y + first.box.height / 2)) <
        0.4 * Math.min(first.fontSize, atom.fontSize)
    if (row && isBeside) row.push(atom)
    else rows.push([atom])
  }
  return rows.flatMap((row) => row.sort((a, b) => a.box.x - b.box.x))
}

/** Rows that nothing crosses: where one ends and the next begins, a page can be cut. */
function bandsOf<A extends Atom>(sorted: readonly A[]): A[][] {
  const bands: A[][] = []
  let bottom = -Infinity
  for (const atom of sorted) {
    const last = bands.at(-1)
    if (last && atom.box.y < bottom - 0.3 * atom.fontSize) last.push(atom)
    else bands.push([atom])
    bottom = Math.max(bottom, bottomOf(atom.box))
  }
  return bands
}

/** Where the widest space lies that nothing crosses and that has columns on either side; undefined where there is none. */
function gutterOf(atoms: readonly Atom[]): number | undefined {
  if (atoms.length < 2) return undefined
  const sorted = [...atoms].sort((a, b) => a.box.x - b.box.x)
  let right = -Infinity
  let best: { width: number; at: number } | undefined
  for (const [index, { box, fontSize }] of sorted.entries()) {
    const gap = box.x - right
    if (index > 0 && gap > GUTTER * fontSize && gap > (best?.width ?? 0)) {
      if (areColumns(sorted.slice(0, index), sorted.slice(index))) best = { width: gap, at: right + gap / 2 }
    }
    right = Math.max(right, rightOf(box))
  }
  return best?.at
}

/** Two columns stand beside each other for a good part of their height; a word beside a line is none. */
function areColumns<A extends Atom>(left: readonly A[], right: readonly A[]): boolean {
  const [a, b] = [around(left.map(({ box }) => box)), around(right.map(({ box }) => box))]
  const shared = Math.min(bottomOf(a), bottomOf(b)) - Math.max(a.y, b.y)
  const lower = Math.min(a.height, b.height)
  const size = Math.max(...[...left, ...right].map(({ fontSize }) => fontSize))
  const isTall = (side: readonly A[]) => side.length === 1 && (side[0]?.box.height ?? 0) > 2.5 * size
  return (
    shared > 0.5 * lower &&
    (isTall(left) ||
      isTall(right) ||
      lower > 1.6 * size ||
      (left.length > 1 && right.length > 1) ||
      shared > 0.5 * Math.max(a.height, b.height))
  )
}
