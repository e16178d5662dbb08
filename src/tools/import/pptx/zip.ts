import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { ImportError } from '../import-error.ts'

const MOST_ENTRIES = 20_000
/** Bytes of one part, and of all that are read of an archive. */
const LARGEST_PART = 64 * 1024 * 1024
const LARGEST_TOTAL = 1024 * 1024 * 1024

/** An archive whose parts are read when they are asked for. Nothing of it is ever written by its own name. */
export class Archive {
  private total = 0

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly name: string,
  ) {}

  /** Throws an ImportError where it is no archive, or one that leads out of itself. */
  static async open(bytes: Buffer, name: string): Promise<Archive> {
    try {
      // yauzl refuses names that lead out, and parts that are longer than they say.
      const zip = await fromBufferPromise(bytes, { lazyEntries: true })
      if (zip.entryCount > MOST_ENTRIES) throw new ImportError(name, 'the archive has more than 20,000 parts')
      const entries = new Map<string, Entry>()
      await new Promise<void>((done, fail) => {
        zip.on('entry', (entry: Entry) => {
          entries.set(entry.fileName, entry)
          zip.readEntry()
        })
        zip.once('end', () => {
          done()
        })
        zip.once('error', fail)
        zip.readEntry()
      })
      return new Archive(zip, entries, name)
    } catch (error) {
      throw error instanceof ImportError ? error : damaged(name, error)
    }
  }

  has(path: string): boolean {
    return this.entries.has(path)
  }

  names(): string[] {
    return [...this.entries.keys()]
  }

  /** Undefined for a part that isn't there. */
  async read(path: string): Promise<Buffer | undefined> {
    const entry = this.entries.get(path)
    if (!entry) return undefined
    this.total += entry.uncompressedSize
    if (entry.uncompressedSize > LARGEST_PART || this.total > LARGEST_TOTAL)
      throw new ImportError(this.name, 'it unpacks to more than a presentation can be', path)
    if (entry.isEncrypted())
      throw new ImportError(this.name, 'it is locked by a password: save it without one')
    try {
      return await readAll(this.zip, entry)
    } catch (error) {
      throw damaged(this.name, error, path)
    }
  }
}

function readAll(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((done, fail) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        fail(error)
        return
      }
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.once('error', fail)
      stream.once('end', () => {
        done(Buffer.concat(chunks))
      })
    })
  })
}

function damaged(name: string, error: unknown, place?: string): ImportError {
  return new ImportError(
    name,
    `the archive is damaged (${error instanceof Error ? error.message : String(error)})`,
    place,
  )
}
