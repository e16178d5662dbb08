import { describe, expect, it } from 'vitest'
import { compileDeck } from '../../../src/compiler/compile.ts'
import { problemsOf, withDeck } from '../../fixtures/with-deck.ts'

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
      'deck/figures/tide-stick.json:6: the note is missing in "en"; a figure of your own, with provenance "own", needs none',
    ])
  })

  it('needs no note and has no mark where it is the author’s own', async () => {
    const own = FIGURE.replace('redrawn', 'own').replace(/,\n {2}"note".*/, '')
    const folder = await withDeck({ 'figures/tide-stick.json': own })
    const { slides } = await compileDeck(folder)
    const block = slides.ja[1]?.blocks.find(({ kind }) => kind === 'figure')
    expect(slides.ja[1]?.stageHtml).toContain('data-figure="tide-stick"')
    expect(slides.ja[1]?.stageHtml).not.toContain('figure-mark')
    expect(block?.html).toContain('block-caption')
    expect(block?.html).not.toContain('data-provenance')
  })

  it('has its words in the languages of its deck, and no other', async () => {
    const folder = await withDeck({
      'deck.json': JSON.stringify({
        title: { en: 'Tides' },
        speaker: { en: 'Hanako Mori' },
        description: { en: 'Tides.' },
        given: '2024-05-01',
        locales: ['en'],
        sections: [{ id: 'opening', title: { en: 'Opening' } }],
      }),
      'published-transcript.json': undefined,
      '001-title.md':
        '---\nsection: opening\n---\n\n::::en\n# Tides\n\n:::figure{name=tide-stick}\nA stick\n\nA stick in the sea.\n:::\n::::\n',
      '002-measuring-tides.md': undefined,
      '003-tide-model.md': undefined,
      'figures/levels.json': undefined,
      '004-stick-and-gauge.md': undefined,
      'figures/tide-stick.json': FIGURE.replace('"ja": "注", ', ''),
    })
    const { slides } = await compileDeck(folder)
    expect(slides.en[0]?.blocks.map(({ kind }) => kind)).toEqual(['title', 'figure'])
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
      'deck/figures/tide-stick.json:1: the key "data" is missing',
    ])
  })

  it.each([
    ['table', '{ "caption": "c", "rows": [] }', 7, 'the key "data.columns" is missing'],
    [
      'table',
      '{ "caption": "c", "columns": [{ "key": "a", "head": ["A"] }],\n"rows": [\n["x", 1]] }',
      9,
      'data.rows.0: expected object, received array',
    ],
    [
      'table',
      '{ "caption": "c", "columns": [{ "key": "a", "head": ["A"] }],\n"rows": [\n{ "cells": [{ "ja": 1, "en": "x" }, [] ] }] }',
      9,
      'data.rows.0.cells.1: must be a text, a number, null, or { "value": … } with what stands beside it',
    ],
    [
      'code',
      '{ "arrangement": "stacked",\n"panels": [{ "title": "t", "lang": "js" }] }',
      8,
      'the key "data.panels.0.code" is missing',
    ],
    [
      'quotation',
      '{ "parts": [\n{ "type": "verse", "lang": "en", "lines": ["a"] }] }',
      8,
      'data.parts.0.lines.0: must be { "text": … } or { "omitted": 4 }',
    ],
  ])('is told of data that its %s does not read, by their line: %s', async (drawing, data, line, message) => {
    const wrong = FIGURE.replace('"note"', `"drawing": "${drawing}",\n  "data": ${data},\n  "note"`)
    expect(await problemsOf({ 'figures/tide-stick.json': wrong })).toEqual([
      `deck/figures/tide-stick.json:${String(line)}: ${message}`,
    ])
  })

  it('is told of data that a drawing by itself does not read, in no words of the machine’s', async () => {
    const wrong = FIGURE.replace('"note"', '"drawing": "clip",\n  "data": {},\n  "note"')
    const [first] = await problemsOf({ 'figures/tide-stick.json': wrong })
    expect(first).toBe(
      'deck/figures/tide-stick.json:1: drawing "clip" fails for slide 2, "ja": its "data" have another shape than this drawing reads; a figure with this drawing shows which, in slides/figures',
    )
  })
})
