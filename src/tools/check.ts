import { basename, join } from 'node:path'
import { checkFolder } from '../compiler/check-folder.ts'
import { DeckError, formatProblem, inOneLine, type Problem } from '../compiler/read/problem.ts'
import { readShelf } from '../compiler/read/read-shelf.ts'
import { fail, readDeckOptions } from './deck-options.ts'
import { describeTranslations } from './translate/translation.ts'

/*
 * npm run check [-- --deck folder | --shelf folder]: what is wrong with a deck, or with all decks of a shelf, without
 * building any. The status is 1 where anything is; what is still to be translated is a warning.
 */
const { folder, shelf } = readDeckOptions()
const sound = await (shelf === undefined ? checkDeck(folder) : checkShelf(shelf)).catch((error: unknown) =>
  fail(`${inOneLine(basename(shelf ?? folder))}: ${error instanceof Error ? error.message : String(error)}`),
)
process.exitCode = sound ? 0 : 1

async function checkShelf(shelfFolder: string): Promise<boolean> {
  const source = await readShelf(shelfFolder).catch((error: unknown) => {
    if (error instanceof DeckError) return error.problems
    throw error
  })
  if ('talks' in source) {
    let allSound = true
    for (const name of source.talks) if (!(await checkDeck(join(shelfFolder, name)))) allSound = false
    return allSound
  }
  return tell(basename(shelfFolder), source)
}

async function checkDeck(deck: string): Promise<boolean> {
  const problems = await checkFolder(deck)
  const warnings = problems.length === 0 ? await describeTranslations(deck) : []
  return tell(basename(deck), problems, warnings)
}

function tell(name: string, problems: readonly Problem[], warnings: readonly string[] = []): boolean {
  for (const problem of problems) console.log(formatProblem(problem))
  for (const line of warnings) console.log(`warning: ${line}`)
  console.log(
    `${inOneLine(name)}: ${String(problems.length)} ${problems.length === 1 ? 'problem' : 'problems'}`,
  )
  return problems.length === 0
}
