import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { hasCode } from './has-code.ts'
import { replaceFile } from './replace-files.ts'

/**
 * Writes a file that isn't there, or one that `isOwn` knows as what the same command wrote: a slip in its name must not
 * cost the work of hours. Rejects with a sentence that names the file otherwise; `advice` says what to do instead.
 */
export async function writeOwnFile(
  file: string,
  text: string,
  isOwn: (text: string) => boolean,
  advice: string,
): Promise<void> {
  const name = relative('.', file)
  const there = await readFile(file, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined
    throw new Error(`${name}: can't be written (${error instanceof Error ? error.message : String(error)})`)
  })
  if (there !== undefined && !isOwn(there)) throw new Error(`${name} is there already: ${advice}`)
  if (there === text) return
  await replaceFile(file, text).catch((error: unknown) => {
    const reason = hasCode(error, 'ENOENT') ? 'its folder is not there' : String(error)
    throw new Error(`${name}: can't be written (${reason})`)
  })
}
