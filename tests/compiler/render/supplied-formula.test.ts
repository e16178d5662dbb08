import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { toString } from 'mdast-util-to-string'
import { collectBlocks, isSupplied, type SuppliedFormula } from '../../../src/compiler/parse/blocks.ts'
import { checkSlide } from '../../../src/compiler/check/check.ts'
import { outlineOf } from '../../../src/compiler/check/slide-outline.ts'
import { DeckCompiler, summarise } from '../../../src/compiler/compile.ts'
import type { CompiledDeck } from '../../../src/compiler/compiled-deck.ts'
import { parseSlide } from '../../../src/compiler/parse/parse.ts'
import { printDocument } from '../../../src/compiler/pages/print-page.ts'
import { readDeck } from '../../../src/compiler/read/read.ts'
import { transcriptMarkdown, transcriptText } from '../../../src/compiler/files/transcript-files.ts'
import type { Locale } from '../../../src/deck/locale.ts'
import { REAL_DECK } from '../../fixtures/real-deck.ts'
import { inLocales } from '../../fixtures/deck-texts.ts'
import { FIXTURE_DECK } from '../../fixtures/with-deck.ts'

const PROSE = inLocales({ ja: '$h$は潮位．', en: '$h$ is the level.' })
const SPOKEN = inLocales({ ja: 'エイチ イコール2ジー', en: 'h equals two g' })

function formula(
  locale: Locale,
  attributes = `spoken="${SPOKEN[locale]}" supplied key=hill2021moon`,
): string {
  return `:::formula{${attributes}}\n$$\nh=2g\n$$\n\n${PROSE[locale]}\n:::`
}

function slide(ja: string, en: string): string {
  return `---\nsection: method\n---\n\n:::::ja\n# 式\n\n本文\n\n${ja}\n:::::\n\n:::::en\n# A formula\n\nText\n\n${en}\n:::::\n`
}

const FILE = { file: 'deck/003-x.md', slideNumber: 3, slug: 'x' }

async function faultsOf(ja: string, en: string): Promise<string[]> {
  const source = await readDeck(FIXTURE_DECK)
  const { parsed, problems } = parseSlide({ ...FILE, source: slide(ja, en) }, source.deck.locales)
  return [...problems, ...checkSlide(source, parsed)].map(({ message }) => message)
}

describe('a supplied formula', () => {
  let deck: Pick<CompiledDeck, 'summary' | 'slides'>
  beforeAll(async () => {
    const note = 'spoken="x" supplied note="From memory."'
    const source = await readDeck(FIXTURE_DECK)
    const compiler = new DeckCompiler(source)
    const { parsed, problems } = compiler.parse({
      ...FILE,
      source: slide(
        `${formula('ja')}\n\n${formula('ja', note)}`,
        `${formula('en')}\n\n${formula('en', note)}`,
      ),
    })
    expect(problems).toEqual([])
    const render = async (locale: Locale) => [await compiler.render(parsed, locale, () => undefined)]
    deck = {
      summary: summarise(source, [outlineOf(parsed)]),
      slides: inLocales({ ja: await render('ja'), en: await render('en') }),
    }
  })

  const shown = (locale: Locale) => {
    const [found] = deck.slides[locale]
    if (!found) throw new Error('no slide')
    return found
  }
  const block = (locale: Locale, id = 'b2') => shown(locale).blocks.find((one) => one.id === id)

  it('is one block, the same in each language, after those of the slide', () => {
    for (const locale of deck.summary.locales) {
      expect(shown(locale).blocks.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
        'b0 title',
        'b1 paragraph',
        'b2 formula',
        'b3 formula',
      ])
    }
  })

  it('is not on the stage, nor among the words that describe the slide', () => {
    for (const locale of deck.summary.locales) {
      expect(shown(locale).stageHtml).toContain('data-block="b1"')
      expect(shown(locale).stageHtml).not.toMatch(/katex|class="formula|data-block="b2"/)
      expect(shown(locale).description).not.toContain(SPOKEN[locale])
    }
  })

  it('stands behind a disclosure: what is drawn under its spoken words, then what the symbols mean', () => {
    const html = block('en')?.html ?? ''
    expect(html).toMatch(
      /^<div class="block" data-block="b2" data-kind="formula" lang="en" data-provenance="added"><details class="block-supplied"><summary>Show the formula<\/summary>/,
    )
    expect(html).toMatch(
      /<div class="formula-body" role="img" aria-label="h equals two g"><span class="katex-display">/,
    )
    expect(html).toMatch(/<p><span class="katex">.*<\/span> is the level\.<\/p><\/details>/s)
    expect(block('ja')?.html).toContain('<summary>式を表示</summary>')
  })

  it('says who supplied it, from where, and how sure that is', () => {
    expect(block('en')?.html).toContain(
      '<span>A formula supplied by the makers of this page; the text of the published slide does not have it.</span><span>Source: Hill, Ito et al. The Moon &#x26; the Sea. Shore Press 2021.</span><span>Basis: checked against the source.</span>',
    )
    expect(block('en', 'b3')?.html).toContain('does not have it.</span><span>From memory.</span></span>')
  })

  it('is found by its spoken words and by its explanation', () => {
    expect(block('ja')?.text).toBe('エイチ イコール2ジー\nhは潮位．')
    expect(block('en')?.text).toBe('h equals two g\nh is the level.')
  })

  it('cites its source', () => {
    expect(shown('en').cited).toContain('hill2021moon')
  })

  it('is marked in the files of the transcript', () => {
    const { summary, slides } = deck
    const files = { ...summary, buildId: 'x' }
    expect(transcriptMarkdown(files, slides.en, 'en')).toContain(
      '> **Added**\n> \n> $$\n> h=2g\n> $$\n> \n> $h$ is the level.',
    )
    expect(transcriptText(files, slides.en, 'en')).toContain('[Added] h equals two g\nh is the level.')
  })

  it('is not printed', () => {
    const options = {
      deck: { ...deck.summary, buildId: 'x' },
      slides: deck.slides.en,
      files: [],
      locale: 'en',
      styles: [],
      fontCss: '',
    } as const
    expect(printDocument('handout', options)).not.toContain('is the level')
  })
})

