import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Readable } from 'node:stream'
import { ImportError } from './import-error.ts'
import type { PagePicture } from './source-deck.ts'

/** Pixels across: what a stage of 1920 px shows, and the same on a screen of twice its density, or of 4K. */
export const WIDTH_PX = 1920
export const LARGER_WIDTH_PX = 3840
const WEBP_QUALITY = 85
const LARGER_QUALITY = 80

/** What pdf.js brings along to draw on where there is no browser. */
interface NodeCanvas {
  createCanvas: (width: number, height: number) => Canvas
}

export interface Canvas {
  width: number
  height: number
  getContext: (kind: '2d') => CanvasContext
  encode: (type: 'webp', quality: number) => Promise<Buffer>
}

interface Pixels {
  data: Uint8ClampedArray
}

interface CanvasContext {
  drawImage: (canvas: Canvas, x: number, y: number, width: number, height: number) => void
  createImageData: (width: number, height: number) => Pixels
  putImageData: (data: Pixels, x: number, y: number) => void
  imageSmoothingQuality: string
  /** Blank, and with nothing set. */
  reset: () => void
}

/**
 * Where pages are drawn, one after the other in the same memory: a canvas of 4K is 33 MB, and is given back long after
 * nobody needs it.
 */
export class PixelPages {
  private readonly createCanvas: NodeCanvas['createCanvas']
  private large: Canvas | undefined
  private small: Canvas | undefined
  private pixels: Pixels | undefined

  constructor(name: string) {
    this.createCanvas = loadCanvas(name).createCanvas
  }

  /** What is on it is the page before: who draws covers all of it. */
  canvas(width: number, height: number): Canvas {
    if (this.large?.width !== width || this.large.height !== height) {
      this.large = this.createCanvas(width, height)
      this.small = this.createCanvas(WIDTH_PX, Math.round((height * WIDTH_PX) / width))
      this.small.getContext('2d').imageSmoothingQuality = 'high'
      this.pixels = undefined
    }
    return this.large
  }

  /** Takes a page as poppler writes it. */
  async readPixmap(stream: Readable): Promise<void> {
    let head = Buffer.alloc(0)
    let at = -1
    for await (const part of stream as AsyncIterable<Buffer>) {
      if (at >= 0) {
        at = this.takeBytes(part, at)
        continue
      }
      head = Buffer.concat([head, part])
      const found = headOf(head)
      if (!found) {
        if (head.length > 1000) break
        continue
      }
      this.startPixmap(found.width, found.height)
      at = this.takeBytes(head.subarray(found.length), 0)
    }
    if (!this.large || !this.pixels || at < 3 * this.large.width * this.large.height)
      throw new Error('what was drawn cannot be read')
    this.large.getContext('2d').putImageData(this.pixels, 0, 0)
  }

  private startPixmap(width: number, height: number): void {
    if (width > LARGER_WIDTH_PX || height > 4 * LARGER_WIDTH_PX) throw new Error('the page is too large')
    const context = this.canvas(width, height).getContext('2d')
    this.pixels ??= context.createImageData(width, height)
    this.pixels.data.fill(255)
  }

  /** Three bytes a pixel, from the `at`th byte on; gives back where the next begin. */
  private takeBytes(part: Buffer, at: number): number {
    const data = this.pixels?.data
    if (!data) return at
    let colour = at % 3
    let to = Math.floor(at / 3) * 4 + colour
    for (let from = 0; from < part.length; from++) {
      data[to++] = part[from] ?? 0
      if (++colour === 3) {
        colour = 0
        to++
      }
    }
    return at + part.length
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

/** PPM: `P6`, width, height, 255, and three bytes a pixel. */
function headOf(bytes: Buffer): { width: number; height: number; length: number } | undefined {
  const [head = '', width = '', height = ''] =
    /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 64)) ?? []
  return head === '' ? undefined : { width: Number(width), height: Number(height), length: head.length }
}

function loadCanvas(name: string): NodeCanvas {
  try {
    return createRequire(import.meta.url)('@napi-rs/canvas') as NodeCanvas
  } catch {
    throw new ImportError(
      name,
      'nothing is here that draws pages: install poppler (pdftocairo), or import text alone with --text',
    )
  }
}
