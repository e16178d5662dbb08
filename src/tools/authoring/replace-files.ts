import { rename, rm, writeFile } from 'node:fs/promises'

/**
 * Gives files their new texts, all of them or none: each is written whole beside its place before the first of them takes
 * it. Rejects, with everything as it was, where one can't be written (a full disk, a folder that is read-only).
 */
export async function replaceFiles(texts: ReadonlyMap<string, string>): Promise<void> {
  const parts = new Map([...texts.keys()].map((file) => [file, `${file}.part`]))
  try {
    for (const [file, text] of texts) await writeFile(parts.get(file) ?? file, text)
    for (const [file, part] of parts) await rename(part, file)
  } catch (error) {
    for (const part of parts.values()) await rm(part, { force: true }).catch(() => undefined)
    throw error
  }
}
