import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** A picture that a slide shows, and where the site has it. */
export interface DeckPicture {
  /** File name under `images/`. */
  name: string
  /** Absolute path. */
  file: string
  /** Below the site's base, named by content: `assets/images/moon-1a2b3c4d.svg`. */
  path: string
}

/** The pictures of a deck that its slides name. Each is read once to be named, never held. */
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
    const extension = extname(name)
    const stem = name.slice(0, name.length - extension.length).replace(/[^\w-]+/g, '-')
    const path = `assets/images/${stem}-${await hashOf(file)}${extension}`
    const picture = { name, file, path }
    this.known.set(name, { stamp, picture })
    return picture
  }

  /** Those that were named so far. */
  all(): DeckPicture[] {
    return [...this.known.values()].map(({ picture }) => picture)
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex').slice(0, 8)
}
