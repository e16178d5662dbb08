import type { Box } from '../source-deck.ts'

export type Matrix = readonly [number, number, number, number, number, number]

/** Among a path's numbers: move 0 and line 1 have two more, a curve six, a quadratic one four, closing none. */
export function isCurved(path: Record<string, number>): boolean {
  const values = Object.values(path)
  const rest = [2, 2, 6, 4, 0]
  for (let at = 0; at < values.length; at += 1 + (rest[values[at] ?? 4] ?? 0)) {
    if (values[at] === 2 || values[at] === 3) return true
  }
  return false
}

export function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}

/** The box around a rectangle given by two corners, moved by a matrix. */
export function boxOf(m: Matrix, [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[]): Box {
  const corners = [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ].map(([x = 0, y = 0]) => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]] as const)
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Undefined where two boxes have nothing in common; a line without width has. */
export function intersect(a: Box, b: Box): Box | undefined {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  const width = Math.min(a.x + a.width, b.x + b.width) - x
  const height = Math.min(a.y + a.height, b.y + b.height) - y
  return width >= 0 && height >= 0 ? { x, y, width, height } : undefined
}

/** Whether a box lies wholly in another. */
export function contains(outer: Box, inner: Box, tolerance = 0): boolean {
  return (
    inner.x >= outer.x - tolerance &&
    inner.y >= outer.y - tolerance &&
    inner.x + inner.width <= outer.x + outer.width + tolerance &&
    inner.y + inner.height <= outer.y + outer.height + tolerance
  )
}

/** A box that reaches farther to all sides. */
export function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

/** Whether a matrix leaves a rectangle's sides level and upright. */
export function keepsLevel([a, b, c, d]: Matrix): boolean {
  const least = 0.001 * Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d))
  return (Math.abs(b) <= least && Math.abs(c) <= least) || (Math.abs(a) <= least && Math.abs(d) <= least)
}

/** Whether a path is one rectangle of level sides: a move, three lines or four, and each in a corner of its own. */
export function isRectangle(path: Record<string, number>): boolean {
  const values = Object.values(path)
  const closed = values.at(-1) === 4 && values.length % 3 === 1
  const rest = closed ? values.slice(0, -1) : values
  if (rest.length < 12 || rest.length > 15 || rest.length % 3 !== 0) return false
  const points = Array.from({ length: rest.length / 3 }, (_, at) => rest.slice(3 * at, 3 * at + 3))
  if (!points.every(([op], at) => op === (at === 0 ? 0 : 1))) return false
  const [first, second, third, fourth, last] = points.map(([, x = 0, y = 0]) => ({ x, y }))
  if (!first || !second || !third || !fourth) return false
  if (last && (last.x !== first.x || last.y !== first.y)) return false
  const turns =
    first.x === second.x
      ? second.y === third.y && third.x === fourth.x && fourth.y === first.y
      : first.y === second.y && second.x === third.x && third.y === fourth.y && fourth.x === first.x
  return turns && first.x !== third.x && first.y !== third.y
}
