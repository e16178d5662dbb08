// A thread that cuts fonts (font-cutter.ts). Plain JavaScript: a thread reads no TypeScript unless whatever started the build does.
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import subsetFont from 'subset-font'

/**
 * Google's own encoder as machine code, for Linux on x64 alone. subset-font has it as WebAssembly at Brotli's quality 11,
 * which takes three times as long: that one is for all other machines.
 */
const encoder = findEncoder()

function findEncoder() {
  const require = createRequire(import.meta.url)
  for (const library of ['gnu', 'musl'])
    try {
      return require(`@napi-rs/woff-build-linux-x64-${library}`)
    } catch {
      // Of another machine.
    }
  return undefined
}

parentPort.on('message', async (job) => {
  try {
    parentPort.postMessage({ data: await cut(job) })
  } catch (error) {
    parentPort.postMessage({ fault: error instanceof Error ? error.message : String(error) })
  }
})

async function cut({ source, text, targetFormat, brotliQuality }) {
  const isEncodedHere = targetFormat === 'woff2' && encoder !== undefined
  const font = await subsetFont(Buffer.from(source.buffer, source.byteOffset, source.byteLength), text, {
    targetFormat: isEncodedHere ? 'truetype' : targetFormat,
    noLayoutClosure: true,
  })
  return isEncodedHere ? withEmptyEnd(encoder.convertTTFToWOFF2(font, { brotliQuality })) : font
}

/** In the order of WOFF 2.0's list of known tables: the two that are written otherwise where nothing says so. */
const GLYF = 10
const LOCA = 11
/** What says that a table's tag is no known one, and stands there itself. */
const OWN_TAG = 63

/** The encoder leaves in the last bytes, which fill up four, what memory held there: the same font was another file each time. */
function withEmptyEnd(font) {
  const bytes = Buffer.from(font.buffer, font.byteOffset, font.byteLength)
  return bytes.fill(0, endOfDirectory(bytes) + bytes.readUInt32BE(20))
}

/** Where the tables of a WOFF 2.0 file begin (section 4.1): behind an entry of some bytes for each. */
function endOfDirectory(bytes) {
  let at = 48
  const skipNumber = () => {
    while (bytes[at] >= 0x80) at++
    at++
  }
  for (let table = 0; table < bytes.readUInt16BE(12); table++) {
    const tag = bytes[at] & 0x3f
    const version = bytes[at] >> 6
    at += tag === OWN_TAG ? 5 : 1
    skipNumber()
    const isTransformed = tag === GLYF || tag === LOCA ? version === 0 : version !== 0
    if (isTransformed) skipNumber()
  }
  return at
}
