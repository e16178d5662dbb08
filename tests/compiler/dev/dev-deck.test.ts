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
