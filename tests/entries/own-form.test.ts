import { expect, it } from 'vitest'
import { isOwnForm } from '../../src/entries/service-worker/own-form.ts'

const answer = (type: string, status = 200) =>
  new Response('x', { status, headers: { 'Content-Type': type } })

it.each([
  ['assets/notes-a1b2.js', answer('text/javascript'), true],
  ['assets/notes-a1b2.js', answer('text/html; charset=utf-8'), false],
  ['assets/fonts/a.woff2', answer('text/html'), false],
  ['pictures/ja/1-light-a.webp', answer('image/webp'), true],
  ['ja/41/', answer('text/html'), true],
  ['offline.html', answer('text/html'), true],
  ['ja/41/', answer('text/html', 503), false],
])('%s may be a page only where it is one', (path, response, expected) => {
  expect(isOwnForm(`https://talk.example/base/${path}?x=1`, response)).toBe(expected)
})
