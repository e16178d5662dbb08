import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { importDeck, type ImportOptions, type ImportResult } from '../../src/tools/import/import-deck.ts'

/** A folder that goes when the test is over. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'colloquium-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** An imported deck, and what is in its folder. */
export interface Imported extends ImportResult {
  out: string
  read: (path: string) => Promise<string>
  /** Names of the slides' files. */
  slides: string[]
}

export async function importFrom(
  input: string,
  options: Partial<ImportOptions> & { out?: string; detect?: boolean } = {},
): Promise<Imported> {
  const out = options.out ?? join(await scratchFolder(), 'talk')
  const { detect, ...rest } = options
  const result = await importDeck({ ...(detect === true ? {} : { locale: 'ja' }), ...rest, input, out })
  const entries = (await readdir(out)).sort()
  return {
    ...result,
    out,
    read: (path) => readFile(join(out, path), 'utf8'),
    slides: entries.filter((entry) => /^\d+-.*\.md$/.test(entry)),
  }
}

/** A file with this content, in a folder of its own. */
export async function inputFile(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(await scratchFolder(), name)
  await writeFile(file, content)
  return file
}

/** Why an import fails; nothing may be left of it, not even a folder to be. */
export async function failureOf(input: string, options: Partial<ImportOptions> = {}): Promise<string> {
  const parent = await scratchFolder()
  const out = join(parent, 'talk')
  const message = await importDeck({ locale: 'ja', ...options, input, out }).then(
    () => 'no failure',
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
  )
  if (existsSync(out) || (await readdir(parent)).length > 0) throw new Error(`something is left in ${parent}`)
  return message
}

/** The Markdown of a slide without its front matter and fences. */
export function bodyOf(slide: string): string {
  return slide
    .replace(/^---[\s\S]*?---\n/, '')
    .replace(/^::::\w*\n?/gm, '')
    .trim()
}
