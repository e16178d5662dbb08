import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkFolder } from '../../src/compiler/check-folder.ts'
import { compileDeck } from '../../src/compiler/compile.ts'
import { writeGeneratedDeck } from '../../src/tools/authoring/generated-deck.ts'
import { addSlide } from '../../src/tools/authoring/new-slide.ts'
import { aloneIn } from '../../src/tools/host/held-folder.ts'
import { replaceFiles } from '../../src/tools/host/replace-files.ts'
import { schemaFiles } from '../../src/tools/authoring/schema-files.ts'
import { withDeck } from '../fixtures/with-deck.ts'
import { scratchFolder } from './scratch.ts'

const slidesIn = async (folder: string) =>
  (await readdir(folder)).filter((name) => /^\d.*md$/.test(name)).sort()

describe('a new slide', () => {
  it('comes last, in the last section, with a title in each language', async () => {
    const folder = await withDeck()
    const { file, moved } = await addSlide(folder, 'What *next*?')
    expect(file).toBe(join(folder, '005-what-next.md'))
    expect(moved).toBe(0)
    expect(await readFile(file, 'utf8')).toBe(
      '---\nsection: method\nlayout: text\n---\n\n::::ja\n# What \\*next\\*?\n::::\n\n::::en\n# What \\*next\\*?\n::::\n',
    )
    expect(await checkFolder(folder)).toEqual([])
  })

  it('can come after another, and those behind it move up with the links to them', async () => {
    const folder = await withDeck({ 'published-transcript.json': undefined })
    await addSlide(folder, '間に', 2)
    expect(await slidesIn(folder)).toEqual([
      '001-title.md',
      '002-measuring-tides.md',
      '003-slide-3.md',
      '004-tide-model.md',
      '005-stick-and-gauge.md',
    ])
    expect(await readFile(join(folder, '002-measuring-tides.md'), 'utf8')).toContain('](#4)')
    expect(await checkFolder(folder)).toEqual([])
  })

  it.each([
    ['nothing', undefined],
    ['what a program has left that was ended', `${String(process.pid)} 1 before`],
    ['a file without a mark', ''],
  ])('is added after one that another program adds at the same time, beside %s', async (_, left) => {
    const folder = await withDeck({ 'published-transcript.json': undefined })
    const file = join(folder, '.at-work')
    if (left !== undefined) await writeFile(file, left)
    const titles = ['one', 'two', 'three']
    await Promise.all(titles.map((title) => aloneIn(folder, () => addSlide(folder, title, 2))))
    const names = await slidesIn(folder)
    expect(names.map((name) => Number.parseInt(name))).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(await readFile(join(folder, '002-measuring-tides.md'), 'utf8')).toContain('](#6)')
    expect(await checkFolder(folder)).toEqual([])
    expect(await readdir(folder)).not.toContain('.at-work')
  })

  it('is refused where what says who is at work in the folder is no file', async () => {
    const folder = await withDeck()
    await mkdir(join(folder, '.at-work'))
    await expect(aloneIn(folder, () => addSlide(folder, 'one'))).rejects.toThrow(
      '.at-work: is no file; remove it',
    )
  })

  it('is refused where another program is at work in the folder for long', async () => {
    const folder = await withDeck()
    let end = () => {}
    const other = aloneIn(folder, () => new Promise<void>((resolve) => (end = resolve)))
    await expect(aloneIn(folder, () => addSlide(folder, 'one'), 0)).rejects.toThrow(
      `${folder}: another program is at work in it (number ${String(process.pid)}); try again when it has ended`,
    )
    end()
    await other
    expect((await aloneIn(folder, () => addSlide(folder, 'one'))).moved).toBe(0)
    const nowhere = join(folder, 'nowhere')
    await expect(aloneIn(nowhere, () => addSlide(nowhere, 'one'))).rejects.toThrow('nowhere')
    expect(await readdir(folder)).not.toContain('nowhere')
  })

  it('changes nothing where one of the files can’t be moved', async () => {
    const folder = await withDeck({ 'published-transcript.json': undefined })
    const textsIn = async () =>
      Promise.all(
        (await slidesIn(folder)).map(async (name) => [name, await readFile(join(folder, name), 'utf8')]),
      )
    const before = await textsIn()
    // All have been moved by the time that the link of this one is to be, and can't be.
    await mkdir(join(folder, '003-measuring-tides.md.part'))
    await expect(addSlide(folder, 'Between', 1)).rejects.toThrow('EISDIR')
    expect(await textsIn()).toEqual(before)
  })

  it('leaves the numbers of a publication as they are', async () => {
    await expect(addSlide(await withDeck(), 'Between', 2)).rejects.toThrow(
      'keeps the numbers of its publication',
    )
    await expect(addSlide(await withDeck(), 'Beyond', 9)).rejects.toThrow('the last slide is 4')
  })
})

describe('checking a folder', () => {
  it('finds nothing in a sound deck, and all faults in another', async () => {
    expect(await checkFolder(await withDeck())).toEqual([])
    const folder = await withDeck()
    await writeFile(join(folder, '002-measuring-tides.md'), '---\nsection: nowhere\n---\n')
    const problems = await checkFolder(folder)
    expect(problems.map(({ file }) => file)).toContain('deck/002-measuring-tides.md')
    expect(problems.length).toBeGreaterThan(1)
  })
})

describe('the JSON Schemas', () => {
  it('are those of the code: run `npm run schema` where this fails', async () => {
    for (const { path, content } of await schemaFiles())
      expect(await readFile(path, 'utf8'), path).toBe(content)
  })

  it('describe every field of front matter', async () => {
    const file = (await schemaFiles()).find(({ path }) => path.endsWith('front-matter.json'))
    const { properties } = JSON.parse(file?.content ?? '{}') as {
      properties: Record<string, { description?: string }>
    }
    for (const [name, { description }] of Object.entries(properties)) expect(description, name).toBeTruthy()
  })
})

describe('a generated deck', () => {
  it('compiles, and is the same for the same seed', async () => {
    const folder = await scratchFolder()
    await writeGeneratedDeck(join(folder, 'a'), 12)
    await writeGeneratedDeck(join(folder, 'b'), 12)
    const { slides } = await compileDeck(join(folder, 'a'))
    expect(slides.ja).toHaveLength(12)
    for (const name of await slidesIn(join(folder, 'a'))) {
      expect(await readFile(join(folder, 'a', name), 'utf8')).toBe(
        await readFile(join(folder, 'b', name), 'utf8'),
      )
    }
    await expect(writeGeneratedDeck(join(folder, 'a'), 3)).rejects.toThrow('EEXIST')
  })
})

describe('files that get new texts', () => {
  it('get all of them or none', async () => {
    const folder = await withDeck()
    const file = (name: string) => join(folder, name)
    const before = await readFile(file('001-title.md'), 'utf8')
    await mkdir(file('deck.json.part'))
    const texts = new Map([
      [file('001-title.md'), 'new'],
      [file('deck.json'), '{}'],
    ])
    await expect(replaceFiles(texts)).rejects.toThrow('EISDIR')
    expect(await readFile(file('001-title.md'), 'utf8')).toBe(before)
    await rm(file('deck.json.part'), { recursive: true })
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
    await replaceFiles(texts)
    expect(await readFile(file('001-title.md'), 'utf8')).toBe('new')
    expect(await readFile(file('deck.json'), 'utf8')).toBe('{}')
  })
})
