import { basename } from 'node:path'
import { checkPageShape } from '../bounds.ts'
import { ImportError } from '../import-error.ts'
import { withReadPictures, type OcrOptions } from '../ocr/read-pictures.ts'
import { drawPages } from '../page-pictures.ts'
import type { SourceDeck } from '../source-deck.ts'
import { readPdf, type Progress } from './read-pdf.ts'

interface PdfOptions {
  /** The text alone: no page is drawn for the deck. */
  textAlone: boolean
  scratch: string
  progress: Progress
  /** How pages without text are read from their pictures; undefined leaves them as they are. */
  ocr: OcrOptions | undefined
}

/** A PDF with its pages' pictures, and the words of those that have none but in their picture. */
export async function readPdfDeck(
  input: string,
  bytes: Buffer,
  { textAlone, scratch, progress, ocr }: PdfOptions,
): Promise<SourceDeck> {
  const source = await readPdf(input, bytes, progress)
  if (textAlone) {
    const read = ocr ? await withReadPictures(source, input, ocr) : source
    if (read.pages.every(({ published }) => published.length === 0))
      throw new ImportError(
        basename(input),
        'no page has any text: they are pictures. Without --text each becomes a slide that shows its picture',
      )
    return read
  }
  for (const [index, { size }] of source.pages.entries())
    if (size) checkPageShape(basename(input), index + 1, size.width, size.height)
  const pictures = await drawPages(input, bytes, source.pages.length, scratch, progress)
  const drawn = {
    ...source,
    pages: source.pages.map((page, index) => {
      const picture = pictures[index]
      return picture ? { ...page, picture } : page
    }),
  }
  return ocr ? withReadPictures(drawn, input, ocr) : drawn
}
