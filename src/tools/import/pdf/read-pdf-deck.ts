import { basename } from 'node:path'
import { checkPageShape } from '../bounds.ts'
import { ImportError } from '../import-error.ts'
import type { ProgramBounds } from '../machine/within-bounds.ts'
import { withReadPictures, type OcrOptions } from '../ocr/read-pictures.ts'
import { drawPagesAfter } from '../page-pictures.ts'
import { PagesAhead } from '../pages-ahead.ts'
import type { PagePicture, PageSize, SourceDeck } from '../source-deck.ts'
import { readPdf, type Progress } from './read-pdf.ts'

interface PdfOptions {
  /** The text alone: no page is drawn for the deck. */
  textAlone: boolean
  scratch: string
  progress: Progress
  /** How pages without text are read from their pictures; undefined leaves them as they are. */
  ocr: OcrOptions | undefined
  /** What drawing one page may take. Default: more than any talk's page does. */
  bounds?: ProgramBounds | undefined
}

/** A PDF with its pages' pictures, and the words of those that have none but in their picture. */
export async function readPdfDeck(
  input: string,
  bytes: Buffer,
  { textAlone, scratch, progress, ocr, bounds }: PdfOptions,
): Promise<SourceDeck> {
  if (textAlone) return readWords(input, bytes, progress, ocr)
  const [source, pictures] = await readAndDraw(input, bytes, scratch, progress, bounds)
  const drawn = {
    ...source,
    pages: source.pages.map((page, index) => {
      const picture = pictures[index]
      return picture ? { ...page, picture } : page
    }),
  }
  return ocr ? withReadPictures(drawn, input, ocr) : drawn
}

async function readWords(
  input: string,
  bytes: Buffer,
  progress: Progress,
  ocr: OcrOptions | undefined,
): Promise<SourceDeck> {
  const source = await readPdf(input, bytes, progress)
  const read = ocr ? await withReadPictures(source, input, ocr) : source
  if (read.pages.every(({ published }) => published.length === 0))
    throw new ImportError(
      basename(input),
      'no page has any text: they are pictures. Without --text each becomes a slide that shows its picture',
    )
  return read
}

/** A page is drawn while the next ones are read; what cannot be read is told, and not that it was not drawn. */
async function readAndDraw(
  input: string,
  bytes: Buffer,
  scratch: string,
  progress: Progress,
  bounds: ProgramBounds | undefined,
): Promise<[SourceDeck, PagePicture[]]> {
  const pages = new PagesAhead()
  const checkShape = (number: number, { width, height }: PageSize) => {
    checkPageShape(basename(input), number, width, height)
  }
  const onRead: Progress = (done, all) => {
    pages.pass(done, all)
  }
  const [read, drawn] = await Promise.allSettled([
    readPdf(input, bytes, onRead, checkShape).then(
      (source) => {
        pages.end()
        return source
      },
      (error: unknown) => {
        pages.fail()
        throw error
      },
    ),
    drawPagesAfter(pages, input, bytes, scratch, progress, bounds),
  ])
  if (read.status === 'rejected') throw read.reason
  if (drawn.status === 'rejected') throw drawn.reason
  return [read.value, drawn.value]
}
