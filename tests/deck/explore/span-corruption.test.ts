import { describe, expect, it } from 'vitest'
import {
  corrupt,
  spanCorruptionCodec as codec,
  tidySentence,
  toggleWord,
  wordsOf,
  type SpanCorruptionData,
} from '../../../src/deck/explore/span-corruption.ts'

const data: SpanCorruptionData = {
  sentence: 'Thank you for inviting me to your party last week',
  masked: [2, 3, 8],
  sentinels: ['X', 'Y', 'Z'],
}
const said = (pieces: { text: string }[]) => pieces.map(({ text }) => text).join(' ')

describe('span corruption', () => {
  it('is the example of the T5 paper (Raffel+, 2020)', () => {
    const { input, target, decoderInput, decoderOutput } = corrupt(
      wordsOf(data.sentence),
      data.masked,
      data.sentinels,
    )
    expect(said(input)).toBe('Thank you X me to your party Y week')
    expect(said(target)).toBe('X for inviting Y last Z')
    expect(said(decoderInput)).toBe('X for inviting Y last')
    expect(said(decoderOutput)).toBe('for inviting Y last Z')
  })

  it('makes one span of neighbours, at the edges of the sentence too', () => {
    const { input, target } = corrupt(['a', 'b', 'c'], [0, 1, 2], ['X', 'Y'])
    expect([said(input), said(target)]).toEqual(['X', 'X a b c Y'])
  })

  it('leaves a sentence without spans as it is', () => {
    const { input, target } = corrupt(['a', 'b'], [], ['X', 'Y'])
    expect([said(input), said(target)]).toEqual(['a b', 'X'])
  })

  it('takes out no more spans than there are sentinels for', () => {
    const start = codec.start(data)
    expect(toggleWord(start, 5, data.sentinels)).toBe(start)
    expect(toggleWord(start, 9, data.sentinels).masked).toEqual([2, 3, 8, 9])
    expect(toggleWord(start, 8, data.sentinels).masked).toEqual([2, 3])
    // What joins two spans leaves one.
    expect(toggleWord({ own: undefined, masked: [0, 2] }, 1, data.sentinels).masked).toEqual([0, 1, 2])
  })
})

describe('a sentence of one’s own', () => {
  it('is cut at its words; without spaces, at its characters', () => {
    expect(wordsOf('犬が走る')).toEqual(['犬', 'が', '走', 'る'])
    expect(tidySentence('  the \n dog  runs ')).toBe('the dog runs')
    expect(tidySentence(' \u0007 ')).toBeUndefined()
    expect(wordsOf(tidySentence('a '.repeat(50)) ?? '')).toHaveLength(24)
  })

  it('is carried by the state', () => {
    const state = { own: '犬が走る', masked: [0, 2] }
    expect(codec.write(state, data)).toBe('m0.2~犬が走る')
    expect(codec.read('m0.2~犬が走る', data)).toEqual(state)
    expect(codec.read('m', data)).toEqual({ own: undefined, masked: [] })
  })

  it.each(['', '2.3', 'm10', 'm3.2', 'm2.2', 'm0.2.4', 'm0~', 'm0~ a b', 'mx'])(
    'is not read from %j',
    (text) => {
      expect(codec.read(text, data)).toBeUndefined()
    },
  )
})

describe('the data of span corruption', () => {
  it('fit together', () => {
    expect(codec.fault(data)).toBeUndefined()
    expect(codec.fault({ ...data, masked: [10] })).toMatch(/"masked"/)
    expect(codec.fault({ ...data, sentence: 'a  b' })).toMatch(/"sentence"/)
  })
})
