import { describe, expect, it } from 'vitest'
import { compileQuery, foldText } from '../../../src/deck/search.ts'
import { snippetOf } from '../../../src/transcript/search/snippet.ts'

describe('a snippet', () => {
  const snippet = (text: string, query: string) =>
    snippetOf({ text, folded: foldText(text) }, [compileQuery(query) ?? /$^/g])

  it('marks every hit in its words', () => {
    expect(snippet('言語とモデルと言語', '言語')).toEqual([
      { text: '言語', hit: true },
      { text: 'とモデルと', hit: false },
      { text: '言語', hit: true },
    ])
  })

  it('begins shortly before the first hit and says that it leaves something out', () => {
    const pieces = snippet(`${'あ'.repeat(100)}言語${'い'.repeat(200)}`, '言語')
    expect(pieces.map(({ text }) => text).join('')).toMatch(/^…あ{16}言語い+…$/)
  })

  it('cuts no Latin word', () => {
    const text = `${'word '.repeat(20)}hit`
    expect(
      snippet(text, 'hit')
        .map(({ text: piece }) => piece)
        .join(''),
    ).toMatch(/^… word word word hit$/)
  })

  it('is one line', () => {
    expect(snippet('言語\nモデル', '言語モデル')).toEqual([{ text: '言語モデル', hit: true }])
    expect(snippet('vision\nand', 'vision and')).toEqual([{ text: 'vision and', hit: true }])
  })
})
