import { describe, expect, it } from 'vitest'
import { moveInGrid, type TileBox } from '../../../src/features/overview/move-in-grid.ts'

/** Sections of tiles, three in a row: 0 1 2 / 3 and, in the next section, 4 5 6 / 7 8. */
const BOXES: TileBox[] = [
  [0, 0],
  [1, 0],
  [2, 0],
  [0, 1],
  [0, 2.5],
  [1, 2.5],
  [2, 2.5],
  [0, 3.5],
  [1, 3.5],
].map(([column = 0, row = 0]) => ({ left: column * 100, top: row * 80, width: 90 }))

describe('moving in the grid', () => {
  it.each([
    ['ArrowRight', 2, 3],
    ['ArrowLeft', 3, 2],
    ['ArrowRight', 8, 8],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 0, 3],
    ['ArrowDown', 2, 3],
    ['ArrowDown', 3, 4],
    ['ArrowDown', 6, 8],
    ['ArrowDown', 8, 8],
    ['ArrowUp', 5, 3],
    ['ArrowUp', 8, 5],
    ['ArrowUp', 1, 1],
    ['Home', 5, 0],
    ['End', 5, 8],
  ])('by %s leads from tile %i to tile %i', (key, from, to) => {
    expect(moveInGrid(BOXES, from, key)).toBe(to)
  })

  it('leaves other keys alone', () => {
    expect(moveInGrid(BOXES, 0, 'Enter')).toBeUndefined()
  })
})
