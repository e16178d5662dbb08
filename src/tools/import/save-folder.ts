import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { copyFile, lstat, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { z } from 'zod'
import { removeAtEnd } from '../../compiler/at-end.ts'
import { noteOf } from '../../i18n/import-notes.ts'
import type { DeckFile } from './composed-deck.ts'
import { ImportError } from './import-error.ts'
import { readKeptText } from './read-kept.ts'

/** What is kept beside an imported deck to tell later which of its files somebody has edited. */
export const MANIFEST = '.import.json'

const manifestSchema = z.object({
  source: z.string(),
  /** Title of the deck that was imported. */
  title: z.string().optional(),
  /** What a person turned single slides into, by number. */
  choices: z.array(z.tuple([z.int(), z.enum(['text', 'picture'])])).optional(),
  files: z.record(
    z.string(),
    z.object({
      hash: z.string(),
      slide: z.int().optional(),
      /** The file that an update was about to put in its place, when it was cut short. */
      next: z.string().optional(),
    }),
  ),
})
type Manifest = z.infer<typeof manifestSchema>

/** What became of the folder's files. */
export interface SaveResult {
  written: string[]
  unchanged: string[]
  /** Edited, moved or deleted since the last import: left as they are. */
  kept: string[]
  removed: string[]
  /** Where what was edited lies, when another import took its place. */
  aside?: string
}

/** What tells one talk from another. */
export interface DeckIdentity {
  /** Name of the file that it was imported from. */
  source: string
  title: string
}

export interface SaveOptions {
  /** Take the place of another deck, and of what was edited. */
  replace?: boolean
  /** What single slides were turned into. */
  choices?: readonly (readonly [number, 'text' | 'picture'])[]
}

/**
 * Puts a deck's files into a folder: a new one at once and whole, or one that an earlier import made, file by file, where
 * nobody has edited them. Everything is written beside the folder first, and `check` is asked before anything is moved.
 */
export async function saveDeck(
  folder: string,
  identity: DeckIdentity,
  files: readonly DeckFile[],
  check: (draftFolder: string) => Promise<void>,
  { replace = false, choices = [] }: SaveOptions = {},
): Promise<SaveResult> {
  const earlier = await readManifest(folder)
  if (earlier && !replace) refuseOther(folder, earlier, identity, files)
  const head = {
    ...identity,
    ...(choices.length > 0 && { choices: choices.map(([at, form]) => [at, form] as [number, typeof form]) }),
  }
  const draft = await openDraft(dirname(folder))
  const goOn = removeAtEnd(draft)
  try {
    // The draft has the folder's own name, with which problems are told.
    const draftFolder = join(draft, basename(folder))
    const hashes = await writeFiles(draftFolder, files)
    await check(draftFolder)
    if (!earlier) return await publish(folder, draftFolder, head, hashes)
    const aside = replace ? await setAside(folder, earlier) : undefined
    const saved = await update(folder, draftFolder, head, hashes, earlier)
    return { ...saved, ...(aside !== undefined && { aside }) }
  } finally {
    await rm(draft, { recursive: true, force: true })
    goOn()
  }
}

/** A folder beside the one that is to be. */
async function openDraft(parent: string): Promise<string> {
  try {
    await mkdir(parent, { recursive: true })
    return mkdtempSync(join(parent, '.import-'))
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new ImportError(parent, `no folder can be made there${why}: name another place with --out`)
  }
}

/** Slide files of which so many have the names they had are the same talk's, in another version. */
const SAME_NAMES = 0.3

/** Throws where the folder holds another talk. A file of another name with the same title, or the same slides, is none. */
function refuseOther(
  folder: string,
  earlier: Manifest,
  { source, title }: DeckIdentity,
  files: readonly DeckFile[],
): void {
  const slides = files.filter(({ path }) => /^\d+-.*\.md$/.test(path))
  const known = slides.filter(({ path }) => path in earlier.files).length
  const isNamedAlike = earlier.source === source && (earlier.title ?? title) === title
  if (isNamedAlike || earlier.title === title || known >= SAME_NAMES * slides.length) return
  const what = earlier.title === undefined ? earlier.source : `${earlier.source}, “${earlier.title}”`
  throw new ImportError(
    basename(folder),
    `the folder holds another talk (${what}): name another with --out, or say --replace, which keeps aside what was edited`,
  )
}

/** Moves what was edited or added into a folder of its own; undefined where nothing was. */
async function setAside(folder: string, earlier: Manifest): Promise<string | undefined> {
  const states = await fileStates(folder, earlier)
  const edited = [...states].flatMap(([path, state]) => (state === 'edited' ? [path] : []))
  const added = (await readdir(folder)).filter(
    (entry) => /^\d{3,}-.*\.md$/.test(entry) && !(entry in earlier.files),
  )
  const there: string[] = []
  for (const path of [...edited, ...added]) {
    const found = await lstat(insideOf(folder, path)).catch(() => undefined)
    if (found?.isFile()) there.push(path)
  }
  for (const path of edited) {
    // What is moved is none of the import's any more: all of it is written anew.
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a record read from JSON
    delete earlier.files[path]
  }
  if (there.length === 0) return undefined
  for (const path of there) await refuseLinks(folder, path)
  const entries = await readdir(folder)
  let number = 1
  while (entries.includes(`edited-${String(number)}`)) number++
  const aside = `edited-${String(number)}`
  for (const path of there) {
    const target = join(folder, aside, path)
    await mkdir(dirname(target), { recursive: true })
    await rename(insideOf(folder, path), target)
  }
  return aside
}

/** What single slides were turned into since the folder was imported; none where there is no such folder. */
export async function readChoices(folder: string): Promise<[number, 'text' | 'picture'][]> {
  return (await readManifest(folder))?.choices ?? []
}

/** Puts another text in the place of an imported file, as if it had been imported so. Throws where somebody edited it. */
export async function replaceImported(
  folder: string,
  path: string,
  content: string,
  choice: readonly [number, 'text' | 'picture'],
): Promise<void> {
  const manifest = await readManifest(folder)
  if (!manifest) throw new ImportError(basename(folder), 'there is no such folder')
  const entry = manifest.files[path]
  const file = insideOf(folder, path)
  const hash = await hashOf(file).catch(() => undefined)
  if (!entry || (hash !== entry.hash && hash !== entry.next)) {
    throw new ImportError(`${basename(folder)}/${path}`, noteOf('edited'))
  }
  await refuseLinks(folder, path)
  await writeAnew(`${file}.next`, content)
  const next = await hashOf(`${file}.next`)
  const [slideNumber, form] = choice
  const choices = [
    ...(manifest.choices ?? []).filter(([at]) => at !== slideNumber),
    [slideNumber, form] as [number, typeof form],
  ]
  const changed = { ...manifest, choices, files: { ...manifest.files, [path]: { ...entry, next } } }
  await replaceManifest(folder, changed)
  await rename(`${file}.next`, file)
}

/** Undefined where the folder is yet to be made; throws where it is somebody else's. */
async function readManifest(folder: string): Promise<Manifest | undefined> {
  const name = basename(folder)
  const found = await lstat(folder).catch(() => undefined)
  if (!found) return undefined
  if (!found.isDirectory()) throw new ImportError(name, 'this exists, and is no folder')
  const text = await readKeptText(folder, MANIFEST)
  if (text === undefined) {
    throw new ImportError(
      name,
      'the folder exists and was not made by an import: nothing in it is touched; name another with --out',
    )
  }
  const parsed = manifestSchema.safeParse(tryJson(text))
  if (!parsed.success) {
    throw new ImportError(
      `${name}/${MANIFEST}`,
      'it cannot be read, so nobody can tell what was edited: nothing is touched',
    )
  }
  return parsed.data
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // No JSON, no manifest: the caller says so.
    return undefined
  }
}

