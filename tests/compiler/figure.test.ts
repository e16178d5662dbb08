import { describe, expect, it } from 'vitest'
import { problemsOf } from '../fixtures/with-deck.ts'

const FIGURE = `{
  "kind": "illustration",
  "provenance": "redrawn",
  "sureness": "slide",
  "references": ["mori2019tides"],
  "note": { "ja": "注", "en": "Note" }
}
`

describe('a figure’s file', () => {
  it('needs no drawing', async () => {
    expect(await problemsOf({ 'figures/tide-stick.json': FIGURE })).toEqual([])
  })

  it('has a kind, provenance and sureness that there are', async () => {
    const wrong = FIGURE.replace('illustration', 'ilustration')
      .replace('redrawn', 'drawn')
      .replace('slide', 'sure')
    expect(await problemsOf({ 'figures/tide-stick.json': wrong })).toEqual([
      'deck/figures/tide-stick.json:2: unknown kind "ilustration"; did you mean "illustration"?',
      'deck/figures/tide-stick.json:3: unknown provenance "drawn"; did you mean "redrawn"?',
      'deck/figures/tide-stick.json:4: unknown sureness "sure"; there are: verified, recalled, mixed, slide',
    ])
  })

  it('has no key that nobody reads', async () => {
    const wrong = FIGURE.replace('"note"', '"labls": {},\n  "note"')
    expect(await problemsOf({ 'figures/tide-stick.json': wrong })).toEqual([
      'deck/figures/tide-stick.json:6: unknown key "labls"; did you mean "labels"?',
    ])
  })

  it('has its note in both languages', async () => {
    const wrong = FIGURE.replace(', "en": "Note"', '')
    expect(await problemsOf({ 'figures/tide-stick.json': wrong })).toEqual([
      'deck/figures/tide-stick.json:6: the key "note.en" is missing',
    ])
  })

  it('rests on works of references.json', async () => {
    const wrong = FIGURE.replace('["mori2019tides"]', '[\n    "mori2019tides",\n    "mori2019tide"\n  ]')
    expect(await problemsOf({ 'figures/tide-stick.json': wrong })).toEqual([
      'deck/figures/tide-stick.json:7: unknown reference "mori2019tide"; did you mean "mori2019tides"?',
    ])
  })

  it('names a drawing that there is', async () => {
    const wrong = FIGURE.replace('"note"', '"drawing": "tabel",\n  "note"')
    expect(await problemsOf({ 'figures/tide-stick.json': wrong })).toEqual([
      'deck/figures/tide-stick.json:6: unknown drawing "tabel"; did you mean "table"?',
    ])
  })

  it('has the data that its drawing reads', async () => {
    const wrong = FIGURE.replace('"note"', '"drawing": "table",\n  "note"')
    expect(await problemsOf({ 'figures/tide-stick.json': wrong })).toEqual([
      expect.stringMatching(/^deck\/figures\/tide-stick.json:1: drawing "table" fails for slide 2, "ja": /),
      expect.stringMatching(/^deck\/figures\/tide-stick.json:1: drawing "table" fails for slide 2, "en": /),
    ])
  })
})
