import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkFolder } from '../../../src/compiler/check-folder.ts'
import { compileDeck } from '../../../src/compiler/compile.ts'
import { formatProblem } from '../../../src/compiler/read/problem.ts'
import { readDeck } from '../../../src/compiler/read/read.ts'
import { FIXTURE_DECK, problemsOf, slideFile, withDeck } from '../../fixtures/with-deck.ts'

describe('a deck’s folder', () => {
  it('is read with its slides, figures, references and published lines', async () => {
    const deck = await readDeck(FIXTURE_DECK)

    expect(deck.problems).toEqual([])
    expect(deck.slides.map(({ file, slideNumber, slug }) => [file, slideNumber, slug])).toEqual([
      ['deck/001-title.md', 1, 'title'],
      ['deck/002-measuring-tides.md', 2, 'measuring-tides'],
      ['deck/003-tide-model.md', 3, 'tide-model'],
      ['deck/004-stick-and-gauge.md', 4, 'stick-and-gauge'],
    ])
    expect([...deck.figures.keys()]).toEqual(['levels', 'tide-stick'])
    expect([...deck.references.keys()]).toEqual(['mori2019tides', 'hill2021moon'])
    expect(deck.published.get(1)).toEqual(['小さな発表', '2024.05.01', '山田 花子'])
  })

  it('has to be there', async () => {
    await expect(compileDeck('nowhere/deck')).rejects.toThrow(
      'deck:1: there is no such folder; a deck is a folder with deck.json and slides 001-….md',
    )
  })

  it('needs no references, figures, images or published transcript', async () => {
    const folder = await withDeck({
      '002-measuring-tides.md': slideFile('x').replace('method', 'opening'),
      '003-tide-model.md': slideFile('x'),
      '004-stick-and-gauge.md': slideFile('x'),
      'references.json': undefined,
      'published-transcript.json': undefined,
      'figures/levels.json': undefined,
      'figures/tide-stick.json': undefined,
    })

    const deck = await compileDeck(folder)

    expect(deck.slides.ja[1]?.transcript.published).toEqual([])
  })

  it('has no file that would be a slide by another name, and no work twice', async () => {
    const problems = await problemsOf({
      '005-later.markdown': slideFile('x'),
      '006-late.md.txt': slideFile('x'),
      '007-LATE.MD': slideFile('x'),
      'notes.txt': 'mine',
      'references.json': JSON.stringify(
        ['mori2019tides', 'hill2021moon', 'mori2019tides'].map((id) => ({ id, type: 'book', title: id })),
        undefined,
        2,
      ),
    })
    expect(problems).toEqual([
      'deck/005-later.markdown:1: a slide is named by its number and a slug, as 041-loss.md',
      'deck/006-late.md.txt:1: a slide is named by its number and a slug, as 041-loss.md',
      'deck/007-LATE.MD:1: a slide is named by its number and a slug, as 041-loss.md',
      'deck/references.json:13: the work "mori2019tides" is there twice; each has an id of its own',
    ])
  })

  it('is of texts in UTF-8 without controls', async () => {
    const folder = await withDeck({
      '003-tide-model.md': slideFile('潮\n\u0000と\u001b[2J月'),
      'figures/levels.json': '{ "formula": "\\\\beta \\beta" }',
    })
    // 潮 in Shift_JIS.
    const bytes = Buffer.concat([Buffer.from(slideFile('')), Buffer.from([0x92, 0xaa])])
    await writeFile(join(folder, '004-stick-and-gauge.md'), bytes)
    const problems = await checkFolder(folder)
    expect(problems.map(formatProblem)).toEqual([
      'deck/003-tide-model.md:9: holds the control character U+0000, which no text has; take it out',
      'deck/004-stick-and-gauge.md:16: no text in UTF-8; save the file in that encoding',
      'deck/figures/levels.json:1: \\b stands for a control character, which no text has; a backslash is written as two',
    ])
  })

  it('may begin its files with the mark of their encoding', async () => {
    const deckFile = await readFile(join(FIXTURE_DECK, 'deck.json'), 'utf8')
    expect(await problemsOf({ 'deck.json': `\uFEFF${deckFile}` })).toEqual([])
  })

  it('says days that there are', async () => {
    const deckFile = await readFile(join(FIXTURE_DECK, 'deck.json'), 'utf8')
    for (const day of ['2023-24-03', '2023-02-29', '9999-99-99'])
      expect(
        await problemsOf({ 'deck.json': deckFile.replace(/"given": "[^"]*"/, `"given": "${day}"`) }),
      ).toEqual([expect.stringMatching(/^deck\/deck\.json:\d+: given: there is no such day$/)])
  })

  it('leaves a README alone', async () => {
    expect(await problemsOf({ 'README.md': 'How this deck is written.' })).toEqual([])
  })
})

describe('numbering', () => {
  it('gives each slide a number of its own', async () => {
    expect(await problemsOf({ '003-another-model.md': slideFile('x') })).toEqual([
      'deck/003-tide-model.md:1: the number 3 is taken by deck/003-another-model.md; each slide has its own',
    ])
  })

  it('gives each slide a slug of its own', async () => {
    expect(await problemsOf({ '005-tide-model.md': slideFile('x') })).toEqual([
      'deck/005-tide-model.md:1: the slug "tide-model" is taken by deck/003-tide-model.md',
    ])
  })

  it('has no gaps', async () => {
    expect(await problemsOf({ '006-end.md': slideFile('x') })).toEqual([
      'deck/006-end.md:1: slide 5 is missing before this one; numbers have no gaps',
    ])
  })

  it('stands in the file’s name', async () => {
    expect(await problemsOf({ '5-end.md': slideFile('x') })).toEqual([
      'deck/5-end.md:1: a slide is named by its number and a slug, as 041-loss.md',
    ])
  })

  it('starts with a first slide', async () => {
    const none = {
      '001-title.md': undefined,
      '002-measuring-tides.md': undefined,
      '003-tide-model.md': undefined,
      '004-stick-and-gauge.md': undefined,
    }
    expect(await problemsOf(none)).toEqual(['deck:1: no slides; the first would be 001-title.md'])
  })
})

const DECK_FILE = `{
  "title": { "ja": "題", "en": "Title" },
  "speaker": { "ja": "山田", "en": "Yamada" },
  "affiliation": { "ja": "大学", "en": "University" },
  "event": { "ja": "会", "en": "Event" },
  "description": { "ja": "説明", "en": "Description" },
  "given": "2024-05-01",
  "locales": ["ja", "en"],
  "sections": [
    { "id": "opening", "title": { "ja": "はじめに", "en": "Opening" } },
    { "id": "method", "title": { "ja": "方法", "en": "Method" } }
  ]
}
`

describe('deck.json', () => {
  it('is checked against its schema', async () => {
    expect(await problemsOf({ 'deck.json': DECK_FILE })).toEqual([])
  })

  it('is named where it is missing', async () => {
    expect(await problemsOf({ 'deck.json': undefined })).toEqual([
      'deck/deck.json:1: the file is missing or cannot be read',
    ])
  })

  it('is named with the line in which it stops being JSON', async () => {
    const broken = DECK_FILE.replace('"Event" },', '"Event" }')
    expect(await problemsOf({ 'deck.json': broken })).toEqual([
      'deck/deck.json:6: no valid JSON: expected a comma or }, not "description": { "ja',
    ])
  })

  it('has each fault named in its line', async () => {
    const wrong = DECK_FILE.replace('"given"', '"gven"')
      .replace('"id": "method"', '"id": "Method 2"')
      .replace('{ "ja": "会", "en": "Event" }', '"会"')
      .replace('"Method" } }', '"Method" }, "minuts": 3 }')
    expect(await problemsOf({ 'deck.json': wrong })).toEqual([
      'deck/deck.json:1: the key "given" is missing',
      'deck/deck.json:5: event: must be a text in each locale, as { "ja": "…", "en": "…" }',
      'deck/deck.json:7: unknown key "gven"; did you mean "given"?',
      'deck/deck.json:11: sections.1.id: must be of small letters, digits and hyphens',
      'deck/deck.json:11: unknown key "minuts"; did you mean "minutes"?',
    ])
  })

  it('says each text in each locale of the deck', async () => {
    const untranslated = DECK_FILE.replace('{ "ja": "会", "en": "Event" }', '{ "ja": "会" }').replace(
      '{ "ja": "方法", "en": "Method" }',
      '{ "en": "Method" }',
    )
    expect(await problemsOf({ 'deck.json': untranslated })).toEqual([
      'deck/deck.json:5: event has no "en", a locale of the deck',
      'deck/deck.json:11: the section "method" has no "ja" title',
    ])
  })

  it('has each section once', async () => {
    const twice = DECK_FILE.replace('"id": "opening"', '"id": "method"')
    expect(await problemsOf({ 'deck.json': twice })).toContain(
      'deck/deck.json:11: the section "method" is there twice',
    )
  })
})

describe('references.json', () => {
  it('is named with the line of what is wrong, without a word on each citation', async () => {
    const references = '[\n  { "id": "mori2019tides", "type": "book" },\n  { "id": 3, "type": "book" }\n]\n'
    expect(await problemsOf({ 'references.json': references })).toEqual([
      'deck/references.json:3: 1.id: expected string, received number',
    ])
  })

  it('is named where it is no JSON', async () => {
    expect(await problemsOf({ 'references.json': '[\n  { "id": "mori' })).toEqual([
      'deck/references.json:2: no valid JSON: expected a value, not "mori',
    ])
  })
})

describe('a figure’s file', () => {
  it('is named with the line in which it stops being JSON, once', async () => {
    expect(await problemsOf({ 'figures/levels.json': '{\n  "kind": "table",\n}\n' })).toEqual([
      'deck/figures/levels.json:3: no valid JSON: expected a key in double quotes, not }',
    ])
  })

  it('ends where its JSON ends', async () => {
    expect(await problemsOf({ 'figures/levels.json': '{\n  "kind": "table"\n' })).toEqual([
      'deck/figures/levels.json:3: no valid JSON: expected a comma or }, but the file ends',
    ])
  })
})
