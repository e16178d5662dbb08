import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isLocale } from '../../deck/locale.ts'
import { isDeckFile } from './deck-files.ts'
import { lineOfPath } from './json.ts'
import { DeckError, suggestion, type Problem } from './problem.ts'
import { readJsonFile } from './read-json-file.ts'
import { missingLocales } from './schema.ts'
import { shelfFileSchema, TALK_NAME, TALK_NAME_WORDS, type ShelfFile } from './shelf-schema.ts'

/** A shelf's folder as read: what shelf.json says, and the folders of its talks, which nobody has looked into yet. */
export interface ShelfSource {
  /** Absolute path of the folder. */
  folder: string
  shelf: ShelfFile
  /** Names of the talks' folders, in order of the alphabet. */
  talks: string[]
}

const SHELF_FILE = 'shelf.json'
const NO_PLAIN_FILE = 'no file of an ordinary size, or a link that leads elsewhere; put the file itself here'

/** Folders of a shelf's own site, beside which no talk can stand. */
const RESERVED = ['assets', 'find', 'pictures', 'private', 'talks', 'schema']

/** Throws a DeckError with all that is wrong with the shelf itself. */
export async function readShelf(folder: string): Promise<ShelfSource> {
  const name = basename(folder)
  const problems: Problem[] = []
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new DeckError([
      {
        file: name,
        line: 1,
        message: 'there is no such folder; a shelf is a folder of decks with shelf.json',
      },
    ])
  })
  if (entries.some((entry) => entry.name === SHELF_FILE) && !(await isDeckFile(folder, SHELF_FILE)))
    throw new DeckError([{ file: `${name}/${SHELF_FILE}`, line: 1, message: NO_PLAIN_FILE }])
  const shelf = await readJsonFile(folder, SHELF_FILE, shelfFileSchema, problems)
  const talks = entries
    .filter((entry) => entry.isDirectory() && !/^(\.|node_modules$)/.test(entry.name))
    .map((entry) => entry.name)
    .sort()
  problems.push(...talks.flatMap((talk) => nameProblem(`${name}/${talk}`, talk)))
  if (talks.length === 0)
    problems.push({ file: name, line: 1, message: 'no talk; each is a folder with deck.json and its slides' })
  if (shelf) await checkShelfFile(folder, shelf, talks, problems)
  if (!shelf || problems.length > 0) throw new DeckError(problems)
  return { folder, shelf, talks }
}

function nameProblem(file: string, talk: string): Problem[] {
  if (!TALK_NAME.test(talk))
    return [{ file, line: 1, message: `the folder is the talk's address, and its name ${TALK_NAME_WORDS}` }]
  if (isLocale(talk) || RESERVED.includes(talk))
    return [
      { file, line: 1, message: `"${talk}" is an address of the shelf itself; name the folder otherwise` },
    ]
  return []
}

/** What the schema can't say: each text in each of the shelf's locales, and an order of talks that are there. */
async function checkShelfFile(
  folder: string,
  shelf: ShelfFile,
  talks: readonly string[],
  problems: Problem[],
): Promise<void> {
  const source = await readFile(join(folder, SHELF_FILE), 'utf8')
  const report = (path: PropertyKey[], message: string) =>
    problems.push({ file: `${basename(folder)}/${SHELF_FILE}`, line: lineOfPath(source, path), message })
  for (const key of ['title', 'owner', 'description'] as const) {
    for (const locale of missingLocales(shelf[key], shelf.locales))
      report([key], `${key} has no "${locale}", a locale of the shelf`)
  }
  for (const [index, talk] of shelf.order.entries()) {
    if (!talks.includes(talk))
      report(['order', index], `there is no talk "${talk}"${suggestion(talk, talks)}`)
    else if (shelf.order.indexOf(talk) < index) report(['order', index], `the talk "${talk}" is there twice`)
  }
}
