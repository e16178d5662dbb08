import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { REAL_DECK } from '../fixtures/real-deck.ts'
import { readSlideTexts, type SlideTexts } from './slide-texts.ts'

/** What we write ourselves: the published transcript stays as it was extracted. */
async function readSources(): Promise<{ file: string; source: string }[]> {
  const entries = await readdir(REAL_DECK, { recursive: true })
  const files = entries.filter((entry) => /\.(md|json)$/.test(entry) && !/^published-transcript/.test(entry))
  return Promise.all(
    files.map(async (file) => ({ file, source: await readFile(join(REAL_DECK, file), 'utf8') })),
  )
}

let sources: { file: string; source: string }[]
let slides: SlideTexts[]
beforeAll(async () => {
  sources = await readSources()
  slides = await readSlideTexts()
})

/** Each place where a pattern is found, with what stands around it. */
function findAll(texts: { file: string; source: string }[], pattern: RegExp): string[] {
  return texts.flatMap(({ file, source }) =>
    [...source.matchAll(pattern)].map(({ index }) => {
      const line = source.slice(0, index).split('\n').length
      const around = source.slice(Math.max(0, index - 8), index + 8).replace(/\n/g, ' ')
      return `${file}:${String(line)}: ${around}`
    }),
  )
}

describe('the characters of the slides', () => {
  it('are composed', () => {
    expect(sources.filter(({ source }) => source !== source.normalize('NFC'))).toEqual([])
  })

  it('are no radicals in place of ideographs', () => {
    expect(findAll(sources, /[\u2e80-\u2fdf]/g)).toEqual([])
  })

  it('are no compatibility forms, Japanese punctuation and the ellipsis aside', () => {
    const forms = /(?![（）［］｛｝，．：；？！／～＝＋…　])[^\p{ASCII}]/gu
    const places = sources
      .filter(({ file }) => file !== 'references.json')
      .map(({ file, source }) => {
        const ordinary = source.replace(forms, (char) => (char.normalize('NFKC') === char ? '_' : char))
        return { file, source: ordinary }
      })
    expect(findAll(places, forms)).toEqual([])
  })

  it('are none that can’t be seen', () => {
    expect(
      findAll(sources, /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffd]|(?![\n])\p{Cc}/gu),
    ).toEqual([])
  })
})

describe('a Japanese sentence', () => {
  const JAPANESE = '[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}ー々]'

  /** Marks beside Japanese, and brackets around it; `...` and `1.画像` are as published. */
  const ASCII_MARKS = new RegExp(`${JAPANESE}[,:;?!)]|[,;?!(]${JAPANESE}|${JAPANESE}\\.(?!\\.\\.)`, 'gu')

  it('has Japanese punctuation', () => {
    const texts = slides.map(({ slideNumber, blocks, figureWords }) => ({
      file: `slide ${String(slideNumber)}`,
      source: [...blocks.map(({ shown }) => shown), ...figureWords].join('\n'),
    }))
    expect(findAll(texts, ASCII_MARKS)).toEqual([])
  })

  it('has Japanese quotation marks in what is said of a figure', () => {
    const texts = slides.flatMap(({ slideNumber, blocks }) =>
      blocks
        .filter(({ kind }) => kind === 'figure')
        .map(({ shown }) => ({ file: `slide ${String(slideNumber)}`, source: shown })),
    )
    expect(findAll(texts, /[“”]/g)).toEqual([])
  })
})

describe('an English text', () => {
  const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

  /** What is in English: an English half and `:lang` of a slide, and a figure's strings; no formula. */
  function englishOf({ file, source }: { file: string; source: string }): string[] {
    if (file.endsWith('.json')) {
      return [...source.matchAll(/"(?:[^"\\]|\\.)*"/g)]
        .map(([text]) => text)
        .filter((text) => !JAPANESE.test(text))
    }
    const half = /^:{4,}en$[\s\S]*/m.exec(source)?.[0] ?? ''
    const inJapanese = [...source.matchAll(/:lang\[.*?\]\{lang=en\}/g)].map(([text]) => text)
    return [half.replace(/\$[^$]*\$/g, ''), ...inJapanese]
  }

  it('has three dots for an ellipsis: the talk’s Japanese font sets “…” at half height', () => {
    const english = sources.flatMap((text) => englishOf(text).map((source) => ({ file: text.file, source })))
    expect(english.length).toBeGreaterThan(sources.length)
    expect(findAll(english, /…/g)).toEqual([])
  })
})
