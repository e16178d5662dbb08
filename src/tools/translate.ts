import { dirname, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkFolder } from '../compiler/check-folder.ts'
import { DeckError, formatProblem } from '../compiler/read/problem.ts'
import { isLocale, LOCALES, type Locale } from '../deck/locale.ts'
import { fail } from './deck-options.ts'
import { writeOwnFile } from './host/own-file.ts'
import type { ExchangeForm } from './translate/exchange.ts'
import { layOutLanguage } from './translate/lay-out.ts'
import { takeIn } from './translate/take-in.ts'
import { describeState, readTranslation, stateOf, unitsOf } from './translate/translation.ts'
import { TWO_COLUMNS } from './translate/two-columns.ts'
import { XLIFF } from './translate/xliff.ts'

/*
 * npm run translate -- --to en [--deck folder] [--out words.xlf|words.md] [--from words.xlf|words.md]
 * Lays out a language of a deck, writes its words to a file for a translator, and takes such a file in. Nothing here
 * translates: src/tools/translate/README.md tells how to have that done.
 */
const USAGE =
  'npm run translate -- --to en [--deck folder] [--out words.xlf|words.md] [--from words.xlf|words.md]'

const { folder, to, out, from } = readOptions()
try {
  console.log((await translate()).join('\n'))
} catch (error) {
  if (error instanceof DeckError) fail(error.problems.map(formatProblem).join('\n'))
  fail(error instanceof Error ? error.message : String(error))
}

async function translate(): Promise<string[]> {
  const lines: string[] = []
  const laidOut = await layOutLanguage(folder, to)
  if (laidOut.length > 0) lines.push(`Laid out in "${to}": ${String(laidOut.length)} files`)
  const problems = await checkFolder(folder)
  if (problems.length > 0) throw new DeckError(problems)
  if (from !== undefined) {
    const changed = await takeIn(await readTranslation(folder, to), from, formOf(from))
    lines.push(`${relative('.', from)}: ${String(changed.length)} files of the deck changed`)
  }
  const translation = await readTranslation(folder, to)
  const units = unitsOf(translation)
  if (out !== undefined) {
    const text = formOf(out).format(units, translation.from, to, translation.deck.name)
    const advice = 'take its words in with --from, or give --out another name'
    await writeOwnFile(out, text, (there) => there === text, advice)
    lines.push(`${relative('.', out)}: ${String(units.length)} pieces`)
  }
  return [...lines, describeState(translation, stateOf(units))]
}

function formOf(file: string): ExchangeForm {
  if (/\.md$/i.test(file)) return TWO_COLUMNS
  if (/\.(xlf|xliff)$/i.test(file)) return XLIFF
  return fail(`${relative('.', file)}: a file for translators is .xlf (XLIFF 2.0) or .md (a table)\n${USAGE}`)
}

function readOptions(): { folder: string; to: Locale; out: string | undefined; from: string | undefined } {
  try {
    const { values } = parseArgs({
      options: {
        deck: { type: 'string', default: 'slides' },
        to: { type: 'string' },
        out: { type: 'string' },
        from: { type: 'string' },
      },
    })
    const { deck, to: language, out: outFile, from: fromFile } = values
    // A Markdown file there is a slide.
    if (outFile !== undefined && /\.md$/i.test(outFile) && dirname(resolve(outFile)) === resolve(deck))
      return fail(
        `--out ${outFile}: among the slides it would be taken for one; name another folder\n${USAGE}`,
      )
    if (!isLocale(language)) return fail(`--to names a language: ${LOCALES.join(', ')}\n${USAGE}`)
    return {
      ...{ folder: resolve(deck), to: language },
      ...{ out: outFile && resolve(outFile), from: fromFile && resolve(fromFile) },
    }
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}
