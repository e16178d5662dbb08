import { describe, expect, it } from 'vitest'
import {
  boxesCodec as codec,
  dequantize,
  moveEdge,
  quantize,
  tokenize,
  type BoxesData,
} from '../../../src/deck/explore/boxes.ts'

const data: BoxesData = {
  objects: [
    { box: [50, 342, 567, 658], label: 'baby' },
    { box: [375, 267, 933, 733], label: 'refrige' },
  ],
  order: ['top', 'left', 'bottom', 'right', 'class'],
  first: '[BOS]',
  last: '[EOS]',
  bins: [10, 100, 1000],
  start: 2,
  pixels: 640,
}

describe('the tokens of a box', () => {
  it('are the nearest bins, the first and last at the picture’s edges', () => {
    expect([0, 0.5, 1, 1.2, -1].map((part) => quantize(part, 10))).toEqual([0, 4, 9, 9, 0])
    expect(quantize(0.3333, 1000)).toBe(333)
    expect(dequantize(9, 10)).toBe(1)
    expect(dequantize(333, 1000)).toBeCloseTo(1 / 3, 12)
  })

  it('round halves to the even bin, as the paper’s code does', () => {
    expect([0.5 / 4, 1.5 / 4, 2.5 / 4].map((part) => quantize(part, 5))).toEqual([0, 2, 2])
  })

  it('are the slide’s at 1,000 bins, without loss', () => {
    const { tokens, errorPx } = tokenize(data, codec.start(data))
    expect(tokens).toEqual([
      [50, 342, 567, 658],
      [375, 267, 933, 733],
    ])
    expect(errorPx).toBe(0)
  })

  it('lose place with few bins', () => {
    const { tokens, errorPx } = tokenize(data, { ...codec.start(data), bins: 0 })
    // 9 · 50/999 = 0.45, 9 · 342/999 = 3.08, 9 · 567/999 = 5.11, 9 · 658/999 = 5.93
    expect(tokens[0]).toEqual([0, 3, 5, 6])
    // The farthest edge: 50/999 is read as 0.
    const far = [50, 342, 567, 658, 375, 267, 933, 733].map((edge) => {
      const part = edge / 999
      return Math.min(...Array.from({ length: 10 }, (_, bin) => Math.abs(part - bin / 9))) * 640
    })
    expect(errorPx).toBeCloseTo(Math.max(...far), 9)
  })
})

describe('the state of boxes', () => {
  it('is read as it is written', () => {
    const state = { ...codec.start(data), bins: 1, chosen: 1, steps: 3 }
    expect(codec.write(state, data)).toBe('n1o1s3b50.342.567.658.375.267.933.733')
    expect(codec.read(codec.write(state, data), data)).toEqual(state)
  })

  it.each([
    'n3o0s0b50.342.567.658.375.267.933.733',
    'n0o2s0b50.342.567.658.375.267.933.733',
    'n0o0s12b50.342.567.658.375.267.933.733',
    'n0o0s0b567.342.50.658.375.267.933.733',
    'n0o0s0b50.342.567.658',
    'n0o0s0b50.342.567.658.375.267.933.1000',
    '',
  ])('is not read from %j', (text) => {
    expect(codec.read(text, data)).toBeUndefined()
  })

  it('keeps a box a box', () => {
    expect(moveEdge([10, 20, 30, 40], 0, 500)).toEqual([29, 20, 30, 40])
    expect(moveEdge([10, 20, 30, 40], 3, -5)).toEqual([10, 20, 30, 21])
    expect(moveEdge([10, 20, 30, 40], 2, 5000)).toEqual([10, 20, 999, 40])
  })

  it('has data that fit', () => {
    expect(codec.fault(data)).toBeUndefined()
    expect(codec.fault({ ...data, start: 3 })).toMatch(/"start"/)
    expect(codec.fault({ ...data, order: [] })).toMatch(/"order"/)
  })
})
