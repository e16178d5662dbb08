import { expect, it } from 'vitest'
import { coversAny } from '../../src/stage/unicode-range.ts'

it.each([
  ['U+20, U+26, U+28-29', ')', true],
  ['U+20,U+28-29', '*', false],
  ['u+3042', 'xあ', true],
  ['U+1F600-1F64F', '😀', true],
  ['', 'a', false],
])('a font for "%s" is for "%s": %s', (range, words, expected) => {
  expect(coversAny(range, words)).toBe(expected)
})
