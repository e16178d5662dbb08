import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterEvent,
  blockOf,
  startReading,
  utteranceOf,
  type Reading,
  type ReadingEvent,
} from '../../../src/features/read-aloud/reading.ts'
import type { SpokenBlock } from '../../../src/features/read-aloud/utterances.ts'

const block = (id: string, ...texts: string[]): SpokenBlock => ({
  id,
  utterances: texts.map((text) => ({ locale: 'en', within: 'en', text })),
})
const SLIDE = [block('b0', 'title'), block('b2', 'one', 'two'), block('b3', 'three')]
const loaded = (blocks = SLIDE): ReadingEvent => ({ type: 'loaded', blocks })
const spoken: ReadingEvent = { type: 'spoken' }
const after = (reading: Reading, ...events: ReadingEvent[]) => events.reduce(afterEvent, reading)
const said = (reading: Reading) => utteranceOf(reading)?.text

describe('a reading', () => {
  it('begins at the top of the slide, or at the block that is marked', () => {
    expect(said(after(startReading(5, 9, undefined), loaded()))).toBe('title')
    expect(said(after(startReading(5, 9, 'b3'), loaded()))).toBe('three')
  })

  it('begins at the block after one with nothing to say', () => {
    expect(said(after(startReading(5, 9, 'b1'), loaded()))).toBe('one')
    expect(said(after(startReading(5, 9, 'b7'), loaded()))).toBe('three')
  })

  it('says every utterance of every block, and goes on to the next slide', () => {
    const at = [0, 1, 2, 3, 4].map((count) =>
      after(startReading(5, 9, undefined), loaded(), ...Array<ReadingEvent>(count).fill(spoken)),
    )
    expect(at.map(said)).toEqual(['title', 'one', 'two', 'three', undefined])
    expect(at.map(blockOf)).toEqual(['b0', 'b2', 'b2', 'b3', undefined])
    expect(at.map(({ slideNumber }) => slideNumber)).toEqual([5, 5, 5, 5, 6])
    expect(at[4]?.asked).not.toBe(at[3]?.asked)
  })

  it('ends behind the last slide, and reads that again when asked to', () => {
    const end = after(startReading(9, 9, 'b3'), loaded(), spoken)
    expect(end).toMatchObject({ slideNumber: 9, playing: false, finished: true })
    const again = after(end, { type: 'play' })
    expect(said(again)).toBe('title')
    expect(again).toMatchObject({ playing: true, finished: false })
  })

  it('passes over a slide with nothing to say, the way that it goes', () => {
    expect(after(startReading(5, 9, undefined), loaded([])).slideNumber).toBe(6)
    const back = after(startReading(5, 9, undefined), loaded(), { type: 'previousBlock' })
    expect(back).toMatchObject({ slideNumber: 4, blocks: undefined })
    expect(after(back, loaded([])).slideNumber).toBe(3)
    expect(said(after(back, loaded()))).toBe('three')
  })

  it('stays paused while the reader looks for a line', () => {
    const paused = after(startReading(5, 9, undefined), loaded(), { type: 'pause' }, { type: 'nextBlock' })
    expect(paused.playing).toBe(false)
    expect(blockOf(paused)).toBe('b2')
    expect(said(after(paused, { type: 'play' }))).toBe('one')
  })

  it('goes on at the same sentence after a pause', () => {
    const reading = after(startReading(5, 9, 'b2'), loaded(), spoken, { type: 'pause' }, { type: 'play' })
    expect(said(reading)).toBe('two')
  })

  it('stands still after a failure, keeps its place, and tries again', () => {
    const failed = after(startReading(5, 9, 'b3'), loaded(), { type: 'failed', fault: 'noVoice' })
    expect(failed).toMatchObject({ playing: false, fault: 'noVoice' })
    expect(said(after(failed, { type: 'play' }))).toBe('three')
    expect(after(failed, { type: 'play' }).fault).toBeUndefined()
  })

  it('fetches a text again that could not be had', () => {
    const failed = after(startReading(5, 9, 'b3'), { type: 'failed', fault: 'textFailed' })
    expect(after(failed, { type: 'play' }).asked).not.toBe(failed.asked)
  })

  it('does not go before the first slide', () => {
    const first = after(
      startReading(1, 9, 'b2'),
      loaded(),
      { type: 'previousBlock' },
      { type: 'previousBlock' },
    )
    expect(first.slideNumber).toBe(1)
    expect(said(first)).toBe('title')
  })

  it('is somewhere in the deck, whatever happens', () => {
    const events: fc.Arbitrary<ReadingEvent> = fc.oneof(
      fc.constantFrom<ReadingEvent>(spoken, { type: 'nextBlock' }, { type: 'previousBlock' }),
      fc.constantFrom<ReadingEvent>(
        { type: 'play' },
        { type: 'pause' },
        { type: 'failed', fault: 'refused' },
      ),
      fc.constantFrom<ReadingEvent>(loaded(), loaded([])),
    )
    fc.assert(
      fc.property(fc.array(events, { maxLength: 40 }), (list) => {
        const reading = after(startReading(2, 3, undefined), ...list)
        expect(reading.slideNumber).toBeGreaterThanOrEqual(1)
        expect(reading.slideNumber).toBeLessThanOrEqual(3)
        if (reading.blocks) expect(utteranceOf(reading)).toBeDefined()
      }),
    )
  })
})
