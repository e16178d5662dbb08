import { describe, expect, it } from 'vitest'
import { pictureFault } from '../../../src/compiler/read/picture-faults.ts'
import { nearestWord } from '../../../src/compiler/read/problem.ts'
import { outerSpaces } from '../../../src/deck/outer-spaces.ts'
import { readYaml } from '../../../src/tools/import/markdown/front-matter.ts'
import { rewriteLines } from '../../../src/tools/import/markdown/rewrite-lines.ts'
import { placesOf } from '../../../src/tools/import/markdown/source-lines.ts'
import { codeLanguageOf } from '../../../src/tools/import/placed/code-language.ts'
import { unflatten } from '../../../src/tools/import/speaker-deck-page.ts'

const quarto = (text: string) => rewriteLines([{ text, line: 1 }], 'quarto').map((line) => line.text)

/** What took longer than anybody waits: patterns that began anew at each letter, or tried each way to part a text. */
const CASES: readonly [what: string, read: () => unknown][] = [
  ['a formula without an end', () => placesOf([{ text: `$$${'a'.repeat(600_000)}`, line: 1 }])],
  ['front matter of empty lines', () => readYaml(`${'\n'.repeat(200_000)}!\n`)],
  ['a shortcode without an end', () => quarto(`{{< a${' '.repeat(20_000)}`)],
  ['shortcodes without an end', () => quarto('{{< a'.repeat(8000))],
  ['a title before spaces', () => quarto(`## a${' '.repeat(49_000)}x`)],
  ['attributes without an end', () => quarto('[a]{'.repeat(9000))],
  ['links without an end', () => quarto(']('.repeat(20_000))],
  ['code that is a rule and some lines', () => codeLanguageOf(`${'#'.repeat(40)}\nx = compute(1)\nprint(x)`)],
  ['words far from each other', () => unflatten([`a${' '.repeat(300_000)}b`], 3)],
  ['spaces within words', () => outerSpaces(`a${' '.repeat(300_000)}b`)],
  ['a name that is nearly another', () => nearestWord('a'.repeat(30_000), [`b${'a'.repeat(29_999)}`])],
  [
    'names of namespaces',
    () => pictureFault('a.svg', Buffer.from(`<svg><desc>${"'xmlns:a".repeat(80_000)}</desc></svg>`)),
  ],
]

describe('a stranger’s text', () => {
  it.each(CASES)('is read once through: %s', (_what, read) => {
    const started = performance.now()
    read()
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('is told as it was', () => {
    expect(quarto('# One {.smaller background-color="red"}')).toEqual(['# One'])
    expect(quarto('## Two {-}')).toEqual(['## Two'])
    expect(quarto('## Three {not this} x')).toEqual(['## Three {not this} x'])
    expect(quarto('{{< video https://example.org/a.mp4 >}} {{< pagebreak >}}')).toEqual([
      '<x-component data-name="video" src="https://example.org/a.mp4"></x-component> ',
    ])
    expect(codeLanguageOf('a: 1\nb:\n  - c\n')).toBe('yaml')
    expect(outerSpaces(' a b\n')).toEqual({ before: ' ', words: 'a b', after: '\n' })
    expect(outerSpaces('  ')).toEqual({ before: '  ', words: '', after: '' })
  })
})
