import { open, rename, rm } from 'node:fs/promises'

const MODE = 0o644

/**
 * Gives files their new texts, all of them or none: each is written beside its place, down to the disk, before the first of
 * them takes it. Rejects, with everything as it was, where one can't be written (a full disk, a folder that is read-only).
 */
export async function replaceFiles(texts: ReadonlyMap<string, string>, mode = MODE): Promise<void> {
  const parts = new Map([...texts.keys()].map((file) => [file, `${file}.part`]))
  try {
    for (const [file, part] of parts) await writeWhole(part, texts.get(file) ?? '', mode)
    for (const [file, part] of parts) await rename(part, file)
  } catch (error) {
    for (const part of parts.values()) await rm(part, { force: true }).catch(() => undefined)
    throw error
  }
}

/** The same of one file. */
export async function replaceFile(file: string, text: string, mode = MODE): Promise<void> {
  await replaceFiles(new Map([[file, text]]), mode)
}

async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  const file = await open(path, 'w', mode)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}
