import { describe, expect, it } from 'vitest'
import {
  contrastCodec as codec,
  contrastiveLoss,
  products,
  softmaxRows,
  trainAll,
  trainStep,
  untrained,
  type ContrastData,
} from '../../../src/deck/explore/contrast.ts'

const data: ContrastData = {
  pairs: ['a', 'b', 'c', 'd'].map((name) => ({ image: name, caption: name })),
  dimensions: 6,
  seed: 3,
  steps: 60,
  rate: 0.02,
  start: { pairs: 4, step: 0 },
}

/** The loss as the paper's pseudo-code has it, written for two pairs. */
function lossOfTwo([[a, b], [c, d]]: [[number, number], [number, number]], t: number): number {
  const ce = (right: number, wrong: number) => Math.log(1 + Math.exp((wrong - right) / t))
  return ((ce(a, b) + ce(d, c)) / 2 + (ce(a, c) + ce(d, b)) / 2) / 2
}

describe('the contrastive loss', () => {
  it('is the mean cross-entropy of rows and columns', () => {
    const matrix: [[number, number], [number, number]] = [
      [0.9, 0.2],
      [-0.1, 0.4],
    ]
    expect(contrastiveLoss(matrix, 0.07)).toBeCloseTo(lossOfTwo(matrix, 0.07), 12)
    expect(contrastiveLoss(matrix, 1)).toBeCloseTo(lossOfTwo(matrix, 1), 12)
  })

  it('is log N where all products are the same', () => {
    expect(
      contrastiveLoss(
        Array.from({ length: 4 }, () => [0.5, 0.5, 0.5, 0.5]),
        0.07,
      ),
    ).toBeCloseTo(Math.log(4), 12)
  })

  it('is taken over rows that add up to one', () => {
    for (const row of softmaxRows(products(untrained(data), 4), 0.07))
      expect(row.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12)
  })
})

describe('the toy', () => {
  it('begins with vectors of length 1, the same for the same seed', () => {
    const { images, captions } = untrained(data)
    for (const vector of [...images, ...captions]) expect(Math.hypot(...vector)).toBeCloseTo(1, 12)
    expect(untrained(data)).toEqual({ images, captions })
    expect(untrained({ ...data, seed: 4 }).images).not.toEqual(images)
  })

  it('goes down the slope of its loss, as differences tell it', () => {
    const before = untrained(data)
    const [first = []] = before.images
    const temperature = 0.5
    const lossWith = (shift: number, dimension: number) => {
      const images = before.images.map((vector) => [...vector])
      const [moved = []] = images
      moved[dimension] = (moved[dimension] ?? NaN) + shift
      return contrastiveLoss(products({ ...before, images }, 4), temperature)
    }
    const slope = first.map((_, at) => (lossWith(1e-5, at) - lossWith(-1e-5, at)) / 2e-5)
    const rate = 1e-3
    const expected = first.map((value, at) => value - rate * (slope[at] ?? NaN))
    const length = Math.hypot(...expected)
    trainStep(before, temperature, rate)
      .images.at(0)
      ?.forEach((value, at) => {
        expect(value).toBeCloseTo((expected[at] ?? NaN) / length, 8)
      })
  })

  it('comes to tell its pairs: the loss falls, and the diagonal is the largest of its row and column', () => {
    const all = trainAll(data)
    const losses = all.map((vectors) => contrastiveLoss(products(vectors, 4), 0.07))
    expect(losses).toHaveLength(61)
    expect(losses[60]).toBeLessThan((losses[0] ?? 0) / 10)
    const trained = all.slice(-1).flatMap((last) => products(last, 4))
    expect(trained).toHaveLength(4)
    trained.forEach((row, index) => {
      expect(row.indexOf(Math.max(...row))).toBe(index)
    })
  })
})

describe('the state of the matrix', () => {
  it('is read as it is written', () => {
    const state = { step: 12, pairs: 3, temperature: 50, reading: 'columns' as const, chosen: 2, own: [] }
    expect(codec.write(state, data)).toBe('s12n3t50c2')
    expect(codec.read('s12n3t50c2', data)).toEqual(state)
  })

  it.each(['', 's61n3t50c2', 's0n1t7p0', 's0n5t7p0', 's0n3t0p0', 's0n3t7x0', 's0n3t7p3'])(
    'is not read from %j',
    (text) => {
      expect(codec.read(text, data)).toBeUndefined()
    },
  )
})
