import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Box, SourceLine, StyleSpan } from '../source-deck.ts'
import { pageOf } from './particulars.ts'

export interface PageLink {
  box: Box
  /** An address, or `#` and the number of a page. */
  url: string
}

export interface PageAnnotations {
  links: PageLink[]
  /** What somebody wrote on the page as a comment: presenters' notes. */
  notes: string[]
}

/** A page has more links than this in no talk. */
const MOST_ANNOTATIONS = 500

/** Links and comments of a page. */
export async function readAnnotations(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
): Promise<PageAnnotations> {
  const found = (await page.getAnnotations().catch(() => [])) as Record<string, unknown>[]
  const viewport = page.getViewport({ scale: 1 })
  const result: PageAnnotations = { links: [], notes: [] }
  for (const annotation of found.slice(0, MOST_ANNOTATIONS)) {
    const { subtype, rect, url, dest, contentsObj } = annotation
    if (subtype === 'Text') {
      const text = (contentsObj as { str?: string } | undefined)?.str?.trim()
      if (text) result.notes.push(text)
    }
    if (subtype !== 'Link' || !Array.isArray(rect)) continue
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = viewport.convertToViewportRectangle(rect as number[]) as number[]
    const box = {
      x: Math.min(x0, x1),
      y: Math.min(y0, y1),
      width: Math.abs(x1 - x0),
      height: Math.abs(y1 - y0),
    }
    if (typeof url === 'string' && isSafe(url)) result.links.push({ box, url })
    else if (dest) {
      const target = await pageOf(document, dest)
      if (target !== undefined) result.links.push({ box, url: `#${String(target)}` })
    }
  }
  return result
}

/** What a slide may lead to. */
function isSafe(url: string): boolean {
  return url.length < 2000 && /^(https?:\/\/|mailto:)[^\s<>"]+$/.test(url)
}

/** Lines with the links that lie over them. */
export function withLinks(lines: readonly SourceLine[], links: readonly PageLink[]): SourceLine[] {
  if (links.length === 0) return [...lines]
  return lines.map((line) => {
    const { box, style } = line
    if (!box || !style || style.turned) return line
    const center = box.y + box.height / 2
    const distance = (link: PageLink) => Math.abs(link.box.y + link.box.height / 2 - center)
    const over = links
      .filter(({ box: area }) => center > area.y && center < area.y + area.height)
      .sort((a, b) => distance(a) - distance(b))
    const spans: StyleSpan[] = []
    for (const { box: area, url } of over) {
      const span = coveredStretch(line.text, box, area)
      // Of two that overlap the nearer is meant; an address leads where it says.
      const isOther = /^https?:\/\/\S+$/.test(line.text) && !url.startsWith(line.text.replace(/\/$/, ''))
      if (!span || isOther || spans.some((other) => span.start < other.end && other.start < span.end))
        continue
      spans.push({ ...span, kind: 'link', url })
    }
    return spans.length === 0 ? line : { ...line, style: { ...style, spans: [...style.spans, ...spans] } }
  })
}

/** Which words of a line lie under a link: all of it where nearly all is, else whole words by their share of its width. */
function coveredStretch(text: string, line: Box, area: Box): { start: number; end: number } | undefined {
  const from = Math.max(line.x, area.x)
  const to = Math.min(line.x + line.width, area.x + area.width)
  if (to - from < 0.01 * line.width || to <= from) return undefined
  if (to - from > 0.95 * line.width) return { start: 0, end: text.length }
  const widths = [...text].map((char) => ({ char, width: widthOf(char) }))
  const all = widths.reduce((sum, { width }) => sum + width, 0)
  let at = line.x
  let unit = 0
  let [start, end] = [-1, -1]
  for (const { char, width } of widths) {
    const step = (width / all) * line.width
    const middle = at + step / 2
    if (middle > from && middle < to) {
      if (start < 0) start = unit
      end = unit + char.length
    }
    at += step
    unit += char.length
  }
  if (start < 0) return undefined
  return snapToWords(text, start, end)
}

/** Widths are guessed: a stretch of Latin letters is a link whole or not at all. */
function snapToWords(text: string, start: number, end: number): { start: number; end: number } {
  let [from, to] = [start, end]
  const isInside = (at: number) => at > 0 && at < text.length && /^[!-~]{2}$/.test(text.slice(at - 1, at + 1))
  while (isInside(from)) from--
  while (isInside(to)) to++
  return { start: from, end: to }
}

function widthOf(char: string): number {
  if (/[\u2e80-\uffef]/.test(char)) return 1
  if (/[mwMW@%]/.test(char)) return 0.85
  if (/[iljtf.,;:'|! ]/.test(char)) return 0.3
  return /[A-Z]/.test(char) ? 0.65 : 0.55
}
