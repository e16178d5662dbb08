import { beforeAll, describe, expect, it } from 'vitest'
import { checkSections } from '../../src/compiler/check/check-sections.ts'
import { DeckCompiler } from '../../src/compiler/compile.ts'
import type { ParsedSlide } from '../../src/compiler/parse/parse.ts'
import { formatProblem } from '../../src/compiler/read/problem.ts'
import { readDeck, type DeckSource } from '../../src/compiler/read/read.ts'
import { renderSlide, type RenderedSlide } from '../../src/compiler/render/render.ts'
import { StyleClasses } from '../../src/compiler/render/style-classes.ts'
import { perLocale, type Locale } from '../../src/deck/locale.ts'
import { createI18n } from '../../src/i18n/i18n.ts'
import { REAL_DECK, TALK_LOCALES } from '../fixtures/real-deck.ts'

let source: DeckSource
let slides: ParsedSlide[]
let problems: string[]
beforeAll(async () => {
  source = await readDeck(REAL_DECK)
  const compiler = new DeckCompiler(source)
  const results = source.slides.map((slide) => compiler.parse(slide))
  slides = results.map(({ parsed }) => parsed)
  problems = [
    ...source.problems,
    ...results.flatMap((result) => result.problems),
    ...checkSections(source, slides),
    ...compiler.problems,
  ].map(formatProblem)
})

/** All slides in one language, their figures left out: drawings have their own tests. */
async function renderAll(locale: Locale): Promise<RenderedSlide[]> {
  const translate = perLocale((each) => createI18n(each).t)
  const styles = new StyleClasses()
  const context = { source, figures: new Map(), styles, translate, report: () => undefined }
  return Promise.all(slides.map((slide) => renderSlide(slide, locale, context)))
}

describe('the talk', () => {
  it('has no fault that the compiler finds', () => {
    expect(problems).toEqual([])
  })

  it('has each slide that was published, in order of its sections', () => {
    expect(slides.map(({ slideNumber }) => slideNumber)).toEqual([...source.published.keys()])
    const order = slides.map(({ frontMatter }) => frontMatter.section)
    expect(order.filter((section, index) => section !== order[index - 1])).toEqual(
      source.deck.sections.map(({ id }) => id),
    )
  })

  it('shows every figure that it has', () => {
    const used = new Set(
      slides.flatMap((slide) => [...slide.source.matchAll(/figure\{name=([\w-]+)/g)].map(([, name]) => name)),
    )
    expect([...source.figures.keys()].filter((name) => !used.has(name))).toEqual([])
  })

  it('keeps slides that show one thing grow in groups', () => {
    const groups = new Map<string, number[]>()
    for (const { frontMatter, slideNumber } of slides) {
      if (frontMatter.build === undefined) continue
      groups.set(frontMatter.build, [...(groups.get(frontMatter.build) ?? []), slideNumber])
    }
    expect([...groups.values()]).toEqual([
      [1, 2],
      [9, 10, 11, 12, 13],
      [14, 15, 16, 17, 18],
      [20, 21, 22, 23],
      [25, 26, 30],
      [28, 29],
      [33, 34],
      [40, 41],
      [44, 67],
      [53, 54],
      [56, 57],
      [60, 61],
      [69, 70],
      [75, 76],
      [80, 81],
      [87, 88, 89, 90, 91],
      [92, 93],
    ])
  })
})

describe.each(TALK_LOCALES)('each slide in %s', (locale) => {
  let rendered: RenderedSlide[]
  beforeAll(async () => {
    rendered = await renderAll(locale)
  })

  it('has a title, a description and blocks with words', () => {
    for (const { slideNumber, title, blocks } of rendered) {
      expect(title, String(slideNumber)).not.toBe('')
      expect(
        blocks.filter(({ text }) => text === '').map(({ id }) => `${String(slideNumber)} ${id}`),
      ).toEqual([])
    }
  })

  it('has no style attribute and no script', () => {
    for (const { slideNumber, stageHtml, blocks } of rendered) {
      const html = stageHtml + blocks.map((block) => block.html).join('')
      expect(html, String(slideNumber)).not.toMatch(/\sstyle=|\son\w+=|<script|javascript:/)
    }
  })

  it('has no markup left in its words', () => {
    for (const { slideNumber, blocks } of rendered) {
      const words = blocks.map(({ text }) => text).join('\n')
      expect(words, String(slideNumber)).not.toMatch(/:[a-z]+\[|\]\{|(?<!\[)\*\*|:::|&(quot|amp|lt|gt);/)
    }
  })
})
