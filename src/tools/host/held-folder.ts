import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { hasCode } from './has-code.ts'
import { atEnd } from '../../compiler/at-end.ts'
import { isRunning, programMark } from './running-program.ts'

/**
 * A folder that no other running program has taken by this: `folder` itself, or `folder-2` and so on where it is taken. It
 * is free again when this program ends, however that is.
 */
export async function holdFolder(folder: string): Promise<string> {
  for (let number = 1; ; number++) {
    const place = number === 1 ? folder : `${folder}-${String(number)}`
    mkdirSync(dirname(place), { recursive: true })
    if (await hold(`${place}.held`)) return place
  }
}

/** What is in a folder while a program is at work in it that no other may do at the same time. */
const AT_WORK = '.at-work'
const LOOK_MS = 100
/** A slide is added in a second or two; what takes longer may wait for somebody. */
const PATIENCE_MS = 30_000

/**
 * Does a work in a folder by itself: where another program is at such a work, it waits until that has ended, however that
 * is. Rejects with a sentence where it doesn't end in time. A folder that isn't there is the work's own to tell of.
 */
export async function aloneIn<T>(folder: string, work: () => Promise<T>, patience = PATIENCE_MS): Promise<T> {
  const file = join(folder, AT_WORK)
  const until = performance.now() + patience
  let letGo: (() => void) | undefined
  try {
    const left = lstatSync(file, { throwIfNoEntry: false })
    // One without an end would be read for ever.
    if (left && !left.isFile()) throw new Error(`${file}: is no file; remove it`)
    while (!(letGo = await hold(file))) {
      if (performance.now() > until)
        throw new Error(
          `${folder}: another program is at work in it (number ${read(file).split(' ')[0] ?? ''}); try again when it has ended`,
        )
      await wait(LOOK_MS)
    }
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS'))
      throw new Error(`${folder}: can’t be written; you need the right to change it`, { cause: error })
    if (!hasCode(error, 'ENOENT', 'ENOTDIR')) throw error
  }
  try {
    return await work()
  } finally {
    letGo?.()
  }
}

/** Two programs that find what a third has left at the same moment: both write, and the later one holds. */
const SETTLE_MS = 100

/** What lets go of it again; undefined where another running program holds it. */
async function hold(file: string): Promise<(() => void) | undefined> {
  const own = programMark()
  if (!writeNew(file, own)) {
    // Whoever has just made it is about to write its mark.
    if (read(file) === '') await wait(SETTLE_MS)
    const left = read(file)
    // Another may have taken what was left in the meantime.
    if (isRunning(left) || read(file) !== left) return undefined
    rmSync(file, { force: true })
    if (!writeNew(file, own)) return undefined
    await wait(SETTLE_MS)
    if (read(file) !== own) return undefined
  }
  const remove = () => {
    if (read(file) === own) rmSync(file, { force: true })
  }
  const forget = atEnd(remove)
  return () => {
    forget()
    remove()
  }
}

/** False where there is such a file. */
function writeNew(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    // A full disk has room for its name.
    if (hasCode(error, 'ENOSPC', 'EDQUOT')) rmSync(file, { force: true })
    throw error
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
