import { isRecord } from '../../deck/unknown-value.ts'

/** Colours by name: what they look like follows the theme. */
export const INK_COLORS = ['red', 'blue', 'green', 'ink'] as const
export type InkColor = (typeof INK_COLORS)[number]

export const DRAWING_TOOLS = ['pen', 'highlighter'] as const
export type DrawingTool = (typeof DRAWING_TOOLS)[number]

/** Where the pen was: x and y in slide units, pressure 0–1, `0` where the device tells none. */
export type InkPoint = readonly [x: number, y: number, pressure: number]

/** One line of the pen, from where it was put down to where it was lifted. */
export interface Stroke {
  id: string
  tool: DrawingTool
  color: InkColor
  points: readonly InkPoint[]
}

/** Undefined for what is no list of strokes: written by another program, or cut off. */
export function readStrokes(value: unknown): Stroke[] | undefined {
  return Array.isArray(value) && value.every(isStroke) ? value : undefined
}

export function isStroke(value: unknown): value is Stroke {
  if (!isRecord(value)) return false
  const { id, tool, color, points } = value
  return (
    typeof id === 'string' &&
    DRAWING_TOOLS.some((known) => known === tool) &&
    INK_COLORS.some((known) => known === color) &&
    Array.isArray(points) &&
    points.length > 0 &&
    points.every(isPoint)
  )
}

/** In slide units, far off any slide: larger numbers break the arithmetic of paths. */
const FURTHEST = 1e5

function isPoint(value: unknown): value is InkPoint {
  return (
    Array.isArray(value) &&
    value.length === 3 &&
    value.every((part) => Math.abs(Number(part)) <= FURTHEST && typeof part === 'number')
  )
}

/** Whether the eraser, at a point with a radius, both in slide units, touches a stroke. */
export function touches({ points }: Stroke, x: number, y: number, radius: number): boolean {
  const [first] = points
  if (first && points.length === 1) return Math.hypot(first[0] - x, first[1] - y) <= radius
  return points.some((point, at) => {
    const before = points[at - 1]
    return before !== undefined && distanceToSegment(x, y, before, point) <= radius
  })
}

function distanceToSegment(x: number, y: number, [ax, ay]: InkPoint, [bx, by]: InkPoint): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const share = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length
  const along = Math.min(1, Math.max(0, share))
  return Math.hypot(ax + along * (bx - ax) - x, ay + along * (by - ay) - y)
}
