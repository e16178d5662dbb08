import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { SHELL_FILE, type ShelfShell } from '../../../compiler/shelf/shell-plugin.ts'
import { readJson } from '../../../deck/unknown-value.ts'
import { precompress } from '../precompress.ts'

const FOLDER = '.cache/shelf/viewers'

/** Where the viewer of a shelf lies, bundled, and what it says of itself. */
export interface CachedShell {
  folder: string
  shell: ShelfShell
}

/** The viewer that talks are written with: bundled anew where the code has changed since. Those of other code go. */
export async function cachedShell(code: string, print: boolean): Promise<CachedShell> {
  const name = `${code}${print ? '-print' : ''}`
  const folder = join(FOLDER, name)
  const known = await readShell(folder)
  if (known) return { folder, shell: known }
  await mkdir(FOLDER, { recursive: true })
  for (const old of await readdir(FOLDER))
    if (!old.startsWith(code)) await rm(join(FOLDER, old), { recursive: true, force: true })
  const beside = `${folder}.part`
  await bundle(beside, print)
  await precompress(beside)
  await rm(folder, { recursive: true, force: true })
  await rename(beside, folder)
  const shell = await readShell(folder)
  if (!shell) throw new Error(`${folder} has no ${SHELL_FILE}`)
  return { folder, shell }
}

async function bundle(outDir: string, print: boolean): Promise<void> {
  // What bundles takes a second to load.
  const { build } = await import('vite')
  process.env['VIEWER'] = 'shelf'
  process.env['PRINT'] = String(print)
  try {
    await build({ configLoader: 'native', logLevel: 'silent', build: { outDir, emptyOutDir: true } })
  } finally {
    delete process.env['VIEWER']
  }
}

async function readShell(folder: string): Promise<ShelfShell | undefined> {
  const text = await readFile(join(folder, SHELL_FILE), 'utf8').catch(() => undefined)
  // A damaged one is made anew.
  return text === undefined ? undefined : (readJson(text) as ShelfShell | undefined)
}
