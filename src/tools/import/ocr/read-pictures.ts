import { open, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Locale } from '../../../deck/locale.ts'
import type { ImportNote } from '../../../deck/compare.ts'
import { noteOf } from '../../../i18n/import-notes.ts'
import { isSlideShaped } from '../bounds.ts'
import { runProgram } from '../machine/run-program.ts'
import { PAGE_BOUNDS, withinBounds } from '../machine/within-bounds.ts'
import type { Progress } from '../pdf/read-pdf.ts'
import { NO_TEXT } from '../picture-folder.ts'
import { readPicture } from '../picture.ts'
import type { PictureExtension, SourceDeck, SourceLine, SourcePage } from '../source-deck.ts'
import { parseTesseractTable, type ReadLine } from './tesseract-table.ts'

/*
 * Words of pages that have none but in their picture, read by tesseract where it is installed. A few pages at a
 * time, each within its time and size: a picture of a stranger keeps no machine busy.
 */

/** A page takes some three seconds. */
const PAGE_LIMIT_MS = 40_000
const READING_BOUNDS = { ...PAGE_BOUNDS, seconds: PAGE_LIMIT_MS / 1000 }
/** All pages together: what is left then stays without words. */
const ALL_LIMIT_MS = 20 * 60_000
const MOST_PIXELS = 40_000_000
/** Pages that are read at once, each by a program of one thread. */
const AT_ONCE = 2
/**
 * Pictures that tesseract tells by their first bytes: a file that it doesn't know is a list of files to it, and it reads
 * those. A GIF is passed over as well, for a frame of it may be larger than it says.
 */
const READ: ReadonlySet<PictureExtension> = new Set(['png', 'jpg', 'webp'])
/** Pixels across of a page of a PDF: letters of 12 points are some 25 pixels high then. */
const WIDTH_PX = 2000

export interface OcrOptions {
  /** A folder for what is in between. */
  scratch: string
  /** Undefined where nobody knows the language yet. */
  locale: Locale | undefined
  progress?: Progress | undefined
  /** Name of the program; another in tests. */
  program?: string
}

