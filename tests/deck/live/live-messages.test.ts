import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatLiveMessage,
  isLater,
  nextSeq,
  parseLiveMessage,
  type LiveMessageKind,
} from '../../../src/deck/live/live-messages.ts'

const NAME = 'AbCdEfGhIjKlMnOpQrStUv'
const STARTED = 1_700_000_000_000
const POSITION = { started: STARTED, seq: 12, slideNumber: 41, fragment: -1, block: 'b3' }
const STATE = {
  started: STARTED,
  seq: 3,
  phase: 'live',
  black: false,
  frozen: true,
  questionsOpen: true,
  build: 'x1',
} as const

const KINDS: LiveMessageKind[] = [
  'position',
  'state',
  'speaker',
  'clickers',
  'clickerInvite',
  'clickerDismiss',
  'clicker',
  'presence',
  'listenerPresence',
  'listenerQuestion',
  'questions',
  'allQuestions',
  'markQuestion',
  'moderation',
  'moderator',
]

describe('a lit block', () => {
  it('goes with the position, and not without a block', () => {
    const read = (fields: object) =>
      parseLiveMessage('position', JSON.stringify({ v: 1, ...POSITION, ...fields }))
    expect(read({ lit: true })).toMatchObject({ block: 'b3', lit: true })
    expect(read({ lit: 'all' })).not.toHaveProperty('lit')
    expect(read({ lit: true, block: undefined })).not.toHaveProperty('lit')
  })
})

describe('a live message', () => {
  it('is read as it was written', () => {
    expect(parseLiveMessage('position', formatLiveMessage('position', POSITION))).toEqual(POSITION)
    expect(parseLiveMessage('state', formatLiveMessage('state', STATE))).toEqual(STATE)
    const turn = { code: NAME, clicker: NAME, seq: 1, action: 'laser', x: 0.5, y: 1 } as const
    expect(parseLiveMessage('clicker', formatLiveMessage('clicker', turn))).toEqual(turn)
    const question = {
      id: NAME,
      slideNumber: 3,
      text: 'なぜ？',
      locale: 'ja',
      support: 2,
      done: false,
      asked: STARTED,
    } as const
    const list = { questions: [question] }
    expect(parseLiveMessage('questions', formatLiveMessage('questions', list))).toEqual(list)
  })

  it('loses fields that this version has no name for', () => {
    const text = JSON.stringify({ v: 1, ...POSITION, mood: 'good', __proto__: { block: 'b9' } })
    expect(parseLiveMessage('position', text)).toEqual(POSITION)
  })

  it.each([
    ['of another version', { ...POSITION, v: 2 }],
    ['without a version', POSITION],
    ['of slide 0', { v: 1, ...POSITION, slideNumber: 0 }],
    ['of half a slide', { v: 1, ...POSITION, slideNumber: 1.5 }],
    ['with a slide as text', { v: 1, ...POSITION, slideNumber: '41' }],
    ['with a block that is none', { v: 1, ...POSITION, block: 'b3<script>' }],
    ['with a number that JSON has not', { v: 1, ...POSITION, seq: Infinity }],
    ['that is a list', [1]],
    ['that is null', null],
  ])('is none %s', (_, value) => {
    expect(parseLiveMessage('position', JSON.stringify(value))).toBeUndefined()
  })

  it('is never thrown, whatever is sent', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.oneof(fc.string(), fc.json()), (kind, text) => {
        parseLiveMessage(kind, text)
      }),
      { numRuns: 2000 },
    )
  })

  it('is none when its fields are of any other type', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(STATE)), fc.anything(), (field, value) => {
        if (typeof value === typeof STATE[field as keyof typeof STATE]) return
        if (value === undefined || typeof value === 'function') return
        const text = JSON.stringify({ v: 1, ...STATE, [field]: { wrapped: 1 } })
        expect(parseLiveMessage('state', text)).toBeUndefined()
      }),
    )
  })
})

describe('the order of positions', () => {
  it('drops duplicates and stragglers, and takes a later session', () => {
    const seen = { started: STARTED, seq: 5 }
    expect(isLater({ started: STARTED, seq: 5 }, seen)).toBe(false)
    expect(isLater({ started: STARTED, seq: 4 }, seen)).toBe(false)
    expect(isLater({ started: STARTED, seq: 6 }, seen)).toBe(true)
    expect(isLater({ started: STARTED + 1, seq: 0 }, seen)).toBe(true)
    expect(isLater({ started: STARTED - 1, seq: 9 }, seen)).toBe(false)
    expect(isLater(seen, undefined)).toBe(true)
  })

  it('grows with time, and where the clock stands or goes back', () => {
    expect(nextSeq(STARTED, -1, STARTED + 40)).toBe(40)
    expect(nextSeq(STARTED, 40, STARTED + 40)).toBe(41)
    expect(nextSeq(STARTED, 40, STARTED - 1000)).toBe(41)
  })
})
