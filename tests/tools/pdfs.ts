import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import fontkit from '@pdf-lib/fontkit'
import { PDFDocument, PDFHexString, PDFName, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib'

const require = createRequire(import.meta.url)

/** A line of text on a page of 960 × 540, from its left top corner. */
export interface DrawnLine {
  text: string
  x: number
  y: number
  size: number
}

export async function newPdf(): Promise<PDFDocument> {
  const pdf = await PDFDocument.create()
  // The day on which a test is run is no fact of its document.
  pdf.setCreationDate(new Date('2024-05-03T00:00:00Z'))
  return pdf
}

export async function latinFont(pdf: PDFDocument): Promise<PDFFont> {
  return pdf.embedFont(StandardFonts.Helvetica)
}

export async function codeFont(pdf: PDFDocument): Promise<PDFFont> {
  return pdf.embedFont(StandardFonts.Courier)
}

/** Noto Sans JP, cut to the characters in use. */
export async function japaneseFont(pdf: PDFDocument): Promise<PDFFont> {
  pdf.registerFontkit(fontkit)
  const file = require.resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf')
  return pdf.embedFont(await readFile(file), { subset: true })
}

/** Draws the lines in the order given, wherever they stand. */
export function addPage(pdf: PDFDocument, font: PDFFont, lines: readonly DrawnLine[]): PDFPage {
  const page = pdf.addPage([960, 540])
  for (const { text, x, y, size } of lines) page.drawText(text, { font, x, y: 540 - y - size * 0.85, size })
  return page
}

/** As if a password were needed: the standard handler with keys that no empty password opens. */
export function encrypt(pdf: PDFDocument): void {
  const { context } = pdf
  const key = PDFHexString.of('ab'.repeat(32))
  const handler = context.obj({
    Filter: PDFName.of('Standard'),
    V: 1,
    R: 2,
    O: key,
    U: key,
    P: -4,
    Length: 40,
  })
  context.trailerInfo.Encrypt = context.register(handler)
  context.trailerInfo.ID = context.obj([PDFHexString.of('00'.repeat(16)), PDFHexString.of('00'.repeat(16))])
}
