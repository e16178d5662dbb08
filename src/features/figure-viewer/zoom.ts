/** Sizes and places in CSS px. */
export interface Size {
  width: number
  height: number
}
export interface Place {
  x: number
  y: number
}

/** What a press of + or − multiplies by. */
export const ZOOM_STEP = 1.25
/** The largest zoom, as a multiple of the drawing's own size or of its size when it fits, whichever is larger. */
const MOST = 6

/** The scale at which all of a drawing is seen. */
export function fitScale(drawing: Size, view: Size): number {
  if (drawing.width <= 0 || drawing.height <= 0) return 1
  return Math.min(view.width / drawing.width, view.height / drawing.height)
}

/** The scale within its bounds: never smaller than what fits or than the drawing's own size. */
export function clampScale(scale: number, fit: number): number {
  return Math.min(Math.max(scale, Math.min(fit, 1)), Math.max(fit, 1) * MOST)
}

/** A picture's words, 18 px or more at its own size, can still be read at this scale. */
const READABLE = 0.62

/** Where a drawing opens: whole where its words can then be read, else larger, to be moved about. */
export function openingScale(fit: number, isText: boolean): number {
  return Math.max(fit, isText ? 1 : READABLE)
}

/** What one turn of a wheel multiplies by; pixels are turned into a smooth factor. */
export function wheelFactor(deltaY: number): number {
  return Math.exp(-Math.max(-100, Math.min(100, deltaY)) * 0.004)
}

/**
 * How far to scroll on one axis so that what is under `point` (from the view's edge) stays there when the drawing
 * grows by `ratio`. `before` and `after` are where the drawing starts inside what is scrolled.
 */
export function keepPoint(
  scroll: number,
  point: number,
  ratio: number,
  before: number,
  after: number,
): number {
  return (scroll + point - before) * ratio + after - point
}

/** The distance of two fingers and the point between them. */
export function pinchOf(a: Place, b: Place): { distance: number; middle: Place } {
  return {
    distance: Math.hypot(a.x - b.x, a.y - b.y),
    middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
  }
}
