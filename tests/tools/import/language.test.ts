import { describe, expect, it } from 'vitest'
import { spokenIn } from '../../../src/tools/import/language.ts'

describe('the language of a talk', () => {
  it('is Japanese where a slide of English names says a little in Japanese', () => {
    expect(spokenIn(['Vision Transformer', 'BERT, GPT-4, PaLI, Flamingo', '画像と言語'])).toBe('ja')
  })

  it('is English where there is a Japanese name alone', () => {
    expect(spokenIn(['Measuring the tides with a stick in the sand of a beach', '山'])).toBe('en')
  })

  it('is not told by a few letters that may be garbled, nor by letters of other scripts', () => {
    expect(spokenIn(['͜ͷࣸਅ ਆਇਈਉਊਏਐਓਔ', 'a b c'])).toBeUndefined()
  })

  it('is told by few letters where they are sure', () => {
    expect(spokenIn(['こんにちは'], 1)).toBe('ja')
    expect(spokenIn([''], 1)).toBeUndefined()
  })
})
