/** A place in the drawing, in px of the stage. */
export interface Point {
  x: number
  y: number
}

/** A rectangle: its top left corner and its size. */
export interface Box extends Point {
  width: number
  height: number
}

export function point(x: number, y: number): Point {
  return { x, y }
}

export function box(x: number, y: number, width: number, height: number): Box {
  return { x, y, width, height }
}

/** A box around its centre. */
export function boxAround(center: Point, width: number, height: number): Box {
  return { x: center.x - width / 2, y: center.y - height / 2, width, height }
}

/** Middle of the left side; `at` moves it, 0 being the top and 1 the bottom. The other three likewise. */
export function left(of: Box, at = 0.5): Point {
  return { x: of.x, y: of.y + of.height * at }
}

export function right(of: Box, at = 0.5): Point {
  return { x: of.x + of.width, y: of.y + of.height * at }
}

export function top(of: Box, at = 0.5): Point {
  return { x: of.x + of.width * at, y: of.y }
}

export function bottom(of: Box, at = 0.5): Point {
  return { x: of.x + of.width * at, y: of.y + of.height }
}

export function center(of: Box): Point {
  return { x: of.x + of.width / 2, y: of.y + of.height / 2 }
}

export function moved(from: Point, dx: number, dy: number): Point {
  return { x: from.x + dx, y: from.y + dy }
}

/** The smallest box that holds all of these. */
export function around(boxes: readonly Box[], padding = 0): Box {
  const x = Math.min(...boxes.map((each) => each.x)) - padding
  const y = Math.min(...boxes.map((each) => each.y)) - padding
  const maxX = Math.max(...boxes.map((each) => each.x + each.width)) + padding
  const maxY = Math.max(...boxes.map((each) => each.y + each.height)) + padding
  return { x, y, width: maxX - x, height: maxY - y }
}

/** Two decimals are enough for a path, and keep the markup small. */
export function round(value: number): number {
  return Math.round(value * 100) / 100
}
