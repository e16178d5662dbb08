import { describe, expect, it } from 'vitest'
import { SearchIndex } from '../../../src/deck/search.ts'
import { GRAM_FILES, gramFileOf, gramsOf, gramsOfQuery } from '../../../src/deck/shelf/grams.ts'

/** True where the lists let a talk with this text be looked through for a query. */
function lets(text: string, query: string): boolean {
  const known = gramsOf(text)
  return gramsOfQuery(query).every((gram) => known.has(gram))
}

/** True where a talk's own search finds the query in it. */
function finds(text: string, query: string): boolean {
  const index = new SearchIndex()
  index.add('ja', [{ slideNumber: 1, blocks: [{ id: 'b1', kind: 'paragraph', text }], references: [] }])
  return index.search(query, ['ja']).hits.length > 0
}

describe('pairs of characters', () => {
  it.each([
    ['サーバーに水位を送る', 'サーバ'],
    ['サーバに送る', 'ｻｰﾊﾞｰ'],
    ['Ｃａｆé windows', 'cafe'],
    ['潮は１日に２回満ちる', '1日'],
    ['画像 と 言語', '画像と言語'],
    ['言語モデルが画像を読む', '画像 言語'],
    ['vision-language models', 'Vision–Language'],
    ['a visual\nlanguage model', 'visual language'],
    ['灯台', '灯'],
    ['カ-ド', 'カード'],
  ])('let %j be looked through for %j, which is found in it', (text, query) => {
    expect(finds(text, query)).toBe(true)
    expect(lets(text, query)).toBe(true)
  })

  it('keep what lacks a pair of the query from being fetched', () => {
    expect(lets('港の船を数える', '灯台')).toBe(false)
    expect(lets('The tide rises', 'lighthouse')).toBe(false)
  })

  it('are spread over all files', () => {
    const files = new Set([...gramsOf('潮の満ち引きを測る棒と灯台の光，港の船とカメラ')].map(gramFileOf))
    expect(files.size).toBeGreaterThan(10)
    for (const file of files) expect(file).toBeLessThan(GRAM_FILES)
  })
})
