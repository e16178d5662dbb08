import { createRequire } from 'node:module'

/** A picture, or what was drawn. */
export interface DrawnImage {
  width: number
  height: number
}

export interface Canvas extends DrawnImage {
  getContext: (kind: '2d') => CanvasContext
  encode: (type: 'png' | 'webp', quality?: number) => Promise<Buffer>
}

export interface Pixels {
  data: Uint8ClampedArray
}

export interface CanvasContext {
  /** To a place and size; or of a place and size first. */
  drawImage: (image: DrawnImage, ...places: number[]) => void
  createImageData: (width: number, height: number) => Pixels
  putImageData: (data: Pixels, x: number, y: number) => void
  imageSmoothingQuality: string
  /** Blank, and with nothing set. */
  reset: () => void
}

export interface NodeCanvas {
  createCanvas: (width: number, height: number) => Canvas
  loadImage: (bytes: Uint8Array) => Promise<DrawnImage>
}

/** What pdf.js brings along to draw on where there is no browser. Throws where this machine has none. */
export function loadCanvas(): NodeCanvas {
  return createRequire(import.meta.url)('@napi-rs/canvas') as NodeCanvas
}
