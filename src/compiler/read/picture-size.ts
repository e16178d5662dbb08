/** Pixels across and down that a picture's file says it has. */
export interface PixelSize {
  width: number
  height: number
}

/**
 * What a picture's head says of its size, by its format (png, jpg, gif, webp, avif): a file of some kilobytes may stand
 * for gigabytes of pixels. Undefined where the head says none: no browser shows that either.
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
  png: (bytes) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }),
  gif: (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  webp: webpSize,
  avif: largestExtent,
  jpg: jpegFrame,
}

function webpSize(bytes: Buffer): PixelSize | undefined {
  const chunk = bytes.toString('latin1', 12, 16)
  if (chunk === 'VP8X') return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) }
  if (chunk === 'VP8 ')
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  const bits = bytes.readUInt32LE(21)
  return chunk === 'VP8L' ? { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) } : undefined
}

/** An AVIF may hold several pictures, each with its extent. */
function largestExtent(bytes: Buffer): PixelSize | undefined {
  let largest: PixelSize | undefined
  for (let at = bytes.indexOf('ispe'); at >= 0; at = bytes.indexOf('ispe', at + 4)) {
    if (at + 16 > bytes.length) break
    const size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) }
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size
    // The properties stand before what they are of, where the same letters may come by chance.
    if (bytes.indexOf('mdat') < at) break
  }
  return largest
}

/** A frame's head, behind whatever segments an application has put before it. */
function jpegFrame(bytes: Buffer): PixelSize | undefined {
  for (let at = 2; bytes[at] === 0xff;) {
    const marker = bytes.readUInt8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2
    else at += 2 + Math.max(2, bytes.readUInt16BE(at + 2))
  }
  return undefined
}
