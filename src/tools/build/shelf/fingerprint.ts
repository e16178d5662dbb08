import { createHash, type Hash } from 'node:crypto'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** What a site is made with, beside the decks. */
const CODE = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']

/** Differs where anything that builds sites does. `root` is the project's folder. */
export async function codeFingerprint(root: string): Promise<string> {
  const hash = createHash('sha256').update(process.version)
  for (const name of CODE) await hashPath(hash, root, join(root, name))
  return hash.digest('hex').slice(0, 20)
}

/** Differs where any file of a folder does, or where `given` does. */
export async function folderFingerprint(folder: string, given: unknown): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(given))
  await hashPath(hash, folder, folder)
  return hash.digest('hex').slice(0, 20)
}

/** A link counts by where it leads, and is not followed: out of a stranger's deck it would lead through the whole disk. */
async function hashPath(hash: Hash, root: string, path: string): Promise<void> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined)
  if (!entries) {
    const content = await readFile(path).catch(() => Buffer.alloc(0))
    hash.update(`${relative(root, path).split(sep).join('/')}\0${String(content.length)}\0`).update(content)
    return
  }
  const shown = entries.filter(({ name }) => !name.startsWith('.'))
  for (const entry of shown.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = join(path, entry.name)
    if (entry.isDirectory() || entry.isFile()) await hashPath(hash, root, inner)
    else {
      const target = await readlink(inner).catch(() => '')
      hash.update(`${relative(root, inner).split(sep).join('/')}\0link\0${target}\0`)
    }
  }
}