type Hashes = Map<string, { hash: string; slide?: number }>

async function writeFiles(folder: string, files: readonly DeckFile[]): Promise<Hashes> {
  const hashes: Hashes = new Map()
  for (const { path, content, slideNumber } of files) {
    const target = insideOf(folder, path)
    await mkdir(dirname(target), { recursive: true })
    if (typeof content === 'string') await writeFile(target, content)
    else await copyFile(content.copyOf, target)
    hashes.set(path, { hash: await hashOf(target), ...(slideNumber !== undefined && { slide: slideNumber }) })
  }
  return hashes
}

/** Names are our own; this makes sure that none of them ever leads out of the folder. */
export function insideOf(folder: string, path: string): string {
  const target = resolve(folder, path)
  if (!target.startsWith(resolve(folder) + sep))
    throw new ImportError(path, 'the name leads out of the folder')
  return target
}

/** A folder may come from anybody: a link in place of one of its folders leads what is written elsewhere. */
async function refuseLinks(folder: string, path: string): Promise<void> {
  const parts = path.split('/')
  for (let count = 1; count < parts.length; count++) {
    const part = parts.slice(0, count).join('/')
    const found = await lstat(insideOf(folder, part)).catch(() => undefined)
    if (found?.isSymbolicLink())
      throw new ImportError(
        `${basename(folder)}/${part}`,
        'a link in place of a folder: nothing is written through it; put the folder itself here',
      )
  }
}

/** Writes a file that is not there: a link that somebody put in its place goes, and isn't followed. */
async function writeAnew(file: string, content: string): Promise<void> {
  await rm(file, { force: true })
  await writeFile(file, content, { flag: 'wx' })
}

