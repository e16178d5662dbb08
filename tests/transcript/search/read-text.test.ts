import { describe, expect, it } from 'vitest'
import type { Locale } from '../../../src/deck/locale.ts'
import { SearchIndex } from '../../../src/deck/search.ts'
import type { TranscriptSlide } from '../../../src/deck/types.ts'
import { readText, type TextToRead } from '../../../src/transcript/search/read-text.ts'

function slide(slideNumber: number, text: string): TranscriptSlide {
  const blocks = [{ id: 'b0', kind: 'title' as const, html: '', text }]
  return { slideNumber, title: '', blocks, references: [], published: [] }
}

/** A deck of 100 slides, two packs a language, of which some can't be had. */
function deckWithout(...missing: string[]) {
  const gone = new Set(missing)
  const load = (locale: Locale, pack: number) =>
    gone.has(`${locale}/${String(pack)}`)
      ? Promise.reject(new TypeError('network'))
      : Promise.resolve([slide(pack * 64 + 1, `few-shot ${locale} ${String(pack)}`)])
  const text: TextToRead = {
    ...{ index: new SearchIndex(), read: new Set<string>(), packs: { load } },
    ...{ locales: ['ja', 'en'], slideCount: 100, held: () => [] },
  }
  const read = () => readText(text, () => undefined, new AbortController().signal)
  const found = () =>
    text.index.search('few-shot', ['en']).hits.map(({ locale, text }) => `${locale}: ${text}`)
  return { text, read, found, gone }
}

describe('reading the text that is searched', () => {
  it('reads a language that the device keeps though the other can’t be had', async () => {
    const { read, found } = deckWithout('ja/0', 'ja/1')
    expect(await read()).toEqual({ locales: ['ja'], isPartial: false })
    expect(found()).toEqual(['en: few-shot en 0', 'en: few-shot en 1'])
  })

  it('goes on after a pack that can’t be had, and says that something is missing', async () => {
    const { read, found } = deckWithout('ja/0', 'en/0')
    expect(await read()).toEqual({ locales: [], isPartial: true })
    expect(found()).toEqual(['en: few-shot en 1'])
  })

  it('searches what the page itself holds where nothing can be had', async () => {
    const { text, read, found } = deckWithout('ja/0', 'ja/1', 'en/0', 'en/1')
    text.held = () => [{ locale: 'ja', slides: [slide(41, 'few-shot here')] }]
    expect(await read()).toEqual({ locales: ['ja', 'en'], isPartial: false })
    expect(found()).toEqual(['ja: few-shot here'])
  })

  it('reads at the next attempt what was missing, and finds nothing twice', async () => {
    const { text, read, found, gone } = deckWithout('ja/0', 'ja/1', 'en/1')
    text.held = () => [{ locale: 'en', slides: [slide(65, 'few-shot en 1')] }]
    await read()
    gone.clear()
    expect(await read()).toEqual({ locales: [], isPartial: false })
    expect(found()).toEqual(['en: few-shot en 0', 'en: few-shot en 1'])
  })

  it('misses nothing where all is there', async () => {
    const { read, found } = deckWithout()
    expect(await read()).toEqual({ locales: [], isPartial: false })
    expect(found()).toHaveLength(2)
  })
})
