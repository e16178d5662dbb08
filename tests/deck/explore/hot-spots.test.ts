import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hotSpotsCodec, litBy, piecesOf, type HotSpotsData } from '../../../src/deck/explore/hot-spots.ts'
import { localizeData } from '../../../src/figures/localize-data.ts'

const data: HotSpotsData = {
  spots: [
    { id: 'phone', label: 'the phone', box: [0, 0, 500, 500] },
    { id: 'plug', label: 'the plug', box: [0, 500, 500, 1000] },
    { id: 'table', label: 'the table', box: [500, 0, 1000, 1000] },
  ],
  passages: [
    { label: 'One', text: '[A phone](phone) with [a plug](plug) (it is blue).' },
    { label: 'Two', text: 'The joke: [both](phone plug), and again [the phone](phone)' },
  ],
}
const { start, read, write, fault } = hotSpotsCodec

describe('a passage', () => {
  it('is cut into the words that speak of places, and the rest', () => {
    expect(piecesOf(data, 0)).toEqual([
      { text: 'A phone', spots: [0], mention: 0 },
      { text: ' with ', spots: [] },
      { text: 'a plug', spots: [1], mention: 1 },
      { text: ' (it is blue).', spots: [] },
    ])
    expect(piecesOf(data, 1).map(({ text, spots }) => [text, spots])).toEqual([
      ['The joke: ', []],
      ['both', [0, 1]],
      [', and again ', []],
      ['the phone', [0]],
    ])
  })
})

describe('what lights up', () => {
  const lit = (text: string) => {
    const state = read(text, data)
    if (!state) throw new Error(`${text} can’t be read`)
    const { spots, words } = litBy(data, state)
    return [spots, words.map((word) => word.text)]
  }

  it('is nothing at the start', () => {
    expect(write(start(data), data)).toBe('p0')
    expect(lit('p0')).toEqual([[], []])
  })

  it('are the places of the words asked about, and whatever else speaks of one of them', () => {
    expect(lit('p1w0')).toEqual([
      [0, 1],
      ['both', 'the phone'],
    ])
    expect(lit('p1w1')).toEqual([[0], ['both', 'the phone']])
  })

  it('are the words about the place asked about; none where nothing is said of it', () => {
    expect(lit('p1s1')).toEqual([[1], ['both']])
    expect(lit('p0s2')).toEqual([[2], []])
  })
})

describe('a state', () => {
  it.each(['p0', 'p1', 'p0s2', 'p1w1'])('%s is written as it is read', (text) => {
    const state = read(text, data)
    expect(state && write(state, data)).toBe(text)
  })

  it.each(['', 'p2', 'p0s3', 'p0w2', 'p0x1', 'p-1', 'p0s', 'p1w01x'])('“%s” is none', (text) => {
    expect(read(text, data)).toBeUndefined()
  })
})

describe('data', () => {
  it('are sound here', () => {
    expect(fault(data)).toBeUndefined()
  })

  it('say what doesn’t fit', () => {
    const [first, second, third] = data.spots
    if (!first || !second || !third) throw new Error('three spots')
    expect(fault({ ...data, spots: [first, first] })).toContain('"id" of its own')
    expect(fault({ ...data, spots: [first, second, { ...third, box: [5, 0, 5, 1] }] })).toContain('"table"')
    expect(fault({ ...data, spots: [first, third] })).toContain('speaks of "plug"')
    expect(fault({ ...data, passages: [{ label: 'None', text: 'Nothing at all.' }] })).toContain('"None"')
  })
})

describe.each(['vga-joke', 'nugget-map'])('the figure %s', (name) => {
  const { explore } = JSON.parse(readFileSync(`slides/figures/${name}.json`, 'utf8')) as {
    explore: { data: unknown; starts: Record<string, string> }
  }

  it('speaks of the same places in both languages, though in another order', () => {
    const [ja, en] = (['ja', 'en'] as const).map(
      (locale) => localizeData(explore.data, locale) as HotSpotsData,
    )
    if (!ja || !en) throw new Error('two languages')
    const spoken = (own: HotSpotsData) =>
      own.passages.map((_, index) => [...new Set(piecesOf(own, index).flatMap(({ spots }) => spots))].sort())
    expect(spoken(ja)).toEqual(spoken(en))
    expect([fault(ja), fault(en)]).toEqual([undefined, undefined])
  })

  it('has the words of its slides', () => {
    const published = ['009', '010', '011', '012', '013', '015', '016', '017', '018']
      .map((number) => readSlide(number))
      .join('\n')
    for (const locale of ['ja', 'en'] as const) {
      const own = localizeData(explore.data, locale) as HotSpotsData
      for (const [index] of own.passages.entries())
        expect(published).toContain(
          piecesOf(own, index)
            .map(({ text }) => text)
            .join(''),
        )
    }
  })
})

function readSlide(number: string): string {
  const names: Record<string, string> = {
    '009': 'vga-joke-question',
    '010': 'vga-joke-panel-1',
    '011': 'vga-joke-panel-2',
    '012': 'vga-joke-panel-3',
    '013': 'vga-joke-punch-line',
    '015': 'nugget-map-two-things',
    '016': 'nugget-map-text',
    '017': 'nugget-map-image',
    '018': 'nugget-map-punch-line',
  }
  return readFileSync(`slides/${number}-${names[number] ?? ''}.md`, 'utf8')
}
