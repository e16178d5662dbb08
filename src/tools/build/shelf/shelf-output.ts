import { mkdir, readdir, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PRIVATE_FOLDER } from '../../../deck/shelf/private-place.ts'
import { BUILD_RECORD, isKept, makeBeside, putInPlace, readRecord, writeRecord } from '../site-output.ts'
import { filesIn } from '../files-in.ts'

/** What stands in a shelf's folder: by the place of a talk, the fingerprint of what it was built from. */
export type BuiltTalks = Readonly<Record<string, string>>

/** What a folder has of builds before. */
export interface BuiltShelf {
  talks: BuiltTalks
  /** The shelf's own files. */
  files: readonly string[]
  /** Fingerprint of all that it was made of. */
  made: string | undefined
}

export async function builtShelf(outDir: string): Promise<BuiltShelf> {
  const { talks = {}, files = [], made } = (await readRecord(outDir)) ?? {}
  return { talks, files, made }
}

/** What was made of a shelf: `talks` are all of it, `made` those whose sites are new, `shelf` the fingerprint of it all. */
interface MadeShelf {
  talks: BuiltTalks
  made: readonly string[]
  shelf: string
}

/**
 * Makes a shelf in a folder beside, and puts it in place when it is whole: one that fails leaves what was there as it was.
 * `make` resolves to all talks of the shelf, with those whose sites it made below the folder, or to what stopped it.
 * Talks that are there already stay where they are, untouched.
 */
export async function makeShelfIn(
  outDir: string,
  make: (beside: string) => Promise<MadeShelf | string[]>,
): Promise<string[]> {
  const place = await realpath(outDir).catch(() => outDir)
  await mkdir(place, { recursive: true })
  const beside = join(dirname(place), `.${basename(place)}-${String(process.pid)}`)
  try {
    const made = await makeBeside(beside, () => make(beside))
    if (Array.isArray(made)) return made
    await putShelf(beside, place, made)
    return []
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

async function putShelf(beside: string, place: string, { talks, made, shelf }: MadeShelf): Promise<void> {
  const before = await readRecord(place)
  for (const name of made) {
    const target = join(place, name)
    await mkdir(dirname(target), { recursive: true })
    // Nothing of a private talk's build before stays: its key may have been given to others.
    await putInPlace(join(beside, name), target, !name.startsWith(PRIVATE_FOLDER))
  }
  const files = filesIn(beside)
  // Scripts before the pages that name them.
  for (const path of [...files].sort((a, b) => Number(isKept(b)) - Number(isKept(a)))) {
    await mkdir(dirname(join(place, path)), { recursive: true })
    await rename(join(beside, path), join(place, path))
  }
  const own = new Set(files)
  const left = (before?.files ?? []).filter((path) => !own.has(path))
  const kept = left.filter(isKept)
  const gone = [...left.filter((path) => !isKept(path)), ...(before?.kept ?? [])]
  await writeRecord(place, { colloquium: 1, files, kept, talks: openTalks(talks), made: shelf })
  for (const path of gone)
    if (!own.has(path) && !kept.includes(path)) await rm(join(place, path), { force: true })
  for (const name of [...Object.keys(before?.talks ?? {}), ...(await privateTalksIn(place))])
    if (!(name in talks)) await removeTalk(join(place, name))
}

/** The record is published with the rest: it names no private talk, whose address is one of chance. */
function openTalks(talks: BuiltTalks): Record<string, string> {
  return Object.fromEntries(Object.entries(talks).filter(([name]) => !name.startsWith(PRIVATE_FOLDER)))
}

async function privateTalksIn(place: string): Promise<string[]> {
  const entries = await readdir(join(place, PRIVATE_FOLDER), { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => PRIVATE_FOLDER + name)
}

/** Only what a build made. */
async function removeTalk(folder: string): Promise<void> {
  const record = await readRecord(folder)
  for (const path of [...(record?.files ?? []), ...(record?.kept ?? []), BUILD_RECORD])
    await rm(join(folder, path), { force: true })
  if (filesIn(folder).length === 0) await rm(folder, { recursive: true, force: true })
}
