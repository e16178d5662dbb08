/**
 * A program that draws in the manner of Kandinsky: slide 50 is about code that paints, so this deck's own code does.
 * A seed gives a picture, always the same one; the build runs it. Its two painters stand for the two models of the
 * slide: `composeRich` relates its shapes to each other, `composeScattered` throws them on the canvas.
 */

import type { IllustrationTone } from '../vocabulary/tones.ts'

/** One stroke of the brush, in px of the canvas; `opacity` is 1 if left out, angles are degrees. */
export type Shape = { tone: IllustrationTone; opacity?: number } & (
  | { kind: 'disc'; x: number; y: number; r: number }
  | { kind: 'ring'; x: number; y: number; r: number; width: number }
  | { kind: 'half'; x: number; y: number; r: number; turn: number }
  | { kind: 'arc'; x: number; y: number; r: number; turn: number; width: number }
  | { kind: 'area'; points: readonly (readonly [x: number, y: number])[] }
  | { kind: 'line'; points: readonly (readonly [x: number, y: number])[]; width: number }
  | { kind: 'wave'; x: number; y: number; length: number; height: number; turn: number; width: number }
)

export interface Canvas {
  width: number
  height: number
}

/** Numbers from 0 to 1 that depend on nothing but the seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A composition: one heavy circle, a mountain against it, long diagonals, a board, arcs, and small things between. */
export function composeRich({ width, height }: Canvas, seed: number): Shape[] {
  const brush = makeBrush(seed)
  const side = brush.pick([-1, 1])
  /** Part of the width, measured from the side that this picture starts at. */
  const across = (least: number, most: number) => width * (0.5 + side * (brush.between(least, most) - 0.5))
  return [
    ...mountain(brush, across(0.48, 0.6), height * brush.between(0.1, 0.2), height * 0.8),
    ...target(brush, across(0.16, 0.26), height * brush.between(0.28, 0.4), height * 0.19),
    ...diagonals(brush, across(0.03, 0.03), across(0.97, 0.97), height),
    ...board(brush, across(0.8, 0.86), height * brush.between(0.12, 0.24), 17),
    ...arcs(brush, across(0.24, 0.28), height * 0.84, 26),
    ...fan(brush, across(0.8, 0.84), height * 0.84, height * 0.34, side),
    ...target(brush, across(0.84, 0.9), height * brush.between(0.5, 0.58), height * 0.085),
    ...target(brush, across(0.44, 0.5), height * brush.between(0.74, 0.82), height * 0.065),
    {
      kind: 'wave',
      x: across(0.36, 0.4),
      y: height * brush.between(0.1, 0.16),
      length: 84,
      height: 9,
      turn: 12,
      width: 3,
      tone: 'plum',
    },
    ...sprinkle(brush, width, height, 9),
  ]
}

/** Circles, boxes and lines of any color in any place. */
export function composeScattered({ width, height }: Canvas, seed: number): Shape[] {
  const brush = makeBrush(seed)
  const place = () => [brush.between(0.08, 0.92) * width, brush.between(0.1, 0.9) * height] as const
  const discs = brush.times(7, (): Shape => {
    const [x, y] = place()
    return { kind: 'disc', x, y, r: brush.between(12, 40), tone: brush.pick(COLORS) }
  })
  const boxes = brush.times(4, (): Shape => {
    const [x, y] = place()
    const [right, bottom] = [x + brush.between(26, 80), y + brush.between(20, 60)]
    return { kind: 'area', points: rectangle(x, y, right, bottom), tone: brush.pick(COLORS) }
  })
  const lines = brush.times(5, (): Shape => ({
    kind: 'line',
    points: [place(), place()],
    width: 3,
    tone: 'dark',
  }))
  return [...discs, ...boxes, ...lines]
}

const COLORS = ['warm', 'sun', 'blue', 'leaf', 'plum', 'sky'] as const
const DEEP = ['blue', 'plum', 'dark', 'warm'] as const
const BRIGHT = ['sun', 'warm', 'sky', 'leaf'] as const

function makeBrush(seed: number) {
  const random = seededRandom(seed)
  return {
    between: (least: number, most: number) => least + random() * (most - least),
    pick: <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T,
    times: <T>(count: number, make: (index: number) => T): T[] =>
      Array.from({ length: count }, (_, i) => make(i)),
  }
}

type Brush = ReturnType<typeof makeBrush>

