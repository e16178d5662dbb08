import { beforeAll, describe, expect, it } from 'vitest'
import { DeckTerms } from '../../src/compiler/parse/find-terms.ts'
import { parseSlide } from '../../src/compiler/parse/parse.ts'
import { collectBlocks } from '../../src/compiler/parse/blocks.ts'
import { readDeck, type DeckSource } from '../../src/compiler/read/read.ts'
import type { Locale } from '../../src/deck/locale.ts'
import { translatorOf } from '../../src/compiler/pages/translator.ts'
import { MESSAGES } from '../../src/i18n/i18n.ts'
import { LIVE_MESSAGES } from '../../src/i18n/live-messages.ts'
import { REAL_DECK } from '../fixtures/real-deck.ts'
import { ownWords, readJson } from './slide-texts.ts'

/** A place where one language says a term and the other, for a reason, does not. */
interface Exception {
  place: string
  term: string
  only: Locale
  reason: string
}

/** The languages of this talk. */
const TALK_LOCALES = ['ja', 'en'] as const satisfies Locale[]
type TalkLocale = (typeof TALK_LOCALES)[number]
type Words = Record<TalkLocale, string>

let source: DeckSource
let terms: DeckTerms
let exceptions: Exception[]
beforeAll(async () => {
  source = await readDeck(REAL_DECK)
  terms = new DeckTerms(source.glossary)
  exceptions = await readJson('glossary-exceptions.json')
})

/** The terms that each language says and the other doesn't, at a place. */
function onlyIn(place: string, words: Words, slug = ''): string[] {
  const found = (locale: TalkLocale) =>
    new Set(
      terms
        .finder(
          locale,
          slug,
        )(words[locale])
        .map(({ id }) => id),
    )
  const [ja, en] = [found('ja'), found('en')]
  return [
    ...[...ja].filter((id) => !en.has(id)).map((id) => `${place} ${id} only ja`),
    ...[...en].filter((id) => !ja.has(id)).map((id) => `${place} ${id} only en`),
  ]
}

function excepted(where: RegExp): string[] {
  return exceptions
    .filter(({ place }) => where.test(place))
    .map(({ place, term, only }) => `${place} ${term} only ${only}`)
}

/** Texts in both languages, wherever they are in a value. */
function localTexts(value: unknown, path: string): { path: string; words: Words }[] {
  if (typeof value !== 'object' || value === null) return []
  const { ja, en } = value as Partial<Record<Locale, unknown>>
  if (typeof ja === 'string' && typeof en === 'string' && en !== '') return [{ path, words: { ja, en } }]
  return Object.entries(value).flatMap(([key, item]) => localTexts(item, `${path}.${key}`))
}

interface SaidBlock {
  slideNumber: number
  place: string
  slug: string
  words: Words
}

/** Numbers of the slides that say a term, by its id: each block is looked through once for all of them. */
function slidesSaying(blocks: readonly SaidBlock[]): Record<TalkLocale, Map<string, Set<number>>> {
  const saying = { ja: new Map<string, Set<number>>(), en: new Map<string, Set<number>>() }
  for (const { slideNumber, slug, words } of blocks) {
    for (const locale of TALK_LOCALES) {
      for (const { id } of terms.finder(locale, slug)(words[locale])) {
        const numbers = saying[locale].get(id) ?? new Set()
        saying[locale].set(id, numbers.add(slideNumber))
      }
    }
  }
  return saying
}

function slideBlocks(): SaidBlock[] {
  return source.slides.flatMap((slide) => {
    const { parsed } = parseSlide(slide, source.deck.locales)
    const wordsIn = (locale: Locale) => {
      const body = parsed.bodies.get(locale)
      return new Map((body ? collectBlocks(body) : []).map((block) => [block.id, ownWords(block)]))
    }
    const [japanese, english] = [wordsIn('ja'), wordsIn('en')]
    return [...japanese].map(([id, ja]) => ({
      slideNumber: slide.slideNumber,
      place: `${String(slide.slideNumber)} ${id}`,
      slug: slide.slug,
      words: { ja, en: english.get(id) ?? '' },
    }))
  })
}

describe('a term of the glossary', () => {
  it('is said in both languages of a block, or in neither', () => {
    const found = slideBlocks().flatMap(({ place, slug, words }) => onlyIn(place, words, slug))
    expect(found).toEqual([])
  })

  it('is said in both languages of a figure’s words, or in neither', () => {
    const texts = [...source.figures.values()].flatMap(({ name, json }) => localTexts(json, name))
    expect(texts.length).toBeGreaterThan(200)
    const found = texts.flatMap(({ path, words }) => onlyIn(path, words))
    expect(found.toSorted()).toEqual(excepted(/^(?:transformer|vga)-/).toSorted())
  })

  it('is said in both languages of the interface, or in neither', () => {
    const messages = {
      ja: flat({ ...MESSAGES.ja, live: LIVE_MESSAGES.ja }),
      en: flat({ ...MESSAGES.en, live: LIVE_MESSAGES.en }),
    }
    const found = [...messages.ja].flatMap(([key, ja]) => onlyIn(key, { ja, en: messages.en.get(key) ?? '' }))
    expect(found).toEqual(excepted(/^translation\./))
  })

  it('is said on a slide, in each language, and on the slide that introduces it', () => {
    const saying = slidesSaying(slideBlocks())
    for (const { id, slide } of source.glossary) {
      const introduced = source.slides.find(({ slug }) => slug === slide)?.slideNumber
      for (const locale of TALK_LOCALES)
        expect([...(saying[locale].get(id) ?? [])], `${id} in ${locale}`).toContain(introduced)
    }
  })

  it('is explained in one line of its own language, which is a sentence', () => {
    for (const { id, line } of source.glossary) {
      expect(line.ja, id).toMatch(/^[^\n]{8,90}．$/)
      expect(line.en, id).toMatch(/^[A-Z][^\n]{20,170}\.$/)
      expect(line.en, id).not.toMatch(/[\u3040-\u30ff\u3400-\u9fff]/)
    }
  })

  it('counts some forty, each once', () => {
    const ids = source.glossary.map(({ id }) => id)
    expect(ids.length).toBeGreaterThanOrEqual(40)
    expect(new Set(ids).size).toBe(ids.length)
    expect(translatorOf('en')('document.glossaryAbout', { count: ids.length })).toContain(String(ids.length))
  })
})

function flat(value: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(value).flatMap(([key, message]: [string, unknown]): [string, string][] =>
      typeof message === 'string'
        ? [[prefix + key, message]]
        : [...flat(message as object, `${prefix}${key}.`)],
    ),
  )
}
