import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DeckError, formatProblem } from '../../../src/compiler/read/problem.ts'
import { readShelf } from '../../../src/compiler/read/read-shelf.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shelf-'))
})
afterEach(() => rm(folder, { recursive: true }))

const SHELF = { title: { en: 'Talks' }, owner: { en: 'Hanako' }, locales: ['en'] }

async function shelf(file: object, ...talks: string[]): Promise<void> {
  await writeFile(join(folder, 'shelf.json'), JSON.stringify(file, undefined, 2))
  for (const talk of talks) await mkdir(join(folder, talk))
}

async function faults(): Promise<string[]> {
  const error: unknown = await readShelf(folder).catch((thrown: unknown) => thrown)
  if (!(error instanceof DeckError)) throw new Error('the shelf has no fault')
  return error.problems.map((problem) => formatProblem(problem).replaceAll(basename(folder), 'talks'))
}

describe('a shelf', () => {
  it('has each folder as a talk, hidden ones aside', async () => {
    await shelf(SHELF, 'b', 'a', '.git')
    const { talks } = await readShelf(folder)
    expect(talks).toEqual(['a', 'b'])
  })

  it('is not read through a link that leads elsewhere', async () => {
    await shelf(SHELF, 'tides')
    await rm(join(folder, 'shelf.json'))
    await symlink('/dev/zero', join(folder, 'shelf.json'))
    expect(await faults()).toEqual([
      expect.stringContaining('talks/shelf.json:1: no file of an ordinary size'),
    ])
  })

  it('names the line of a talk in its order that is not there, and the nearest', async () => {
    await shelf({ ...SHELF, order: ['tides-2042'] }, 'tides-2024')
    expect(await faults()).toEqual([
      'talks/shelf.json:12: there is no talk "tides-2042"; did you mean "tides-2024"?',
    ])
  })

  it('refuses names that are no address, or one of its own', async () => {
    await shelf(SHELF, 'My talk', 'ja', 'assets')
    const found = await faults()
    expect(found).toHaveLength(3)
    expect(found.join('\n')).toContain('talks/My talk:1:')
  })

  it('says what it lacks, in which language', async () => {
    await shelf({ ...SHELF, locales: ['en', 'ja'] }, 'a')
    expect(await faults()).toEqual([
      'talks/shelf.json:2: title has no "ja", a locale of the shelf',
      'talks/shelf.json:5: owner has no "ja", a locale of the shelf',
    ])
  })

  it('needs shelf.json and a talk', async () => {
    await mkdir(join(folder, 'a'))
    expect(await faults()).toEqual(['talks/shelf.json:1: the file is missing or cannot be read'])
    await rm(join(folder, 'a'), { recursive: true })
    await shelf(SHELF)
    expect((await faults()).join()).toContain('no talk')
  })
})
