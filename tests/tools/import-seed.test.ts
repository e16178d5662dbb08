import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { compileDeck } from '../../src/compiler/compile.ts'
import type { CompiledDeck, CompiledSlide } from '../../src/compiler/compiled-deck.ts'
import { REAL_DECK } from '../fixtures/real-deck.ts'
import { importFrom } from './scratch.ts'

/** What two spellings of one line have in common: misprints that the deck mends are undone. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/⻩/g, '黄')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[‒–—]/g, '-')
    .replace(/[“”]/g, '"')
    .replace(/Schewenk/g, 'Schwenk')
    .replace(/BLIPv2/g, 'BLIP-2')
    .replace(/NACCL/g, 'NAACL')
    .replace(/22015\.14100/g, '2205.14100')
    .replace(/\s+/g, '')
}

/** Blocks that hold words of the slide itself: figures are described by us, formulas spoken. */
function wordsOf({ blocks }: CompiledSlide): string[] {
  return blocks
    .filter(({ id, kind }) => id !== 'b0' && kind !== 'figure' && kind !== 'formula')
    .map(({ text }) => fold(text))
    .filter(Boolean)
}

describe('the talk, imported from its published transcript', () => {
  let imported: CompiledDeck
  let written: CompiledDeck
  let differentTitles: number[]
  beforeAll(async () => {
    written = await compileDeck(REAL_DECK)
  })

  it('is a deck that compiles, with every slide', async () => {
    const { out } = await importFrom(join(REAL_DECK, 'published-transcript.json'))
    imported = await compileDeck(out)
    expect(imported.slides.ja).toHaveLength(written.slides.ja.length)
    expect(imported.source.deck).toMatchObject({ given: '2023-03-24', published: '2023-03-27' })
  })

  it('has the titles of the deck that people wrote', () => {
    differentTitles = written.slides.ja.flatMap(({ slideNumber, title }, index) =>
      fold(imported.slides.ja[index]?.title ?? '') === fold(title) ? [] : [slideNumber],
    )
    // Slide 2 strikes its title out and has another below.
    expect(differentTitles).toEqual([2])
  })

  it('has nearly all of its blocks, line for line', () => {
    const wanted = written.slides.ja.map(wordsOf)
    const missing = wanted.flatMap((words, index) => {
      const found = new Set(imported.slides.ja[index] ? wordsOf(imported.slides.ja[index]) : [])
      return words.filter((text) => !found.has(text))
    })
    const share = 1 - missing.length / wanted.flat().length
    // What it lacks: who speaks in a dialogue, lost digits, and labels that drawings were cut into.
    expect(share).toBeGreaterThan(0.88)
  })

  it('has no page number left', () => {
    const numbers = imported.slides.ja.flatMap((slide) =>
      wordsOf(slide).filter((text) => text === String(slide.slideNumber)),
    )
    expect(numbers).toEqual([])
  })
})
