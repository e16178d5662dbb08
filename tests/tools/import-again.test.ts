import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { insideOf, replaceImported, saveDeck } from '../../src/tools/import/save-folder.ts'
import { importFrom, inputFile, scratchFolder } from './scratch.ts'

const FIRST = 'One\nfirst\fTwo\nsecond\fThree\nthird'
const SECOND = 'One\nfirst, again\fTwo\nsecond, again\fThird\nthird, again\fFour\nfourth'

async function importTwice(edit: (out: string) => Promise<void>) {
  const input = await inputFile('talk.txt', FIRST)
  const { out } = await importFrom(input, { locale: 'en' })
  await edit(out)
  await writeFile(input, SECOND)
  return importFrom(input, { locale: 'en', out })
}

describe('a second import', () => {
  it('renews what nobody has edited', async () => {
    const { slides, read, saved } = await importTwice(() => Promise.resolve())
    expect(slides).toEqual(['001-one.md', '002-two.md', '003-third.md', '004-four.md'])
    expect(await read('001-one.md')).toContain('first, again')
    expect(saved.kept).toEqual([])
    expect(saved.removed).toEqual(['003-three.md'])
  })

  it('leaves what somebody has edited, renamed or deleted', async () => {
    const { slides, read, saved } = await importTwice(async (out) => {
      await writeFile(
        join(out, '001-one.md'),
        (await readFile(join(out, '001-one.md'), 'utf8')).replace('first', 'mine'),
      )
      await rename(join(out, '003-three.md'), join(out, '003-my-name.md'))
      await writeFile(
        join(out, 'deck.json'),
        (await readFile(join(out, 'deck.json'), 'utf8')).replace('Speaker', 'Hanako'),
      )
    })
    expect(slides).toEqual(['001-one.md', '002-two.md', '003-my-name.md', '004-four.md'])
    expect(await read('001-one.md')).toContain('mine')
    expect(await read('002-two.md')).toContain('second, again')
    expect(await read('deck.json')).toContain('Hanako')
    expect(saved.kept).toEqual(expect.arrayContaining(['001-one.md', '003-three.md', 'deck.json']))
  })

  it('changes nothing where the source is the same', async () => {
    const input = await inputFile('talk.txt', FIRST)
    const { out } = await importFrom(input)
    const { saved } = await importFrom(input, { out })
    expect(saved).toMatchObject({ written: [], kept: [], removed: [] })
  })

  it.runIf(process.platform !== 'win32')('does not wait for a pipe in a file’s place', async () => {
    const { saved } = await importTwice(async (out) => {
      await rm(join(out, '001-one.md'))
      execFileSync('mkfifo', [join(out, '001-one.md')])
    })
    expect(saved.kept).toContain('001-one.md')
  })

  it('does not put a deleted slide back', async () => {
    const { slides, saved } = await importTwice((out) => rm(join(out, '002-two.md')))
    expect(slides).not.toContain('002-two.md')
    expect(saved.kept).toContain('002-two.md')
  })
})

describe('a folder that is there already', () => {
  it('is never touched, unless an import made it', async () => {
    const folder = await scratchFolder()
    const out = join(folder, 'mine')
    await mkdir(out)
    await writeFile(join(out, 'note.txt'), 'mine')
    const input = await inputFile('talk.txt', FIRST)
    await expect(importFrom(input, { out })).rejects.toThrow(
      'mine: the folder exists and was not made by an import',
    )
    await writeFile(join(folder, 'file'), '')
    await expect(importFrom(input, { out: join(folder, 'file') })).rejects.toThrow(
      'this exists, and is no folder',
    )
    expect(await readdir(out)).toEqual(['note.txt'])
    expect((await readdir(folder)).sort()).toEqual(['file', 'mine'])
  })
})

