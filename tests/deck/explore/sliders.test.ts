import { describe, expect, it } from 'vitest'
import { parseFormula } from '../../../src/deck/explore/formula.ts'
import {
  computeResults,
  formatNumber,
  sentenceOf,
  slidersCodec as codec,
  type SlidersData,
} from '../../../src/deck/explore/sliders.ts'

const value = (text: string, values = {}) => parseFormula(text).value(values)

describe('a formula', () => {
  it('has the usual order of its signs', () => {
    expect(value('1 + 2 * 3')).toBe(7)
    expect(value('(1 + 2) * 3')).toBe(9)
    expect(value('2 ^ 3 ^ 2')).toBe(512)
    expect(value('-2 ^ 2')).toBe(-4)
    expect(value('8 / 4 / 2 - 1 - 1')).toBe(-1)
    expect(value('1.5e3*x', { x: 2 })).toBe(3000)
  })

  it.each(['', '1 +', '(1', '1)', '2 x', 'a.b', 'f(1', '1 = 1', "x['y']"])('is not %j', (text) => {
    expect(() => parseFormula(text)).toThrow()
  })

  it.each([
    ['brackets', '('.repeat(200_000)],
    ['signs', `${'-'.repeat(100_000)}a`],
    ['terms', `a${'+a'.repeat(500_000)}`],
  ])('is not of more %s than a stack holds', (_, text) => {
    expect(() => parseFormula(text)).toThrow(/…" has more than 500 characters; part it into several results$/)
  })
})

const lora: SlidersData = {
  inputs: [
    { id: 'r', label: 'rank', min: 1, max: 64, start: 8 },
    {
      id: 'd',
      label: 'width',
      options: [
        { label: '768', value: 768, also: { layers: 12 } },
        { label: '12,288', value: 12288, also: { layers: 96 } },
      ],
      start: 0,
    },
  ],
  results: [
    { id: 'full', label: 'W', formula: 'd * d' },
    { id: 'low', label: 'BA', formula: 'r * (d + d)' },
    { id: 'share', label: 'share', formula: '100 * low / full', unit: '%', digits: 2 },
    { id: 'all', label: 'all layers', formula: 'layers * low' },
  ],
  says: 'r = {r}: {low} of {full}, {share}',
}

describe('sliders', () => {
  it('count LoRA’s parameters', () => {
    // 768² = 589,824; 8 · 1536 = 12,288, which is 1/48.
    const values = computeResults(lora, codec.start(lora))
    expect(values).toMatchObject({ full: 589_824, low: 12_288, all: 147_456 })
    expect(values['share']).toBeCloseTo(100 / 48, 12)
    expect(sentenceOf(lora, codec.start(lora))).toBe('r = 8: 12,288 of 589,824, 2.08%')
    expect(computeResults(lora, [4, 1])['all']).toBe(96 * 4 * 2 * 12_288)
  })

  it('have their formulas read once, however often their sentence names them', () => {
    let reads = 0
    const result = {
      ...{ id: 'twice', label: '' },
      get formula() {
        reads += 1
        return 'r + r'
      },
    }
    const data: SlidersData = { ...lora, results: [result], says: '{twice} '.repeat(200) }
    expect(sentenceOf(data, codec.start(data))).toBe('16 '.repeat(200))
    expect(sentenceOf(data, [16, 0])).toBe('32 '.repeat(200))
    expect(reads).toBe(1)
  })

  it('are read as they are written, within their bounds', () => {
    expect(codec.read(codec.write([16, 1], lora), lora)).toEqual([16, 1])
    for (const wrong of ['', '16', '0_0', '65_0', '8_2', '8.5_0', 'x_0', '8_0_0'])
      expect(codec.read(wrong, lora), wrong).toBeUndefined()
  })

  it('say what of their data doesn’t fit', () => {
    expect(codec.fault(lora)).toBeUndefined()
    expect(codec.fault({ ...lora, says: '{nothing}' })).toMatch(/"nothing"/)
    const [first = { id: '', label: '', formula: '' }] = lora.results
    expect(codec.fault({ ...lora, results: [{ ...first, formula: 'd * q' }] })).toMatch(/"q"/)
    expect(codec.fault({ ...lora, results: [{ ...first, formula: 'd *' }] })).toMatch(/too early/)
    expect(codec.fault({ ...lora, inputs: [{ id: 'r', label: '', min: 1, max: 2, start: 3 }] })).toMatch(
      /"start"/,
    )
  })

  it('write numbers as people read them', () => {
    expect(formatNumber(1234567)).toBe('1,234,567')
    expect(formatNumber(6.5, 1)).toBe('6.5')
  })
})
