import { beforeAll, describe, expect, it } from 'vitest'
import {
  fold,
  readJson,
  readPublishedLines,
  readRestorations,
  readSlideTexts,
  type BlockWords,
  type SlideTexts,
} from './slide-texts.ts'

interface Exceptions {
  /** Published lines that are on their slide in another form; each part of them is there as it stands. */
  lines: { slide: number; line: string; reason: string; parts: string[] }[]
  /** Letters and digits of a block that no published line has. */
  blocks: { slide: number; block: string; text: string; reason: string }[]
}

let slides: SlideTexts[]
let published: Map<number, string[]>
let restorations: Record<string, Record<string, string>>
let exceptions: Exceptions
beforeAll(async () => {
  slides = await readSlideTexts()
  published = await readPublishedLines()
  restorations = await readRestorations()
  exceptions = await readJson('exceptions.json')
})

/** A slide's published lines that say something: no page number, no control characters alone. */
function linesOf(slideNumber: number): { line: string; folded: string }[] {
  return (published.get(slideNumber) ?? [])
    .map((line) => ({ line, folded: foldLine(restorations[slideNumber]?.[line] ?? line) }))
    .filter(({ folded }) => folded !== '' && folded !== String(slideNumber))
}

/** A list's bullet belongs to its form. */
function foldLine(line: string): string {
  return fold(line).replace(/^•/, '')
}

/** `□` stands for one or two characters that the extraction lost. */
function patternOf(folded: string): RegExp {
  return new RegExp(folded.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/□/g, '.{1,2}'), 'g')
}

function isOnSlide(folded: string, slide: SlideTexts): boolean {
  const words = slide.blocks.flatMap(({ shown, published: asPublished }) => [shown, asPublished])
  const places = [...words, ...slide.figureWords].map(fold)
  const speakers = slide.blocks.flatMap(({ speaker }) => (speaker === undefined ? [] : [fold(speaker)]))
  return (
    places.some((place) => place.search(patternOf(folded)) >= 0) ||
    speakers.includes(folded.replace(/:$/, ''))
  )
}

/** Letters and digits of a block that are in none of its slide's published lines. */
function unpublished(block: BlockWords, lines: readonly string[]): string {
  const text = fold(block.published)
  const covered = new Set<number>()
  const cover = (start: number, length: number) => {
    for (let at = start; at < start + length; at++) covered.add(at)
  }
  for (const line of lines) {
    if (line.includes(text)) cover(0, text.length)
    // One letter would be found anywhere.
    if (line.length < 2) continue
    for (const match of text.matchAll(patternOf(line))) cover(match.index, match[0].length)
  }
  const left = text.split('').filter((char, at) => !covered.has(at) && /[\p{L}\p{N}]/u.test(char))
  return left.join('')
}

describe('each published line', () => {
  it('stands in the Japanese text, captions or figures of its slide, or among the exceptions', () => {
    const missing = slides.flatMap((slide) =>
      linesOf(slide.slideNumber)
        .filter(({ folded }) => !isOnSlide(folded, slide))
        .map(({ line }) => ({ slide: slide.slideNumber, line })),
    )

    expect(missing).toEqual(exceptions.lines.map(({ slide, line }) => ({ slide, line })))
  })

  it('that is an exception has its parts on the slide', () => {
    for (const { slide, line, parts } of exceptions.lines) {
      const texts = slides[slide - 1]
      for (const part of parts) expect(texts && isOnSlide(fold(part), texts), `${line}: ${part}`).toBe(true)
    }
  })

  it('that was garbled is restored under its own slide', () => {
    for (const [slideNumber, lines] of Object.entries(restorations)) {
      expect(published.get(Number(slideNumber))).toEqual(expect.arrayContaining(Object.keys(lines)))
    }
  })

  it('is accounted for: all 876 of them', () => {
    expect([...published.values()].flat()).toHaveLength(876)
    expect(slides.map(({ slideNumber }) => slideNumber)).toEqual([...published.keys()])
  })
})

describe('each Japanese block', () => {
  it('says only what was published, figures’ words and the exceptions aside', () => {
    const invented = slides.flatMap(({ slideNumber, blocks }) => {
      const lines = linesOf(slideNumber).map(({ folded }) => folded)
      return blocks
        .filter(({ kind }) => kind !== 'figure')
        .map((block) => ({ slide: slideNumber, block: block.id, text: unpublished(block, lines) }))
        .filter(({ text }) => text !== '')
    })

    expect(invented).toEqual(exceptions.blocks.map(({ slide, block, text }) => ({ slide, block, text })))
  })
})