/** A halo, a disc, its core, and a small bright disc that bites into its edge. */
function target(brush: Brush, x: number, y: number, r: number): Shape[] {
  const turn = brush.between(0.1, 1.2)
  const moon = { x: x + r * Math.cos(turn), y: y + r * Math.sin(turn) }
  return [
    { kind: 'disc', x, y, r: r * 1.28, tone: brush.pick(BRIGHT), opacity: 0.45 },
    { kind: 'disc', x, y, r, tone: brush.pick(DEEP) },
    { kind: 'disc', x: x - r * 0.1, y: y - r * 0.05, r: r * 0.5, tone: brush.pick(BRIGHT) },
    { kind: 'disc', ...moon, r: r * 0.36, tone: brush.pick(['warm', 'sun']) },
    { kind: 'ring', ...moon, r: r * 0.36, width: 2, tone: 'dark' },
  ]
}

/** Two sharp triangles with one foot in common, the front one see-through. */
function mountain(brush: Brush, x: number, y: number, height: number): Shape[] {
  const foot = y + height
  const [near, far] = [brush.between(70, 96), brush.between(44, 62)]
  const second = x + brush.between(40, 62)
  return [
    {
      kind: 'area',
      points: [
        [second, y + height * 0.3],
        [second + far, foot],
        [second - far, foot],
      ],
      tone: 'sun',
      opacity: 0.75,
    },
    {
      kind: 'area',
      points: [
        [x, y],
        [x + near * 0.6, foot],
        [x - near, foot],
      ],
      tone: 'sky',
      opacity: 0.8,
    },
    {
      kind: 'line',
      points: [
        [x - near, foot],
        [x, y],
        [x + near * 0.6, foot],
      ],
      width: 2.5,
      tone: 'dark',
    },
  ]
}

/** A bundle of lines from edge to edge. */
function diagonals(brush: Brush, from: number, to: number, height: number): Shape[] {
  const start = brush.between(0.82, 0.96) * height
  const widths = [3.5, 1.5, 1.5]
  return widths.map((width, index) => {
    const offset = index * (9 + index * 4)
    const end = start + offset - height * (0.8 - index * 0.06)
    return {
      kind: 'line',
      points: [[from, start + offset] as const, [to, end] as const],
      width,
      tone: 'dark',
    }
  })
}

/** A slanted chessboard of some colors, with fields left out. */
function board(brush: Brush, x: number, y: number, size: number): Shape[] {
  const lean = brush.between(0.2, 0.4)
  return brush
    .times(12, (index): Shape[] => {
      const [column, row] = [index % 4, Math.floor(index / 4)]
      const left = x + column * size - row * size * lean
      const top = y + row * size + column * size * 0.12
      const bottom = top + size
      const points = [
        [left, top],
        [left + size, top + 2],
        [left + size - size * lean, bottom + 2],
        [left - size * lean, bottom],
      ] as const
      return (column + row) % 2 === 0
        ? [{ kind: 'area', points, tone: brush.pick(COLORS) }]
        : [{ kind: 'line', points: [...points, points[0]], width: 1.5, tone: 'dark' }]
    })
    .flat()
}

function arcs(brush: Brush, x: number, y: number, r: number): Shape[] {
  return [
    { kind: 'half', x, y, r, turn: 180, tone: brush.pick(BRIGHT) },
    { kind: 'half', x: x + r * 1.6, y, r: r * 0.6, turn: 180, tone: brush.pick(DEEP) },
    { kind: 'arc', x, y, r: r * 1.3, turn: 180, width: 2.5, tone: 'dark' },
    {
      kind: 'line',
      points: [
        [x - r * 1.7, y],
        [x + r * 2.6, y],
      ],
      width: 2.5,
      tone: 'dark',
    },
  ]
}

/** Lines that spread from one point, towards the side that the picture starts at. */
function fan(brush: Brush, x: number, y: number, length: number, side: number): Shape[] {
  const start = brush.between(3.3, 3.5)
  return brush.times(5, (index): Shape => {
    const angle = start + index * 0.22
    const end = [x + side * length * Math.cos(angle), y + length * Math.sin(angle)] as const
    const middle = index === 2
    return { kind: 'line', points: [[x, y], end], width: middle ? 3.5 : 1.5, tone: middle ? 'warm' : 'dark' }
  })
}

function sprinkle(brush: Brush, width: number, height: number, count: number): Shape[] {
  return brush.times(count, () => ({
    kind: 'disc' as const,
    x: brush.between(0.05, 0.95) * width,
    y: brush.between(0.06, 0.94) * height,
    r: brush.between(3, 7),
    tone: brush.pick(COLORS),
  }))
}

function rectangle(left: number, top: number, right: number, bottom: number) {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ] as const
}
