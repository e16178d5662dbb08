import { expect, it } from 'vitest'
import { isWholePage } from '../../src/deck/whole-page.ts'

it.each([
  ['<!doctype html><p>x</p></body></html>\n', true],
  ['<!doctype html><p>x</p></body></html><!-- served from a cache -->', true],
  ['<!doctype html><p>x</p></body></ht', false],
  ['', false],
])('%j is whole: %s', (html, expected) => {
  expect(isWholePage(html)).toBe(expected)
})
