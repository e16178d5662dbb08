import { PDFDict, PDFDocument, PDFHexString, PDFName } from 'pdf-lib'
import type { Locale } from '../../deck/locale.ts'
import type { DeckSummary } from '../../deck/types.ts'

/** What a PDF's outline says: a section, and under it its slides. */
export type PdfOutline = readonly { title: string; slides: readonly string[] }[]

/**
 * What Chromium can't say: whose talk it is, that readers show the title instead of the file's name, and the outline's
 * titles with the spaces that stood at line breaks. Packs the objects of the structure tree, which it leaves loose: a
 * third of the file.
 */
export async function finishPdf(
  data: Uint8Array,
  deck: DeckSummary,
  locale: Locale,
  outline: PdfOutline,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(data, { updateMetadata: false })
  pdf.setAuthor(deck.speaker[locale])
  pdf.setSubject(deck.description[locale])
  pdf.setCreator('Colloquium')
  pdf.catalog.getOrCreateViewerPreferences().setDisplayDocTitle(true)
  nameOutline(pdf, outline)
  return pdf.save({ useObjectStreams: true })
}

/** Headings on the slides themselves, a level deeper, stay as they are. */
function nameOutline(pdf: PDFDocument, outline: PdfOutline): void {
  const sections = itemsOf(pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict))
  if (sections.length !== outline.length) throw misfit(sections.length, outline.length, 'sections')
  for (const [index, item] of sections.entries()) {
    const named = outline[index] ?? { title: '', slides: [] }
    rename(item, named.title)
    const slides = itemsOf(item)
    if (slides.length !== named.slides.length) throw misfit(slides.length, named.slides.length, named.title)
    for (const [at, slide] of slides.entries()) rename(slide, named.slides[at] ?? '')
  }
}

function misfit(found: number, expected: number, where: string): Error {
  return new Error(`the PDF's outline has ${String(found)} entries in place of ${String(expected)}: ${where}`)
}

function itemsOf(parent: PDFDict): PDFDict[] {
  const items: PDFDict[] = []
  let item = parent.lookupMaybe(PDFName.of('First'), PDFDict)
  while (item) {
    items.push(item)
    item = item.lookupMaybe(PDFName.of('Next'), PDFDict)
  }
  return items
}

function rename(item: PDFDict, title: string): void {
  item.set(PDFName.of('Title'), PDFHexString.fromText(title))
}
