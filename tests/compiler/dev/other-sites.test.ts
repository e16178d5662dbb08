import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import { refuseOtherSites } from '../../../src/compiler/dev/other-sites.ts'

it.each([
  ['a page by its address', '/ja/41/', {}, 'let in'],
  ['its own script', '/src/entries/deck/main.tsx', { 'sec-fetch-site': 'same-origin' }, 'let in'],
  [
    'a link to a page',
    '/ja/41/?x=1',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    'let in',
  ],
  ['a script for another site', '/src/tools/dev.ts', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a script for another port', '/src/tools/dev.ts', { 'sec-fetch-site': 'same-site' }, 403],
  [
    'a script in a frame',
    '/src/tools/dev.ts?/',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    403,
  ],
])('%s', (_, url, headers, expected) => {
  const response = { statusCode: 200, end: () => undefined }
  let outcome: unknown
  refuseOtherSites(
    { url, headers } as unknown as IncomingMessage,
    response as unknown as ServerResponse,
    () => {
      outcome = 'let in'
    },
  )
  expect(outcome ?? response.statusCode).toBe(expected)
})
