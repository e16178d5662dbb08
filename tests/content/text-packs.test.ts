import { describe, expect, it } from 'vitest'
import type { TranscriptSlide } from '../../src/deck/types.ts'
import { createTextPacks, textPacksOf } from '../../src/content/text-packs.ts'

function slide(slideNumber: number): TranscriptSlide {
  return { slideNumber, title: '', blocks: [], references: [], published: [] }
}

/** A network of packs that notes what was asked for, and fails where told to. */
function network(answers: Record<string, unknown>) {
  const asked: string[] = []
  const fetchText = (url: string): Promise<Response> => {
    asked.push(url)
    const answer = answers[url]
    if (answer === undefined) return Promise.reject(new TypeError('network'))
    return Promise.resolve(answer instanceof Response ? answer.clone() : Response.json(answer))
  }
  return { asked, fetchText, answers }
}

describe('packs of text', () => {
  it('are the same for all that ask below one base', () => {
    expect(textPacksOf('/talk/')).toBe(textPacksOf('/talk/'))
    expect(textPacksOf('/talk/')).not.toBe(textPacksOf('/other/'))
  })

  it('are fetched below the base, by locale and number', async () => {
    const { asked, fetchText } = network({ 'https://x/talk/en/text/1.json': [slide(65)] })
    await createTextPacks('https://x/talk/', fetchText).load('en', 1)
    expect(asked).toEqual(['https://x/talk/en/text/1.json'])
  })

  it('are fetched once, however often and at once they are asked for', async () => {
    const { asked, fetchText } = network({ '/ja/text/0.json': [slide(1)] })
    const packs = createTextPacks('/', fetchText)
    const [first, second] = await Promise.all([packs.load('ja', 0), packs.load('ja', 0)])
    expect(await packs.load('ja', 0)).toBe(first)
    expect(second).toBe(first)
    expect(asked).toHaveLength(1)
  })

  it('are asked for again after a failure', async () => {
    const { asked, fetchText, answers } = network({})
    const packs = createTextPacks('/', fetchText)
    await expect(packs.load('ja', 0)).rejects.toThrow('network')
    answers['/ja/text/0.json'] = [slide(1)]
    await expect(packs.load('ja', 0)).resolves.toHaveLength(1)
    expect(asked).toHaveLength(2)
  })

  it.each([
    ['an error of the server', new Response('gone', { status: 404 })],
    ['a page that says 200 for anything', new Response('<!doctype html>', { status: 200 })],
    ['something else', Response.json({ slides: [] })],
    ['a list of something else', Response.json([1, null])],
  ])('reject %s', async (_, answer) => {
    const { fetchText } = network({ '/ja/text/0.json': answer })
    await expect(createTextPacks('/', fetchText).load('ja', 0)).rejects.toThrow()
  })

  it('forget what was asked for longest ago, in a deck too long to be kept', async () => {
    const answers = Object.fromEntries(
      Array.from({ length: 20 }, (_, pack) => [`/ja/text/${String(pack)}.json`, [slide(pack * 64 + 1)]]),
    )
    const { asked, fetchText } = network(answers)
    const packs = createTextPacks('/', fetchText)
    for (let pack = 0; pack < 20; pack++) await packs.load('ja', pack)
    await packs.load('ja', 19)
    expect(asked).toHaveLength(20)
    await packs.load('ja', 0)
    expect(asked).toHaveLength(21)
  })

  it('give a slide out of its pack', async () => {
    const { fetchText } = network({ '/ja/text/1.json': [slide(65), slide(66)] })
    const packs = createTextPacks('/', fetchText)
    expect((await packs.loadSlide('ja', 66))?.slideNumber).toBe(66)
    expect(await packs.loadSlide('ja', 128)).toBeUndefined()
  })
})
