import { cp, mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import * as z from 'zod'
import { filesIn } from './files-in.ts'
import { hasCode } from '../host/has-code.ts'
import { removeAtEnd } from '../../compiler/at-end.ts'
import { readJson } from '../../deck/unknown-value.ts'
import { SEALED_FOLDER } from '../../deck/private/talk-keys.ts'

/**
 * Names what a build has made, in the folder that it made it in. A folder without it was made by somebody else, and no
 * build touches it; a file in it that isn't named was put there by somebody, and stays.
 */
export const BUILD_RECORD = '.colloquium-build.json'

const buildRecord = z.object({
  /** Version of the form. */
  colloquium: z.literal(1),
  /** Files of the build itself, as paths below the folder. */
  files: z.array(z.string()),
  /** Scripts and stylesheets of the build before, which pages that are open still ask for. */
  kept: z.array(z.string()),
  /** Of a shelf: its talks, which lie in folders of their own with a record each, and what each was built from. */
  talks: z.record(z.string(), z.string()).optional(),
  /** Of a shelf: what it was made from as a whole. */
  made: z.string().optional(),
})
type BuildRecord = z.infer<typeof buildRecord>

/** How often a folder's place is tried for when another build takes it at the same moment. */
const ATTEMPTS = 5

/** Why a build may not be put there; undefined where nothing is, or only what a build has made. */
export async function outputFault(
  outDir: string,
  { shelf = false }: { shelf?: boolean } = {},
): Promise<string | undefined> {
  const names = await readdir(outDir).catch(orNothing<string[]>([]))
  const record = await readRecord(outDir)
  if (record?.talks && !shelf) return 'holds a shelf of talks: empty it yourself, or name another folder'
  if (names.length === 0 || record) return undefined
  return `holds files that no build made (there is no ${BUILD_RECORD}): empty it yourself, or name another folder`
}

/** True where all that the last build made is still there. */
export async function isWhole(outDir: string): Promise<boolean> {
  const record = await readRecord(outDir)
  if (!record) return false
  const there = new Set(filesIn(outDir))
  return record.files.every((path) => there.has(path))
}

/**
 * Builds into a folder beside, and puts it in place when it is whole: one that fails leaves what was there as it was. The
 * scripts and stylesheets of the build before stay, for pages that are open, and so does what somebody put there by hand.
 * `build` resolves to the problems that stopped it. Without `keepsBefore` nothing of the build before stays: the fonts of
 * an open one say what characters it has.
 */
export async function buildInto(
  outDir: string,
  build: (folder: string) => Promise<string[]>,
  { keepsBefore = true } = {},
): Promise<string[]> {
  const place = await realpath(outDir).catch(() => outDir)
  await mkdir(dirname(place), { recursive: true })
  const beside = join(dirname(place), `.${basename(place)}-${String(process.pid)}`)
  try {
    const problems = await makeBeside(beside, () => build(beside))
    if (problems.length > 0) return problems
    await putInPlace(beside, place, keepsBefore)
    return []
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

/** A signal takes away what is being made; what is being put in place is left to be found. */
export async function makeBeside<T>(beside: string, make: () => Promise<T>): Promise<T> {
  const goOn = removeAtEnd(beside)
  return make().finally(goOn)
}

/** Puts a folder where another may be, which is kept until then. */
export async function putInPlace(beside: string, place: string, keepsBefore = true): Promise<void> {
  await keepFromBefore(place, beside, keepsBefore)
  const left = `${beside}-left`
  for (let attempt = 1; ; attempt++) {
    await rm(left, { recursive: true, force: true })
    const wasThere = await moveIfThere(place, left)
    try {
      await rename(beside, place)
      break
    } catch (error) {
      // Another build was put there in between: the later one holds.
      if (attempt < ATTEMPTS && isOccupied(error)) continue
      if (wasThere) await moveIfThere(left, place)
      throw error
    }
  }
  await rm(left, { recursive: true, force: true })
}

/** Takes over what stays of the folder before, and writes down what is what. */
async function keepFromBefore(place: string, beside: string, keepsBefore: boolean): Promise<void> {
  const files = filesIn(beside)
  const before = await readRecord(place)
  const own = new Set([...files, BUILD_RECORD])
  const kept = (before?.files ?? []).filter((path) => keepsBefore && isKept(path) && !own.has(path))
  const made = new Set([...(before?.files ?? []), ...(before?.kept ?? [])])
  // A private talk's files of a build whose record is gone are none that somebody put there.
  const putThere = filesIn(place).filter(
    (path) => !made.has(path) && !own.has(path) && (keepsBefore || !path.startsWith(SEALED_FOLDER)),
  )
  for (const path of [...kept, ...putThere]) await copyIfThere(place, beside, path)
  const record: BuildRecord = { colloquium: 1, files, kept }
  await writeRecord(beside, record)
}

/** Scripts, stylesheets and the fonts that they name, and what is compressed of them. */
export function isKept(path: string): boolean {
  return /^assets\/.*\.(js|css|woff2)(\.br|\.gz)?$/.test(path)
}

export async function writeRecord(folder: string, record: BuildRecord): Promise<void> {
  await writeFile(join(folder, BUILD_RECORD), `${JSON.stringify(record)}\n`)
}

/** Undefined for a folder that no build made. */
export async function readRecord(folder: string): Promise<BuildRecord | undefined> {
  const text = await readFile(join(folder, BUILD_RECORD), 'utf8').catch(orNothing(undefined))
  if (text === undefined) return undefined
  const record = buildRecord.safeParse(readJson(text))
  return record.success ? record.data : undefined
}

async function copyIfThere(from: string, to: string, path: string): Promise<void> {
  const target = join(to, path)
  await mkdir(dirname(target), { recursive: true })
  await cp(join(from, path), target, { verbatimSymlinks: true }).catch(orNothing(undefined))
}

async function moveIfThere(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(() => true, orNothing(false))
}

/** For a file or folder that needn't be there: any other fault is thrown on. */
function orNothing<T>(nothing: T): (error: unknown) => T {
  return (error) => {
    if (hasCode(error, 'ENOENT')) return nothing
    throw error
  }
}

function isOccupied(error: unknown): boolean {
  return hasCode(error, 'ENOTEMPTY', 'EEXIST', 'EPERM')
}
