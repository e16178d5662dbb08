import { describe, expect, it } from 'vitest'
import { readNotes } from '../../../src/compiler/parse/notes.ts'
import { FIXTURE_DECK } from '../../fixtures/with-deck.ts'

describe('the notes of a deck', () => {
  it('are read by language and slide', async () => {
    const { notes, deck } = await readNotes(FIXTURE_DECK)
    expect(deck).toEqual({ ja: '小さな発表', en: 'A small talk' })
    expect(notes).toEqual({
      ja: { '2': 'private-notes-phrase：ここで水を飲む．' },
      en: { '2': 'private-notes-phrase: drink some water here.' },
    })
  })
})
