import { describe, expect, it } from 'vitest'
import { Ink, isInkOperation, type InkOperation, type InkPage } from '../../../src/features/ink/ink-store.ts'
import { isInRange } from '../../../src/features/ink/save-slide.ts'
import { readStrokes, touches, type Stroke } from '../../../src/features/ink/stroke.ts'
import { strokePath } from '../../../src/features/ink/stroke-path.ts'

const PAGE: InkPage = 'ja/41'
const stroke = (id: string, ...points: [number, number][]): Stroke => ({
  id,
  tool: 'pen',
  color: 'red',
  points: points.map(([x, y]) => [x, y, 0]),
})

function inkWith(stored: readonly Stroke[] = []) {
  const saved = new Map<InkPage, readonly Stroke[]>()
  const ink = new Ink({
    load: () => stored,
    save: (page, strokes) => saved.set(page, strokes),
    clear: () => {
      saved.clear()
    },
  })
  return { ink, saved, ids: () => ink.open(PAGE).map(({ id }) => id) }
}

const put = (line: Stroke, isDone = true): InkOperation => ({ type: 'put', page: PAGE, stroke: line, isDone })

describe('strokes that were stored', () => {
  it('are read as they are, and nothing else is', () => {
    expect(readStrokes([stroke('a', [1, 2], [3, 4])])).toHaveLength(1)
    expect(readStrokes([])).toEqual([])
    for (const wrong of [undefined, {}, 'x', [{}], [{ ...stroke('a', [1, 2]), color: 'puce' }]])
      expect(readStrokes(wrong)).toBeUndefined()
    expect(readStrokes([{ ...stroke('a'), points: [[1, Infinity, 0]] }])).toBeUndefined()
  })
})

describe('the eraser', () => {
  it('touches a line between its points, and a dot', () => {
    expect(touches(stroke('a', [0, 0], [100, 0]), 50, 8, 10)).toBe(true)
    expect(touches(stroke('a', [0, 0], [100, 0]), 50, 12, 10)).toBe(false)
    expect(touches(stroke('a', [5, 5]), 8, 8, 10)).toBe(true)
  })
})

describe('the outline of a stroke', () => {
  it('is closed, for a line and for a dot', () => {
    for (const line of [stroke('a', [0, 0], [40, 10], [90, 0]), stroke('b', [5, 5])])
      expect(strokePath(line)).toMatch(/^M[\d.-]+ [\d.-]+Q.*Z$/)
  })
})

describe('ink', () => {
  it('keeps a stroke when it is done, and not before', () => {
    const { ink, saved } = inkWith()
    ink.draw(put(stroke('a', [0, 0]), false))
    expect(saved.size).toBe(0)
    ink.draw(put(stroke('a', [0, 0], [9, 9])))
    expect(saved.get(PAGE)).toEqual([stroke('a', [0, 0], [9, 9])])
  })

  it('undoes act by act, erasing and clearing a slide included', () => {
    const { ink, ids } = inkWith([stroke('old', [0, 0])])
    ink.draw(put(stroke('a', [0, 0])))
    ink.draw({ type: 'remove', page: PAGE, ids: ['old', 'a'] })
    expect(ids()).toEqual([])
    ink.undo(PAGE)
    expect(ids()).toEqual(['old', 'a'])
    ink.undo(PAGE)
    expect(ids()).toEqual(['old'])
    expect(ink.undo(PAGE)).toBe(false)
  })

  it('tells others what is drawn and undone here, not what they drew', () => {
    const { ink, ids } = inkWith()
    const told: string[] = []
    ink.onOperation(({ type }) => told.push(type))
    ink.follow(put(stroke('theirs', [0, 0])))
    ink.draw(put(stroke('ours', [0, 0])))
    ink.undo(PAGE)
    expect(told).toEqual(['put', 'remove'])
    expect(ids()).toEqual(['theirs'])
  })
})

describe('an operation from another page', () => {
  it('is taken when it has a known form', () => {
    expect(isInkOperation(put(stroke('a', [0, 0])))).toBe(true)
    expect(isInkOperation({ type: 'laser', page: PAGE })).toBe(true)
    expect(isInkOperation({ type: 'laser', page: PAGE, point: { x: 1, y: 2 } })).toBe(true)
    for (const wrong of [
      undefined,
      { type: 'format-disk' },
      { type: 'put', page: 'xx/0', stroke: stroke('a', [0, 0]) },
      { type: 'laser', page: PAGE, point: { x: 'left' } },
    ])
      expect(isInkOperation(wrong)).toBe(false)
  })
})

describe('a font’s range', () => {
  it('is read as CSS writes it', () => {
    expect(isInRange(0x3042, 'U+20-7E, U+3042')).toBe(true)
    expect(isInRange(0x41, 'U+20-7e, U+3042')).toBe(true)
    expect(isInRange(0x3043, 'U+20-7E, U+3042')).toBe(false)
    expect(isInRange(0x3043, 'U+30??')).toBe(true)
    expect(isInRange(0x3043, '')).toBe(true)
  })
})

describe('a stored drawing', () => {
  it.each([1e300, -1e308, 1e6, null, '3'])('with a point at %s is none: no path can be made of it', (x) => {
    const far = { ...stroke('a', [1, 2]), points: [[x, 2, 0]] }
    expect(readStrokes([far])).toBeUndefined()
    expect(isInkOperation({ type: 'put', page: PAGE, stroke: far, isDone: true })).toBe(false)
  })
})
