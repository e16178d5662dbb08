/**
 * Bytes that a font file says it has once it is unpacked, from the tables' lengths in its head: a WOFF of a kilobyte may
 * stand for gigabytes. Of a file that isn't packed its own size; `Infinity` where the head is cut off or damaged.
 * Sources: W3C, "WOFF File Format 1.0", sections 3 and 4; "WOFF File Format 2.0", sections 4.1 and 5.
 */
export function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const signature = view.getUint32(0)
    if (signature === WOFF) return woffSize(view)
    return signature === WOFF2 ? woff2Size(view) : bytes.length
  } catch (error) {
    if (error instanceof RangeError) return Infinity
    throw error
  }
}

const WOFF = 0x774f4646
const WOFF2 = 0x774f4632

function woffSize(view: DataView): number {
  let size = 0
  for (let table = 0; table < view.getUint16(12); table++) size += view.getUint32(44 + 20 * table + 12)
  return Math.max(size, view.getUint32(16))
}

/** Places of `glyf` and `loca` among the known tags: they alone are transformed unless they say that they aren't. */
const TRANSFORMED: readonly number[] = [10, 11]
const OTHER_TAG = 63

function woff2Size(view: DataView): number {
  let size = 0
  let at = 48
  const next = () => {
    const [value, end] = base128(view, at)
    at = end
    return value
  }
  for (let table = 0; table < view.getUint16(12); table++) {
    const flags = view.getUint8(at++)
    if ((flags & 63) === OTHER_TAG) at += 4
    const length = next()
    const version = flags >> 6
    const isTransformed = TRANSFORMED.includes(flags & 63) ? version !== 3 : version !== 0
    // Both are held at a time: the table as it came, and what it is made into.
    size += length + (isTransformed ? next() : 0)
  }
  return Math.max(size, view.getUint32(16))
}

/** A number in up to five bytes of seven bits, the first bit of each saying whether another follows, and where it ends. */
function base128(view: DataView, from: number): [value: number, end: number] {
  let value = 0
  for (let at = from; at < from + 5; at++) {
    const byte = view.getUint8(at)
    value = value * 128 + (byte & 127)
    if (byte < 128) return [value, at + 1]
  }
  return [Infinity, from + 5]
}
