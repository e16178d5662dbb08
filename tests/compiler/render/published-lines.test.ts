import { describe, expect, it } from 'vitest'
import { inOrderOfSlide, restorePublishedLines } from '../../../src/compiler/render/published-lines.ts'

describe('lines as published', () => {
  it('carry what a garbled one was restored to, and nothing where it was sound', () => {
    const lines = restorePublishedLines(new Map([[9, ['GPT-4の衝撃', 'ΞμϓλͷύοέʔδΛ͓ࣔͯ͠Γɺ', '⾔語']]]))
    expect(lines.get(9)).toEqual([
      { line: 'GPT-4の衝撃' },
      { line: 'ΞμϓλͷύοέʔδΛ͓ࣔͯ͠Γɺ', restored: 'アダプタのパッケージを示しており、' },
      { line: '⾔語' },
    ])
  })

  it('follow the order of the slide where normalization lost it', () => {
    const [line] = inOrderOfSlide(
      [{ line: 'x', restored: 'コネクタを小くさ' }],
      '古いVGAコネクタを小さくてモダンな',
    )
    expect(line?.restored).toBe('コネクタを小さく')
  })

  it('keep the order of the repair where the slide has no such words', () => {
    const [line] = inOrderOfSlide([{ line: 'x', restored: '小くさ' }], '大きな')
    expect(line?.restored).toBe('小くさ')
  })
})
