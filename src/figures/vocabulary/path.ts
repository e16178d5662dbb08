import { round, type Point } from './geometry.ts'

export type Course =
  'straight' | 'horizontal' | 'vertical' | 'across' | 'down' | 'curve-across' | 'curve-down'

/** Radius of a line's corners, px. */
const CORNER = 8

interface Path {
  d: string
  /** Direction at the end and (pointing outwards) at the start, radians. */
  endAngle: number
  startAngle: number
}

/** The ends drawn in by a gap, along the direction in which the line leaves and arrives. */
export function shortened(
  points: readonly Point[],
  course: Course,
  gapStart: number,
  gapEnd: number,
): Point[] {
  const line = points.length > 2 ? [...points] : corners(points, course)
  const [first, second, penultimate, last] = [line[0], line[1], line.at(-2), line.at(-1)]
  if (!first || !second || !penultimate || !last) return [...points]
  return [towards(first, second, gapStart), ...points.slice(1, -1), towards(last, penultimate, gapEnd)]
}

/** The path of a line through these points, its corners rounded. */
export function pathThrough(points: readonly Point[], course: Course | 'through'): Path {
  const line = course === 'through' ? [...points] : corners(points, course)
  const [first, second, penultimate, last] = [line[0], line[1], line.at(-2), line.at(-1)]
  if (!first || !second || !penultimate || !last) throw new Error('a line needs two points')
  const d = course.startsWith('curve') ? curve(line) : polyline(line)
  return { d, endAngle: angle(penultimate, last), startAngle: angle(second, first) }
}

function corners(points: readonly Point[], course: Course): Point[] {
  const [from, to] = [points[0], points.at(-1)]
  if (!from || !to) return [...points]
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  const between: Record<Course, Point[]> = {
    straight: [],
    horizontal: [{ x: to.x, y: from.y }],
    vertical: [{ x: from.x, y: to.y }],
    across: twoCorners(from, to, { x: middle.x, y: from.y }, { x: middle.x, y: to.y }),
    down: twoCorners(from, to, { x: from.x, y: middle.y }, { x: to.x, y: middle.y }),
    'curve-across': [
      { x: middle.x, y: from.y },
      { x: middle.x, y: to.y },
    ],
    'curve-down': [
      { x: from.x, y: middle.y },
      { x: to.x, y: middle.y },
    ],
  }
  return [from, ...between[course], to]
}

function twoCorners(from: Point, to: Point, first: Point, second: Point): Point[] {
  return from.x === to.x || from.y === to.y ? [] : [first, second]
}

function polyline(line: readonly Point[]): string {
  return line
    .map((at, index) => {
      const [before, after] = [line[index - 1], line[index + 1]]
      if (!before) return `M${format(at)}`
      if (!after) return `L${format(at)}`
      const radius = Math.min(CORNER, distance(before, at) / 2, distance(at, after) / 2)
      return `L${format(towards(at, before, radius))}Q${format(at)} ${format(towards(at, after, radius))}`
    })
    .join('')
}

function curve(line: readonly Point[]): string {
  const [from, ...rest] = line.map(format)
  return `M${from}C${rest.join(' ')}`
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to)
  if (length === 0) return from
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length }
}

function distance(from: Point, to: Point): number {
  return Math.hypot(to.x - from.x, to.y - from.y)
}

function angle(from: Point, to: Point): number {
  return Math.atan2(to.y - from.y, to.x - from.x)
}

function format(at: Point): string {
  return `${round(at.x)} ${round(at.y)}`
}
