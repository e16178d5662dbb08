import { describe, expect, it } from 'vitest'
import { compileDeck } from '../../../src/compiler/compile.ts'
import { glossaryFile, glossaryPage } from '../../../src/compiler/pages/glossary-page.ts'
import { DeckTerms } from '../../../src/compiler/parse/find-terms.ts'
import type { Glossary } from '../../../src/deck/glossary.ts'
import { problemsOf, slideFile, withDeck } from '../../fixtures/with-deck.ts'

const TIDE = {
  id: 'tide',
  term: { ja: '潮', en: 'tide' },
  forms: { ja: ['潮', 'Tide'], en: ['tide', 'tides'] },
  avoid: { en: ['tyde'] },
  line: { ja: '海面の昇り降り．', en: 'The rise and fall of the sea.' },
  slide: 'tide',
  notOn: ['gauge'],
  sources: ['https://example.org/tide'],
}
const SPRING_TIDE = {
  id: 'spring-tide',
  term: { ja: '大潮', en: 'spring tide' },
  line: { ja: '特に大きな潮．', en: 'An especially high tide.' },
  slide: 'tide',
}
const glossary = (...terms: object[]) => JSON.stringify({ terms })

/** A deck whose third and fourth slide are ours. */
function files(japanese: string, english: string, ...terms: object[]) {
  return {
    '003-tide-model.md': undefined,
    '004-stick-and-gauge.md': undefined,
    '003-tide.md': slideFile(japanese, english),
    '004-gauge.md': slideFile('潮のゲージ', 'A tide gauge'),
    'glossary.json': glossary(...terms),
  }
}

describe('the terms of a glossary', () => {
  const find = (text: string) =>
    new DeckTerms([{ ...TIDE }, { ...SPRING_TIDE, sources: [] }])
      .finder(
        'en',
        'tide',
      )(text)
      .map(({ id, from, to }) => `${id}: ${text.slice(from, to)}`)

  it('are found as whole words, with a capital at the start, the longest first', () => {
    expect(find('Tides: a spring tide, a tide-gauge, the tide.')).toEqual([
      'tide: Tides',
      'spring-tide: spring tide',
      'tide: tide',
      'tide: tide',
    ])
  })

  it('are not found inside of other words', () => {
    expect(find('tidemark, eventide, ebb-tide, TIDE')).toEqual([])
  })
})

describe('a deck with a glossary', () => {
  it('marks a term where a slide first says it, on the stage and in the transcript, and leaves the words alone', async () => {
    const folder = await withDeck(
      files('大潮の潮，また潮', 'The tide and `tide`, :lang[tide]{lang=en}, a tide', TIDE, SPRING_TIDE),
    )
    const deck = await compileDeck(folder)
    const [slide, plain] = [deck.slides.en[2], deck.slides.ja[2]]
    const marked = '<span class="term" data-term="tide">tide</span>'
    expect(slide?.stageHtml.split(marked)).toHaveLength(2)
    expect(slide?.blocks[1]?.html).toContain(`The ${marked} and <code>tide</code>`)
    expect(slide?.blocks[1]?.text).toBe('The tide and tide, tide, a tide')
    expect(plain?.blocks[1]?.html).toContain(
      '<span class="term" data-term="spring-tide">大潮</span>の<span class="term" data-term="tide">潮</span>，また潮',
    )
    expect(deck.summary.glossary).toBe(true)
  })

  it('marks nothing where the word means something else', async () => {
    const deck = await compileDeck(await withDeck(files('潮', 'The tide', TIDE)))
    expect(deck.slides.en[3]?.stageHtml).not.toContain('data-term')
  })

  it('tells each term in one language, with the slide that introduces it', async () => {
    const deck = await compileDeck(await withDeck(files('潮', 'The tide', TIDE)))
    expect((JSON.parse(glossaryFile(deck.source, 'ja')) as Glossary)['tide']).toEqual({
      term: '潮',
      others: [{ locale: 'en', term: 'tide' }],
      line: '海面の昇り降り．',
      slideNumber: 3,
    })
  })

  it('has a page that lists them, says who added it and where each is said', async () => {
    const deck = await compileDeck(await withDeck(files('潮', 'The tide', TIDE)))
    const { main } = glossaryPage({ ...deck.summary, buildId: 'x' }, deck.source, deck.slides.en, 'en')
    expect(main).toContain('added by the makers of this page')
    expect(main).toMatch(
      /<div class="term-entry" id="tide"><dt>tide <span class="term-other" lang="ja">潮<\/span>/,
    )
    expect(main).toContain('<a class="slide-number" href="../../en/3/">slide 3</a>')
    expect(main).toContain('<a href="https://example.org/tide" rel="noopener">example.org/tide</a>')
  })

  it('reports what is wrong in it, with its line', async () => {
    const twice = { ...TIDE, line: { ja: '海面．' }, slide: 'tid', sources: ['nobody2020'] }
    const problems = await problemsOf({
      ...files('潮', 'The tide', TIDE, twice),
      'glossary.json': JSON.stringify({ terms: [TIDE, twice] }, undefined, 1),
    })
    expect(problems.map((problem) => problem.replace(/:\d+:/, ':n:'))).toEqual([
      'deck/glossary.json:n: the term "tide" is there twice',
      'deck/glossary.json:n: the line of "tide" has no "en", a locale of the deck',
      'deck/glossary.json:n: no slide has the slug "tid"; did you mean "tide"?',
      'deck/glossary.json:n: unknown reference "nobody2020"; there are: mori2019tides, hill2021moon (references.json)',
    ])
  })

  it('reports spellings that it does not want, but in quotations', async () => {
    const problems = await problemsOf(files('潮', 'The tyde, :quoted[tyde]', TIDE))
    expect(problems).toEqual([
      'deck/003-tide.md:14: "tyde" is written otherwise here: the term "tide" of glossary.json',
    ])
  })
})

describe('a deck without a glossary', () => {
  it('marks nothing and has no page', async () => {
    const deck = await compileDeck(await withDeck())
    expect(deck.summary.glossary).toBeUndefined()
    expect(deck.slides.en.map(({ stageHtml }) => stageHtml).join('')).not.toContain('data-term')
  })
})
