import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { getDocument, Util, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { ImportError } from './import-error.ts'
import { CELL_END, groupLines, type TextPiece } from './pdf-lines.ts'
import { orderLines } from './reading-order.ts'
import type { SourceDeck, SourcePage } from './source-deck.ts'

const packageFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/** What pdf.js needs beside the file: CMaps of Japanese fonts without embedded ones, and the standard fonts. */
export const PDF_DATA = {
  cMapUrl: join(packageFolder, 'cmaps/'),
  cMapPacked: true,
  standardFontDataUrl: join(packageFolder, 'standard_fonts/'),
  wasmUrl: join(packageFolder, 'wasm/'),
  isEvalSupported: false,
  verbosity: 0,
}

/** Text of a PDF with its places, and what its particulars say. `picturesWanted` allows pages without any text. */
export async function readPdf(file: string, bytes: Uint8Array, picturesWanted: boolean): Promise<SourceDeck> {
  const name = basename(file)
  const task = getDocument({ ...PDF_DATA, data: new Uint8Array(bytes) })
  const document = await task.promise.catch((error: unknown) => {
    throw pdfFault(name, error)
  })
  try {
    const pages: SourcePage[] = []
    for (let number = 1; number <= document.numPages; number++) {
      pages.push(await readPage(document, number, name))
    }
    if (pages.length === 0) throw new ImportError(name, 'the PDF has no pages')
    if (!picturesWanted && pages.every(({ published }) => published.length === 0)) {
      throw new ImportError(
        name,
        'no page has any text: they are pictures. With --images each becomes a slide that shows its picture',
      )
    }
    return { form: 'pdf', ...(await readParticulars(document)), pages, remarks: [] }
  } finally {
    await task.destroy()
  }
}

function pdfFault(name: string, error: unknown): ImportError {
  const kind = error instanceof Error ? error.name : ''
  if (kind === 'PasswordException') {
    return new ImportError(name, 'the PDF is encrypted: save it without a password, and import that')
  }
  return new ImportError(
    name,
    `this is no PDF that can be read (${error instanceof Error ? error.message : String(error)})`,
  )
}

async function readPage(document: PDFDocumentProxy, number: number, name: string): Promise<SourcePage> {
  try {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const { lines, turned } = groupLines(await readPieces(page))
    page.cleanup()
    return {
      published: lines.map(({ text }) => text.replaceAll(CELL_END, ' ')),
      lines: orderLines(lines),
      size: { width, height },
      remarks:
        turned > 0 ? [`${String(turned)} lines are turned or vertical: they come last, look them over`] : [],
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ImportError(name, `the page cannot be read (${reason})`, `page ${String(number)}`)
  }
}

async function readPieces(page: PDFPageProxy): Promise<TextPiece[]> {
  const viewport = page.getViewport({ scale: 1 })
  const { items, styles } = await page.getTextContent()
  return items.flatMap((item): TextPiece[] => {
    if (!('str' in item)) return []
    const [a, b, c, d, x, baseline] = Util.transform(viewport.transform, item.transform) as number[]
    const fontSize = Math.hypot(c ?? 0, d ?? 0)
    const style = styles[item.fontName]
    const vertical = style?.vertical === true
    const isTurned = Math.abs(b ?? 0) > 0.02 * Math.hypot(a ?? 0, b ?? 0)
    return [
      {
        text: item.str,
        x: x ?? 0,
        y: (baseline ?? 0) - fontSize * (vertical ? 0 : 0.85),
        width: vertical ? fontSize : item.width,
        height: vertical ? item.height : fontSize,
        fontSize,
        turned: isTurned || vertical,
        endsLine: item.hasEOL,
      },
    ]
  })
}

type Particulars = Pick<SourceDeck, 'title' | 'speaker' | 'description' | 'made' | 'sections'>

async function readParticulars(document: PDFDocumentProxy): Promise<Particulars> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }))
  const facts = info as Record<string, unknown>
  const text = (key: string) => {
    const value = facts[key]
    return typeof value === 'string' && value.trim() && !isFileName(value) ? value.trim() : undefined
  }
  const [, year, month, day] = /^D:(\d{4})(\d{2})(\d{2})/.exec(text('CreationDate') ?? '') ?? []
  const [title, speaker, description] = [text('Title'), text('Author'), text('Subject')]
  const sections = await readOutline(document)
  return {
    ...(title && { title }),
    ...(speaker && { speaker }),
    ...(description && { description }),
    ...(year && month && day && { made: `${year}-${month}-${day}` }),
    ...(sections.length > 1 && { sections }),
  }
}

/** What slide tools write where nobody gave a title. */
function isFileName(value: string): boolean {
  return /\.(pptx?|key|odp|docx?|pdf|md)$|^(PowerPoint|Microsoft PowerPoint|untitled|スライド|プレゼンテーション)/i.test(
    value.trim(),
  )
}

/** The outermost bookmarks are the chapters; a bookmark for each page is none. */
async function readOutline(document: PDFDocumentProxy): Promise<{ title: string; firstSlide: number }[]> {
  const outline = (await document.getOutline().catch(() => undefined)) ?? []
  const sections: { title: string; firstSlide: number }[] = []
  for (const { title, dest } of outline) {
    const place = typeof dest === 'string' ? await document.getDestination(dest).catch(() => null) : dest
    const target: unknown = place?.[0]
    if (typeof target !== 'object' || target === null) continue
    const index = await document
      .getPageIndex(target as Parameters<PDFDocumentProxy['getPageIndex']>[0])
      .catch(() => -1)
    const last = sections.at(-1)?.firstSlide ?? 0
    if (index >= 0 && index + 1 > last && title.trim())
      sections.push({ title: title.trim(), firstSlide: index + 1 })
  }
  return sections.length * 2 > document.numPages ? [] : sections
}
