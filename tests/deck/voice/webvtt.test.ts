import { describe, expect, it } from 'vitest'
import { cueAt, cuesOfSlides, formatVtt, parseVtt } from '../../../src/deck/voice/webvtt.ts'

describe('captions', () => {
  it('are read from WebVTT, without its marks', () => {
    const { cues, faults } = parseVtt(
      'WEBVTT - talk\r\n\r\nNOTE nothing\r\n\r\nfirst\r\n00:01.000 --> 00:02.500 align:start\r\n<v Ann>Tides &amp; moons\r\nrise\r\n\r\n1:00:00.000 --> 01:00:01.000\r\nlate',
    )
    expect(cues).toEqual([{ fromMs: 1000, toMs: 2500, text: 'Tides & moons\nrise' }])
    expect(faults).toEqual([{ line: 10, fault: 'time', found: '1:00:00.000 --> 01:00:01.000' }])
  })

  it('say what is wrong and in which line', () => {
    expect(parseVtt('1\n00:00:01,000 --> 00:00:02,000\nsubrip').faults).toEqual([
      { line: 1, fault: 'head', found: '1' },
      { line: 2, fault: 'time', found: '00:00:01,000 --> 00:00:02,000' },
    ])
    expect(parseVtt('WEBVTT\n\n00:02.000 --> 00:01.000\nback').faults).toMatchObject([
      { line: 3, fault: 'order' },
    ])
  })

  it('are read once through, however many and whatever is in them', () => {
    const many = Array.from({ length: 60_000 }, () => '00:01.000 --> 00:02.000\nx\n').join('\n')
    expect(parseVtt(`WEBVTT\n\n${many}`).cues).toHaveLength(60_000)
    const open = '<'.repeat(1_000_000)
    expect(parseVtt(`WEBVTT\n\n00:01.000 --> 00:02.000\n${open}`).cues[0]?.text).toBe(open)
  })

  it('are written as they are read', () => {
    const cues = [
      { fromMs: 0, toMs: 1500, text: '潮 < 月' },
      { fromMs: 3_661_001, toMs: 3_662_000, text: 'two\nlines' },
    ]
    expect(parseVtt(formatVtt(cues))).toEqual({ cues, faults: [] })
  })

  it('are the slide’s words where nobody wrote any, by their length', () => {
    const visits = [
      { slideNumber: 1, fromMs: 0, toMs: 4000 },
      { slideNumber: 2, fromMs: 4000, toMs: 5000 },
    ]
    const cues = cuesOfSlides(visits, (slideNumber) => (slideNumber === 1 ? ['abc', 'd'] : []))
    expect(cues).toEqual([
      { fromMs: 0, toMs: 3000, text: 'abc' },
      { fromMs: 3000, toMs: 4000, text: 'd' },
    ])
    expect(cueAt(cues, 3500)?.text).toBe('d')
    expect(cueAt(cues, 4500)).toBeUndefined()
  })
})
