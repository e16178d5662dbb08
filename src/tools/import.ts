import { parseArgs } from 'node:util'
import { isLocale, LOCALES, type Locale } from '../deck/locale.ts'
import { fail } from './deck-options.ts'
import type { PageForm } from './import/composed-deck.ts'
import { importDeck, type ImportOptions, type ImportResult } from './import/import-deck.ts'
import { ImportError } from './import/import-error.ts'
import { turnPage } from './import/page-forms.ts'
import { tellProgress } from './import/progress.ts'
import { loadJapaneseOrders } from './repair/japanese-orders.ts'

/*
 * npm run import -- <input> --out <folder> [--locale ja] [--text | --pictures] [--transcript <file>] [--replace] [--no-ocr]
 * npm run import -- --page 12 --as text|picture --out <folder>
 * Makes a deck of a saved page of Speaker Deck, a copy of its text, a PDF, or a folder of page pictures with a text; or
 * turns a slide of one that was imported.
 */
const USAGE = `npm run import -- <input> --out <folder> [--locale ja|en] [--text | --pictures] [--transcript <file>] [--replace] [--no-ocr]
npm run import -- --page 12 --as text|picture --out <folder>`

const options = readOptions()
try {
  console.log(options.kind === 'turn' ? await turn(options) : await importAll(options))
} catch (error) {
  const name = options.kind === 'turn' ? options.out : options.input
  fail(
    error instanceof ImportError
      ? error.message
      : `${name}: ${error instanceof Error ? error.message : String(error)}`,
  )
}

async function turn({ out, page, form }: TurnOptions): Promise<string> {
  return `${out}/${await turnPage(out, page, form)} is ${form === 'text' ? 'text' : 'the picture of its page'} now`
}

async function importAll({ input, out, ...rest }: RunOptions): Promise<string> {
  const { progress, end } = tellProgress()
  const result = await importDeck({
    ...rest,
    input,
    out,
    progress,
    previews: true,
    orders: loadJapaneseOrders,
  }).finally(end)
  return summary(result, out, rest.locale === undefined)
}

function summary(
  { saved, report, slideCount, locale, forms }: ImportResult,
  out: string,
  isTold: boolean,
): string {
  const { written, kept, removed, unchanged, aside } = saved
  const language = `${locale === 'ja' ? 'Japanese' : 'English'}${isTold ? ' (told from its words; --locale names another)' : ''}`
  const look = report.count('doubtful') + report.count('left')
  return [
    `${out}: ${String(slideCount)} slides in ${language}; ${String(written.length)} files written, ${String(unchanged.length)} as before`,
    ...(forms.picture > 0
      ? [`${String(forms.text)} are text, ${String(forms.picture)} show the page's picture`]
      : []),
    ...(aside === undefined ? [] : [`Edited before, and kept in ${out}/${aside}`]),
    ...(kept.length > 0 ? [`Edited, and left as they are: ${kept.join(', ')}`] : []),
    ...([...written, ...unchanged].some((path) => path.startsWith('.import/'))
      ? [`To compare with, and not to be published: ${out}/.import/`]
      : []),
    ...(removed.length > 0 ? [`No longer in the source, and removed: ${removed.join(', ')}`] : []),
    `${report.count('repaired') > 0 ? `${String(report.count('repaired'))} garbled runs repaired, ` : ''}${String(look)} things to look at: ${out}/report.md`,
    `npm start -- --deck ${out}`,
  ].join('\n')
}

interface RunOptions extends Pick<ImportOptions, 'form' | 'transcript' | 'replace' | 'ocr'> {
  kind: 'import'
  input: string
  out: string
  locale?: Locale
}

interface TurnOptions {
  kind: 'turn'
  out: string
  page: number
  form: PageForm
}

function readOptions(): RunOptions | TurnOptions {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      allowNegative: true,
      options: {
        out: { type: 'string' },
        locale: { type: 'string' },
        text: { type: 'boolean' },
        pictures: { type: 'boolean' },
        images: { type: 'boolean' },
        transcript: { type: 'string' },
        replace: { type: 'boolean' },
        ocr: { type: 'boolean' },
        page: { type: 'string' },
        as: { type: 'string' },
      },
    })
    const { out, locale, transcript, page, as } = values
    if (out === undefined) return fail(`--out names the folder of the deck.\n${USAGE}`)
    if (page !== undefined || as !== undefined) return readTurn(out, page, as, positionals)
    const [input, ...more] = positionals
    if (input === undefined || more.length > 0) return fail(`One input, please.\n${USAGE}`)
    if (locale !== undefined && !isLocale(locale))
      return fail(`--locale ${locale}: there are ${LOCALES.join(', ')}`)
    if (values.text === true && values.pictures === true)
      return fail(`--text or --pictures, not both.\n${USAGE}`)
    const isText = values.text === true || values.images === false
    const isPicture = values.pictures === true || values.images === true
    return {
      ...{ kind: 'import', input, out },
      ...(locale !== undefined && { locale }),
      ...((isText || isPicture) && { form: isText ? 'text' : 'picture' }),
      ...(transcript !== undefined && { transcript }),
      ...(values.replace === true && { replace: true }),
      ocr: values.ocr !== false,
    }
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}

function readTurn(
  out: string,
  page: string | undefined,
  as: string | undefined,
  positionals: readonly string[],
): TurnOptions {
  const number = Number(page)
  if (!Number.isSafeInteger(number) || number < 1) return fail(`--page is the number of a slide.\n${USAGE}`)
  if (as !== 'text' && as !== 'picture') return fail(`--as is text or picture.\n${USAGE}`)
  if (positionals.length > 0)
    return fail(`--page turns a slide of a deck that was imported: it takes no input.\n${USAGE}`)
  return { kind: 'turn', out, page: number, form: as }
}
