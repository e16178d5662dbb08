import { describe, expect, it } from 'vitest'
import type { Locale } from '../../src/deck/locale.ts'
import {
  compileQuery,
  findRanges,
  foldText,
  mergeRanges,
  rangesOf,
  SearchIndex,
  type SearchHit,
} from '../../src/deck/search.ts'
import { countWork } from '../fixtures/count-work.ts'
import type { TranscriptSlide } from '../../src/deck/types.ts'

/** The stretches of `text` that a query finds, as they are written there. */
function found(text: string, query: string): string[] {
  const compiled = compileQuery(query)
  return compiled ? findRanges(foldText(text), compiled).map(({ start, end }) => text.slice(start, end)) : []
}

/** A slide of texts: the first is its title, one that begins with `図` a figure's. */
function slide(slideNumber: number, texts: string[], references: string[] = []): TranscriptSlide {
  const kindOf = (text: string, index: number) =>
    index === 0 ? 'title' : /^図/.test(text) ? 'figure' : 'item'
  return {
    slideNumber,
    title: texts[0] ?? '',
    blocks: texts.map((text, index) => ({
      id: `b${String(index)}`,
      kind: kindOf(text, index),
      html: '',
      text,
    })),
    references: references.map((text) => ({ key: text, text })),
    published: [],
  }
}

function indexOf(slides: Partial<Record<Locale, TranscriptSlide[]>>): SearchIndex {
  const index = new SearchIndex()
  for (const locale of ['ja', 'en'] as const) index.add(locale, slides[locale] ?? [])
  return index
}

function places(hits: readonly SearchHit[]): string[] {
  return hits.map(({ slideNumber, block, locale }) => `${String(slideNumber)} ${block ?? 'work'} ${locale}`)
}

describe('folding', () => {
  it.each([
    ['ＧＰＴ－４', 'gpt-4', 'full width'],
    ['ﾓﾃﾞﾙ', 'もでる', 'half-width kana with their voicing marks'],
    ['モデル', 'もでる', 'katakana'],
    ['Transformer', 'transformer', 'capitals'],
    ['か\u3099そう', 'がそう', 'combining voicing marks'],
    ['①', '1', 'numbers in circles'],
    ['㎞', 'km', 'units in one character'],
    ['⾔語', '言語', 'Kangxi radicals'],
    ['⻩色', '黄色', 'the radical that NFKC leaves alone'],
    ['Schrödinger', 'schrodinger', 'accents'],
    ['pre‐train–ing−', 'pre-train-ing-', 'dashes'],
    ['“it’s”', '"it\'s"', 'quotation marks'],
    ['、。', ',.', 'Japanese punctuation'],
    ['：（）', ':()', 'full-width punctuation'],
    ['サ−バ', 'さーば', 'a dash inside a kana word'],
    ['らーめん', 'らーめん', 'long vowels of hiragana'],
    ['えーーと', 'えーと', 'repeated long vowel marks'],
    ['a\u200bb\u00adc', 'abc', 'what nobody sees'],
    ['が\ufe0f', 'が', 'variation selectors'],
    ['𠮷野家', '𠮷野家', 'characters outside the basic plane, which it leaves whole'],
  ])('%s becomes %s (%s)', (original, folded) => {
    expect(foldText(original).text).toBe(folded)
  })

  it.each([
    ['言語\nモデル', '言語もでる'],
    ['vision\n  and language', 'vision and language'],
    ['8 つのタスク', '8つのたすく'],
    ['GPT-4 のモデル', 'gpt-4のもでる'],
    ['PaLI: a model', 'pali:a model'],
    ['  vision  ', 'vision'],
    ['言語　モデル', '言語もでる'],
  ])('keeps spaces of %j only between words of letters', (original, folded) => {
    expect(foldText(original).text).toBe(folded)
  })

  it('says where each folded unit stood', () => {
    const { text, starts, ends } = foldText('Aﾓﾃﾞ㎞')
    expect(text).toBe('aもでkm')
    expect(starts).toEqual([0, 1, 2, 4, 4])
    expect(ends).toEqual([1, 2, 4, 5, 5])
  })
})

