import { posix } from 'node:path'
import { ImportError } from '../import-error.ts'
import type { Archive } from './zip.ts'
import { children, ElementBudget, parseXml, type XmlElement } from './xml.ts'

/** What a part of a package points at. */
export interface Relation {
  /** The last word of its type: slide, image, hyperlink, … */
  type: string
  /** Path of another part, or an address outside. */
  target: string
  isExternal: boolean
}

/** The parts of an Office file. */
export class OfficePackage {
  private readonly budget = new ElementBudget()
  private readonly parsed = new Map<string, Promise<XmlElement | undefined>>()
  private readonly related = new Map<string, Promise<ReadonlyMap<string, Relation>>>()

  constructor(
    readonly archive: Archive,
    private readonly name: string,
  ) {}

  /** A part as XML; undefined where it isn't there. */
  xml(path: string): Promise<XmlElement | undefined> {
    const known = this.parsed.get(path)
    if (known) return known
    const reading = this.archive
      .read(path)
      .then((bytes) => bytes && parseXml(decode(bytes), this.name, path, this.budget))
    this.parsed.set(path, reading)
    return reading
  }

  /** What a part points at, by id; read once. */
  relations(path: string): Promise<ReadonlyMap<string, Relation>> {
    const known = this.related.get(path)
    if (known) return known
    const reading = this.readRelations(path)
    this.related.set(path, reading)
    return reading
  }

  private async readRelations(path: string): Promise<ReadonlyMap<string, Relation>> {
    const folder = posix.dirname(path)
    const rels = await this.xml(posix.join(folder, '_rels', `${posix.basename(path)}.rels`))
    return new Map(
      children(rels, 'Relationship').map(({ attributes }) => {
        const isExternal = attributes['TargetMode'] === 'External'
        const target = attributes['Target'] ?? ''
        return [
          attributes['Id'] ?? '',
          {
            type: (attributes['Type'] ?? '').replace(/^.*\//, ''),
            target: isExternal ? target : partPath(folder, target),
            isExternal,
          },
        ]
      }),
    )
  }
}

/** Paths of the slides' parts: none is listed twice by any program, and one that is would be read over and over. */
export function checkListed(name: string, paths: readonly string[]): void {
  const again = paths.findIndex((path, index) => paths.indexOf(path) < index)
  if (again < 0) return
  const first = paths.indexOf(paths[again] ?? '')
  throw new ImportError(
    name,
    `slide ${String(again + 1)} is the same part as slide ${String(first + 1)} (${paths[again] ?? ''}): save the presentation anew`,
  )
}

/** A name inside of the archive: it can name nothing outside. */
function partPath(folder: string, target: string): string {
  return posix.join('/', target.startsWith('/') ? '' : folder, target).slice(1)
}

function decode(bytes: Buffer): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return new TextDecoder(isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
}

/** What an archive is that is no presentation, and what to do. */
export function whatElse(archive: Archive): string {
  if (archive.has('word/document.xml'))
    return 'this is a Word document, no presentation: save its slides as PPTX or PDF'
  if (archive.has('xl/workbook.xml'))
    return 'this is an Excel workbook, no presentation: save its slides as PPTX or PDF'
  if (archive.names().some((entry) => /\.iwa$|index\.apxl$/.test(entry)))
    return 'this is a Keynote file: export it from Keynote as PowerPoint (.pptx) or PDF'
  if (archive.has('mimetype') && archive.has('content.xml'))
    return 'this is an OpenDocument file: save it from Impress as PowerPoint (.pptx) or PDF'
  return 'this is an archive without a presentation in it: unpack it, and import the PPTX, PDF or Markdown that is inside'
}
