import type { Fields } from '../unknown-value.ts'
import { isRecord } from '../unknown-value.ts'

/*
 * What a speaker points at and draws, for who listens. Places are in slide units (1280 × 720), whole ones; a line is the
 * place where it begins and then the way from each place to the next: a page of handwriting is one small message.
 */

export const LIVE_INK = {
  /** Messages a second, at most, while the speaker points or draws. */
  perSecond: 15,
  /** Characters that all lines of a slide have together: with the rest of the message, one packet (LIVE_LIMITS). */
  pathCharacters: 3200,
  /** Lines of a slide. */
  strokes: 60,
  width: 1280,
  height: 720,
} as const

const TOOLS = ['pen', 'highlighter'] as const
const COLORS = ['red', 'blue', 'green', 'ink'] as const

/** A line of the pen, as pages draw it. */
export interface LiveStroke {
  id: string
  tool: (typeof TOOLS)[number]
  color: (typeof COLORS)[number]
  /** The third of each is the pressure, which isn't sent: 0. */
  points: readonly (readonly [x: number, y: number, pressure: number])[]
}

/** Where the speaker points, and what is being drawn. */
export interface LivePointer {
  slideNumber: number
  /** In slide units; without both the light is out. */
  x?: number
  y?: number
  stroke?: LiveStroke & {
    /** Number of the points that were sent before: these follow. */
    from: number
  }
}

/** All lines of the slide that is shown. */
export interface LiveInk {
  slideNumber: number
  strokes: LiveStroke[]
}

/** `10 20 3 4`: from (10, 20) to (13, 24). */
export function formatPath(points: LiveStroke['points']): string {
  let [beforeX, beforeY] = [0, 0]
  const parts: number[] = []
  for (const [x, y] of points) {
    const [nowX, nowY] = [Math.round(x), Math.round(y)]
    parts.push(nowX - beforeX, nowY - beforeY)
    ;[beforeX, beforeY] = [nowX, nowY]
  }
  return parts.join(' ')
}

/** Undefined where the text is no path. */
export function parsePath(text: unknown): LiveStroke['points'] | undefined {
  if (typeof text !== 'string' || text.length > 4000 || !/^-?\d{1,4}( -?\d{1,4})*$/.test(text))
    return undefined
  const parts = text.split(' ').map(Number)
  if (parts.length % 2 !== 0) return undefined
  const points: [number, number, number][] = []
  let [x, y] = [0, 0]
  for (let at = 0; at < parts.length; at += 2) {
    x += parts[at] ?? 0
    y += parts[at + 1] ?? 0
    if (Math.abs(x) > 10_000 || Math.abs(y) > 10_000) return undefined
    points.push([x, y, 0])
  }
  return points
}

/** The newest lines of a slide that go into one message, each without the places that a straight line has anyway. */
export function inkToSend(strokes: readonly LiveStroke[]): LiveStroke[] {
  const kept: LiveStroke[] = []
  let left: number = LIVE_INK.pathCharacters
  for (const stroke of strokes.slice(-LIVE_INK.strokes).reverse()) {
    const points = thin(stroke.points, 1)
    left -= formatPath(points).length + 60
    if (left < 0) break
    kept.unshift({ ...stroke, id: shortId(stroke.id), points })
  }
  return kept
}

/** Ids are of the drawing page; eight characters of them tell the lines of a slide apart. */
export function shortId(id: string): string {
  return id.replace(/[^\w-]/g, '').slice(-8) || '0'
}

/** Leaves out places nearer to the line between their neighbours than `most` units (Ramer, Douglas, Peucker). */
export function thin(points: LiveStroke['points'], most: number): LiveStroke['points'] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 3) return points
  let [far, at] = [0, 0]
  for (let i = 1; i < points.length - 1; i++) {
    const distance = distanceTo(points[i] ?? first, first, last)
    if (distance > far) [far, at] = [distance, i]
  }
  if (far <= most) return [first, last]
  return [...thin(points.slice(0, at + 1), most).slice(0, -1), ...thin(points.slice(at), most)]
}

type Point = LiveStroke['points'][number]

function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = Math.hypot(bx - ax, by - ay)
  if (length === 0) return Math.hypot(x - ax, y - ay)
  return Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
}

/** As they are sent: points as a path. */
export function writeStroke<T extends LiveStroke>({ points, ...stroke }: T) {
  return { ...stroke, path: formatPath(points) }
}

/** Undefined where it has not the shape of a line. */
function readStroke(value: unknown): LiveStroke | undefined {
  if (!isRecord(value)) return undefined
  const { id, tool: givenTool, color: givenColor, path } = value
  const tool = TOOLS.find((known) => known === givenTool)
  const color = COLORS.find((known) => known === givenColor)
  const points = parsePath(path)
  if (typeof id !== 'string' || !/^[\w-]{1,36}$/.test(id) || !tool || !color || !points) return undefined
  return { id, tool, color, points }
}

export function readPointer({ slideNumber, x, y, stroke }: Fields): LivePointer | undefined {
  if (!isSlide(slideNumber)) return undefined
  if (x !== undefined && !(isPlace(x) && isPlace(y))) return undefined
  const line = stroke === undefined ? undefined : readStroke(stroke)
  const from = isRecord(stroke) ? stroke['from'] : 0
  if (stroke !== undefined && !(line && isWhole(from))) return undefined
  return {
    slideNumber,
    ...(isPlace(x) && isPlace(y) && { x, y }),
    ...(line && isWhole(from) && { stroke: { ...line, from } }),
  }
}

export function readInk({ slideNumber, strokes }: Fields): LiveInk | undefined {
  if (!isSlide(slideNumber) || !Array.isArray(strokes) || strokes.length > LIVE_INK.strokes) return undefined
  const read = strokes.map(readStroke)
  return read.every((stroke) => stroke !== undefined) ? { slideNumber, strokes: read } : undefined
}

function isSlide(value: unknown): value is number {
  return isWhole(value) && value >= 1
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000_000
}

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 10_000
}
