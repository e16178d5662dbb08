import { describe, expect, it } from 'vitest'
import { parseNotes, readNoteLines } from '../../src/deck/speaker-notes.ts'

const TITLE = { ja: '小さな発表', en: 'A small talk' }
const FILE = { format: 'colloquium-notes', version: 1, deck: TITLE, notes: { ja: { '2': '水を飲む' } } }
const read = (changes: object) => parseNotes(JSON.stringify({ ...FILE, ...changes }), TITLE)

describe('a notes file', () => {
  it('is read as it was written', () => {
    expect(read({})).toEqual(FILE)
  })

  it.each([
    ['no JSON', parseNotes('{"format"', TITLE), { fault: 'notJson' }],
    ['other JSON', parseNotes('[1]', TITLE), { fault: 'notNotes' }],
    ['of another version', read({ version: 2 }), { fault: 'version', found: '2' }],
    ['without notes', read({ notes: 'none' }), { fault: 'entry', found: 'notes' }],
    ['in an unknown language', read({ notes: { fr: {} } }), { fault: 'entry', found: 'notes.fr' }],
    ['with a slide that is no number', read({ notes: { ja: { two: '' } } }), { found: 'notes.ja.two' }],
    ['with notes that are no text', read({ notes: { en: { '3': 4 } } }), { found: 'notes.en.3' }],
    ['of another talk', read({ deck: { ja: '大きな発表' } }), { fault: 'otherDeck', found: '大きな発表' }],
    [
      'of another talk with a title of any length',
      read({ deck: { ja: 'a'.repeat(301), en: 'A talk' } }),
      { fault: 'otherDeck', found: 'A talk' },
    ],
    ['of a talk without a title', read({ deck: { ja: { toString: 1 } } }), { fault: 'otherDeck', found: '' }],
  ])('that is %s says what is wrong', (_, found, fault) => {
    expect(found).toMatchObject(fault)
  })
})

describe('the lines of notes', () => {
  it('are paragraphs, items and bold words', () => {
    expect(readNoteLines('Drink **some** water.\nSlowly.\n\n- one\n  - two\n\nThen go on.')).toEqual([
      { parts: ['Drink ', 'some', ' water.\nSlowly.'] },
      { level: 0, parts: ['one'] },
      { level: 1, parts: ['two'] },
      { parts: ['Then go on.'] },
    ])
  })
  it('number their ordered lists as Markdown does', () => {
    const lines = readNoteLines('3. three\n1. four\n   - a bullet\n\n5. five\n\nA word.\n\n1. one\n- a dash')
    expect(lines.map(({ ordinal, parts: [text] }) => [ordinal, text])).toEqual([
      [3, 'three'],
      [4, 'four'],
      [undefined, 'a bullet'],
      [5, 'five'],
      [undefined, 'A word.'],
      [1, 'one'],
      [undefined, 'a dash'],
    ])
  })
})