describe('a query', () => {
  it.each([
    ['大規模言語モデル', 'もでる', ['モデル']],
    ['大規模言語モデル', 'ﾓﾃﾞﾙ', ['モデル']],
    ['Vision and\nLanguage', 'VISION AND LANGUAGE', ['Vision and\nLanguage']],
    ['言語\nモデル', '言語モデル', ['言語\nモデル']],
    ['言語モデル', '言語 モデル', ['言語モデル']],
    ['PaLI：事前学習', 'pali: 事前', ['PaLI：事前']],
    ['サーバとサーバー', 'サーバー', ['サーバ', 'サーバー']],
    ['サーバとサーバー', 'さーば', ['サーバ', 'サーバー']],
    ['コンピュータとコンピューター', 'ｺﾝﾋﾟｭｰﾀｰ', ['コンピュータ', 'コンピューター']],
    ['キーは大きい', 'キー', ['キー']],
    ['エッフェルタワー', 'タワー', ['タワー']],
    ['a+b (c)', '+b (', ['+b (']],
    ['the km of ㎞', 'm', ['m', '㎞']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['𠮷野家', '野', ['野']],
    ['nothing', 'モデル', []],
  ])('finds in %j for %j: %j', (text, query, stretches) => {
    expect(found(text, query)).toEqual(stretches)
  })

  it.each(['', '   ', '\u3000', '\n'])('of nothing (%j) finds nothing', (query) => {
    expect(compileQuery(query)).toBeUndefined()
  })

  it.each(['[', '(', '\\', '*', '^$', 'a{2}', '.'])('of signs (%s) means just these signs', (query) => {
    expect(found(`x${query}y`, query)).toEqual([query])
    expect(found('abc', query)).toEqual([])
  })
})

describe('searching a deck', () => {
  const index = indexOf({
    ja: [
      slide(2, ['視覚と言語', '大規模言語モデル', 'GPT-4']),
      slide(1, ['はじめに', '言語モデルの話'], ['Chen, Wang et al. PaLI.']),
    ],
    en: [
      slide(1, ['Opening', 'On language models'], ['Chen, Wang et al. PaLI.']),
      slide(2, ['Vision and language', 'Large language models', 'GPT-4']),
    ],
  })

  it('lists the slides that say it in their title first', () => {
    expect(places(index.search('言語', ['ja']).hits)).toEqual(['2 b0 ja', '2 b1 ja', '1 b1 ja'])
  })

  it('lists title, text, figure and reference in this order, the hits of a slide together', () => {
    const ranked = indexOf({
      ja: [
        slide(1, ['文献だけ'], ['Radford. CLIP.']),
        slide(2, ['図だけ', '図：CLIPの構成']),
        slide(3, ['文の中', '同時に情報も検索するため，CLIPを用いて']),
        slide(4, ['文の初め', '図：CLIPの学習', 'CLIPの成功によって'], ['Radford. CLIP.']),
        slide(5, ['文の初め', 'CLIPの続き']),
        slide(6, ['題目のCLIP']),
      ],
    })
    expect(places(ranked.search('clip', ['ja']).hits)).toEqual([
      ...['6 b0 ja', '4 b2 ja', '4 b1 ja', '4 work ja', '5 b1 ja', '3 b1 ja', '2 b1 ja', '1 work ja'],
    ])
  })

  it('lists what is equally likely in order of the talk', () => {
    const equal = indexOf({ ja: [slide(3, ['言語']), slide(1, ['言語']), slide(2, ['言語'])] })
    expect(places(equal.search('言語', ['ja']).hits)).toEqual(['1 b0 ja', '2 b0 ja', '3 b0 ja'])
  })

  it('finds what is written in a language that is not shown', () => {
    expect(places(index.search('language', ['ja']).hits)).toEqual(['2 b0 en', '2 b1 en', '1 b1 en'])
  })

  it('lists a block once, in the language that is shown first', () => {
    expect(places(index.search('gpt-4', ['ja']).hits)).toEqual(['2 b2 ja'])
    expect(places(index.search('gpt-4', ['en', 'ja']).hits)).toEqual(['2 b2 en'])
  })

  it('finds cited works, which are the same in both languages', () => {
    expect(places(index.search('wang', ['ja']).hits)).toEqual(['1 work ja'])
  })

  it('falls back on blocks that hold all words where the whole query stands nowhere', () => {
    const { hits, queries } = index.search('モデル 大規模', ['ja'])
    expect(places(hits)).toEqual(['2 b1 ja'])
    expect(queries).toHaveLength(2)
    const ranges = hits[0] ? rangesOf(hits[0], queries) : []
    expect(ranges.map(({ start, end }) => hits[0]?.text.slice(start, end))).toEqual(['大規模', 'モデル'])
  })

  it('finds nothing for what is nowhere, and for an empty query', () => {
    expect(index.search('量子', ['ja']).hits).toEqual([])
    expect(index.search(' ', ['ja'])).toEqual({ hits: [], queries: [] })
  })

  it('looks through a large deck for a key without reading its text anew', async () => {
    const words = 'Transformerによる大規模言語モデルの事前学習とVision and Languageの展望．'
    const texts = Array.from({ length: 6 }, (_, block) => words.repeat(2) + String(block))
    const slides = Array.from({ length: 95 }, (_, at) => slide(at + 1, texts))
    const large = indexOf({ ja: slides, en: slides })
    large.search('もでる', ['ja'])
    const work = await countWork(/deck\/search\.ts/, () => {
      expect(large.search('言語', ['ja']).hits).toHaveLength(570)
    })
    // Each text is looked at once, with a few calls; to fold it is one for each character, some 140,000 in all.
    const blocks = 2 * slides.length * texts.length
    expect(work).toBeGreaterThan(blocks)
    expect(work).toBeLessThan(12 * blocks)
  })
})

describe('ranges', () => {
  it('that touch or overlap become one', () => {
    expect(
      mergeRanges([
        { start: 4, end: 6 },
        { start: 0, end: 2 },
        { start: 1, end: 3 },
      ]),
    ).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 6 },
    ])
  })
})
