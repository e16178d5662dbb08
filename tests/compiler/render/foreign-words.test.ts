import { describe, expect, it } from 'vitest'
import { isEnglish } from '../../../src/compiler/render/foreign-words.ts'

describe('a block of a Japanese slide', () => {
  it.each(['Span corruption on text-only data', 'Split-captioning', 'How many dogs are there?'])(
    'is English: %s',
    (words) => {
      expect(isEnglish(words)).toBe(true)
    },
  )

  it.each([
    'PaLI',
    'VQA v2.0',
    'Transformer',
    'BLIP-2の学習',
    'text-only dataの例',
    '80%~84%',
    '[Chen+, arXiv:2209.06794]',
    '[Zaken+, ACL’22], [Cai, NeurIPS’20]',
    'https://example.org/some-words',
    '',
  ])('is no English: %s', (words) => {
    expect(isEnglish(words)).toBe(false)
  })
})
