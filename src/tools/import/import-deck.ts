import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { checkFolder } from '../../compiler/check-folder.ts'
import { formatProblem } from '../../compiler/read/problem.ts'
import { LOCALES, type Locale } from '../../deck/locale.ts'
import type { OrderModel } from '../../repair/order-model.ts'
import { composeDeck } from './compose-deck.ts'
import { ImportError } from './import-error.ts'
import { drawPages, readBytes } from './page-pictures.ts'
import { readPdf } from './pdf.ts'
import { readPictureFolder } from './picture-folder.ts'
import { formatReportJson, formatReportMarkdown, type ImportReport } from './report.ts'
import { saveDeck, type SaveResult } from './save-folder.ts'
import type { SourceDeck } from './source-deck.ts'
import { composeWritten } from './written/compose-written.ts'
import { localeOf } from './written/locale-of.ts'
import { readWritten } from './written/read-written.ts'
import type { WrittenDeck } from './written/written-deck.ts'
import { readSpeakerDeckPage } from './speaker-deck-page.ts'
import { readText } from './text-copy.ts'

export interface ImportOptions {
  /** File or folder that is imported. */
  input: string
  /** Folder of the new deck. */
  out: string
  /** Language of the talk; undefined has its words tell. */
  locale?: Locale
  /** True draws a PDF's pages; false leaves pictures out; undefined takes those that lie beside the input. */
  images?: boolean
  /** Text of a folder of pictures. */
  text?: string
  /** Japanese dictionary for the repair. */
  orders?: OrderModel
}

export interface ImportResult {
  saved: SaveResult
  report: ImportReport
  slideCount: number
}

/** Makes a deck's folder of what was published. Throws an ImportError; nothing is half-written then. */
export async function importDeck(options: ImportOptions): Promise<ImportResult> {
  const scratch = await mkdtemp(join(tmpdir(), 'colloquium-'))
  try {
    const written = await readWritten(options.input, scratch, options.locale)
    if (written) return await saveWritten(written, options)
    const source = await readSource(options, scratch)
    const { files, report } = composeDeck(source, {
      locale: options.locale ?? LOCALES[0],
      today: new Date().toISOString().slice(0, 10),
      ...(options.orders && { orders: options.orders }),
    })
    const slideCount = source.pages.length
    const head = {
      source: basename(options.input),
      form: source.form,
      slideCount,
      lineCount: source.pages.reduce((sum, { published }) => sum + published.length, 0),
    }
    const reports = [
      { path: 'report.md', content: formatReportMarkdown(head, report) },
      { path: 'report.json', content: formatReportJson(head, report) },
    ]
    const saved = await saveDeck(resolve(options.out), head.source, [...files, ...reports], checkDraft)
    return { saved, report, slideCount }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** A deck whose source says what its words are. */
async function saveWritten(deck: WrittenDeck, options: ImportOptions): Promise<ImportResult> {
  const locale = options.locale ?? localeOf(deck)
  const { files, report, slideCount } = composeWritten(withoutPictures(deck, options.images), {
    locale,
    today: new Date().toISOString().slice(0, 10),
  })
  const head = { source: basename(options.input), form: deck.form, slideCount, lineCount: 0 }
  const reports = [
    { path: 'report.md', content: formatReportMarkdown(head, report) },
    { path: 'report.json', content: formatReportJson(head, report) },
  ]
  const saved = await saveDeck(resolve(options.out), head.source, [...files, ...reports], checkDraft)
  return { saved, report, slideCount }
}

function withoutPictures(deck: WrittenDeck, images: boolean | undefined): WrittenDeck {
  return images === false ? { ...deck, pictures: new Map() } : deck
}

async function readSource({ input, images, text }: ImportOptions, scratch: string): Promise<SourceDeck> {
  const found = await stat(input).catch(() => undefined)
  if (found?.isDirectory()) return withoutUnwanted(await readPictureFolder(input, text), images)
  const bytes = await readBytes(input)
  if (bytes.length === 0) throw new ImportError(basename(input), 'the file is empty')
  if (isPdf(bytes) || /\.pdf$/i.test(input)) {
    if (!isPdf(bytes)) throw new ImportError(basename(input), 'this is no PDF: it does not begin as one')
    const source = await readPdf(input, bytes, images === true)
    return images === true ? withPictures(source, input, bytes, scratch) : source
  }
  if (isHtml(bytes, input)) return withoutUnwanted(await readSpeakerDeckPage(input, bytes), images)
  return readText(input, bytes)
}

/** The mark stands within the first kilobyte, mostly at once. */
function isPdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 1024).includes('%PDF-')
}

function isHtml(bytes: Buffer, input: string): boolean {
  const head = bytes.subarray(0, 2048).toString('latin1').replace(/\0/g, '')
  return /\.x?html?$/i.test(input) || /<(!doctype\s+html|html|head)\b/i.test(head)
}

async function withPictures(
  source: SourceDeck,
  input: string,
  bytes: Buffer,
  scratch: string,
): Promise<SourceDeck> {
  const pictures = await drawPages(input, bytes, source.pages.length, scratch)
  return {
    ...source,
    pages: source.pages.map((page, index) => {
      const picture = pictures[index]
      return picture ? { ...page, picture } : page
    }),
  }
}

function withoutUnwanted(source: SourceDeck, images: boolean | undefined): SourceDeck {
  if (images !== false) return source
  return { ...source, pages: source.pages.map(({ picture: _, ...page }) => page) }
}

/** What was composed must be a deck that can be shown: anything else is a fault of ours, found before it is saved. */
async function checkDraft(folder: string): Promise<void> {
  const problems = await checkFolder(folder)
  const [first] = problems
  if (first) {
    const more = problems.length > 1 ? ` (and ${String(problems.length - 1)} more)` : ''
    throw new ImportError(
      basename(folder),
      `the import made a deck that cannot be shown, please report it: ${formatProblem(first)}${more}`,
    )
  }
}
