import { describe, expect, it } from 'vitest'
import { foldText, type SearchHit } from '../../../src/deck/search.ts'
import { groupHits } from '../../../src/transcript/search/group-hits.ts'

const hit = (slideNumber: number, block: string): SearchHit => ({
  ...{ slideNumber, block, locale: 'ja', kind: 'text', text: block },
  folded: foldText(block),
})

describe('hits by slide', () => {
  it('keep their order, and know their place among all', () => {
    const groups = groupHits([hit(80, 'b1'), hit(80, 'b3'), hit(81, 'b1'), hit(6, 'b2')])
    expect(groups.map(({ slideNumber, first, hits }) => [slideNumber, first, hits.length])).toEqual([
      [80, 0, 2],
      [81, 2, 1],
      [6, 3, 1],
    ])
  })

  it('are none where nothing was found', () => {
    expect(groupHits([])).toEqual([])
  })
})
