import { loadCanvas } from '../machine/node-canvas.ts'
import { attribute, descendants, type XmlElement } from './xml.ts'

/** What is cut off at each side, in shares of the picture. */
export interface Crop {
  left: number
  top: number
  right: number
  bottom: number
}

const WEBP_QUALITY = 90
/** In shares: what a hand leaves over is no crop. */
const LEAST = 0.005

/** What a show cuts off of a picture (ECMA-376, 20.1.8.55); undefined where it shows the whole. */
export function cropOf(element: XmlElement): Crop | undefined {
  const source = descendants(element, 'srcRect')[0]
  // In thousandths of a percent; what is less than nothing is space around the picture.
  const share = (name: string) => Math.max(0, Number(attribute(source, name) ?? 0) / 100_000) || 0
  const crop = { left: share('l'), top: share('t'), right: share('r'), bottom: share('b') }
  const isCut = Object.values(crop).some((side) => side > LEAST)
  return isCut && crop.left + crop.right < 1 && crop.top + crop.bottom < 1 ? crop : undefined
}

/** The part of a raster picture that is shown; undefined where nothing here can cut it. */
export async function cropPicture(bytes: Uint8Array, crop: Crop): Promise<Buffer | undefined> {
  try {
    const canvas = loadCanvas()
    const image = await canvas.loadImage(bytes)
    const x = Math.round(image.width * crop.left)
    const y = Math.round(image.height * crop.top)
    const width = Math.max(1, Math.round(image.width * (1 - crop.right)) - x)
    const height = Math.max(1, Math.round(image.height * (1 - crop.bottom)) - y)
    const part = canvas.createCanvas(width, height)
    part.getContext('2d').drawImage(image, x, y, width, height, 0, 0, width, height)
    return await (isJpeg(bytes) ? part.encode('webp', WEBP_QUALITY) : part.encode('png'))
  } catch {
    return undefined
  }
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8
}
