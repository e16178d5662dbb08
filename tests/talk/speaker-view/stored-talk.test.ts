import { describe, expect, it } from 'vitest'
import { readStoredTalk, type StoredTalk } from '../../../src/talk/speaker-view/stored-talk.ts'

const TALK: StoredTalk = {
  timer: { elapsedMs: 5000, since: 1_700_000_000_000 },
  own: { slideNumber: 41, fragment: 1, locale: 'ja', curtain: 'black' },
  frozen: true,
  notesLocale: 'en',
  notesSize: 'large',
  talkMinutes: 45,
}

describe('a talk that was kept', () => {
  it('is what it was', () => {
    expect(readStoredTalk(JSON.parse(JSON.stringify(TALK)))).toEqual(TALK)
  })

  it.each([
    ['no object', 'talk'],
    ['nothing', undefined],
    ['without a timer', { ...TALK, timer: undefined }],
    ['with a time that is none', { ...TALK, timer: { elapsedMs: 'long' } }],
    ['with a negative time', { ...TALK, timer: { elapsedMs: -1 } }],
    ['at no slide', { ...TALK, own: { ...TALK.own, slideNumber: 0 } }],
    ['in an unknown language', { ...TALK, notesLocale: 'fr' }],
    ['of an unknown size', { ...TALK, notesSize: 'huge' }],
    ['of no length', { ...TALK, talkMinutes: 0 }],
    ['longer than a day’s work', { ...TALK, talkMinutes: 601 }],
    ['of part of a minute', { ...TALK, talkMinutes: 45.5 }],
  ])('is of no use when it is %s', (_, stored) => {
    expect(readStoredTalk(stored)).toBeUndefined()
  })
})
