import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs'
import { lstat, open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import type { Problem } from './problem.ts'
import { textFault } from './text-fault.ts'

/** Bytes that a text of a deck may have: a thousand times a long slide. */
const MOST_TEXT_BYTES = 8_000_000

/**
 * What of a deck's folder can't be read as what its name says: a deck may come from anybody, and nothing outside of its own
 * folder may get into a site by a link that it holds.
 */
export async function checkDeckFiles(folder: string): Promise<Problem[]> {
  const root = await realpath(folder)
  const problems: Problem[] = []
  for (const name of (await readdir(folder)).sort()) {
    const isFolder = ['figures', 'images', 'recordings'].includes(name)
    // An import's own report is read by people alone.
    if (!isFolder && (!/\.(md|json)$/.test(name) || /^report\.(md|json)$/.test(name))) continue
    const fault = await faultOf(root, name, isFolder)
    if (fault !== undefined) problems.push(problemAt(folder, name, fault))
    else if (isFolder) problems.push(...(await checkInside(folder, root, name)))
    else problems.push(...(await checkText(folder, name)))
  }
  return problems
}

/** Whether a path of a deck's folder is a file now, and one that `checkDeckFiles` has nothing against. */
export async function isDeckFile(folder: string, path: string): Promise<boolean> {
  return realpath(folder)
    .then((root) => faultOf(root, path, false))
    .then(
      (fault) => fault === undefined,
      () => false,
    )
}

/**
 * A text of a deck's folder, wherever nobody has checked the folder just now: undefined where it isn't there, leads out of
 * the folder, is no file or is larger than a text of a deck may be. Never waits for a pipe.
 */
export async function readDeckText(folder: string, path: string): Promise<string | undefined> {
  return (await readInside(folder, path, MOST_TEXT_BYTES))?.toString('utf8').replace(/^\uFEFF/, '')
}

/** The same of any file of at most so many bytes. */
export async function readInside(
  folder: string,
  path: string,
  mostBytes: number,
): Promise<Buffer | undefined> {
  const root = await realpath(folder).catch(() => undefined)
  const target = await realpath(join(folder, path)).catch(() => undefined)
  if (root === undefined || !target?.startsWith(root + sep)) return undefined
  const file = await open(target, SAFELY).catch(() => undefined)
  if (!file) return undefined
  try {
    const found = await file.stat()
    if (!found.isFile() || found.size > mostBytes) return undefined
    const { buffer, bytesRead } = await file.read(Buffer.alloc(found.size), 0, found.size, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/**
 * Opens a file of a deck's folder that somebody may have changed since the folder was checked; whoever opens it closes it.
 * Throws where its name leads out of the folder, or to no file.
 */
export function openOwnFile(folder: string, path: string): number {
  const target = realpathSync.native(join(folder, path))
  if (!target.startsWith(realpathSync.native(folder) + sep)) throw new Error(LEADS_OUT)
  const file = openSync(target, SAFELY)
  if (fstatSync(file).isFile()) return file
  closeSync(file)
  throw new Error(NO_FILE)
}

/** The same file's text, without the mark that some editors put before it. */
export function readOwnText(folder: string, path: string): string {
  const file = openOwnFile(folder, path)
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } finally {
    closeSync(file)
  }
}

const LEADS_OUT = 'a link that leads out of the deck’s folder; put the file itself here'
const NO_FILE = 'has to be a file'

/** What has become a link or a pipe since it was looked at is not followed, and holds nothing up. */
const SAFELY = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

async function checkInside(folder: string, root: string, name: string): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const entry of (await readdir(join(folder, name))).sort()) {
    if (name === 'figures' && !/\.(json|svg|mmd)$/.test(entry)) continue
    const fault = await faultOf(root, `${name}/${entry}`, false)
    if (fault !== undefined) problems.push(problemAt(folder, `${name}/${entry}`, fault))
    // A recording says what others said.
    else if (name !== 'recordings') problems.push(...(await checkText(folder, `${name}/${entry}`)))
  }
  return problems
}

async function faultOf(root: string, path: string, isFolder: boolean): Promise<string | undefined> {
  const file = join(root, path)
  const isLink = (await lstat(file)).isSymbolicLink()
  const target = await realpath(file).catch(() => undefined)
  if (target === undefined) return 'a link that leads nowhere; put the file itself here'
  if (isLink && !target.startsWith(root + sep)) return LEADS_OUT
  const found = await stat(target)
  if (isFolder) return found.isDirectory() ? undefined : 'has to be a folder'
  if (!found.isFile()) return NO_FILE
  return /\.(md|json|svg|mmd)$/.test(path) && found.size > MOST_TEXT_BYTES
    ? `larger than ${String(MOST_TEXT_BYTES / 1e6)} MB; no slide needs that much`
    : undefined
}

/** A file of text has to be text: what no reader sees is found here, and not in a page. */
async function checkText(folder: string, path: string): Promise<Problem[]> {
  // What was published is kept as it was, damaged or not.
  if (!/\.(md|json|svg|mmd)$/.test(path) || path === 'published-transcript.json') return []
  const bytes = await readInside(folder, path, MOST_TEXT_BYTES)
  const fault = bytes && textFault(bytes, path.endsWith('.json'))
  return fault ? [{ ...problemAt(folder, path, fault.message), line: fault.line }] : []
}

function problemAt(folder: string, path: string, message: string): Problem {
  return { file: `${basename(folder)}/${path}`, line: 1, message }
}
