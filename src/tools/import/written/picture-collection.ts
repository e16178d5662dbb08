import { createHash } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pictureFault } from '../../../compiler/read/picture-faults.ts'
import { noteOf } from '../../../i18n/import-notes.ts'
import { ImportError } from '../import-error.ts'
import { fileWithin, readPicture } from '../picture.ts'
import { cleanSvg } from './clean-svg.ts'
import type { WrittenPicture } from './written-deck.ts'

/** Bytes of a picture at the most. */
const LARGEST_PICTURE = 64 * 1024 * 1024
const LARGEST_SVG = 4 * 1024 * 1024

/** The pictures that a deck takes along, by the address that its trees have. What cannot be taken is told by an ImportError. */
export class PictureCollection {
  private readonly found = new Map<string, WrittenPicture>()

  constructor(
    /** Where pictures are put that were inside of a file. */
    private readonly scratch: string,
  ) {}

  all(): ReadonlyMap<string, WrittenPicture> {
    return this.found
  }

  /** A file, which must lie inside of a folder, links followed. */
  async takeFile(folder: string, path: string): Promise<string> {
    const name = basename(path)
    const file = await fileWithin(folder, path)
    const { size } = await stat(file)
    if (size > LARGEST_PICTURE) throw new ImportError(path, noteOf('pictureTooLarge', { megabytes: 64 }))
    if (/\.svg$/i.test(name)) return this.takeSvg(await readFile(file, 'utf8'), path)
    return this.addSound(`file:${file}`, await readPicture(file), path)
  }

  /** What was inside of a file. */
  async takeBytes(bytes: Uint8Array, name: string): Promise<string> {
    if (bytes.length > LARGEST_PICTURE)
      throw new ImportError(name, noteOf('pictureTooLarge', { megabytes: 64 }))
    if (isSvg(bytes)) return this.takeSvg(Buffer.from(bytes).toString('utf8'), name)
    const hash = hashOf(bytes)
    const file = join(this.scratch, `picture-${hash}`)
    if (!this.found.has(`bytes:${hash}`)) await writeFile(file, bytes)
    const picture = await readPicture(file).catch((error: unknown) => {
      throw error instanceof ImportError ? new ImportError(name, error.says) : error
    })
    return this.addSound(`bytes:${hash}`, picture, name)
  }

  /** A drawing without what could run or fetch anything. */
  async takeSvg(source: string, name: string): Promise<string> {
    if (source.length > LARGEST_SVG) throw new ImportError(name, noteOf('drawingTooLarge', { megabytes: 4 }))
    const { svg, width, height } = cleanSvg(source, name)
    const hash = hashOf(Buffer.from(svg))
    const file = join(this.scratch, `drawing-${hash}.svg`)
    await writeFile(file, svg)
    return this.addSound(`svg:${hash}`, { extension: 'svg', file, width, height }, name)
  }

  /** A `data:` address. */
  async takeData(address: string): Promise<string> {
    const [, type = '', coding = '', data = ''] =
      /^data:([\w/+.-]*)(?![\w/+.-])([^,]*),(.*)$/s.exec(address) ?? []
    const bytes = /;base64$/i.test(coding) ? Buffer.from(data, 'base64') : Buffer.from(safeDecode(data))
    return this.takeBytes(bytes, `the picture inside of the page (${type || 'data:'})`)
  }

  /** What could not stand in the deck would stop the import of all the rest. */
  private async addSound(address: string, picture: WrittenPicture, name: string): Promise<string> {
    if (this.found.has(address)) return address
    const fault = pictureFault(`x.${picture.extension}`, await readFile(picture.file))
    if (fault) throw new ImportError(name, noteOf('pictureUnfit'))
    return this.add(address, picture)
  }

  private add(address: string, picture: WrittenPicture): string {
    this.found.set(address, picture)
    return address
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 24)
}

function isSvg(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).toString('utf8')
  return /^<svg\b/i.test(withoutProlog(head.replace(/^\ufeff/, '')))
}

/** What stands before the first element, taken away piece by piece: one pattern for all of it can take for ever. */
function withoutProlog(xml: string): string {
  let rest = xml.trimStart()
  for (;;) {
    const piece = /^(?:<\?xml[^>]*>|<!--[^]*?-->|<!DOCTYPE[^>]*>)\s*/i.exec(rest)
    if (!piece) return rest
    rest = rest.slice(piece[0].length)
  }
}

export function safeDecode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    // A stray % is part of the name.
    return address
  }
}
