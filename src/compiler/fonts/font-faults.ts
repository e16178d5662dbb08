import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { lineOfPath } from '../read/json.ts'
import type { Problem } from '../read/problem.ts'
import type { DeckSource } from '../read/read.ts'
import { coverageOf } from './coverage.ts'
import { fontCutter } from './font-cutter.ts'

/** What of a deck's own fonts can't be cut: each is cut to one of its characters, as the build cuts it to many. */
export async function fontFaults({ folder, name, fonts, deck }: DeckSource): Promise<Problem[]> {
  if (!fonts || !deck.look?.font) return []
  const json = await readFile(join(folder, 'deck.json'), 'utf8')
  const problems: Problem[] = []
  for (const weight of ['regular', 'bold'] as const) {
    const file = fonts[weight]
    const fault = file === undefined ? undefined : await faultOf(file)
    if (file === undefined || fault === undefined) continue
    const line = lineOfPath(json, ['look', 'font', 'npm' in deck.look.font ? 'npm' : weight])
    const message = `“${basename(file)}” can’t be cut to the characters in use (${fault}); save it anew, or take another font`
    problems.push({ file: `${name}/deck.json`, line, message })
  }
  return problems
}

/** Characters that fonts of any script have. */
const TRIED = [' ', '0', 'A', 'a', 'あ', '中']

async function faultOf(file: string): Promise<string | undefined> {
  try {
    const source = await readFile(file)
    const { has } = await coverageOf(source)
    await fontCutter.cut({ source, text: TRIED.filter(has).join('') || ' ', targetFormat: 'truetype' })
    return undefined
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n')[0]
  }
}
