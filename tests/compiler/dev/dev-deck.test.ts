import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DevDeck } from '../../../src/compiler/dev/dev-deck.ts'
import { formatProblem } from '../../../src/compiler/read/problem.ts'
import { FIXTURE_DECK, withDeck } from '../../fixtures/with-deck.ts'

const FIGURE = 'figures/levels.json'

describe('a figure that can’t be drawn', () => {
  it('stays a fault of its slide after the whole deck was checked, in each language at its line', async () => {
    const figure = JSON.parse(await readFile(join(FIXTURE_DECK, FIGURE), 'utf8')) as {
      data: { rows: unknown }
    }
    figure.data.rows = 'none'
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
