import type { FormCodec } from './form-codec.ts'
import { readWhole } from './numbers.ts'

/** Top, left, bottom and right edge, in thousandths of the picture less one: a token of 1,000 bins each. */
export type Box = [top: number, left: number, bottom: number, right: number]

/** The data of the form `boxes`: objects of a picture, as a sequence of tokens. */
export interface BoxesData {
  objects: { box: Box; label: string }[]
  /** Names of the four coordinates and the class, in the order of the tokens. */
  order: string[]
  first: string
  last: string
  /** Numbers of bins to choose from, and the index of the one at the start. */
  bins: number[]
  start: number
  /** px of the side of the picture that errors are counted in. */
  pixels: number
}

export interface BoxesState {
  boxes: Box[]
  /** Index in `bins`. */
  bins: number
  /** The object whose box is moved. */
  chosen: number
  /** Tokens that the decoder has written. */
  steps: number
}

/** The finest grid that a box is set on. */
export const FINEST = 999

export const boxesCodec: FormCodec<BoxesData, BoxesState> = { start, read, write, fault }

function start({ objects, start: bins }: BoxesData): BoxesState {
  return { boxes: objects.map(({ box }) => box), bins, chosen: 0, steps: stepCount(objects.length) }
}

/** Tokens of all objects, and the last one. */
export function stepCount(objects: number): number {
  return objects * 5 + 1
}

/** `n4o0s11b50.342.567.658.375…`: bins, chosen object, steps, and four coordinates an object. */
function read(text: string, { objects, bins }: BoxesData): BoxesState | undefined {
  const [, n, o, s, list = ''] = /^n(\d+)o(\d+)s(\d+)b([\d.]+)$/.exec(text) ?? []
  const numbers = list.split('.').map((part) => readWhole(part, 0, FINEST))
  const state = {
    bins: readWhole(n, 0, bins.length - 1),
    chosen: readWhole(o, 0, objects.length - 1),
    steps: readWhole(s, 0, stepCount(objects.length)),
  }
  if (Object.values(state).includes(undefined) || numbers.length !== objects.length * 4) return undefined
  if (numbers.includes(undefined)) return undefined
  const boxes = objects.map((_, index) => numbers.slice(index * 4, index * 4 + 4) as Box)
  return boxes.every(isBox) ? ({ ...state, boxes } as BoxesState) : undefined
}

function write({ boxes, bins, chosen, steps }: BoxesState): string {
  return `n${String(bins)}o${String(chosen)}s${String(steps)}b${boxes.flat().join('.')}`
}

function isBox([top, left, bottom, right]: Box): boolean {
  return top < bottom && left < right
}

/** Sets one edge of a box; it stops before the opposite one. */
export function moveEdge(box: Box, edge: number, value: number): Box {
  const moved: Box = [...box]
  const opposite = box[(edge + 2) % 4] ?? 0
  const rounded = Math.round(Math.min(FINEST, Math.max(0, value)))
  moved[edge as 0 | 1 | 2 | 3] = edge < 2 ? Math.min(rounded, opposite - 1) : Math.max(rounded, opposite + 1)
  return moved
}

/** Pix2Seq's tokens of coordinates from 0 to 1: the nearest of so many bins, ties to the even one (`quantize` of its code). */
export function quantize(coordinate: number, bins: number): number {
  return Math.min(bins - 1, Math.max(0, roundEven(coordinate * (bins - 1))))
}

/** The coordinate that a token stands for. */
export function dequantize(token: number, bins: number): number {
  return token / (bins - 1)
}

function roundEven(value: number): number {
  const below = Math.floor(value)
  if (value - below !== 0.5) return Math.round(value)
  return below % 2 === 0 ? below : below + 1
}

export interface Tokenized {
  /** Four an object. */
  tokens: number[][]
  /** The boxes that the tokens stand for, as parts of the picture. */
  decoded: number[][]
  /** The largest distance of an edge from its own place, px of the picture. */
  errorPx: number
}

export function tokenize({ bins, pixels }: BoxesData, state: BoxesState): Tokenized {
  const count = bins[state.bins] ?? 1000
  const parts = state.boxes.map((box) => box.map((value) => value / FINEST))
  const tokens = parts.map((box) => box.map((value) => quantize(value, count)))
  const decoded = tokens.map((box) => box.map((token) => dequantize(token, count)))
  const errors = parts.flatMap((box, index) =>
    box.map((value, edge) => Math.abs(value - (decoded[index]?.[edge] ?? 0))),
  )
  return { tokens, decoded, errorPx: Math.max(...errors) * pixels }
}

function fault(data: BoxesData): string | undefined {
  if (data.order.length !== 5) return '"order" must name the four coordinates and the class'
  if (data.bins[data.start] === undefined) return '"start" must be the index of one of the "bins"'
  return read(write(start(data)), data)
    ? undefined
    : 'each box must be top, left, bottom, right, from 0 to 999'
}
