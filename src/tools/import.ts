import { parseArgs } from 'node:util'
import { isLocale, LOCALES, type Locale } from '../deck/locale.ts'
import { fail } from './deck-options.ts'
import { importDeck, type ImportOptions } from './import/import-deck.ts'
import { ImportError } from './import/import-error.ts'
import { loadJapaneseOrders } from './repair/japanese-orders.ts'

/*
 * npm run import -- <input> --out <folder> [--locale ja|en] [--images | --no-images] [--text <file>]
 * Makes a deck of a saved page of Speaker Deck, a copy of its text, a PDF, or a folder of page pictures with a text.
 */
const USAGE =
  'npm run import -- <input> --out <folder> [--locale ja|en] [--images | --no-images] [--text <file>]'

const { input, out, locale, images, text } = readOptions()
try {
  const { saved, report, slideCount } = await importDeck({
    ...{ input, out, orders: await loadJapaneseOrders() },
    ...(locale !== undefined && { locale }),
    ...(images !== undefined && { images }),
    ...(text !== undefined && { text }),
  })
  const { written, kept, removed, unchanged } = saved
  console.log(
    [
      `${out}: ${String(slideCount)} slides; ${String(written.length)} files written, ${String(unchanged.length)} as before`,
      ...(kept.length > 0 ? [`Edited, and left as they are: ${kept.join(', ')}`] : []),
      ...(removed.length > 0 ? [`No longer in the source, and removed: ${removed.join(', ')}`] : []),
      `${String(report.count('repaired'))} garbled runs repaired, ${String(report.count('doubtful') + report.count('left'))} things to look at: ${out}/report.md`,
      `npm start -- --deck ${out}`,
    ].join('\n'),
  )
} catch (error) {
  fail(
    error instanceof ImportError
      ? error.message
      : `${input}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  )
}

interface Options extends Pick<ImportOptions, 'images' | 'text'> {
  input: string
  out: string
  locale?: Locale
}

function readOptions(): Options {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      allowNegative: true,
      options: {
        out: { type: 'string' },
        locale: { type: 'string' },
        images: { type: 'boolean' },
        text: { type: 'string' },
      },
    })
    const [source, ...more] = positionals
    if (source === undefined || more.length > 0) return fail(`One input, please.\n${USAGE}`)
    if (values.out === undefined) return fail(`--out names the folder of the new deck.\n${USAGE}`)
    if (values.locale !== undefined && !isLocale(values.locale))
      return fail(`--locale ${values.locale}: there are ${LOCALES.join(', ')}`)
    return {
      input: source,
      out: values.out,
      ...(values.locale !== undefined && { locale: values.locale }),
      ...(values.images !== undefined && { images: values.images }),
      ...(values.text !== undefined && { text: values.text }),
    }
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}
