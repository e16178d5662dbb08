import { describe, expect, it } from 'vitest'
import {
  aheadIn,
  dotsCodec as codec,
  gapOf,
  orderOf,
  scoreOf,
  type DotsData,
} from '../../../src/deck/explore/dots.ts'

const data: DotsData = {
  names: ['GPT-4', 'best of the others'],
  rows: [
    { label: 'VQAv2', values: [77.2, 84.3] },
    { label: 'TextVQA', values: [78, 71.8] },
    { label: 'DocVQA', values: [88.4, 88.4] },
    { label: 'EuroSAT', difference: -37.1 },
  ],
  unit: '%',
}

describe('a comparison', () => {
  it('tells how far the first is ahead', () => {
    expect(data.rows.map(gapOf)).toEqual([-7.1, 6.2, 0, -37.1])
    expect(data.rows.map(aheadIn)).toEqual([2, 1, 0, 2])
  })

  it('is sorted by that, but not while it is hidden', () => {
    const state = { ...codec.start(data), sorted: true }
    expect(orderOf(data, state)).toEqual([1, 2, 0, 3])
    expect(orderOf(data, { ...state, hidden: true })).toEqual([0, 1, 2, 3])
  })

  it('counts predictions, without the rows where both are level', () => {
    expect(scoreOf(data, { ...codec.start(data), guesses: [2, 2, 1, 2] })).toEqual({ right: 2, predicted: 3 })
    expect(scoreOf(data, codec.start(data))).toEqual({ right: 0, predicted: 0 })
  })

  it('is read as it is written', () => {
    expect(codec.write({ hidden: true, guesses: [0, 1, 2, 0], sorted: true }, data)).toBe('hs0120')
    expect(codec.read('hs0120', data)).toEqual({ hidden: true, guesses: [0, 1, 2, 0], sorted: true })
    for (const wrong of ['', 'hs012', 'hs0123', 'xs0120', 'hs01200'])
      expect(codec.read(wrong, data), wrong).toBeUndefined()
  })
})
