import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  isListWith,
  keepLoaded,
  loadAnswer,
  loadData,
  LoadFailure,
  loadText,
  type Send,
} from '../../src/content/loader.ts'
import { otherSlides } from '../../src/content/other-slides.ts'

const URL_ = 'https://talks.test/deck/ja/index/0.json'
const answering = (answer: Response): { send: Send } => ({ send: () => Promise.resolve(answer) })

/** What a fetch failed of. */
async function failureOf(load: Promise<unknown>): Promise<unknown> {
  const error: unknown = await load.catch((caught: unknown) => caught)
  return error instanceof LoadFailure ? [error.reason, error.status] : error
}

describe('an answer', () => {
  it('is what the address was asked for, in the way that it was asked', async () => {
    const send = vi.fn<Send>(() => Promise.resolve(new Response('words')))
    const init = { cache: 'no-store' } as const
    expect(await loadText(URL_, { init, send })).toBe('words')
    expect(send).toHaveBeenCalledWith(URL_, init)
  })

  it('fails of the network where there is none', async () => {
    const send: Send = () => Promise.reject(new TypeError('no network'))
    expect(await failureOf(loadAnswer(URL_, { send }))).toEqual(['network', undefined])
  })

  it('fails of the network where it ends halfway', async () => {
    const body = new ReadableStream({
      start(stream) {
        stream.error(new TypeError('cut off'))
      },
    })
    expect(await failureOf(loadText(URL_, answering(new Response(body))))).toEqual(['network', undefined])
  })

  it('fails of the status that the server gives, and names the address', async () => {
    const gone = answering(new Response('', { status: 404 }))
    expect(await failureOf(loadAnswer(URL_, gone))).toEqual(['status', 404])
    await expect(loadAnswer(URL_, gone)).rejects.toThrow(`${URL_} status 404`)
  })
})

describe('data', () => {
  const isEntries = isListWith<{ slideNumber: number; title: string }>('slideNumber', 'title')

  it('are given where they have their form', async () => {
    const entries = [{ slideNumber: 1, title: 'One' }]
    expect(await loadData(URL_, isEntries, answering(Response.json(entries)))).toEqual(entries)
  })

  it.each([
    ["a host's page that says 200 for anything", new Response('<!doctype html>')],
    ['something else', Response.json({ slides: [] })],
    ['a list of something else', Response.json([1, null])],
    ['records without a field', Response.json([{ slideNumber: 1 }])],
  ])('fail of their content where the answer is %s', async (_, answer) => {
    expect(await failureOf(loadData(URL_, isEntries, answering(answer)))).toEqual(['content', undefined])
  })
})

describe('what is kept', () => {
  it('is asked for once by address, however often and at once it is wanted', async () => {
    const load = vi.fn((url: string) => Promise.resolve(url))
    const kept = keepLoaded(load)
    expect(kept('a')).toBe(kept('a'))
    await kept('a')
    await kept('b')
    expect(load.mock.calls.flat()).toEqual(['a', 'b'])
  })

  it('is asked for again after a failure, by all who want it then', async () => {
    const load = vi.fn(() => Promise.resolve('there')).mockRejectedValueOnce(new LoadFailure('network'))
    const kept = keepLoaded(load)
    const failed = kept('a')
    expect(kept('a')).toBe(failed)
    await expect(failed).rejects.toThrow('network')
    expect(await kept('a')).toBe('there')
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('is forgotten in the order in which it was wanted, where there is too much of it', async () => {
    const load = vi.fn((url: string) => Promise.resolve(url))
    const kept = keepLoaded(load, 2)
    for (const url of ['a', 'b', 'a', 'c']) await kept(url)
    await kept('a')
    expect(load).toHaveBeenCalledTimes(3)
    await kept('b')
    expect(load).toHaveBeenCalledTimes(4)
  })
})

describe('what comes of a deck that was published anew', () => {
  const page = (build: string) => `<!doctype html>\n<html lang="ja" data-build="${build}">`
  beforeEach(() => {
    vi.stubGlobal('document', { documentElement: { dataset: { build: 'aa_1' } } })
    otherSlides.setState({ met: false })
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it.each([
    ['a page of the same build', page('aa_1')],
    ['a page whose slides say other things', page('aa_2')],
    ['a pack of the same slides', '[{"slides":"aa","slideNumber":1}]'],
    ['what doesn’t say', '[]'],
  ])('goes on as before with %s', async (_, body) => {
    await loadText(URL_, answering(new Response(body)))
    expect(otherSlides.getState().met).toBe(false)
  })

  it.each([
    ['a page of other slides', page('bb_1')],
    ['a page of a build that doesn’t tell them apart', page('c1')],
    ['a pack of other slides', '[{"slides":"bb","slideNumber":1}]'],
  ])('is known by %s', async (_, body) => {
    await loadText(URL_, answering(new Response(body)))
    expect(otherSlides.getState().met).toBe(true)
  })
})
