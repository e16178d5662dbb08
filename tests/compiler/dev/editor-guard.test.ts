import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { guardEditor } from '../../../src/compiler/dev/editor-guard.ts'

/** The status with which a request is answered; 200 where it would go on to what opens the editor. */
async function statusOf(path: string, headers: Record<string, string> = {}): Promise<number> {
  const guard = guardEditor([resolve('slides')])
  const server = createServer((request, response) => {
    guard(request, response, () => response.end())
  })
  await new Promise<void>((started) => server.listen(0, '127.0.0.1', started))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return (await fetch(`http://127.0.0.1:${String(port)}${path}`, { headers })).status
}

const opening = (file: string) => `/__open-in-editor?file=${encodeURIComponent(file)}`
const SLIDE = resolve('slides', '001-title.md')

describe('a file is opened in the author’s editor', () => {
  it('where a page of the deck asks for one of the deck', async () => {
    expect(await statusOf(opening(SLIDE), { 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await statusOf(opening(`${SLIDE}:3:1`))).toBe(200)
  })

  it('not where another page asks for it', async () => {
    for (const site of ['cross-site', 'same-site'])
      expect(await statusOf(opening(SLIDE), { 'sec-fetch-site': site })).toBe(403)
    expect(await statusOf(`/${opening(SLIDE)}`, { 'sec-fetch-site': 'cross-site' })).toBe(403)
  })

  it.each(['/etc/passwd:1', 'slides/../../secret.md', resolve('slides'), ''])('nor is %j', async (file) => {
    expect(await statusOf(opening(file))).toBe(403)
  })

  it('and all else is answered as before', async () => {
    expect(await statusOf('/ja/1/', { 'sec-fetch-site': 'cross-site' })).toBe(200)
  })
})
