import { open, realpath, stat } from 'node:fs/promises'
import { basename, resolve, sep } from 'node:path'
import { MOST_PIXELS } from '../../compiler/read/picture-faults.ts'
import { noteOf } from '../../i18n/import-notes.ts'
import { ImportError } from './import-error.ts'
import type { PagePicture, PictureExtension } from './source-deck.ts'

/**
 * The place of a file of a stranger's folder, links followed. Throws an ImportError where it lies outside, or is none: a
 * pipe would be waited for without end.
 */
export async function fileWithin(folder: string, path: string): Promise<string> {
  const root = await realpath(folder)
  const file = await realpath(resolve(root, path)).catch(() => undefined)
  if (file === undefined) throw new ImportError(path, noteOf('pictureMissing'))
  if (!file.startsWith(root + sep)) throw new ImportError(path, noteOf('pictureOutside'))
  if (!(await stat(file)).isFile()) throw new ImportError(path, noteOf('noFile'))
  return file
}

/** What browsers show, by what the file begins with: its name may say anything. */
export async function readPicture(file: string): Promise<PagePicture> {
  const name = basename(file)
  const head = await readHead(file).catch((error: unknown) => {
    throw new ImportError(
      name,
      noteOf('unreadablePicture', { reason: error instanceof Error ? error.message : String(error) }),
    )
  })
  const found = sizeOf(head)
  if (!found) throw new ImportError(name, noteOf('noPicture'))
  if (found.width < 1 || found.height < 1) throw new ImportError(name, noteOf('noSize'))
  if (found.width * found.height > MOST_PIXELS) throw new ImportError(name, noteOf('pictureUnfit'))
  return { file, ...found }
}

/** JPEG keeps its size behind whatever metadata there are. */
const HEAD_BYTES = 512 * 1024

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

interface Found {
  extension: PictureExtension
  width: number
  height: number
}

function sizeOf(head: Buffer): Found | undefined {
  const text = (from: number, to: number) => head.toString('latin1', from, to)
  if (head.length < 16) return undefined
  if (text(0, 8) === '\x89PNG\r\n\x1a\n' && text(12, 16) === 'IHDR' && head.length >= 24) {
    return { extension: 'png', width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
  }
  if (/^GIF8[79]a$/.test(text(0, 6))) {
    return { extension: 'gif', width: head.readUInt16LE(6), height: head.readUInt16LE(8) }
  }
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return sizeOfWebp(head)
  if (text(4, 12) === 'ftypavif') return sizeOfAvif(head)
  return head.readUInt16BE(0) === 0xffd8 ? sizeOfJpeg(head) : undefined
}

/** The frame header, the first that isn't an application's own segment; read as libjpeg does, or not at all. */
function sizeOfJpeg(head: Buffer): Found | undefined {
  let at = 2
  while (at + 9 < head.length && head[at] === 0xff) {
    const marker = head[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      return { extension: 'jpg', height: head.readUInt16BE(at + 5), width: head.readUInt16BE(at + 7) }
    }
    const length = head.readUInt16BE(at + 2)
    // Bytes that only fill, and markers without a segment.
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2
    else if (marker < 0xc0 || (marker >= 0xd8 && marker <= 0xda) || length < 2) return undefined
    else at += 2 + length
  }
  return undefined
}

function sizeOfWebp(head: Buffer): Found | undefined {
  if (head.length < 30) return undefined
  const chunk = head.toString('latin1', 12, 16)
  const extension = 'webp'
  if (chunk === 'VP8X')
    return { extension, width: 1 + head.readUIntLE(24, 3), height: 1 + head.readUIntLE(27, 3) }
  if (chunk === 'VP8 ') {
    return { extension, width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
  }
  const bits = head.readUInt32LE(21)
  return chunk === 'VP8L'
    ? { extension, width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) }
    : undefined
}

function sizeOfAvif(head: Buffer): Found | undefined {
  const at = head.indexOf('ispe', 0, 'latin1')
  if (at < 0 || at + 16 > head.length) return undefined
  return { extension: 'avif', width: head.readUInt32BE(at + 8), height: head.readUInt32BE(at + 12) }
}