describe('the folder of another talk', () => {
  const OTHER = 'Rivers\nthey flow\fDeltas\nthey end'

  it('is refused, and nothing of it changes', async () => {
    const { out, read } = await importFrom(await inputFile('talk.txt', FIRST), { locale: 'en' })
    const other = await inputFile('rivers.txt', OTHER)
    await expect(importFrom(other, { locale: 'en', out })).rejects.toThrow(
      'talk: the folder holds another talk (talk.txt, “One”): name another with --out, or say --replace',
    )
    expect(await read('001-one.md')).toContain('first')
  })

  it('is taken with --replace, and what was edited or added is kept aside', async () => {
    const { out } = await importFrom(await inputFile('talk.txt', FIRST), { locale: 'en' })
    await writeFile(join(out, '001-one.md'), 'mine')
    await writeFile(join(out, '004-added.md'), 'added')
    const other = await inputFile('rivers.txt', OTHER)
    const { slides, saved, read } = await importFrom(other, { locale: 'en', out, replace: true })
    expect(slides).toEqual(['001-rivers.md', '002-deltas.md'])
    expect(saved.aside).toBe('edited-1')
    expect(await read('edited-1/001-one.md')).toBe('mine')
    expect(await read('edited-1/004-added.md')).toBe('added')
  })
})

describe('saving a deck', () => {
  it('leaves nothing where the deck turns out to be wrong', async () => {
    const parent = await scratchFolder()
    const files = [{ path: '001-a.md', content: 'a' }]
    const saved = saveDeck(join(parent, 'talk'), { source: 'x', title: 'x' }, files, () =>
      Promise.reject(new Error('wrong')),
    )
    await expect(saved).rejects.toThrow('wrong')
    expect(await readdir(parent)).toEqual([])
  })

  it.each(['../a.md', '/etc/a.md', 'images/../../a.md', '.', ''])('never writes to %j', async (path) => {
    const parent = await scratchFolder()
    expect(() => insideOf(join(parent, 'talk'), path)).toThrow('leads out of the folder')
    await expect(
      saveDeck(join(parent, 'talk'), { source: 'x', title: 'x' }, [{ path, content: 'a' }], () =>
        Promise.resolve(),
      ),
    ).rejects.toThrow('leads out of the folder')
    expect(await readdir(parent)).toEqual([])
  })

  it('writes through no link that a folder of somebody else brings', async () => {
    const input = await inputFile('talk.txt', FIRST)
    const { out } = await importFrom(input, { locale: 'en' })
    const mine = await inputFile('mine.txt', 'mine')
    await symlink(mine, join(out, '.import.json.next'))
    await symlink(mine, join(out, '001-one.md.next'))
    await writeFile(input, SECOND)
    await importFrom(input, { locale: 'en', out })
    await replaceImported(out, '001-one.md', 'theirs', [1, 'text'])
    expect(await readFile(mine, 'utf8')).toBe('mine')
    expect(await readFile(join(out, '001-one.md'), 'utf8')).toBe('theirs')
  })

  it('puts nothing into a folder that a link stands for', async () => {
    const folder = join(await scratchFolder(), 'talk')
    const identity = { source: 'x', title: 'x' }
    const done = () => Promise.resolve()
    await saveDeck(folder, identity, [{ path: 'deck.json', content: '{}' }], done)
    const elsewhere = await scratchFolder()
    await symlink(elsewhere, join(folder, 'images'))
    const files = [{ path: 'images/a.svg', content: 'a' }]
    await expect(saveDeck(folder, identity, files, done)).rejects.toThrow('a link in place of a folder')
    expect(await readdir(elsewhere)).toEqual([])
  })

  it('goes on where an update was cut short', async () => {
    const input = await inputFile('talk.txt', FIRST)
    const { out } = await importFrom(input, { locale: 'en' })
    const manifest = JSON.parse(await readFile(join(out, '.import.json'), 'utf8')) as {
      files: Record<string, { hash: string; next?: string }>
    }
    const entry = manifest.files['001-one.md']
    if (entry) Object.assign(entry, { hash: 'before', next: entry.hash })
    await writeFile(join(out, '.import.json'), JSON.stringify(manifest))
    await writeFile(input, SECOND)
    const { saved } = await importFrom(input, { locale: 'en', out })
    expect(saved.kept).toEqual([])
    expect(saved.written).toContain('001-one.md')
  })
})
