import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileDeck } from '../../../src/compiler/compile.ts'
import { DevDeck } from '../../../src/compiler/dev/dev-deck.ts'
import { codeFrame } from '../../../src/compiler/dev/dev-faults.ts'
import { contentJson } from '../../../src/compiler/compiled-deck.ts'
import { SlideSpool } from '../../../src/compiler/slide-spool.ts'
import { FIXTURE_DECK, slideFile, withDeck } from '../../fixtures/with-deck.ts'

describe('a slide whose HTML is kept in a file', () => {
  it('is the same as before, copies of it too', async () => {
    const { slides } = await compileDeck(FIXTURE_DECK)
    const spool = new SlideSpool()
    const { file } = spool.open()
    const kept = slides.ja.map((slide) => file.take(file.put(slide)))
    for (const [index, slide] of slides.ja.entries()) {
      const { contentBytes, ...same } = { ...kept[index] }
      expect(same).toEqual(slide)
      expect(JSON.parse(String(contentBytes?.()))).toEqual(JSON.parse(contentJson(slide)))
      expect(kept[index]?.transcript).toEqual(slide.transcript)
    }
    spool.close()
  })
})

describe('a deck that is being written', () => {
  const section = (text: string) => slideFile(text).replace('method', 'opening')

  it('has its sections before any slide is read whole', async () => {
    const deck = await DevDeck.open(FIXTURE_DECK)
    expect(deck.summary.sections.map(({ firstSlide }) => firstSlide)).toEqual([1, 3])
    expect(deck.problems).toEqual([])
  })

  it('compiles a saved slide anew, and no other', async () => {
    const folder = await withDeck()
    const deck = await DevDeck.open(folder)
    const [before, other] = [await deck.compiled('ja', 1), await deck.compiled('ja', 2)]
    await writeFile(join(folder, '001-title.md'), section('新しい'))
    expect(await deck.compiled('ja', 1)).toBe(before)
    deck.refresh(1)
    expect((await deck.compiled('ja', 1))?.stageHtml).toContain('新しい')
    expect(await deck.compiled('ja', 2)).toBe(other)
  })

  it('has a slide’s faults until they are mended', async () => {
    const folder = await withDeck()
    const deck = await DevDeck.open(folder)
    await writeFile(join(folder, '001-title.md'), section('$\\frac{$'))
    deck.refresh(1)
    expect(await deck.compiled('ja', 1)).toBeUndefined()
    expect(deck.problemsOf(1)).toHaveLength(2)
    await writeFile(join(folder, '001-title.md'), section('$\\frac{1}{2}$'))
    deck.refresh(1)
    expect(deck.problems).toEqual([])
    expect(await deck.compiled('ja', 1)).toBeDefined()
  })

  it('finds the faults of slides that nobody asked for', async () => {
    const deck = await DevDeck.open(await withDeck({ '003-tide-model.md': slideFile('$\\frac{$') }))
    await deck.checkAll(new AbortController().signal, () => Promise.resolve())
    expect(deck.problems.map(({ file }) => file)).toEqual([
      'deck/003-tide-model.md',
      'deck/003-tide-model.md',
    ])
  })

  it('knows which slide a file is', async () => {
    const deck = await DevDeck.open(FIXTURE_DECK)
    expect(deck.slideNumberOf(join(FIXTURE_DECK, '003-tide-model.md'))).toBe(3)
    expect(deck.slideNumberOf(join(FIXTURE_DECK, '003-other.md'))).toBeUndefined()
    expect(deck.slideNumberOf(join(FIXTURE_DECK, 'deck.json'))).toBeUndefined()
  })
})

describe('a code frame', () => {
  it('shows the lines around the one that is wrong', () => {
    expect(codeFrame('a\nb\nc\nd\ne\nf', 4)).toBe('  2 | b\n  3 | c\n> 4 | d\n  5 | e\n  6 | f')
  })
})