/** Rejects where there is no file: somebody may have put a pipe in its place, which nobody writes to. */
async function hashOf(file: string): Promise<string> {
  if (!(await lstat(file)).isFile()) throw new Error(`${file}: no file`)
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
    .slice(0, 32)
}

type ManifestHead = Omit<Manifest, 'files'>

async function publish(
  folder: string,
  draft: string,
  head: ManifestHead,
  hashes: Hashes,
): Promise<SaveResult> {
  await writeManifest(join(draft, MANIFEST), { ...head, files: Object.fromEntries(hashes) })
  // Fails where somebody made the folder meanwhile and put something into it.
  await rename(draft, folder).catch((error: unknown) => {
    throw new ImportError(
      basename(folder),
      `the folder cannot be put in its place (${error instanceof Error ? error.message : String(error)})`,
    )
  })
  return { written: [...hashes.keys()], unchanged: [], kept: [], removed: [] }
}

async function update(
  folder: string,
  draft: string,
  head: ManifestHead,
  hashes: Hashes,
  earlier: Manifest,
): Promise<SaveResult> {
  const states = await fileStates(folder, earlier)
  const present = await presentSlides(folder, earlier)
  const plan: SaveResult = { written: [], unchanged: [], kept: [], removed: [] }
  const keptSlides = new Set<number>(present)
  for (const [path, { slide }] of Object.entries(earlier.files)) {
    if (states.get(path) !== 'edited') continue
    plan.kept.push(path)
    if (slide !== undefined && path.endsWith('.md')) keptSlides.add(slide)
  }
  for (const [path, { hash, slide }] of hashes) {
    if (states.get(path) === 'edited') continue
    const isOther = path.endsWith('.md') && slide !== undefined && keptSlides.has(slide)
    const exists = await lstat(insideOf(folder, path)).then(
      () => true,
      () => false,
    )
    if (isOther || (!states.has(path) && exists)) plan.kept.push(path)
    else if (states.has(path) && earlier.files[path]?.hash === hash) plan.unchanged.push(path)
    else plan.written.push(path)
  }
  plan.removed = [...states].flatMap(([path, state]) =>
    state === 'untouched' && !hashes.has(path) ? [path] : [],
  )
  await carryOut(folder, draft, head, hashes, earlier, plan)
  return { ...plan, kept: [...new Set(plan.kept)].sort() }
}

/** A file that is gone was taken away by somebody: that is an edit too. */
async function fileStates(folder: string, earlier: Manifest): Promise<Map<string, 'untouched' | 'edited'>> {
  const states = new Map<string, 'untouched' | 'edited'>()
  for (const [path, { hash, next }] of Object.entries(earlier.files)) {
    const now = await hashOf(insideOf(folder, path)).catch(() => undefined)
    states.set(path, now !== undefined && (now === hash || now === next) ? 'untouched' : 'edited')
  }
  return states
}

/** Numbers of slides that somebody added, or whose files were given another name. */
async function presentSlides(folder: string, earlier: Manifest): Promise<number[]> {
  const entries = await readdir(folder)
  return entries.flatMap((entry) => {
    const number = /^(\d{3,})-.*\.md$/.exec(entry)?.[1]
    return number !== undefined && !(entry in earlier.files) ? [Number(number)] : []
  })
}

/** First the manifest says what may come, then each file is moved, then the manifest says what came: at any moment it is true. */
async function carryOut(
  folder: string,
  draft: string,
  head: ManifestHead,
  hashes: Hashes,
  earlier: Manifest,
  plan: SaveResult,
): Promise<void> {
  const files: Manifest['files'] = { ...earlier.files }
  for (const path of plan.written) {
    const { hash = '', slide } = hashes.get(path) ?? {}
    files[path] = {
      hash: earlier.files[path]?.hash ?? hash,
      next: hash,
      ...(slide !== undefined && { slide }),
    }
  }
  for (const path of [...plan.removed, ...plan.written]) await refuseLinks(folder, path)
  await replaceManifest(folder, { ...head, files })
  for (const path of plan.removed) {
    await rm(insideOf(folder, path), { force: true })
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a record read from JSON
    delete files[path]
  }
  for (const path of plan.written) {
    const target = insideOf(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await rename(insideOf(draft, path), target)
    const { hash = '', slide } = hashes.get(path) ?? {}
    files[path] = { hash, ...(slide !== undefined && { slide }) }
  }
  await rmdir(join(folder, 'images')).catch(() => undefined)
  await replaceManifest(folder, { ...head, files })
}

async function replaceManifest(folder: string, manifest: Manifest): Promise<void> {
  const next = join(folder, `${MANIFEST}.next`)
  await writeManifest(next, manifest)
  await rename(next, join(folder, MANIFEST))
}

async function writeManifest(file: string, manifest: Manifest): Promise<void> {
  await writeAnew(file, `${JSON.stringify(manifest, undefined, 2)}\n`)
}
