import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { realDay } from '../real-day.ts'
import type { SourceDeck } from '../source-deck.ts'

export type Particulars = Pick<SourceDeck, 'title' | 'speaker' | 'description' | 'made' | 'sections'>

/** What a PDF says of itself: title, author, day, and its bookmarks as sections. */
export async function readParticulars(document: PDFDocumentProxy): Promise<Particulars> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }))
  const facts = info as Record<string, unknown>
  const text = (key: string) => {
    const value = facts[key]
    return typeof value === 'string' && value.trim() && !isFileName(value) ? value.trim() : undefined
  }
  const [, year, month, day] = /^D:(\d{4})(\d{2})(\d{2})/.exec(text('CreationDate') ?? '') ?? []
  const made = realDay([year, month, day].join('-'))
  const [title, speaker, description] = [text('Title'), text('Author'), text('Subject')]
  const sections = await readOutline(document)
  return {
    ...(title && { title }),
    ...(speaker && { speaker }),
    ...(description && { description }),
    ...(made !== undefined && { made }),
    ...(sections.length > 1 && { sections }),
  }
}

/** What slide tools write where nobody gave a title. */
function isFileName(value: string): boolean {
  return /\.(pptx?|key|odp|docx?|pdf|md|html?)$|^(PowerPoint|Microsoft PowerPoint|untitled|スライド|プレゼンテーション)/i.test(
    value.trim(),
  )
}

/** The outermost bookmarks are the chapters; a bookmark for each page is none. */
async function readOutline(document: PDFDocumentProxy): Promise<{ title: string; firstSlide: number }[]> {
  const outline = (await document.getOutline().catch(() => undefined)) ?? []
  const sections: { title: string; firstSlide: number }[] = []
  for (const { title, dest } of outline.slice(0, 200)) {
    const page = await pageOf(document, dest)
    const last = sections.at(-1)?.firstSlide ?? 0
    if (page !== undefined && page > last && title.trim())
      sections.push({ title: title.trim().slice(0, 200), firstSlide: page })
  }
  return sections.length * 2 > document.numPages ? [] : sections
}

/** 1-based page that a destination leads to; undefined where it leads nowhere. */
export async function pageOf(document: PDFDocumentProxy, dest: unknown): Promise<number | undefined> {
  const place: unknown =
    typeof dest === 'string' ? await document.getDestination(dest).catch(() => null) : dest
  const target: unknown = Array.isArray(place) ? place[0] : undefined
  if (typeof target === 'number') return target + 1
  if (typeof target !== 'object' || target === null) return undefined
  const index = await document
    .getPageIndex(target as Parameters<PDFDocumentProxy['getPageIndex']>[0])
    .catch(() => -1)
  return index >= 0 ? index + 1 : undefined
}
