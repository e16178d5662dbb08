import { describe, expect, it } from 'vitest'
import { shownLanguages } from '../../src/viewer/shown-languages.ts'

describe('the languages of the panel', () => {
  it('are the one that was chosen', () => {
    expect(shownLanguages('en', 'ja', ['ja', 'en'])).toEqual(['en'])
  })

  it('are both, that of the slides first', () => {
    expect(shownLanguages('both', 'ja', ['ja', 'en'])).toEqual(['ja', 'en'])
    expect(shownLanguages('both', 'en', ['ja', 'en'])).toEqual(['en', 'ja'])
  })

  it('are never one that the deck doesn’t have', () => {
    expect(shownLanguages('en', 'ja', ['ja'])).toEqual(['ja'])
    expect(shownLanguages('both', 'ja', ['ja'])).toEqual(['ja'])
  })
})
