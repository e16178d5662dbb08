import { writeFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { HIGHEST_PAGE } from './bounds.ts'
import { ImportError } from './import-error.ts'
import {
  loadCanvas,
  type Canvas,
  type CanvasContext,
  type NodeCanvas,
  type Pixels,
} from './machine/node-canvas.ts'
import type { PagePicture } from './source-deck.ts'

/** Pixels across: what a stage of 1920 px shows, and the same on a screen of twice its density, or of 4K. */
export const WIDTH_PX = 1920
export const LARGER_WIDTH_PX = 3840
const WEBP_QUALITY = 85
const LARGER_QUALITY = 80

/**
 * Where pages are drawn, one after the other in the same memory: a canvas of 4K is 33 MB, and is given back long after
 * nobody needs it.
 */
export class PixelPages {
  private readonly createCanvas: NodeCanvas['createCanvas']
  private large: Canvas | undefined
  private small: Canvas | undefined

  constructor(name: string) {
    this.createCanvas = canvasFor(name).createCanvas
  }

  /** What is on it is the page before: who draws covers all of it. */
  canvas(width: number, height: number): Canvas {
    if (this.large?.width !== width || this.large.height !== height) {
      this.large = this.createCanvas(width, height)
      this.small = this.createCanvas(WIDTH_PX, Math.round((height * WIDTH_PX) / width))
      this.small.getContext('2d').imageSmoothingQuality = 'high'
    }
    return this.large
  }

  /** Takes a page as poppler writes it, a band after the other. */
  async readPixmap(stream: Readable): Promise<void> {
    let head = Buffer.alloc(0)
    let bands: Bands | undefined
    for await (const part of stream as AsyncIterable<Buffer>) {
      if (bands) {
        bands.take(part)
        continue
      }
      head = Buffer.concat([head, part])
      const found = headOf(head)
      if (!found && head.length > LONGEST_HEAD) break
      if (!found) continue
      const { width, height, length } = found
      if (width > LARGER_WIDTH_PX || height > HIGHEST_PAGE * LARGER_WIDTH_PX) break
      bands = new Bands(this.canvas(width, height).getContext('2d'), width, height)
      bands.take(head.subarray(length))
    }
    if (bands?.isWhole !== true) throw new Error('what was drawn cannot be read')
  }

  /** The page that was drawn at both sizes, as WebP. */
  async save(target: string): Promise<PagePicture> {
    const { large, small } = this
    if (!large || !small) throw new Error('nothing was drawn')
    const { width, height } = small
    small.getContext('2d').drawImage(large, 0, 0, width, height)
    const [file, larger] = [`${target}.webp`, `${target}@2x.webp`]
    await Promise.all([
      small.encode('webp', WEBP_QUALITY).then((bytes) => writeFile(file, bytes)),
      large.encode('webp', LARGER_QUALITY).then((bytes) => writeFile(larger, bytes)),
    ])
    return { extension: 'webp', file, larger, width, height }
  }
}

/** Rows that are put on a canvas at once: those of a whole page would be as much again as the canvas. */
const BAND_ROWS = 48

/** Pixels on their way to a canvas, three bytes each. */
class Bands {
  private readonly pixels: Pixels
  /** In the band: the byte that comes next, of which the canvas has four a pixel. */
  private to = 0
  private row = 0

  constructor(
    private readonly context: CanvasContext,
    private readonly width: number,
    private readonly height: number,
  ) {
    this.pixels = context.createImageData(width, BAND_ROWS)
    this.pixels.data.fill(255)
  }

  get isWhole(): boolean {
    return this.row >= this.height
  }

  take(part: Buffer): void {
    const { data } = this.pixels
    const rows = () => Math.min(BAND_ROWS, this.height - this.row)
    let full = 4 * this.width * rows()
    for (const byte of part) {
      if (this.isWhole) return
      data[this.to++] = byte
      // The fourth is how opaque it is: wholly.
      if (this.to % 4 === 3) this.to++
      if (this.to < full) continue
      this.context.putImageData(this.pixels, 0, this.row)
      this.row += rows()
      this.to = 0
      full = 4 * this.width * rows()
    }
  }
}

/** Bytes: no head of a PPM is longer. */
const LONGEST_HEAD = 1000

/** PPM: `P6`, width, height, 255, and three bytes a pixel. */
function headOf(bytes: Buffer): { width: number; height: number; length: number } | undefined {
  const [head = '', width = '', height = ''] =
    /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 64)) ?? []
  return head === '' ? undefined : { width: Number(width), height: Number(height), length: head.length }
}

function canvasFor(name: string): NodeCanvas {
  try {
    return loadCanvas()
  } catch {
    throw new ImportError(
      name,
      'nothing is here that draws pages: install poppler (pdftocairo), or import text alone with --text',
    )
  }
}
