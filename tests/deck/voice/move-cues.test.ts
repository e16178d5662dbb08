import { describe, expect, it } from 'vitest'
import { replaceCues, trimCues } from '../../../src/deck/voice/move-cues.ts'

const CUES = [
  { fromMs: 0, toMs: 4000, text: 'one' },
  { fromMs: 4000, toMs: 8000, text: 'two' },
  { fromMs: 8000, toMs: 9000, text: 'three' },
]

describe('captions of an edited talk', () => {
  it('begin and end with it', () => {
    expect(trimCues(CUES, 1000, 8000)).toEqual([
      { fromMs: 0, toMs: 3000, text: 'one' },
      { fromMs: 3000, toMs: 7000, text: 'two' },
    ])
  })

  it('move after what was spoken anew, whose own are gone', () => {
    expect(replaceCues(CUES, 4000, 8000, 10_000)).toEqual([
      { fromMs: 0, toMs: 4000, text: 'one' },
      { fromMs: 14_000, toMs: 15_000, text: 'three' },
    ])
  })
})