describe('the check of supplied formulas', () => {
  it('has nothing to say of a right one', async () => {
    expect(await faultsOf(formula('ja'), formula('en'))).toEqual([])
  })

  it('wants it last and in no region', async () => {
    expect(await faultsOf(`${formula('ja')}\n\n本文`, `${formula('en')}\n\nText`)).toEqual([
      'supplied formulas stand last in their language, after all that the slide shows',
      'supplied formulas stand last in their language, after all that the slide shows',
    ])
    const inside = (locale: Locale) => `::::footnote\n${formula(locale)}\n::::`
    expect(await faultsOf(inside('ja'), inside('en'))).toEqual(
      Array(2).fill('a supplied formula stands in no region: it is not on the slide'),
    )
  })

  it('wants spoken words, an explanation, and a work that is known', async () => {
    const faults = await faultsOf(
      formula('ja', 'supplied key=hill2021moo'),
      formula('en').replace(PROSE.en, ''),
    )
    expect(faults).toEqual([
      'a formula says how it is read: :::formula{spoken="…"}',
      'unknown reference "hill2021moo"; did you mean "hill2021moon"? (references.json)',
      'a supplied formula explains its symbols in a paragraph after $$',
    ])
  })

  it('lets nothing else be supplied, and a printed formula have no source of its own', async () => {
    const quoted = ':quoted[本文]{supplied key=hill2021moon}'
    expect(await faultsOf(quoted, 'Text')).toEqual([
      expect.stringMatching(/^"quoted" has no attribute "supplied"/) as string,
    ])
    const keyed = formula('ja', 'spoken="x" key=hill2021moon')
    expect(await faultsOf(keyed, keyed)).toEqual(
      Array(2).fill('"key" and "note" belong to a formula that is "supplied"; others are the slide’s own'),
    )
  })

  it('tells one from a formula that the slide prints', async () => {
    expect(await faultsOf(formula('ja'), formula('en', 'spoken="x"'))).toEqual([
      expect.stringMatching(/^block b2 differs: "ja" has supplied formula .*, "en" has formula /) as string,
    ])
  })
})

interface Facts {
  n: number
  formulas?: { latex: string; sureness: string; on_slide: boolean | string }[] | null
}

describe('the talk’s supplied formulas', () => {
  it('are those of the facts, each in both languages, and the recalled ones say so', async () => {
    const facts = JSON.parse(
      readFileSync(`${import.meta.dirname}/../../fixtures/facts.json`, 'utf8'),
    ) as readonly Facts[]
    const { slides, deck } = await readDeck(REAL_DECK)
    const recalled = inLocales({ ja: '記憶による', en: 'from memory' })
    for (const source of slides) {
      const wanted = (facts.find(({ n }) => n === source.slideNumber)?.formulas ?? []).filter(
        ({ on_slide }) => on_slide !== true,
      )
      if (wanted.length === 0 && !source.source.includes(' supplied')) continue
      const { parsed } = parseSlide(source, deck.locales)
      for (const [locale, body] of parsed.bodies) {
        const found = collectBlocks(body)
          .map(({ node }) => node)
          .filter((node): node is SuppliedFormula => isSupplied(node))
        expect(found.map(latexOf), source.file).toEqual(wanted.map(({ latex }) => latex))
        for (const [index, { sureness }] of wanted.entries()) {
          const note = found[index]?.attributes['note'] ?? ''
          expect(note.includes(recalled[locale]), `${source.file} ${note}`).toBe(
            sureness.startsWith('recalled'),
          )
        }
      }
    }
  })
})

function latexOf(node: SuppliedFormula): string {
  return node.children
    .filter(({ type }) => type === 'math')
    .map((math) => toString(math))
    .join()
}
