import { createHash, type Hash } from 'node:crypto'
import { lstat, mkdir, readdir, readFile, readlink } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import * as z from 'zod'
import { readJson } from '../../../deck/unknown-value.ts'
import { replaceFile } from '../../host/replace-files.ts'

/** What a site is made with, beside the decks. */
const CODE = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']

/** What was found in folders before: nothing is read again whose files have the sizes and times that they had then. */
const SEEN = '.cache/shelf/seen.json'
const seenFile = z.record(z.string(), z.object({ facts: z.string(), content: z.string() }))

/** Milliseconds within which a file can change without its time telling: what is as young is read each time. */
const TICK_MS = 2000

/** Folders that are remembered at most, beside those of the build itself. */
const MOST_SEEN = 2000

/** Fingerprints of files and folders, of which those that were seen before are told by sizes and times alone. */
export class Fingerprints {
  private readonly used = new Set<string>()

  private constructor(private readonly seen: z.infer<typeof seenFile>) {}

  static async read(): Promise<Fingerprints> {
    const seen = seenFile.safeParse(readJson(await readFile(SEEN, 'utf8').catch(() => '')))
    return new Fingerprints(seen.success ? seen.data : {})
  }

  /** For the next build. */
  async keep(): Promise<void> {
    const entries = Object.entries(this.seen)
    const left = entries.length > MOST_SEEN ? entries.filter(([path]) => this.used.has(path)) : entries
    await mkdir(dirname(SEEN), { recursive: true })
    await replaceFile(SEEN, JSON.stringify(Object.fromEntries(left)))
  }

  /** Differs where anything that builds sites does. `root` is the project's folder. */
  async code(root: string): Promise<string> {
    const parts = await Promise.all(CODE.map((name) => this.content(join(root, name))))
    return digest([process.version, ...parts])
  }

  /** Differs where any file of a folder does, or where `given` does. */
  async folder(folder: string, given: unknown): Promise<string> {
    return digest([JSON.stringify(given), await this.content(folder)])
  }

  private async content(path: string): Promise<string> {
    const key = resolve(path)
    this.used.add(key)
    const entries: Entry[] = []
    await listEntries(path, path, entries)
    const facts = digest(entries.map(({ name, facts: own }) => `${name}\0${own}`))
    const known = this.seen[key]
    if (known?.facts === facts) return known.content
    const hash = createHash('sha256')
    for (const entry of entries) await hashEntry(hash, entry)
    const content = short(hash)
    const isOld = entries.every(({ changedMs }) => changedMs < Date.now() - TICK_MS)
    if (isOld) this.seen[key] = { facts, content }
    else Reflect.deleteProperty(this.seen, key)
    return content
  }
}

/** A file or link. */
interface Entry {
  /** Below the folder, with slashes. */
  name: string
  path: string
  isFile: boolean
  /** Size and times. */
  facts: string
  changedMs: number
}

/** All below a folder, in an order of their own; hidden ones aside. A file is all that is there by itself. */
async function listEntries(root: string, path: string, entries: Entry[]): Promise<void> {
  const below = await readdir(path, { withFileTypes: true }).catch(() => undefined)
  if (!below) return addEntry(root, path, entries)
  const shown = below.filter(({ name }) => !name.startsWith('.'))
  for (const entry of shown.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = join(path, entry.name)
    if (entry.isDirectory()) await listEntries(root, inner, entries)
    else await addEntry(root, inner, entries)
  }
}

async function addEntry(root: string, path: string, entries: Entry[]): Promise<void> {
  const found = await lstat(path).catch(() => undefined)
  if (!found) return
  const { size, mtimeMs, ctimeMs } = found
  entries.push({
    name: relative(root, path).split(sep).join('/'),
    path,
    isFile: found.isFile(),
    facts: [size, mtimeMs, ctimeMs].join(' '),
    changedMs: Math.max(mtimeMs, ctimeMs),
  })
}

/** A link counts by where it leads, and is not followed: out of a stranger's deck it would lead through the whole disk. */
async function hashEntry(hash: Hash, { name, path, isFile }: Entry): Promise<void> {
  if (isFile) {
    const content = await readFile(path).catch(() => Buffer.alloc(0))
    hash.update(`${name}\0${String(content.length)}\0`).update(content)
  } else hash.update(`${name}\0link\0${await readlink(path).catch(() => '')}\0`)
}

/** One for all parts, in their order. */
export function digest(parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part}\0`)
  return short(hash)
}

function short(hash: Hash): string {
  return hash.digest('hex').slice(0, 20)
}
