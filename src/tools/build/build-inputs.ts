import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { filesIn } from './files-in.ts'

/** Of the project, what a build is made of beside the deck. */
const OWN_FOLDERS = ['src', 'public']
/** What a build takes from the environment. */
const SETTINGS = ['SITE', 'BASE', 'BROKER'] as const

/**
 * What the build of a deck's folder would be made of, as one line: where it is the same, the same site would come out.
 * Files are told apart by size and time, as `make` does: reading them all would take as long as is to be saved.
 */
export async function buildInputs(folder: string): Promise<string> {
  const root = await readdir('.', { withFileTypes: true })
  const loose = root.filter((entry) => entry.isFile()).map(({ name }) => name)
  const below = [folder, ...OWN_FOLDERS].flatMap((path) => filesIn(path).map((file) => join(path, file)))
  const facts = [...loose, ...below].sort().map(factsOf)
  const settings = SETTINGS.map((name) => `${name}=${process.env[name] ?? ''}`)
  const all = [process.version, resolve(folder), ...settings, ...facts]
  return createHash('sha256').update(all.join('\n')).digest('hex')
}

/**
 * What stands in a built site, as one line: where somebody has changed a file, it is no longer what was built. Empty where
 * it can't be read.
 */
export function siteState(outDir: string): string {
  try {
    const facts = filesIn(outDir).map((file) => factsOf(join(outDir, file)))
    return createHash('sha256').update(facts.join('\n')).digest('hex')
  } catch {
    return ''
  }
}

/** Whether the build that `keepInputs` was last told of was made of the same. */
export async function hasInputs(path: string, inputs: string): Promise<boolean> {
  const kept = await readFile(path, 'utf8').catch(() => '')
  return kept === inputs
}

export async function keepInputs(path: string, inputs: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, inputs)
}

/** Before a build, which may fail half-way. */
export async function forgetInputs(path: string): Promise<void> {
  await rm(path, { force: true })
}

function factsOf(path: string): string {
  try {
    const { size, mtimeMs } = statSync(path)
    return `${path} ${String(size)} ${String(mtimeMs)}`
  } catch {
    // Gone since, or a link to nowhere.
    return path
  }
}
