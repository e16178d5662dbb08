import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findQuote, formatQuote } from '../../src/deck/passage.ts'
import { foldText } from '../../src/deck/search.ts'

const find = (text: string, quote: string) => {
  const range = findQuote(foldText(text), quote)
  return range && text.slice(range.start, range.end)
}

describe('a quotation', () => {
  it('is the words in one line', () => {
    expect(formatQuote('  next\n  word ')).toBe('next word')
  })

  it('of a long passage is its beginning and end, no word cut in two', () => {
    const quote = formatQuote(`It begins here ${'and goes on '.repeat(60)}until it ends`)
    expect(quote).toMatch(/^It begins here .*(and|goes|on) … (and|goes|on) .*until it ends$/)
    expect(encodeURIComponent(quote).length).toBeLessThan(270)
  })

  it('keeps an address short in Japanese too', () => {
    expect(encodeURIComponent(formatQuote('画像と言語の両方を扱うモデル。'.repeat(20))).length).toBeLessThan(
      270,
    )
  })

  it('is found in the text that it was made of', () => {
    const words = fc.array(
      fc.constantFrom('画像', 'モデル', 'the', 'word', '、', 'VQA 2.0', '\n', '—', '…'),
      {
        maxLength: 90,
      },
    )
    fc.assert(
      fc.property(words, words, words, (before, passage, after) => {
        const quote = formatQuote(passage.join(' '))
        fc.pre(foldText(quote).text.trim() !== '')
        expect(find([...before, ...passage, ...after].join(' '), quote)).toBeDefined()
      }),
    )
  })

  it('is found whatever widths, spaces and capitals have become of it', () => {
    expect(find('言語モデルの　枠組みで解く（ＶＱＡ）', 'モデルの枠組みで解く(vqa)')).toBe(
      'モデルの　枠組みで解く（ＶＱＡ）',
    )
  })

  it('is found though the words hold the sign that stands for their middle', () => {
    const words = `a group o… of jockeys ${'and more '.repeat(60)}on a… horse`
    expect(find(`before ${words} after`, formatQuote(words))).toBe(words)
  })

  it('is found from its beginning to its end', () => {
    expect(find('ab cd ef gh ij', 'cd … gh')).toBe('cd ef gh')
  })

  it.each(['zz', 'gh … cd', 'cd … zz', '…', ''])('that the text lacks is not found: %j', (quote) => {
    expect(find('ab cd ef gh ij', quote)).toBeUndefined()
  })
})
