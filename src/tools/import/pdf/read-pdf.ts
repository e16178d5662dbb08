import { basename } from 'node:path'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beginPart } from '../../../compiler/at-hand.ts'
import type { ImportNote } from '../../../deck/compare.ts'
import { noteOf } from '../../../i18n/import-notes.ts'
import { settledWithin } from '../../build/settled-within.ts'
import { checkWords } from '../bounds.ts'
import { ImportError } from '../import-error.ts'
import { spokenIn } from '../language.ts'
import {
  CELL_END,
  type PageShape,
  type PageSize,
  type SourceDeck,
  type SourceLine,
  type SourcePage,
} from '../source-deck.ts'
import { readAnnotations, withLinks, type PageAnnotations } from './annotations.ts'
import { partBackgrounds } from './backgrounds.ts'
import { isBranded } from './branded-ground.ts'
import type { PageDrawing } from './drawn.ts'
import { isSetInOneWidth, type PdfFont } from './font-traits.ts'
import { lettersToLines } from './glyph-lines.ts'
import { LetterTexts } from './letter-text.ts'
import { withoutOffPage } from './off-page.ts'
import { withPdf } from './open-pdf.ts'
import { withoutSeeThrough } from './opaque-pictures.ts'
import { DrawingReader } from './page-drawing.ts'
import { readParticulars } from './particulars.ts'
import { withoutUnseen } from './unseen.ts'

/** Says how far an import is: pages done, and how many there are. */
export type Progress = (done: number, all: number, what: string) => void

/** A page takes a second at the most on the machines we know; one that takes this long never ends. */
const PAGE_LIMIT_MS = 20_000

/** Pages after which what they share is read anew: of 500 pages all of it takes several hundred MB. */
const KEPT_PAGES = 40

/** Text, shapes and links of a PDF with their places, and what its particulars say. `onSize` may refuse a page. */
export async function readPdf(
  file: string,
  bytes: Uint8Array,
  progress: Progress,
  onSize: (number: number, size: PageSize) => void = () => undefined,
): Promise<SourceDeck> {
  const name = basename(file)
  return withPdf(name, bytes, async (document) => {
    const letters = new LetterTexts()
    const read: ReadPage[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await readPage(document, number, name, letters)
      onSize(number, page.size)
      // Before anything is drawn: what has more words than a slide can show takes programs long.
      checkWords(name, [page.lines.map(({ text }) => text).join('\n')], `page ${String(number)}`)
      read.push(page)
      progress(number, document.numPages, 'read')
      // Fonts and pictures that pages share are kept until then.
      if (number % KEPT_PAGES === 0) await document.cleanup()
    }
    const pages = finishPages(read, letters)
    const language = spokenIn(pages.flatMap(({ published }) => published))
    return {
      form: 'pdf',
      ...(await readParticulars(document)),
      pages,
      remarks: [],
      ...(language && { language }),
    }
  })
}

interface ReadPage {
  lines: SourceLine[]
  shapes: PageShape[]
  size: PageSize
  annotations: PageAnnotations
  remarks: ImportNote[]
}

async function readPage(
  document: PDFDocumentProxy,
  number: number,
  name: string,
  letters: LetterTexts,
): Promise<ReadPage> {
  beginPart(`${name}, page ${String(number)}`)
  try {
    const page = await document.getPage(number)
    const viewport = page.getViewport({ scale: 1 })
    const { width, height } = viewport
    const drawing = await settledWithin(PAGE_LIMIT_MS, drawingOf(document, page), takesTooLong)
    const annotations = await readAnnotations(document, page)
    page.cleanup()
    const size = { width, height }
    const onPage = withoutOffPage(
      drawing.glyphs.map((glyph, order) => ({ ...glyph, text: letters.textOf(glyph), order })),
      size,
    )
    const seen = withoutUnseen(onPage.letters, drawing.paints, size)
    const { lines } = lettersToLines(seen.letters)
    const remarks = [...onPage.remarks, ...seen.remarks]
    return { lines, shapes: drawing.shapes, size, annotations, remarks }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ImportError(name, `the page cannot be read (${reason})`, `page ${String(number)}`)
  }
}

function takesTooLong(): Error {
  return new Error(`it takes longer than ${String(PAGE_LIMIT_MS / 1000)} s`)
}

async function drawingOf(document: PDFDocumentProxy, page: PDFPageProxy): Promise<PageDrawing> {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const { fnArray, argsArray } = await page.getOperatorList()
  const fonts = new Map<string, PdfFont | undefined>()
  const fontOf = (id: string) => {
    if (!fonts.has(id)) fonts.set(id, fontAt(page, id))
    return fonts.get(id)
  }
  const layers = await document.getOptionalContentConfig()
  const reader = new DrawingReader(transform, { x: 0, y: 0, width, height }, fontOf, (layer) =>
    Boolean(layers.isVisible(layer)),
  )
  for (const [index, op] of fnArray.entries()) {
    if (reader.isFull) break
    reader.read(op, argsArray[index])
  }
  const { drawing } = reader
  for (const [id, widths] of drawing.widths) {
    if (!isSetInOneWidth(widths)) continue
    for (const glyph of drawing.glyphs) if (glyph.fontId === id) glyph.font.mono = true
  }
  return { ...drawing, paints: await withoutSeeThrough(page, drawing) }
}

function fontAt(page: PDFPageProxy, id: string): PdfFont | undefined {
  for (const store of [page.commonObjs, page.objs]) {
    try {
      if (store.has(id)) return store.get(id) as PdfFont
    } catch {
      // Not there, or not yet: the other store is asked, and without a font the letters are read all the same.
    }
  }
  return undefined
}

/** What only the whole deck tells: lost letters, what stands on all pages. */
function finishPages(read: readonly ReadPage[], letters: LetterTexts): SourcePage[] {
  const filled = letters.fill(read.flatMap(({ lines }) => lines))
  const shapes = partBackgrounds(
    read.map((page) => page.shapes),
    read.map(({ size }) => size),
  )
  return read.map((page, index) => {
    const results = page.lines.map((line) => filled.get(line) ?? { line, lost: 0 })
    const lost = results.reduce((sum, result) => sum + result.lost, 0)
    const lines = withLinks(
      results.map(({ line }) => line),
      page.annotations.links,
    )
    return {
      published: lines.map(({ text }) => text.replaceAll(CELL_END, ' ')),
      lines,
      size: page.size,
      shapes: shapes[index]?.own ?? [],
      isBranded: isBranded(shapes[index]?.ground ?? [], page.size),
      ...(page.annotations.notes.length > 0 && { notes: page.annotations.notes }),
      remarks: [...page.remarks, ...(lost > 0 ? [noteOf('unnamedLetters', { count: lost })] : [])],
    }
  })
}
