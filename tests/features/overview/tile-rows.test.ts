import { describe, expect, it } from 'vitest'
import { layOutSections, sectionTiles } from '../../../src/features/overview/tile-rows.ts'

const SIZES = { columns: 4, columnPx: 250, rowPx: 200, gapPx: 16, headPx: 50 }
/** Three rows, one, and three: headings at 0, 650 and 900 px. */
const SECTIONS = layOutSections([10, 3, 12], SIZES)

const viewFrom = (fromPx: number, toPx: number, stop = 0) => ({
  ...{ sizes: SIZES, sections: SECTIONS, stop },
  seen: { fromPx, toPx },
})

/** Rows of tiles that are drawn or stood in for, by section. */
const heightsIn = (view: ReturnType<typeof viewFrom>) =>
  SECTIONS.map((_, at) => {
    const { from, to, startPx, endPx } = sectionTiles(view, at)
    return startPx + Math.ceil((to - from) / SIZES.columns) * SIZES.rowPx + endPx
  })

describe('the tiles of a section', () => {
  it('are those of rows in sight, and space stands in for the others', () => {
    const view = viewFrom(300, 700)
    expect(sectionTiles(view, 0)).toMatchObject({ first: 0, from: 4, to: 10, startPx: 200, endPx: 0 })
    expect(sectionTiles(view, 1)).toMatchObject({ first: 10, from: 10, to: 10, startPx: 0, endPx: 184 })
    expect(sectionTiles(view, 2)).toMatchObject({ first: 13, from: 13, to: 13, startPx: 0, endPx: 584 })
  })

  it('take the same place, with a gap below the last row or none, wherever the reader has scrolled to', () => {
    for (let fromPx = 0; fromPx < 1500; fromPx += 50) {
      const heights = heightsIn(viewFrom(fromPx, fromPx + 300))
      for (const [at, whole] of [600, 200, 600].entries())
        expect([whole, whole - SIZES.gapPx], String(fromPx)).toContain(heights[at])
    }
  })

  it('are the same as before where they are out of sight both times, so that nothing is drawn anew', () => {
    expect(sectionTiles(viewFrom(0, 300, 1), 2)).toEqual(sectionTiles(viewFrom(100, 400, 5), 2))
  })

  it('know the one at which the Tab key stops, where it is among them', () => {
    const view = viewFrom(0, 1000, 11)
    expect(SECTIONS.map((_, at) => sectionTiles(view, at).stop)).toEqual([-1, 11, -1])
  })

  it('are the first one alone until the grid is measured', () => {
    const view = { ...viewFrom(0, 0), sizes: undefined, sections: [] }
    expect([0, 1].map((at) => sectionTiles(view, at).to)).toEqual([1, 0])
  })
})
