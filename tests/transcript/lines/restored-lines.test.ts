import { describe, expect, it } from 'vitest'
import { restoredLinesOf } from '../../../src/transcript/lines/restored-lines.ts'
import type { TranscriptBlock } from '../../../src/deck/types.ts'

const block = (id: string, text: string): TranscriptBlock => ({ id, kind: 'paragraph', html: '', text })
const slide = {
  blocks: [block('b1', '次単語yiとのクロスエントロピー損失，など．'), block('b2', '別の行')],
  published: [
    { line: '࣍୯ޠ', restored: '次単語 yi との' },
    { line: 'Ϋϩε', restored: 'クロスエントロピー損失、' },
    { line: '別の行' },
    { line: '☓', restored: ' ' },
  ],
}

describe('the lines that a block was restored from', () => {
  it('are those whose restored words it has, whatever its spaces and punctuation', () => {
    expect(restoredLinesOf(slide, 'b1').map(({ line }) => line)).toEqual(['࣍୯ޠ', 'Ϋϩε'])
  })

  it('are none for what was published readable', () => {
    expect(restoredLinesOf(slide, 'b2')).toEqual([])
    expect(restoredLinesOf(slide, 'b9')).toEqual([])
  })
})
