import { expect, it } from 'vitest'
import { countOf } from '../../../src/figures/vocabulary/count-of.ts'

it('a drawing has so many of the same, and not millions', () => {
  expect(countOf(196)).toBe(196)
  expect(() => countOf(30_000_000)).toThrow('30000000 of the same are more than a drawing has (2000)')
})
