import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkFolder } from '../../src/compiler/check-folder.ts'
import { compileDeck } from '../../src/compiler/compile.ts'
import { DeckError } from '../../src/compiler/read/problem.ts'
import { layOutLanguage } from '../../src/tools/translate/lay-out.ts'
import { takeIn } from '../../src/tools/translate/take-in.ts'
import {
  describeTranslations,
  readTranslation,
  stateOf,
  unitsOf,
  type Unit,
} from '../../src/tools/translate/translation.ts'
import { TWO_COLUMNS } from '../../src/tools/translate/two-columns.ts'
import { XLIFF } from '../../src/tools/translate/xliff.ts'

/* A deck of ten slides in Japanese alone, made of the fixture in three languages, whose English is what a translator writes. */
const FIXTURE = resolve('tests/fixtures/deck-in-three')
let folder: string

beforeEach(async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'translate-'))
  folder = join(scratch, 'deck')
  await cp(FIXTURE, folder, { recursive: true })
  for (const entry of await readdir(folder)) {
    const file = join(folder, entry)
    if (entry.endsWith('.md')) {
      const text = await readFile(file, 'utf8')
      await writeFile(file, `${text.replace(/\n(:{4,})(?:en|es)\n[^]*?\n\1(?=\n|$)/g, '').trimEnd()}\n`)
    }
    if (entry.endsWith('.json')) await inJapaneseAlone(file)
  }
  await inJapaneseAlone(join(folder, 'figures/levels.json'))
})

afterEach(async () => {
  await rm(join(folder, '..'), { recursive: true })
})

async function inJapaneseAlone(file: string): Promise<void> {
  const strip = (_key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !('ja' in value)) return value
    return { ja: value.ja }
  }
  const value = JSON.parse(await readFile(file, 'utf8'), strip) as { locales?: string[] }
  if (value.locales) value.locales = ['ja']
  await writeFile(file, JSON.stringify(value, undefined, 2))
}

/** What the fixture says in English, by file and id. */
async function english(): Promise<Map<string, string>> {
  const units = unitsOf(await readTranslation(FIXTURE, 'en'))
  return new Map(units.map(({ file, id, target }) => [`${file}#${id}`, target ?? '']))
}

async function translated(only: (unit: Unit) => boolean = () => true): Promise<Unit[]> {
  const words = await english()
  const units = unitsOf(await readTranslation(folder, 'en'))
  return units.map((unit) => ({
    ...unit,
    target: only(unit) ? words.get(`${unit.file}#${unit.id}`) : undefined,
  }))
}

async function problemsOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((thrown: unknown) => thrown)
  if (!(error instanceof DeckError)) throw new Error(`no DeckError: ${String(error)}`)
  return error.message
}

async function takeWords(text: string, name = 'words.md'): Promise<string[]> {
  const file = join(folder, '..', name)
  await writeFile(file, text)
  return takeIn(await readTranslation(folder, 'en'), file, name.endsWith('.md') ? TWO_COLUMNS : XLIFF)
}

