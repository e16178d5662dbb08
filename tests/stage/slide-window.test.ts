import { describe, expect, it } from 'vitest'
import { REACH } from '../../src/content/slide-pages.ts'
import { isSettled, moveRow, rowChange, windowRow, type RowChange } from '../../src/stage/slide-window.ts'
import { seededRandom } from '../../src/tools/seeded-random.ts'

/** The row after a change, as the DOM would hold it. */
function apply(row: readonly number[], { remove, insert }: RowChange): number[] {
  const changed = row.filter((slideNumber) => !remove.includes(slideNumber))
  for (const { slideNumber, before } of insert) {
    const at = before === undefined ? changed.length : changed.indexOf(before)
    changed.splice(at, 0, slideNumber)
  }
  return changed
}

describe('windowRow', () => {
  it('holds three slides at each side', () => {
    expect(windowRow(41, 95)).toEqual([38, 39, 40, 41, 42, 43, 44])
  })

  it('is cut at the ends of the deck', () => {
    expect(windowRow(1, 95)).toEqual([1, 2, 3, 4])
    expect(windowRow(94, 95)).toEqual([91, 92, 93, 94, 95])
    expect(windowRow(1, 1)).toEqual([1])
  })

  it('gives the number as the first one plus the index', () => {
    const row = windowRow(50, 95)
    expect(row.every((slideNumber, index) => slideNumber === (row[0] ?? 0) + index)).toBe(true)
  })
})

describe('moveRow', () => {
  it('is the window of the target while the slide that is left lies in it', () => {
    expect(moveRow(41, 42, 95)).toEqual(windowRow(42, 95))
    expect(moveRow(41, 38, 95)).toEqual(windowRow(38, 95))
  })

  it('puts the slide that is left just before a target farther on', () => {
    expect(moveRow(5, 41, 95)).toEqual([38, 39, 40, 5, 41, 42, 43, 44])
    expect(moveRow(1, 95, 95)).toEqual([92, 93, 94, 1, 95])
  })

  it('puts the slide that is left just after a target farther back', () => {
    expect(moveRow(41, 5, 95)).toEqual([2, 3, 4, 5, 41, 6, 7, 8])
    expect(moveRow(95, 1, 95)).toEqual([1, 95, 2, 3, 4])
  })
})

describe('isSettled', () => {
  it('asks for a neighbour on either side, where the deck has one', () => {
    expect(isSettled([38, 39, 40, 41, 42], 41, 95)).toBe(true)
    expect(isSettled([38, 39, 40, 41], 41, 95)).toBe(false)
    expect(isSettled([41, 42, 43], 41, 95)).toBe(false)
    expect(isSettled([1, 2, 3], 1, 95)).toBe(true)
    expect(isSettled([93, 94, 95], 95, 95)).toBe(true)
  })

  it('is false while the slide that was left stands in between', () => {
    expect(isSettled([48, 49, 50, 61, 51, 52], 50, 95)).toBe(false)
  })
})

describe('rowChange', () => {
  it('drops one slide and adds one at a step', () => {
    expect(rowChange(windowRow(41, 95), windowRow(42, 95), 41)).toEqual({
      remove: [38],
      insert: [{ slideNumber: 45, before: undefined }],
    })
    expect(rowChange(windowRow(41, 95), windowRow(40, 95), 41)).toEqual({
      remove: [44],
      insert: [{ slideNumber: 37, before: 38 }],
    })
  })

  it('leaves the anchor where its neighbours change sides', () => {
    const change = rowChange(windowRow(8, 95), moveRow(8, 4, 95), 8)
    expect(change.remove).not.toContain(8)
    expect(apply(windowRow(8, 95), change)).toEqual([1, 2, 3, 4, 8, 5, 6, 7])
  })

  it('makes the row of any move, and settles to the target’s window', () => {
    const random = seededRandom(1)
    let current = 1
    let row = windowRow(current, 95)
    for (let move = 0; move < 2000; move++) {
      const target =
        random() < 0.5
          ? 1 + Math.floor(random() * 95)
          : Math.min(95, Math.max(1, current + Math.floor(random() * 11) - 5))
      const moving = moveRow(current, target, 95)
      row = apply(row, rowChange(row, moving, current))
      expect(row).toEqual(moving)
      expect(Math.abs(row.indexOf(target) - row.indexOf(current))).toBeLessThanOrEqual(REACH)
      row = apply(row, rowChange(row, windowRow(target, 95), target))
      expect(row).toEqual(windowRow(target, 95))
      current = target
    }
  })
})
