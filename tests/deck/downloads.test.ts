import { describe, expect, it } from 'vitest'
import { deckFileName, downloadPath } from '../../src/deck/downloads.ts'

describe('the name of a deck’s files', () => {
  it('is its English title in small letters', () => {
    expect(deckFileName({ ja: '視覚と言語', en: 'Vision & language: présent (GPT-4)' })).toBe(
      'vision-language-pre-sent-gpt-4',
    )
  })

  it('is made of Latin words of another title where there is no English one', () => {
    expect(deckFileName({ ja: 'Vision and Languageの現状' })).toBe('vision-and-language')
  })

  it('says what they are where no title has Latin words', () => {
    expect(deckFileName({ ja: '潮' })).toBe('slides')
  })

  it('ends at a word', () => {
    const name = deckFileName({
      en: 'A very long title that goes on and on until nobody can remember how it began',
    })
    expect(name.length).toBeLessThanOrEqual(60)
    expect(name).toBe('a-very-long-title-that-goes-on-and-on-until-nobody-can')
  })
})

describe('a file to take away', () => {
  it('has one path for each kind and language', () => {
    expect(downloadPath('slides', 'ja', 'talk')).toBe('pdf/talk-ja.pdf')
    expect(downloadPath('handout', 'en', 'talk')).toBe('pdf/talk-en-transcript.pdf')
    expect(downloadPath('markdown', 'ja', 'talk')).toBe('ja/transcript.md')
    expect(downloadPath('text', 'en', 'talk')).toBe('en/transcript.txt')
  })
})