/** Reads the pages that have no text. `input` is the PDF, or a folder of pictures. */
export async function withReadPictures(
  source: SourceDeck,
  input: string,
  options: OcrOptions,
): Promise<SourceDeck> {
  const silent = source.pages.flatMap(({ published }, index) => (published.length === 0 ? [index] : []))
  const readable = silent.filter((index) => source.form === 'pdf' || source.pages[index]?.picture)
  if (readable.length === 0) return source
  const languages = await languagesFor(options)
  if (languages === undefined)
    return { ...source, remarks: [...source.remarks, noteOf('unread', { count: readable.length })] }
  const pages = [...source.pages]
  const started = performance.now()
  const pdf = source.form === 'pdf' ? input : undefined
  let [next, done] = [0, 0]
  const work = async () => {
    while (next < readable.length && performance.now() - started <= ALL_LIMIT_MS) {
      const index = readable[next++] ?? 0
      const page = pages[index]
      if (page) pages[index] = await readPage(page, index + 1, pdf, languages, options)
      options.progress?.(++done, readable.length, 'read from their pictures')
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const remarks = source.remarks.filter((remark) => remark !== NO_TEXT)
  return { ...source, pages, remarks: [...remarks, outcomeNote(readable.map((index) => pages[index]))] }
}

function outcomeNote(pages: readonly (SourcePage | undefined)[]): ImportNote {
  const read = pages.flatMap((page) => (page?.read === undefined ? [] : [page.read]))
  const mean = read.reduce((sum, confidence) => sum + confidence, 0) / Math.max(1, read.length)
  const none = pages.length - read.length
  const outcome = noteOf('read', {
    ...{ count: pages.length, read: read.length, percent: Math.round(100 * mean) },
  })
  if (none === 0) return outcome
  const unknown = unknownFormats(pages)
  return unknown.length === 0
    ? noteOf('readSome', { outcome, none })
    : noteOf('readSomeUnknown', {
        ...{ outcome, none, count: unknown.length, formats: [...new Set(unknown)].sort().join(', ') },
      })
}

/** Formats of pictures that tesseract isn't given, a picture each. */
function unknownFormats(pages: readonly (SourcePage | undefined)[]): string[] {
  return pages.flatMap((page) => {
    const extension = page?.read === undefined ? page?.picture?.extension : undefined
    return extension === undefined || READ.has(extension) ? [] : [extension.toUpperCase()]
  })
}

/** As tesseract is asked for them; undefined where it isn't installed, or knows none of ours. */
async function languagesFor({ locale, program = 'tesseract' }: OcrOptions): Promise<string | undefined> {
  const { code, output } = await runProgram(program, ['--list-langs'], { limitMs: 20_000 })
  if (code !== 0) return undefined
  const installed = output.split(/\s+/)
  const wished = locale === 'en' ? ['eng'] : ['jpn', 'eng']
  const found = wished.filter((language) => installed.includes(language))
  return found.length > 0 ? found.join('+') : undefined
}

async function readPage(
  page: SourcePage,
  slideNumber: number,
  pdf: string | undefined,
  languages: string,
  { scratch, program = 'tesseract' }: OcrOptions,
): Promise<SourcePage> {
  if (page.size && !isSlideShaped(page.size)) return page
  const drawn = pdf === undefined ? undefined : await drawGrey(pdf, slideNumber, scratch)
  try {
    return await readDrawn(page, drawn, languages, program)
  } finally {
    if (drawn) await rm(drawn.file, { force: true })
  }
}

async function readDrawn(
  page: SourcePage,
  drawn: Drawn | undefined,
  languages: string,
  program: string,
): Promise<SourcePage> {
  const shown = page.picture?.extension === 'svg' ? undefined : (page.picture?.larger ?? page.picture?.file)
  const file = drawn?.file ?? shown
  const size = drawn ?? (await sizeOf(file))
  if (file === undefined || !size || size.width * size.height > MOST_PIXELS) return page
  const args = [resolve(file), 'stdout', '-l', languages, 'tsv']
  // More threads than one take longer for a page together.
  const env = { ...process.env, OMP_THREAD_LIMIT: '1' }
  const { code, output } = await runProgram(...withinBounds(program, args, READING_BOUNDS), {
    ...{ limitMs: PAGE_LIMIT_MS, env },
  })
  const lines = code === 0 ? parseTesseractTable(output) : []
  return lines.length > 0 ? withLines(page, lines, size) : page
}

async function sizeOf(file: string | undefined): Promise<{ width: number; height: number } | undefined> {
  const found = file === undefined ? undefined : await readPicture(file).catch(() => undefined)
  return found && READ.has(found.extension) ? found : undefined
}

interface Drawn {
  file: string
  width: number
  height: number
}

/** A page of a PDF in greys, by poppler where it is installed. */
async function drawGrey(pdf: string, slideNumber: number, scratch: string): Promise<Drawn | undefined> {
  const target = join(scratch, `grey-${String(slideNumber)}`)
  const page = String(slideNumber)
  const size = ['-scale-to-x', String(WIDTH_PX), '-scale-to-y', '-1']
  const args = ['-gray', ...size, '-f', page, '-l', page, '-singlefile', '--', pdf, target]
  const { code } = await runProgram(...withinBounds('pdftoppm', args), { limitMs: PAGE_LIMIT_MS })
  if (code !== 0) return undefined
  const file = `${target}.pgm`
  const head = await headOf(file)
  const [, width, height] = /^P5\s+(\d+)\s+(\d+)\s/.exec(head) ?? []
  return width === undefined ? undefined : { file, width: Number(width), height: Number(height) }
}

async function headOf(file: string): Promise<string> {
  const opened = await open(file)
  try {
    const { buffer, bytesRead } = await opened.read({ buffer: Buffer.alloc(64) })
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await opened.close()
  }
}

function withLines(
  page: SourcePage,
  read: readonly ReadLine[],
  pixels: { width: number; height: number },
): SourcePage {
  const size = page.size ?? { width: pixels.width, height: pixels.height }
  const scale = size.width / pixels.width
  const lines = read.map(({ text, box }, index): SourceLine => {
    const [x, y, width, height] = [box.x, box.y, box.width, box.height].map((value) => value * scale) as [
      ...[number, number, number, number],
    ]
    const style = { font: 'read', color: '#000000', mono: false, bold: false, math: 0, turned: false }
    return {
      ...{ text, index, box: { x, y, width, height, fontSize: height } },
      style: { ...style, advance: height / 4, spans: [] },
    }
  })
  const letters = read.reduce((sum, { text }) => sum + text.length, 0)
  const confidence = read.reduce((sum, line) => sum + line.confidence * line.text.length, 0) / letters
  return { ...page, lines, published: read.map(({ text }) => text), size, read: confidence }
}