describe('a language that is laid out', () => {
  it('is a deck without faults, in which nothing is translated', async () => {
    await layOutLanguage(folder, 'en')

    expect(await checkFolder(folder)).toEqual([])
    expect(await describeTranslations(folder)).toEqual([
      '"en" is 0 % translated: 0 of 39 blocks; 39 are left, the first in deck/deck.json:2',
    ])
  })

  it('shows the first language meanwhile, marked in the transcript and on the slide', async () => {
    await layOutLanguage(folder, 'en')

    const { slides, summary } = await compileDeck(folder)
    const slide = slides.en[1]
    expect(slide?.title).toBe('なぜ潮は満ちるのか')
    expect(slide?.stageHtml).toContain('<h1 data-block="b0" data-untranslated="" lang="ja">')
    expect(slide?.stageHtml).toContain('class="slide-untranslated"')
    expect(slide?.blocks[1]?.html).toMatch(/lang="ja".*data-provenance="untranslated".*Not translated yet/)
    expect(slides.ja[1]?.stageHtml).not.toContain('untranslated')
    expect(summary.title.en).toBe('月と潮')
  })

  it('is laid out once, and again for a slide that came later', async () => {
    await layOutLanguage(folder, 'en')
    expect(await layOutLanguage(folder, 'en')).toEqual([])

    await writeFile(join(folder, '011-later.md'), '---\nsection: summary\n---\n\n::::ja\n# あとで\n::::\n')
    expect(await checkFolder(folder)).toEqual([])
    expect((await compileDeck(folder)).slides.en[10]?.title).toBe('あとで')
    expect(await layOutLanguage(folder, 'en')).toEqual(['011-later.md'])
  })

  it('leaves the speaker’s notes where they are', async () => {
    const file = join(folder, '011-later.md')
    await writeFile(
      file,
      '---\nsection: summary\n---\n\n::::ja\n# あとで\n\n:::notes\n秘密\n:::\n\n本文\n::::\n',
    )
    await layOutLanguage(folder, 'en')

    const [, english = ''] = (await readFile(file, 'utf8')).split('::::en')
    expect(english).toBe('\n# :untranslated[] あとで\n\n:untranslated[] 本文\n::::\n')
  })

  it('may not have marks where the deck is said to be translated', async () => {
    await layOutLanguage(folder, 'en')
    const file = join(folder, 'deck.json')
    const deck = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>
    await writeFile(file, JSON.stringify({ ...deck, translating: [] }).replaceAll('"en":""', '"en":"Words"'))

    const problems = await checkFolder(folder)
    expect(problems.map(({ message }) => message)).toContain(
      'a block is marked as untranslated, but deck.json does not list "en" as "translating"',
    )
  })
})

describe.each([
  ['words.md', TWO_COLUMNS],
  ['words.xlf', XLIFF],
])('%s', (name, form) => {
  it('comes back as the deck in the other language, which is one like the others then', async () => {
    await layOutLanguage(folder, 'en')
    await takeWords(form.format(await translated(), 'ja', 'en', 'deck'), name)

    expect(await checkFolder(folder)).toEqual([])
    expect(await describeTranslations(folder)).toEqual([])
    const [made, wanted] = [await compileDeck(folder), await compileDeck(FIXTURE)]
    expect(made.slides.en.map(({ stageHtml }) => stageHtml)).toEqual(
      wanted.slides.en.map(({ stageHtml }) => stageHtml),
    )
    expect(made.summary.title.en).toBe(wanted.summary.title.en)
    expect(await readFile(join(folder, '003-work.md'), 'utf8')).not.toContain('untranslated')
  })

  it('comes back in part, and what is left is counted', async () => {
    await layOutLanguage(folder, 'en')
    const half = await translated(({ file, id }) => file === '005-levels.md' && id !== 'b1.1')
    await takeWords(form.format(half, 'ja', 'en', 'deck'), name)

    expect(await checkFolder(folder)).toEqual([])
    const { blocks, translated: done } = stateOf(unitsOf(await readTranslation(folder, 'en')))
    // The figure's description is still Japanese, and so the whole figure counts as such.
    expect([done, blocks]).toEqual([1, 39])
  })

  it('is refused, and nothing written, where words went out in another wording', async () => {
    await layOutLanguage(folder, 'en')
    const words = form.format(await translated(), 'ja', 'en', 'deck')
    const file = join(folder, '006-stick.md')
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('水位を読む', '潮位を読む'))
    const before = await readFile(join(folder, '001-title.md'), 'utf8')

    expect(await problemsOf(takeWords(words, name))).toMatch(
      new RegExp(
        `^${name}:\\d+: the block b2 of 006-stick.md reads “潮位を読む” now \\(line 10\\), not “水位を読む”$`,
      ),
    )
    expect(await readFile(join(folder, '001-title.md'), 'utf8')).toBe(before)
  })

  it('is refused at the line of the block that makes the slide wrong', async () => {
    await layOutLanguage(folder, 'en')
    const units = (await translated()).map((unit) =>
      unit.file === '007-gauge.md' && unit.id === 'b2' ? { ...unit, target: 'It works at night' } : unit,
    )
    const words = form.format(units, 'ja', 'en', 'deck')
    const at = words.slice(0, words.indexOf('It works at night')).split('\n').length

    const [line, message] = /:(\d+): (.*)$/.exec(await problemsOf(takeWords(words, name)))?.slice(1) ?? []
    expect(message).toContain('007-gauge.md, block b2: "ja" has 1 fragments, "en" 0')
    expect(Math.abs(Number(line) - at)).toBeLessThanOrEqual(3)
  })
})

