/** Pixels across and down that a picture's file says it has. */
export interface PixelSize {
  width: number
  height: number
}

/**
 * What a picture says of its size, by its format (png, jpg, gif, webp, avif), as browsers read it: a file of some
 * kilobytes may stand for gigabytes of pixels. Undefined where none is found.
 */
export function pixelSize(format: string, bytes: Buffer): PixelSize | undefined {
  try {
    return READERS[format]?.(bytes)
  } catch (error) {
    // Cut off.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const READERS: Partial<Record<string, (bytes: Buffer) => PixelSize | undefined>> = {
  png: pngSize,
  gif: gifSize,
  webp: webpSize,
  avif: largestExtent,
  jpg: jpegFrame,
}

function pngSize(bytes: Buffer): PixelSize | undefined {
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** Of the screen that its head has, or of the first picture on it, where that is larger. */
function gifSize(bytes: Buffer): PixelSize | undefined {
  const screen = { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
  const colours = bytes.readUInt8(10)
  let at = 13 + (colours & 0x80 ? 3 * 2 ** ((colours & 7) + 1) : 0)
  // Extensions, each a kind and parts to an empty one.
  while (bytes.readUInt8(at) === 0x21) {
    at += 2
    for (let part = bytes.readUInt8(at); part > 0; part = bytes.readUInt8(at)) at += 1 + part
    at += 1
  }
  if (bytes.readUInt8(at) !== 0x2c) return undefined
  return {
    width: Math.max(screen.width, bytes.readUInt16LE(at + 1) + bytes.readUInt16LE(at + 5)),
    height: Math.max(screen.height, bytes.readUInt16LE(at + 3) + bytes.readUInt16LE(at + 7)),
  }
}

function webpSize(bytes: Buffer): PixelSize | undefined {
  const chunk = bytes.toString('latin1', 12, 16)
  if (chunk === 'VP8X') return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) }
  if (chunk === 'VP8 ')
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  const bits = bytes.readUInt32LE(21)
  return chunk === 'VP8L' ? { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) } : undefined
}

/** An AVIF may hold several pictures, each with its extent, and films. */
function largestExtent(bytes: Buffer): PixelSize | undefined {
  const sizes = boxesOf(bytes).flatMap(({ type, content }) => [
    ...placesOf(content, 'ispe').map((at) => sizeAt(content, at + 8, 1)),
    ...(type === 'moov'
      ? placesOf(content, 'tkhd').map((at) =>
          sizeAt(content, at + (content[at + 4] === 1 ? 92 : 80), 2 ** 16),
        )
      : []),
  ])
  return sizes.sort((a, b) => b.width * b.height - a.width * a.height)[0]
}

/** A file's outermost boxes, but for those of pixels, where any letters may come by chance. */
function boxesOf(bytes: Buffer): { type: string; content: Buffer }[] {
  const boxes: { type: string; content: Buffer }[] = []
  for (let at = 0; at + 8 <= bytes.length;) {
    const type = bytes.toString('latin1', at + 4, at + 8)
    const [said, head] = [bytes.readUInt32BE(at), 8]
    const size = said === 1 ? Number(bytes.readBigUInt64BE(at + head)) : said === 0 ? bytes.length - at : said
    if (size < head) break
    if (type !== 'mdat') boxes.push({ type, content: bytes.subarray(at + head, at + size) })
    at += size
  }
  return boxes
}

/** Where boxes of a type begin with their name, of the first version or the second. */
function placesOf(bytes: Buffer, type: string): number[] {
  const places: number[] = []
  for (let at = bytes.indexOf(type); at >= 0; at = bytes.indexOf(type, at + 4))
    if ((bytes[at + 4] ?? 2) <= 1) places.push(at)
  return places
}

function sizeAt(bytes: Buffer, at: number, unit: number): PixelSize {
  return { width: bytes.readUInt32BE(at) / unit, height: bytes.readUInt32BE(at + 4) / unit }
}

/**
 * A frame's head, behind whatever segments an application has put before it. Between two, bytes of no segment are passed
 * over, as browsers do.
 */
function jpegFrame(bytes: Buffer): PixelSize | undefined {
  for (let at = bytes.indexOf(0xff, 2); at >= 0; at = bytes.indexOf(0xff, at)) {
    const marker = bytes.readUInt8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    if (marker === 0xff) at += 1
    else if (marker === 0 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2
    else at += 2 + Math.max(2, bytes.readUInt16BE(at + 2))
  }
  return undefined
}
