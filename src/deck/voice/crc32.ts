/** The table of CRC-32 (ISO 3309, as in ZIP and PNG). */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb8_8320 ^ (rest >>> 1) : rest >>> 1
  return rest
})

/** Bytes that are taken into memory at a time. */
const PIECE_BYTES = 4 << 20

/** CRC-32 of a file, unsigned. */
export async function crc32(file: Blob): Promise<number> {
  let rest = 0xffff_ffff
  for (let start = 0; start < file.size; start += PIECE_BYTES) {
    const bytes = new Uint8Array(await file.slice(start, start + PIECE_BYTES).arrayBuffer())
    for (const byte of bytes) rest = (TABLE[(rest ^ byte) & 0xff] ?? 0) ^ (rest >>> 8)
  }
  return (rest ^ 0xffff_ffff) >>> 0
}
