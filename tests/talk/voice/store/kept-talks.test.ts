import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetTalk, keepTalk, keptTalk } from '../../../../src/talk/voice/store/kept-talks.ts'
import { Folder } from './folder.ts'

const URL_OF_TALK = 'https://example.org/talk/recordings/talk.colloquium'
let isFull = false
beforeEach(() => {
  isFull = false
  const root = new Folder(() => isFull)
  vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.resolve(root) } })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a published recording', () => {
  it('is there without network once it is kept, until it is given up', async () => {
    expect(await keptTalk(URL_OF_TALK)).toBeUndefined()
    expect(await keepTalk(URL_OF_TALK, new Blob(['the talk']))).toBe(true)
    expect(await (await keptTalk(URL_OF_TALK))?.text()).toBe('the talk')
    expect(await keptTalk('https://example.org/other/recordings/talk.colloquium')).toBeUndefined()
    await forgetTalk(URL_OF_TALK)
    expect(await keptTalk(URL_OF_TALK)).toBeUndefined()
  })

  it('is not said to be kept where the device is full', async () => {
    isFull = true
    expect(await keepTalk(URL_OF_TALK, new Blob(['the talk']))).toBe(false)
    expect(await keptTalk(URL_OF_TALK)).toBeUndefined()
  })
})