describe('a translator’s file', () => {
  it('is refused where a block is missing, unknown or there twice', async () => {
    await layOutLanguage(folder, 'en')
    const words = TWO_COLUMNS.format(await translated(), 'ja', 'en', 'deck')
    const row = /\| b2 \| 太陽も引く.*\n/.exec(words)?.[0] ?? ''

    expect(await problemsOf(takeWords(words.replace(row, '')))).toContain(
      'the block b2 of 002-question.md (line 10) is missing here',
    )
    expect(await problemsOf(takeWords(words.replace(row, row + row)))).toContain('is here twice')
    expect(await problemsOf(takeWords(words.replace(row, row + row.replace('b2', 'b9'))))).toContain(
      'the deck has no block b9 in 002-question.md',
    )
  })

  it('is refused with its line where it is no table, no XML, or goes between other languages', async () => {
    await layOutLanguage(folder, 'en')
    const words = XLIFF.format(await translated(), 'ja', 'en', 'deck')

    expect(await problemsOf(takeWords('# nothing\n'))).toContain('words.md:1: no table with the head')
    expect(await problemsOf(takeWords(words.replace('</segment>', ''), 'words.xlf'))).toMatch(
      /^words\.xlf:\d+: no valid XML/,
    )
    expect(await problemsOf(takeWords(words.replace('trgLang="en"', 'trgLang="fr"'), 'words.xlf'))).toContain(
      'the file goes from "ja" to "fr", the deck from "ja" to "en"',
    )
    expect(
      await problemsOf(takeWords(words.replace('version="2.0"', 'version="1.2"'), 'words.xlf')),
    ).toContain('save it as XLIFF 2.0')
  })

  it.each([
    [
      'marks a block as untranslated',
      ':untranslated[]',
      /words\.md:\d+: :untranslated\[\] stands for words that are still to come/,
    ],
    ['makes a deck that has faults', 'a \u0001 b', /deck\.json:\d+: .*control character/],
  ])('is refused where it %s, and the deck left as it was', async (_, target, message) => {
    await layOutLanguage(folder, 'en')
    const units = (await translated()).map((unit) => (unit.file === 'deck.json' ? { ...unit, target } : unit))
    const before = await readFile(join(folder, 'deck.json'), 'utf8')
    const refused = await problemsOf(takeWords(TWO_COLUMNS.format(units, 'ja', 'en', 'deck')))
    expect(refused).toMatch(message)
    expect(await readFile(join(folder, 'deck.json'), 'utf8')).toBe(before)
    expect(await checkFolder(folder)).toEqual([])
  })

  it('of another deck is refused in a few lines, however many blocks it has', async () => {
    await layOutLanguage(folder, 'en')
    const units = Array.from({ length: 150_000 }, (_, at): Unit => {
      const id = `c${String(at)}`
      return { file: '001-tides.md', id, block: id, line: 1, source: 'x', target: 'y' }
    })
    const problems = await problemsOf(takeWords(XLIFF.format(units, 'ja', 'en', 'deck'), 'words.xlf'))
    expect(problems.split('\n').length).toBeLessThan(50)
    expect(problems).toContain('149980 more blocks are wrong or missing')
  })

  it('is read once through, whatever space stands in it', () => {
    const words = `a${' '.repeat(500_000)}b  ⏎ c`
    const table = `## 001-a.md\n\n| block | ja | en |\n| --- | --- | --- |\n| b1 | x | ${words} |`
    expect(TWO_COLUMNS.parse(table).units[0]?.target).toBe(`a${' '.repeat(500_000)}b\nc`)
  })

  it('keeps bars, breaks and angle brackets', () => {
    const unit: Unit = {
      ...{ file: '001-a.md', id: 'b1', block: 'b1', line: 1 },
      source: 'a | b \\| c\nd < e & "f"',
      target: 'x | y\nz',
    }
    for (const form of [TWO_COLUMNS, XLIFF]) {
      const { units } = form.parse(form.format([unit], 'ja', 'en', 'deck'))
      expect(units).toMatchObject([{ file: '001-a.md', id: 'b1', source: unit.source, target: unit.target }])
    }
  })
})
