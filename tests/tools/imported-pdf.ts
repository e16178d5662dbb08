import { rgb, type PDFDocument } from 'pdf-lib'
import type { DrawnLine } from './pdfs.ts'
import { bodyOf, importFrom, inputFile } from './scratch.ts'

/** A line of text from its left top corner. */
export const line = (text: string, x: number, y: number, size = 24): DrawnLine => ({ text, x, y, size })

/** Rules of a table, or the axes of a chart. */
export function draw(pdf: PDFDocument, boxes: readonly (readonly [number, number, number, number])[]): void {
  const page = pdf.getPage(pdf.getPageCount() - 1)
  for (const [x, y, width, height] of boxes) {
    page.drawRectangle({ x, y: 540 - y - height, width, height, color: rgb(0.2, 0.3, 0.8) })
  }
}

/** The deck that an import makes of a PDF, with all slides and what each says. */
export async function slidesOf(pdf: PDFDocument, options: Parameters<typeof importFrom>[1] = {}) {
  const input = await inputFile('talk.pdf', await pdf.save())
  const imported = await importFrom(input, { detect: true, ...options })
  const all = await Promise.all(imported.slides.map(imported.read))
  return { ...imported, all, bodies: all.map(bodyOf) }
}
