import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { picturesIn, AssetsAhead } from '../../src/content/assets-ahead.ts'

const SLIDE =
  '<section><img class="page-picture" src="../../a.png" srcset="../../a.png 1x, ../../a2.png 2x"><img src="../../b.svg" alt="b"><img src="data:x"></section>'

beforeEach(() => {
  vi.stubGlobal('window', { devicePixelRatio: 1 })
  vi.stubGlobal('document', { fonts: [] })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

it('pictures are those that the screen shows', () => {
  expect(picturesIn(SLIDE, 1)).toEqual(['../../a.png', '../../b.svg'])
  expect(picturesIn(SLIDE, 2)).toEqual(['../../a2.png', '../../b.svg'])
})

it('pictures are fetched once, and again where one did not come', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url)
    return Promise.resolve(
      new Response('x', { status: url.endsWith('.svg') && asked.length < 3 ? 503 : 200 }),
    )
  })
  const pictures = new AssetsAhead()
  const fetchAll = () => pictures.fetch(SLIDE, 'https://talks.test/deck/ja/41/')
  expect([await fetchAll(), await fetchAll(), await fetchAll()]).toEqual([false, true, true])
  expect(asked.map((url) => url.slice('https://talks.test/deck/'.length))).toEqual([
    'a.png',
    'b.svg',
    'b.svg',
  ])
})

it('fonts that are not loaded are, one after another', async () => {
  const log: string[] = []
  const face = (name: string, status: string) => ({
    status,
    load: async () => {
      log.push(`${name} asked`)
      await Promise.resolve()
      log.push(`${name} there`)
      if (name === 'c') throw new Error('no network')
    },
  })
  const fonts = [face('a', 'loaded'), face('b', 'unloaded'), face('c', 'unloaded'), face('d', 'unloaded')]
  vi.stubGlobal('document', { fonts })
  await new AssetsAhead().fetch('', 'https://talks.test/')
  expect(log).toEqual(['b asked', 'b there', 'c asked', 'c there', 'd asked', 'd there'])
})
