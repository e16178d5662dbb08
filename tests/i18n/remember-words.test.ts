import { describe, expect, it } from 'vitest'
import { createI18n } from '../../src/i18n/i18n.ts'
import { rememberWords } from '../../src/i18n/remember-words.ts'

describe('a translator that remembers words', () => {
  it('says what the other says, the first time and again', () => {
    const { t } = createI18n('ja')
    const remembering = rememberWords(t)
    const words = t('header.transcript')
    expect([remembering('header.transcript'), remembering('header.transcript')]).toEqual([words, words])
  })

  it('puts in what is to be put in, each time anew', () => {
    const { t } = createI18n('en')
    const remembering = rememberWords(t)
    for (const name of ['A', 'B'])
      expect(remembering('page.slideTitle', { number: 1, title: name, deck: 'D' })).toBe(
        t('page.slideTitle', { number: 1, title: name, deck: 'D' }),
      )
  })
})
