import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
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
    if (await hold(`${place}.held`)) return place
  }
}

/** Two programs that find what a third has left at the same moment: both write, and the later one holds. */
const SETTLE_MS = 100

async function hold(file: string): Promise<boolean> {
  const own = programMark()
  mkdirSync(dirname(file), { recursive: true })
  if (!writeNew(file, own)) {
    if (isRunning(read(file))) return false
    rmSync(file, { force: true })
    if (!writeNew(file, own)) return false
    await wait(SETTLE_MS)
    if (read(file) !== own) return false
  }
  atEnd(() => {
    if (read(file) === own) rmSync(file, { force: true })
  })
  return true
}

/** False where there is such a file. */
function writeNew(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
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
