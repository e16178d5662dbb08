import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { hasCode } from '../host/has-code.ts'

/**
 * Files below a folder, as paths below it, with slashes and in order; none where there is no such folder. One folder after
 * another: for the 60,000 files of a long deck's site nearly three times as fast as to ask for all of them at once.
 */
export function filesIn(folder: string): string[] {
  const found: string[] = []
  const walk = (below: string) => {
    for (const entry of entriesOf(join(folder, below))) {
      const path = `${below}${entry.name}`
      if (entry.isDirectory()) walk(`${path}/`)
      else found.push(path)
    }
  }
  walk('')
  return found.sort()
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return []
    throw error
  }
}
