import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, resolve, sep } from 'node:path'
import type { NoteValue } from '../../../deck/compare.ts'
import { noteOf } from '../../../i18n/import-notes.ts'
import { decodeText } from '../decode-text.ts'
import { ImportError } from '../import-error.ts'
import { PictureCollection, safeDecode } from '../written/picture-collection.ts'
import type { Remark } from '../written/written-deck.ts'

/** Texts of the folder that a deck takes in, each time that it names one, and bytes of all of them. */
const MOST_TEXTS = 500
const MOST_TEXT_BYTES = 16_000_000

/** What a Markdown deck takes from the folder that it lies in. Nothing outside of it is read. */
export class FolderFiles {
  readonly pictures: PictureCollection

  private textsRead = 0
  private bytesRead = 0

  constructor(
    /** Of the file that is imported. */
    private readonly name: string,
    private readonly folder: string,
    scratch: string,
  ) {
    this.pictures = new PictureCollection(scratch)
  }

  /** The address of a picture that was taken; undefined where it can't be, which is remarked. */
  async takePicture(
    address: string,
    line: number | undefined,
    remarks: Remark[],
  ): Promise<string | undefined> {
    // A diagram that was drawn is there already.
    if (this.pictures.all().has(address)) return address
    const place = line === undefined ? {} : { line }
    const drop = (why: NoteValue): undefined => {
      remarks.push({ kind: 'dropped', note: noteOf('picture', { name: shortly(address), why }), ...place })
    }
    if (address === '') {
      drop(noteOf('noAddress'))
      return
    }
    if (/^(https?:)?\/\//i.test(address)) {
      drop(noteOf('onWeb'))
      return
    }
    try {
      if (/^data:/i.test(address)) return await this.pictures.takeData(address)
      if (/^[a-z][a-z\d+.-]+:/i.test(address)) {
        drop(noteOf('notInFolder'))
        return
      }
      return await this.takeFromFolder(address)
    } catch (error) {
      if (!(error instanceof ImportError)) throw error
      drop(error.says)
      return
    }
  }

  /** An address as the tool looks it up: Slidev's `/x.png` lies in `public/`. */
  private async takeFromFolder(address: string): Promise<string> {
    const path = safeDecode(address.replace(/[?#].*$/, '')).replace(/^[@~]\//, '/')
    const candidates = path.startsWith('/') ? [`public${path}`, path.slice(1)] : [path, `public/${path}`]
    let first: unknown
    for (const candidate of candidates) {
      try {
        return await this.pictures.takeFile(this.folder, candidate)
      } catch (error) {
        first ??= error
        if (error instanceof ImportError && !error.reason.includes('isn’t there')) throw error
      }
    }
    throw first
  }

  /** The address of a drawing that was taken; undefined where it can’t be, which is remarked. */
  async takeDrawing(svg: string, line: number | undefined, remarks: Remark[]): Promise<string | undefined> {
    try {
      return await this.pictures.takeSvg(svg, 'a drawing in the text')
    } catch (error) {
      if (!(error instanceof ImportError)) throw error
      remarks.push({
        kind: 'dropped',
        note: noteOf('drawing', { why: error.says }),
        ...(line !== undefined && { line }),
      })
      return undefined
    }
  }

  /** A text of the folder, links followed; undefined where it isn't there, is hidden, or lies outside. */
  async readText(address: string): Promise<string | undefined> {
    const path = address.replace(/#.*$/, '').replace(/^[@~]?\//, '')
    const root = await realpath(this.folder)
    const file = await realpath(resolve(root, path)).catch(() => undefined)
    // A deck may lie anywhere: what its folder hides, as keys and settings, is none of its words.
    if (!file?.startsWith(root + sep) || file.slice(root.length).includes(`${sep}.`)) return undefined
    const found = await stat(file).catch(() => undefined)
    if (!found?.isFile()) return undefined
    this.count(found.size)
    const bytes = await readFile(file).catch(() => undefined)
    return bytes && decodeText(bytes, basename(file))
  }

  /** A few files that name each other would be read without end. */
  private count(bytes: number): void {
    this.textsRead++
    this.bytesRead += bytes
    if (this.textsRead > MOST_TEXTS || this.bytesRead > MOST_TEXT_BYTES)
      throw new ImportError(
        this.name,
        `it takes in more than ${String(MOST_TEXTS)} files, or ${String(MOST_TEXT_BYTES / 1e6)} MB of them: do they name each other?`,
      )
  }
}

/** An address as a remark names it. */
export function shortly(address: string): string {
  return address.length > 60 ? `${address.slice(0, 57)}…` : address
}
