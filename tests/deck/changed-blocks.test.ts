import { describe, expect, it } from 'vitest'
import { changedBlocks } from '../../src/deck/changed-blocks.ts'
import type { BlockKind } from '../../src/deck/types.ts'

const block = (id: string, kind: BlockKind, provenance?: string, inner = '') => ({
  id,
  kind,
  html: `<p class="block"${provenance === undefined ? '' : ` data-provenance="${provenance}"`}>${inner}</p>`,
})

describe('what was changed on a slide', () => {
  it('is nothing where all is as published or translated', () => {
    expect(changedBlocks([block('b0', 'title'), block('b1', 'item', 'translated')])).toEqual([])
  })

  it('is gathered by kind, drawings first', () => {
    expect(
      changedBlocks([
        block('b0', 'title', 'corrected'),
        block('b1', 'turn', 'restored'),
        block('b2', 'turn', 'restored'),
        block('b3', 'figure', 'redrawn'),
        block('b4', 'formula', 'added'),
        block('b5', 'figure', 'added'),
      ]),
    ).toEqual([
      { change: 'redrawn', blocks: ['b3'] },
      { change: 'addedFigure', blocks: ['b5'] },
      { change: 'addedFormula', blocks: ['b4'] },
      { change: 'restored', blocks: ['b1', 'b2'] },
      { change: 'corrected', blocks: ['b0'] },
    ])
  })

  it('is said by the block itself, not by words in it', () => {
    const inner = '<span data-provenance="restored">日本</span>'
    expect(changedBlocks([block('b1', 'paragraph', undefined, inner)])).toEqual([])
  })
})
