import { describe, expect, it } from 'vitest'
import { attend, attentionCodec, type AttentionData } from '../../../src/deck/explore/attention.ts'

const data: AttentionData = {
  keys: ['a', 'b', 'c'],
  vectors: [
    [1, 0, 0, 0],
    [0, 2, 0, 0],
    [1, 1, 1, 1],
  ],
  values: [[10], [20], [40]],
  valueNames: ['height'],
  mask: 'optional',
}
const state = attentionCodec.start(data)

describe('attention', () => {
  it('is the softmax of q·k/√d, computed by hand', () => {
    // q = (1, 0, 0, 0), d = 4: scores 1/2, 0/2, 1/2.
    const powers = [Math.E ** 0.5, 1, Math.E ** 0.5]
    const sum = powers.reduce((total, power) => total + power, 0)
    const { scores, weights } = attend(data, state)
    expect(scores).toEqual([0.5, 0, 0.5])
    weights.forEach((weight, key) => {
      expect(weight).toBeCloseTo((powers[key] ?? NaN) / sum, 12)
    })
  })

  it('sums the values by their weights', () => {
    // e^0.5 = 1.6487212707, so weights 0.3836, 0.2327, 0.3836 and 10·0.3836 + 20·0.2327 + 40·0.3836.
    expect(attend(data, state).sum[0]).toBeCloseTo(23.8365, 3)
  })

  it('gives nothing to what the mask hides, and all to the first word alone', () => {
    const masked = { ...state, masked: true }
    expect(attend(data, masked, 0).weights).toEqual([1, 0, 0])
    const second = attend(data, masked, 1)
    expect(second.scores[2]).toBe(-Infinity)
    // q = (0, 2, 0, 0): scores 0 and 4/2.
    expect(second.weights[1]).toBeCloseTo(Math.E ** 2 / (1 + Math.E ** 2), 12)
  })

  it('looks at all alike where nothing is sharp', () => {
    expect(attend(data, { ...state, sharpness: 0 }).weights).toEqual([1 / 3, 1 / 3, 1 / 3])
  })
})

describe('the state of attention', () => {
  it('is read as it is written', () => {
    const text = attentionCodec.write({ query: 2, masked: true, sharpness: 25 }, data)
    expect(text).toBe('q2ms25')
    expect(attentionCodec.read(text, data)).toEqual({ query: 2, masked: true, sharpness: 25 })
  })

  it.each(['q3us10', 'q0us99', 'q0xs10', '', 'q-1us10', 'q0us10 '])('is not read from %j', (text) => {
    expect(attentionCodec.read(text, data)).toBeUndefined()
  })

  it('has no mask where the figure has none', () => {
    const { mask, ...unmasked } = data
    expect(mask).toBe('optional')
    expect(attentionCodec.read('q0ms10', unmasked)).toBeUndefined()
  })
})

describe('the data of attention', () => {
  it('fit together', () => {
    expect(attentionCodec.fault(data)).toBeUndefined()
    expect(attentionCodec.fault({ ...data, values: [[1]] })).toMatch(/"values"/)
    expect(attentionCodec.fault({ ...data, vectors: [[1], [2, 3], [4]] })).toMatch(/one length/)
    expect(attentionCodec.fault({ ...data, start: 3 })).toMatch(/"start"/)
  })
})
