import { randomUUID } from 'node:crypto'
import { mkdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { removeAtEnd } from '../../compiler/at-end.ts'
import { beginFile, beginWhole } from '../../compiler/at-hand.ts'
import { checkFolder } from '../../compiler/check-folder.ts'
import { formatProblem } from '../../compiler/read/problem.ts'
import { LOCALES, type Locale } from '../../deck/locale.ts'
import { noteOf } from '../../i18n/import-notes.ts'
import type { OrderModel } from '../../repair/order-model.ts'
import { checkPageCount, checkWords } from './bounds.ts'
import { composeDeck } from './compose-deck.ts'
import type { DeckFile, PageForm, SlideForms } from './composed-deck.ts'
import { ImportError } from './import-error.ts'
import { spokenIn } from './language.ts'
import { originalsOfPages } from './compare/originals.ts'
import { previewsOf, withPreviews } from './compare/previews.ts'
import { wayOffline } from './machine/offline.ts'
import type { ProgramBounds } from './machine/within-bounds.ts'
import { FORMS_FILE, formatForms } from './page-forms.ts'
import { withReadPictures } from './ocr/read-pictures.ts'
import { readBytes } from './page-pictures.ts'
import { readPdfDeck } from './pdf/read-pdf-deck.ts'
import type { Progress } from './pdf/read-pdf.ts'
import { readPictureFolder } from './picture-folder.ts'
import { formatReportJson, formatReportMarkdown, type ImportReport } from './report.ts'
import { readChoices, saveDeck, type SaveResult } from './save-folder.ts'
import type { SourceDeck } from './source-deck.ts'
import { readSpeakerDeckPage } from './speaker-deck-page.ts'
import { readText } from './text-copy.ts'
import { checkMarks } from './written/check-marks.ts'
import { composeWritten } from './written/compose-written.ts'
import { localeOf } from './written/locale-of.ts'
import { readWritten } from './written/read-written.ts'
import type { Remark, WrittenDeck } from './written/written-deck.ts'

export interface ImportOptions {
  /** File or folder that is imported. */
  input: string
  /** Folder of the new deck. */
  out: string
  /** Undefined where it is to be told from the words. */
  locale?: Locale
  /** What all pages become; undefined makes those text that are plainly text, and shows the others' pictures. */
  form?: PageForm
  /** Text of a folder of pictures. */
  transcript?: string
  /** Brings the Japanese dictionary for the repair, which weighs 300 MB: only where something is garbled. */
  orders?: () => Promise<OrderModel>
  /** Another deck's folder may be taken; what was edited in it is kept aside. */
  replace?: boolean
  /** Keeps pictures of the source's pages to compare slides with, where something is here that draws them. */
  previews?: boolean
  /** Reads pages without text from their pictures, where tesseract is installed. */
  ocr?: boolean
  /** What drawing one page of a PDF may take. Default: more than any talk's page does. */
  pageBounds?: ProgramBounds
  progress?: Progress
}

export interface ImportResult {
  saved: SaveResult
  report: ImportReport
  slideCount: number
  locale: Locale
  /** How many slides are text, and how many pictures. */
  forms: Record<PageForm, number>
}

/** Makes a deck's folder of what was published. Throws an ImportError; nothing is half-written then. */
export async function importDeck(options: ImportOptions): Promise<ImportResult> {
  const scratch = join(tmpdir(), `colloquium-${randomUUID()}`)
  // Before it is there, so that no signal comes between the folder and what removes it.
  const goOn = removeAtEnd(scratch)
  beginFile(basename(options.input))
  try {
    await mkdir(scratch, { mode: 0o700 })
    return await importInto(options, scratch)
  } catch (error) {
    if (error instanceof RangeError) throw new ImportError(basename(options.input), beyondUs(error))
    throw error
  } finally {
    await rm(scratch, { recursive: true, force: true })
    goOn()
  }
}

/** The program's own stack has an end, and so have its texts and lists. */
function beyondUs({ message }: RangeError): string {
  return /call stack/i.test(message)
    ? 'too much is nested in one another, or stands in one row, to be read: import a part of it'
    : `it is more than can be read (${message}): import a part of it`
}

async function importInto(options: ImportOptions, scratch: string): Promise<ImportResult> {
  const written = await readWritten(options.input, scratch, options.locale)
  if (written) {
    beginFile(basename(options.input))
    checkPageCount(basename(options.input), written.slides.length)
    checkMarks(basename(options.input), written.slides)
    const drawn =
      options.previews === true
        ? await previewsOf(written, options.input, scratch, options.progress)
        : undefined
    const previews = drawn === 'tooMuch' ? undefined : drawn
    const remarks = [
      ...written.remarks,
      ...(drawn === 'tooMuch' ? [TOO_MUCH] : []),
      ...(previews && !(await wayOffline()) ? [WITHIN_REACH] : []),
    ]
    return await saveWritten({ ...written, ...(previews && { previews }), remarks }, options)
  }
  const folder = resolve(options.out)
  const found = await readSource(options, scratch)
  const source =
    options.previews === true ? await withPreviews(found, options.input, scratch, options.progress) : found
  beginFile(basename(options.input))
  checkPageCount(basename(options.input), source.pages.length)
  checkWords(
    basename(options.input),
    source.pages.map(({ published }) => published.join('\n')),
  )
  const told = source.language ?? spokenIn(source.pages.flatMap(({ published }) => published))
  const locale = options.locale ?? told ?? LOCALES[0]
  const chosen = await readChoices(folder)
  const choices = new Map(chosen)
  // A page whose text breaks a rule of the format is shown as its picture; two rounds tell all of them.
  const { input, form } = options
  const choice = { input, locale, isDetected: options.locale === undefined, ...(form && { form }) }
  const orders = await ordersFor(source, options, locale)
  beginFile(basename(options.input))
  for (let round = 0; ; round++) {
    const made = composeWith(source, { ...choice, ...(orders && { orders }) }, choices)
    const check = (draft: string) => checkDraft(draft, round < 2 ? made.forms : [], draws(made.files))
    try {
      const replace = options.replace === true
      const saved = await saveDeck(folder, made.identity, made.files, check, {
        replace,
        choices: [...chosen],
      })
      const { report, slideCount } = made
      return { saved, report, slideCount, locale, forms: countForms(report, slideCount) }
    } catch (error) {
      if (!(error instanceof DraftFault)) throw error
      for (const slideNumber of error.slides) choices.set(slideNumber, 'picture')
    }
  }
}

const TOO_MUCH: Remark = { kind: 'doubtful', note: noteOf('originalsTooMuch') }

const WITHIN_REACH: Remark = {
  kind: 'doubtful',
  note: noteOf('networkInReach'),
}

/** A deck whose source says what its words are. */
async function saveWritten(deck: WrittenDeck, options: ImportOptions): Promise<ImportResult> {
  const locale = options.locale ?? localeOf(deck)
  const { files, report, slideCount } = composeWritten(withoutPictures(deck, options.form), {
    locale,
    today: new Date().toISOString().slice(0, 10),
  })
  const head = {
    ...{ source: basename(options.input), form: deck.form, slideCount, lineCount: 0, locale },
    isDetected: options.locale === undefined,
  }
  const reports = [
    { path: 'report.md', content: formatReportMarkdown(head, report) },
    { path: 'report.json', content: formatReportJson(head, report) },
  ]
  const identity = { source: head.source, title: titleIn(files, locale) }
  const check = (draft: string) => checkDraft(draft, [], draws(files))
  const saved = await saveDeck(resolve(options.out), identity, [...files, ...reports], check, {
    replace: options.replace === true,
  })
  return { saved, report, slideCount, locale, forms: { text: slideCount, picture: 0 } }
}

function withoutPictures(deck: WrittenDeck, form: PageForm | undefined): WrittenDeck {
  return form === 'text' ? { ...deck, pictures: new Map() } : deck
}

/** The deck's title as its `deck.json` has it. */
function titleIn(files: readonly DeckFile[], locale: Locale): string {
  const content = files.find(({ path }) => path === 'deck.json')?.content
  const deck = JSON.parse(typeof content === 'string' ? content : '{}') as { title?: Record<string, string> }
  return deck.title?.[locale] ?? ''
}

type ComposeChoices = Pick<ImportOptions, 'input' | 'form'> & {
  locale: Locale
  /** The language was told from the words. */
  isDetected?: boolean
  orders?: OrderModel
}

/** The dictionary where something was garbled, which shows without it: most decks are read without. */
async function ordersFor(
  source: SourceDeck,
  { input, orders }: ImportOptions,
  locale: Locale,
): Promise<OrderModel | undefined> {
  if (!orders) return undefined
  const { report } = composeWith(source, { input, locale }, new Map())
  if (report.count('repaired') + report.count('left') === 0) return undefined
  beginWhole(basename(input))
  return orders()
}

/** Whether there is anything whose faults only drawing it finds. */
function draws(files: readonly DeckFile[]): boolean {
  return files.some(({ path }) => /^(images|figures)\//.test(path))
}

function composeWith(source: SourceDeck, options: ComposeChoices, choices: ReadonlyMap<number, PageForm>) {
  const { locale } = options
  const {
    files,
    report,
    forms = [],
  } = composeDeck(source, {
    ...{ locale, choices, today: new Date().toISOString().slice(0, 10) },
    ...(options.form && { form: options.form }),
    ...(options.orders && { orders: options.orders }),
  })
  const slideCount = source.pages.length
  const head = {
    ...{ source: basename(options.input), form: source.form, slideCount, locale },
    isDetected: options.isDetected === true,
    lineCount: source.pages.reduce((sum, { published }) => sum + published.length, 0),
  }
  const reports = [
    { path: 'report.md', content: formatReportMarkdown(head, report) },
    { path: 'report.json', content: formatReportJson(head, report) },
    ...(forms.length > 0 ? [{ path: FORMS_FILE, content: formatForms(forms) }] : []),
    ...originalsOfPages(source, files),
  ]
  return {
    files: [...files, ...reports],
    report,
    forms,
    slideCount,
    identity: { source: head.source, title: titleIn(files, locale) },
  }
}

function countForms(report: ImportReport, slideCount: number): Record<PageForm, number> {
  const picture = report.pages.filter(({ form }) => form === 'picture').length
  return { picture, text: slideCount - picture }
}

async function readSource(options: ImportOptions, scratch: string): Promise<SourceDeck> {
  const { input, form, transcript } = options
  const found = await stat(input).catch(() => undefined)
  const { locale, progress } = options
  const ocr = options.ocr === true ? { scratch, locale, progress } : undefined
  if (found?.isDirectory()) {
    const folder = await readPictureFolder(input, transcript)
    return withoutUnwanted(ocr ? await withReadPictures(folder, input, ocr) : folder, form)
  }
  const bytes = await readBytes(input)
  if (bytes.length === 0) throw new ImportError(basename(input), 'the file is empty')
  if (isPdf(bytes) || /\.pdf$/i.test(input)) {
    if (!isPdf(bytes)) throw new ImportError(basename(input), 'this is no PDF: it does not begin as one')
    return readPdfDeck(input, bytes, {
      ...{ textAlone: form === 'text', scratch, ocr, bounds: options.pageBounds },
      progress: options.progress ?? (() => undefined),
    })
  }
  if (isHtml(bytes, input)) return withoutUnwanted(await readSpeakerDeckPage(input, bytes), form)
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

function withoutUnwanted(source: SourceDeck, form: PageForm | undefined): SourceDeck {
  if (form !== 'text') return source
  return { ...source, pages: source.pages.map(({ picture: _, ...page }) => page) }
}

/** Thrown where pages are to be shown in their other form. */
class DraftFault extends Error {
  constructor(readonly slides: readonly number[]) {
    super('slides whose text cannot be shown')
  }
}

/**
 * What was composed must be a deck that can be shown. Slides that can be shown as their picture instead are told by a
 * DraftFault; any other fault is one of ours, found before it is saved.
 */
async function checkDraft(folder: string, forms: readonly SlideForms[], drawn: boolean): Promise<void> {
  const problems = await checkFolder(folder, { drawn })
  const [first] = problems
  if (!first) return
  const faults = forms.filter(
    ({ path, form }) => form === 'text' && problems.some(({ file }) => file.endsWith(`/${path}`)),
  )
  if (faults.length > 0) throw new DraftFault(faults.map(({ slideNumber }) => slideNumber))
  const more = problems.length > 1 ? ` (and ${String(problems.length - 1)} more)` : ''
  throw new ImportError(
    basename(folder),
    `the import made a deck that cannot be shown, please report it: ${formatProblem(first)}${more}`,
  )
}
