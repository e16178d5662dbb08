import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { readInside } from './deck-files.ts'
import { pictureFault, pixelsOf } from './picture-faults.ts'

/** A picture that a slide shows, and where the site has it. */
export interface DeckPicture {
  /** File name under `images/`. */
  name: string
  /** Absolute path. */
  file: string
  /** Below the site's base, named by content: `assets/images/moon-1a2b3c4d.svg`. */
  path: string
  /** As its head says; of a drawing, which has as many as it is shown with, those of the pictures in it. */
  pixels: number
}

/** A picture that can't stand in a site. */
export class PictureFault extends Error {
  override name = 'PictureFault'
  constructor(
    readonly picture: string,
    readonly line: number,
    message: string,
  ) {
    super(message)
  }
}

/** The pictures of a deck that its slides name. Each is read once to be named and checked, never held. */
export class DeckPictures {
  private readonly known = new Map<string, { stamp: string; picture: DeckPicture }>()

  constructor(
    /** The deck's folder. */
    private readonly folder: string,
  ) {}

  async load(name: string): Promise<DeckPicture> {
    const file = join(this.folder, 'images', name)
    const { mtimeMs, size } = await stat(file)
    const stamp = `${String(mtimeMs)} ${String(size)}`
    const known = this.known.get(name)
    if (known?.stamp === stamp) return known.picture
    const bytes = await readInside(this.folder, join('images', name), Infinity)
    if (!bytes) throw new PictureFault(name, 1, 'is no file of the deck’s own; put the file itself here')
    const fault = pictureFault(name, bytes)
    if (fault) throw new PictureFault(name, fault.line, fault.message)
    const extension = extname(name)
    const stem = name.slice(0, name.length - extension.length).replace(/[^\w-]+/g, '-')
    const path = `assets/images/${stem}-${hashOf(bytes)}${extension}`
    const picture = { name, file, path, pixels: pixelsOf(name, bytes) }
    this.known.set(name, { stamp, picture })
    return picture
  }

  /** Takes over what another thread has loaded of the same folder. */
  add(pictures: readonly DeckPicture[]): void {
    for (const picture of pictures) this.known.set(picture.name, { stamp: '', picture })
  }

  /** Those that were named so far. */
  all(): DeckPicture[] {
    return [...this.known.values()].map(({ picture }) => picture)
  }
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 8)
}
