import { readInside } from '../../compiler/read/deck-files.ts'

/** Bytes of what an import keeps beside a deck: both forms of thousands of pages. */
const MOST_KEPT_BYTES = 100_000_000

/**
 * A file that an import left in a deck's folder, and that no check of the deck looks at; undefined where there is none. The
 * folder may be a stranger's, and the file a link that leads elsewhere, or a pipe.
 */
export async function readKept(folder: string, path: string): Promise<Buffer | undefined> {
  return readInside(folder, path, MOST_KEPT_BYTES)
}

/** The same as text. */
export async function readKeptText(folder: string, path: string): Promise<string | undefined> {
  return (await readKept(folder, path))?.toString('utf8')
}
