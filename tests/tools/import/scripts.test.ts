import { describe, expect, it } from 'vitest'
import { lettersToLines } from '../../../src/tools/import/pdf/glyph-lines.ts'
import type { Letter } from '../../../src/tools/import/pdf/letter.ts'

type Drawn = [text: string, x: number, baseline: number, size: number, math?: 'math']

/** Letters in the order in which they are drawn, each half as wide as it is high. */
const letters = (...all: Drawn[]): Letter[] =>
  all.map(([text, x, baseline, fontSize, math], order) => ({
    ...{ text, x, baseline, fontSize, order, width: fontSize / 2, turned: false, color: '#000000' },
    ...{ fontId: 'f', code: text.codePointAt(0) ?? 0 },
    sight: { at: order, placed: true, plain: true, unpainted: false },
    font: { name: 'f', mono: false, bold: false, italic: false, math: math === 'math' },
  }))

const textOf = (...all: Drawn[]) =>
  lettersToLines(letters(...all))
    .lines.map(({ text }) => text)
    .join(' / ')

describe('a formula in a title', () => {
  it('has its indices, and those of indices, as indices', () => {
    const index: Drawn[] = [
      ['t', 7, 102, 10],
      ['n', 12, 103.5, 7],
      ['+', 15.5, 103.5, 7],
      ['1', 19, 103.5, 7],
    ]
    expect(textOf(['Y', 0, 100, 14], ...index, ['−', 26, 100, 14, 'math'])).toBe('Yₜₙ₊₁ −')
  })

  it('has both of an index and an exponent above each other, and half of it as a fraction', () => {
    const norm: Drawn[] = [
      ['‖', 0, 100, 14, 'math'],
      ['2', 7, 95, 10],
      ['2', 7, 103.6, 10],
      [']', 13, 100, 14],
      ['1', 20, 91, 7],
      ['2', 20, 98.2, 7],
    ]
    expect(textOf(...norm)).toBe('‖₂²]^(1/2)')
  })

  it('is written as TeX writes it where Unicode has no such index', () => {
    expect(textOf(['Y', 0, 100, 14, 'math'], ['N', 7, 102, 10])).toBe('Y_N')
  })

  it('has the hat on its letter', () => {
    expect(textOf(['ˆ', 1, 96, 14], ['Y', 0, 100, 14])).toBe('Ŷ')
  })
})

describe('small letters beside words', () => {
  it('are an index below them, and may be anything above', () => {
    expect(textOf(['H', 0, 100, 14], ['2', 7, 103, 9], ['O', 11.5, 100, 14])).toBe('H₂O')
    expect(textOf(['a', 0, 100, 14], ['1', 7, 94, 9])).toBe('a1')
  })
})
