import { describe, expect, it } from 'vitest'
import { compileQuery } from '../../../src/deck/search.ts'
import { noteHits } from '../../../src/transcript/search/note-hits.ts'

const NOTE = {
  id: 'a',
  slideNumber: 41,
  block: 'b3',
  locale: 'ja',
  quote: '言葉',
  note: 'ＧＩＴ と比べる',
} as const
const find = (...words: string[]) =>
  noteHits(
    [NOTE, { ...NOTE, slideNumber: 7, note: '' }],
    words.map((word) => compileQuery(word)).filter((query) => query !== undefined),
  )

describe('the reader’s notes', () => {
  it('are found by any of their words, whatever their width and case', () => {
    expect(find('git')).toMatchObject([{ slideNumber: 41, block: 'b3', text: NOTE.note, kind: 'note' }])
  })

  it('are found where they hold all words of a query', () => {
    expect(find('比べる', 'git')).toHaveLength(1)
    expect(find('比べる', 'clip')).toEqual([])
  })

  it('are not found by a query of nothing', () => {
    expect(find()).toEqual([])
  })
})
