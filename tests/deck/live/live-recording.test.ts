import { describe, expect, it } from 'vitest'
import {
  parseRecording,
  readRecording,
  recordingAt,
  recordingSpan,
  type LiveRecording,
} from '../../../src/deck/live/live-recording.ts'

const TITLE = { ja: '潮の話', en: 'On tides' }
const RECORDING: LiveRecording = {
  ...{ v: 1, deck: 'slides', title: TITLE, build: 'b7', started: 1000 },
  entries: [
    { at: 0, phase: 'live', black: false },
    { at: 0, slideNumber: 1, fragment: -1 },
    { at: 5000, slideNumber: 2, fragment: 0, block: 'b3' },
  ],
}
const read = (file: unknown) => readRecording(JSON.stringify(file), TITLE)

describe('a recording', () => {
  it('is read as it was written', () => {
    expect(read(RECORDING)).toEqual(RECORDING)
  })

  it('is this deck’s where one of the titles is', () => {
    expect(read({ ...RECORDING, title: { en: 'On tides' } })).toHaveProperty('entries')
    expect(read({ ...RECORDING, title: { ja: '山の話', en: 'On hills' } })).toEqual({
      fault: 'otherDeck',
      found: '山の話 / On hills',
    })
    expect(read({ ...RECORDING, title: { ja: { toString: 1 }, en: 'On hills' } })).toHaveProperty(
      'found',
      'On hills',
    )
  })

  it.each([1e30, -1e30, NaN, 'now'])('that began at %s is none: no clock shows that', (started) => {
    expect(read({ ...RECORDING, started })).toEqual({ fault: 'notRecording', found: '' })
  })

  it('leaves out what happened longer after its start than any talk lasts', () => {
    const late = { at: 1e308, slideNumber: 3, fragment: -1 }
    expect(read({ ...RECORDING, entries: [...RECORDING.entries, late] })).toEqual(RECORDING)
  })

  it('of a later version says which', () => {
    expect(read({ ...RECORDING, v: 2 })).toEqual({ fault: 'version', found: '2' })
  })

  it.each([
    ['no JSON', '{"v":1'],
    ['any other JSON', '{"v":2,"name":"x"}'],
    ['a list', '[]'],
    ['without a title', JSON.stringify({ ...RECORDING, title: undefined })],
    [
      'without a position',
      JSON.stringify({ ...RECORDING, entries: [{ at: 0, phase: 'live', black: false }] }),
    ],
  ])('is none that is %s', (_, text) => {
    expect(readRecording(text, TITLE)).toEqual({ fault: 'notRecording', found: '' })
  })

  it('loses entries of an unknown shape, and is in the order of their times', () => {
    const entries = [
      ...[
        { at: 9000, slideNumber: 3, fragment: -1 },
        { at: 1, mood: 'good' },
        { at: -1, slideNumber: 1 },
      ],
      ...RECORDING.entries,
    ]
    const recording = read({ ...RECORDING, entries }) as LiveRecording
    expect(recording.entries.map(({ at }) => at)).toEqual([0, 0, 5000, 9000])
    expect(recordingAt(recording, 9000).position?.slideNumber).toBe(3)
  })
})

describe('a recording with a lobby', () => {
  it('begins where that ended', () => {
    const entries = [
      { at: 10, phase: 'waiting', black: false },
      { at: 20, slideNumber: 1, fragment: -1 },
      { at: 600_000, phase: 'live', black: false },
      { at: 700_000, slideNumber: 2, fragment: -1 },
    ]
    const text = JSON.stringify({ v: 1, deck: 'd', title: {}, build: '', started: 1, entries })
    const recording = parseRecording(text)
    expect(recording && recordingSpan(recording)).toEqual({ startMs: 600_000, endMs: 700_000 })
    expect(recording && recordingAt(recording, 600_000).position?.slideNumber).toBe(1)
  })
})
