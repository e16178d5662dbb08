import { describe, expect, it } from 'vitest'
import { hide, predictCodec, scorePredictions, type PredictData } from '../../../src/deck/explore/predict.ts'

const data: PredictData = {
  rows: [
    { group: 'alone', label: '0–9', value: 58 },
    { group: 'alone', label: '10–19', value: 16 },
    { group: 'steps', label: '1–40', value: 100 },
  ],
  min: 0,
  max: 100,
  unit: '%',
}
const { start, read, write, fault } = predictCodec

describe('predictions', () => {
  it('begin with the values seen, as the figure shows them', () => {
    expect(write(start(data), data)).toBe('v')
    expect(scorePredictions(data, start(data))).toBeUndefined()
  })

  it('begin in the middle once the values are hidden, and are not judged before they are seen', () => {
    const hidden = hide(data)
    expect(write(hidden, data)).toBe('h50.50.50')
    expect(scorePredictions(data, hidden)).toBeUndefined()
  })

  it('are judged by how far they are off', () => {
    const state = read('v60.46.85', data)
    if (!state) throw new Error('it can be read')
    // 2, 30 and 15 points.
    expect(scorePredictions(data, state)).toEqual({ average: 47 / 3, most: 1, off: 30 })
  })

  it.each(['v', 'h0.100.50', 'v60.46.85'])('%s is written as it is read', (text) => {
    const state = read(text, data)
    expect(state && write(state, data)).toBe(text)
  })

  it.each(['', 'h', 'x', 'h50.50', 'h50.50.101', 'v50.50.-1', 'v50..50', 'v5.0.50.50'])(
    '“%s” is none',
    (text) => {
      expect(read(text, data)).toBeUndefined()
    },
  )
})

describe('data', () => {
  it('say what doesn’t fit', () => {
    expect(fault(data)).toBeUndefined()
    expect(fault({ ...data, max: 90 })).toContain('"1–40"')
    expect(fault({ ...data, min: 100 })).toContain('"min" and "max"')
  })
})
