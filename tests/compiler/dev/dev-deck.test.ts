import { writeFileSync } from 'node:fs'
import { readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DevDeck } from '../../../src/compiler/dev/dev-deck.ts'
import { formatProblem } from '../../../src/compiler/read/problem.ts'
import { FIXTURE_DECK, slideFile, withDeck } from '../../fixtures/with-deck.ts'

const FIGURE = 'figures/levels.json'

describe('a figure that can’t be drawn', () => {
  it('stays a fault of its slide after the whole deck was checked, in each language at its line', async () => {
    const figure = JSON.parse(await readFile(join(FIXTURE_DECK, FIGURE), 'utf8')) as {
      data: { rows: unknown }
    }
    // Of a shape that can be read, and with fewer cells than there are columns.
    figure.data.rows = [{ cells: ['none'] }]
    const deck = await DevDeck.open(await withDeck({ [FIGURE]: JSON.stringify(figure) }))
    // 004-stick-and-gauge.md shows it.
    const slideNumber = 4
    for (const locale of deck.source.deck.locales) await deck.compiled(locale, slideNumber)
    const found = deck.problemsOf(slideNumber).map(formatProblem)
    expect(found).toHaveLength(deck.source.deck.locales.length)
    await deck.checkAll(new AbortController().signal, () => Promise.resolve())
    expect(deck.problemsOf(slideNumber).map(formatProblem)).toEqual(found)
    expect(deck.problems.map(formatProblem)).toEqual(found)
  })
})

const SECRET = '月の秘密'

/** Puts a link to a file beside the deck's folder in a file's place; the file could be a part of the deck. */
async function leadOut(folder: string, path: string, content: string): Promise<void> {
  const beside = join(dirname(folder), `beside-${basename(path)}`)
  await writeFile(beside, content)
  await rm(join(folder, path))
  await symlink(beside, join(folder, path))
}

describe('a file that has become a link since it was looked at', () => {
  it('is not read where it is a slide', async () => {
    const folder = await withDeck({ '003-tide-model.md': slideFile('言葉') })
    const deck = await DevDeck.open(folder)
    await leadOut(folder, '003-tide-model.md', slideFile(SECRET))
    deck.refresh(3)
    expect(await deck.compiled('ja', 3)).toBeUndefined()
    expect(deck.problemsOf(3).map(formatProblem)).toEqual([
      "deck/003-tide-model.md:1: the slide can't be read (a link that leads out of the deck’s folder; put the file itself here); take parts of it out to find which one it is",
    ])
    await rm(join(folder, '003-tide-model.md'))
    await symlink('003-other', join(folder, '003-tide-model.md'))
    await writeFile(join(folder, '003-other'), slideFile(SECRET))
    deck.refresh(3)
    expect((await deck.compiled('ja', 3))?.stageHtml).toContain(SECRET)
  })

  it('is not shown where it is a picture', async () => {
    const gif = 'GIF89a\x01\x00\x01\x00'
    const folder = await withDeck({
      '003-tide-model.md': slideFile('![月](images/a.gif)', '![moon](images/a.gif)'),
      'images/a.gif': gif,
    })
    const deck = await DevDeck.open(folder)
    expect(await deck.compiled('ja', 3)).toBeDefined()
    await leadOut(folder, 'images/a.gif', `${gif} and more`)
    deck.refresh(3)
    await deck.compiled('ja', 3)
    expect(deck.problemsOf(3).map(formatProblem)).toEqual([
      'deck/images/a.gif:1: is no file of the deck’s own; put the file itself here',
    ])
  })
})

describe('a slide that is saved while it is drawn', () => {
  it('is not shown as it was before', async () => {
    const folder = await withDeck({})
    const deck = await DevDeck.open(folder)
    const file = join(folder, '003-tide-model.md')
    const before = await readFile(file, 'utf8')
    const drawing = deck.compiled('ja', 3)
    writeFileSync(file, before.replace('$a$は振幅', '$\\frac{$は振幅'))
    deck.refresh(3)
    await drawing
    expect(await deck.compiled('ja', 3)).toBeUndefined()
    writeFileSync(file, before)
    deck.refresh(3)
    expect(await deck.compiled('ja', 3)).toBeDefined()
  })
})
