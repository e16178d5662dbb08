import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import type { Problem } from './problem.ts'

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
  }
  return problems
}

async function checkInside(folder: string, root: string, name: string): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const entry of (await readdir(join(folder, name))).sort()) {
    if (name === 'figures' && !/\.(json|svg|mmd)$/.test(entry)) continue
    const fault = await faultOf(root, `${name}/${entry}`, false)
    if (fault !== undefined) problems.push(problemAt(folder, `${name}/${entry}`, fault))
  }
  return problems
}

async function faultOf(root: string, path: string, isFolder: boolean): Promise<string | undefined> {
  const file = join(root, path)
  const isLink = (await lstat(file)).isSymbolicLink()
  const target = await realpath(file).catch(() => undefined)
  if (target === undefined) return 'a link that leads nowhere; put the file itself here'
  if (isLink && !target.startsWith(root + sep))
    return 'a link that leads out of the deck’s folder; put the file itself here'
  const found = await stat(target)
  if (isFolder) return found.isDirectory() ? undefined : 'has to be a folder'
  if (!found.isFile()) return 'has to be a file'
  return /\.(md|json|svg|mmd)$/.test(path) && found.size > MOST_TEXT_BYTES
    ? `larger than ${String(MOST_TEXT_BYTES / 1e6)} MB; no slide needs that much`
    : undefined
}

function problemAt(folder: string, path: string, message: string): Problem {
  return { file: `${basename(folder)}/${path}`, line: 1, message }
}
