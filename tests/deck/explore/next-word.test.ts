import { describe, expect, it } from 'vitest'
import {
  countWords,
  nextWordCodec as codec,
  nextWords,
  pairCounts,
  reverseWords,
  wordsOfText,
  writeWords,
  type NextWordData,
} from '../../../src/deck/explore/next-word.ts'

const data: NextWordData = {
  corpus: ['The dog saw the cat.', 'The dog saw a bird!', 'A cat saw the dog'],
  example: { first: 'the dog ran', last: 'ran dog the' },
}
const model = countWords(data.corpus)

describe('a toy that counts words', () => {
  it('reads words in small letters, each sentence to its end', () => {
    expect(wordsOfText('GPT-4’s “next” word, e.g. this')).toEqual([
      'gpt-4’s',
      'next',
      'word',
      'e',
      'g',
      'this',
      '.',
    ])
  })

  it('begins as sentences began', () => {
    expect(nextWords(model, [])).toEqual([
      { word: 'the', share: 2 / 3 },
      { word: 'a', share: 1 / 3 },
    ])
  })

  it('goes on as it went on after the last two words', () => {
    // "dog saw" was followed by "the" once and by "a" once; "saw" alone by "the" twice.
    expect(nextWords(model, ['the', 'dog', 'saw'])).toEqual([
      { word: 'a', share: 0.5 },
      { word: 'the', share: 0.5 },
    ])
  })

  it('goes on after the last word where it never read the last two', () => {
    expect(nextWords(model, ['bird', 'saw'])).toEqual([
      { word: 'the', share: 2 / 3 },
      { word: 'a', share: 1 / 3 },
    ])
  })

  it('can’t end a sentence that is the reverse of its first', () => {
    const first = ['the', 'dog', 'saw', 'a', 'bird', '.']
    expect(reverseWords(first)).toEqual(['bird', 'a', 'saw', 'dog', 'the'])
    expect(pairCounts(model, reverseWords(first))).toEqual([0, 0, 0, 0])
    expect(pairCounts(model, ['the', 'dog', 'saw'])).toEqual([3, 2])
  })
})

describe('what was written', () => {
  it('is read as it was chosen, word by word', () => {
    expect(writeWords(model, [1, 0, 0])).toEqual(['a', 'cat', 'saw'])
    expect(codec.read(codec.write([1, 0, 0], data), data)).toEqual([1, 0, 0])
    expect(codec.read('w', data)).toEqual([])
    for (const wrong of ['', 'w9', 'w05', 'x0', `w${'0'.repeat(41)}`])
      expect(codec.read(wrong, data), wrong).toBeUndefined()
  })
  it('comes of a text that is counted in a moment', () => {
    expect(codec.fault(data)).toBeUndefined()
    expect(codec.fault({ ...data, corpus: [] })).toBe('there is no text to read')
    expect(codec.fault({ ...data, corpus: Array<string>(300).fill('the cat '.repeat(250)) })).toBe(
      'the "corpus" has more than 500000 characters in all; leave sentences out',
    )
  })
})
