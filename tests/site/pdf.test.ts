import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fromHtml } from 'hast-util-from-html'
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { DOWNLOADS_PATH, type Download } from '../../src/deck/downloads.ts'
import type { Locale } from '../../src/deck/locale.ts'
import type { TranscriptSlide } from '../../src/deck/types.ts'
import { SLIDE_COUNT } from '../fixtures/real-deck.ts'
import { elementsOf, readPacks, readSite, SITE_FOLDER } from './built-site.ts'

const PDFJS = fileURLToPath(new URL('../../node_modules/pdfjs-dist', import.meta.url))
const downloads = JSON.parse(readFileSync(join(SITE_FOLDER, DOWNLOADS_PATH), 'utf8')) as Download[]
const pdfs = downloads.filter(({ kind }) => kind === 'slides' || kind === 'handout')

/** What two writings of the same words have in common: line ends, radicals, quotation marks of a stylesheet fall away. */
function fold(words: string): string {
  return words.normalize('NFKC').replace(/[\s\u00ad\u200b•–―—“”"-]+/g, '')
}

interface OutlineItem {
  title: string
  dest: string | unknown[] | null
  items: OutlineItem[]
}

interface Node {
  role?: string
  alt?: string
  lang?: string
  type?: string
  children?: Node[]
}

function nodesOf(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)]
}

async function pageOf(
  pdf: PDFDocumentProxy,
  slideNumber: number,
): Promise<{ page: PDFPageProxy; text: string; tags: Node[] }> {
  const page = await pdf.getPage(slideNumber)
  const { items } = await page.getTextContent()
  const text = items.map((item) => ('str' in item ? item.str : '')).join('')
  const tree = (await page.getStructTree()) as Node | null
  return { page, text: fold(text), tags: tree ? nodesOf(tree) : [] }
}

/** Blocks that are text on the page; the others are drawn, or have a label of their own. */
function linesOf({ blocks }: TranscriptSlide): string[] {
  return blocks
    .filter(
      ({ kind, html }) =>
        ['title', 'heading', 'paragraph', 'item', 'turn'].includes(kind) && !/katex/.test(html),
    )
    .map(({ text }) => text)
}

/** A dialogue can stand before what it is about. */
function orderOnStage(locale: Locale, { slideNumber, blocks }: TranscriptSlide): TranscriptSlide['blocks'] {
  const page = readSite(`${locale}/${String(slideNumber)}/index.html`)
  const stage = page.slice(page.indexOf('<section class="slide'), page.indexOf('data-part="transcript"'))
  return [...stage.matchAll(/ data-block="(b\d+)"/g)].flatMap(([, id]) =>
    blocks.filter((block) => block.id === id),
  )
}

function formulasOf({ blocks }: TranscriptSlide): string[] {
  return blocks
    .filter(({ kind, html }) => kind === 'formula' && !html.includes('block-supplied'))
    .flatMap(({ html }) => {
      const [block] = elementsOf(fromHtml(html, { fragment: true }))
      const label = block?.properties['ariaLabel']
      return typeof label === 'string' ? [label] : []
    })
}

describe.each(pdfs.map(({ locale, kind, path }) => [locale, kind, path] as const))(
  'the PDF in "%s" of kind "%s"',
  (locale: Locale, kind, path) => {
    let pdf: PDFDocumentProxy
    let file: PDFDocument
    let slides: TranscriptSlide[]
    beforeAll(async () => {
      const data = readFileSync(join(SITE_FOLDER, path))
      file = await PDFDocument.load(data)
      slides = readPacks(locale, 'text')
      pdf = await getDocument({
        data: new Uint8Array(data),
        cMapUrl: `${PDFJS}/cmaps/`,
        standardFontDataUrl: `${PDFJS}/standard_fonts/`,
        verbosity: 0,
      }).promise
    })

    it('has a page for each slide', () => {
      expect(pdf.numPages).toBe(SLIDE_COUNT)
    })

    it('is tagged, and says its language, title and author', async () => {
      expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
      const { info } = await pdf.getMetadata()
      const title = /<title>(.*?)(?: – [^–]*)?<\/title>/.exec(readSite(`${locale}/index.html`))?.[1] ?? '?'
      expect(info).toMatchObject({
        Language: locale,
        Author: expect.stringMatching(/菅沼|Suganuma/) as string,
      })
      expect(info).toHaveProperty('Title', expect.stringContaining(title))
      expect(file.catalog.getOrCreateViewerPreferences().getDisplayDocTitle()).toBe(true)
    })

    it('has the words of each slide on its page, in their order', async () => {
      const missing: string[] = []
      for (const slide of slides) {
        const { text } = await pageOf(pdf, slide.slideNumber)
        let from = 0
        const order = kind === 'slides' ? orderOnStage(locale, slide) : slide.blocks
        for (const line of linesOf({ ...slide, blocks: order })) {
          const at = text.indexOf(fold(line), from)
          if (at < 0) missing.push(`${String(slide.slideNumber)}: ${line}`)
          else from = at + fold(line).length
        }
      }
      expect(missing.join('\n')).toBe('')
    })

    it('has tags on each page, its title’s among them, and pictures and formulas with words', async () => {
      const faults: string[] = []
      for (const slide of slides) {
        const { tags } = await pageOf(pdf, slide.slideNumber)
        const name = `slide ${String(slide.slideNumber)}`
        if (!tags.some(({ role }) => role === 'H2')) faults.push(`${name} has no heading`)
        if (tags.some(({ role, alt }) => role === 'Figure' && !alt))
          faults.push(`${name} has a picture without words`)
        const labels = tags.map(({ alt }) => fold(alt ?? ''))
        for (const formula of formulasOf(slide))
          if (!labels.includes(fold(formula))) faults.push(`${name} does not say “${formula}”`)
      }
      expect(faults.join('\n')).toBe('')
    })

    it('has an outline of sections, and under them of all slides, that lead to their pages', async () => {
      const entries = readPacks(locale, 'index')
      const outline = (await pdf.getOutline()) as OutlineItem[]
      expect(outline).toHaveLength(new Set(entries.map(({ section }) => section)).size)
      const items = outline.flatMap(({ items: inner }) => inner)
      expect(items.map(({ title }) => title)).toEqual(
        entries.map(({ slideNumber, title }) => `${String(slideNumber)}. ${title}`),
      )
      for (const [index, { dest }] of items.entries()) {
        const place = typeof dest === 'string' ? await pdf.getDestination(dest) : dest
        expect(await pdf.getPageIndex(place?.[0] as never), `slide ${String(index + 1)}`).toBe(index)
      }
    })

    it('has links that lead to a page of its own or to another site', async () => {
      let links = 0
      for (const { slideNumber } of slides) {
        const { page } = await pageOf(pdf, slideNumber)
        for (const link of (await page.getAnnotations()) as {
          subtype: string
          url?: string
          dest?: unknown
        }[]) {
          if (link.subtype !== 'Link') continue
          links++
          if (link.url === undefined) {
            const place = typeof link.dest === 'string' ? await pdf.getDestination(link.dest) : link.dest
            expect(place, `slide ${String(slideNumber)}`).toBeTruthy()
          } else expect(link.url).toMatch(/^https?:\/\/(?!localhost)/)
        }
      }
      expect(links).toBeGreaterThan(10)
    })

    it('has its fonts in it, cut to what they draw', () => {
      const faults: string[] = []
      for (const [, object] of file.context.enumerateIndirectObjects()) {
        if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('FontDescriptor'))
          continue
        const name = object.lookupMaybe(PDFName.of('FontName'), PDFName)?.decodeText() ?? '?'
        const inside = ['FontFile', 'FontFile2', 'FontFile3'].some(
          (key) => object.lookup(PDFName.of(key)) instanceof PDFRawStream,
        )
        if (!/^[A-Z]{6}\+/.test(name)) faults.push(`${name} is whole`)
        if (!inside && !isDrawnByItself(file, object)) faults.push(`${name} is not embedded`)
      }
      expect(faults).toEqual([])
    })

    it('has all of the talk’s words in the talk’s own fonts', async () => {
      const foreign = new Set<string>()
      for (const { slideNumber } of slides) {
        const page = await pdf.getPage(slideNumber)
        await page.getOperatorList()
        const { items } = await page.getTextContent()
        for (const item of items) {
          if (!('str' in item) || item.str.trim() === '') continue
          const { name } = page.commonObjs.get(item.fontName) as { name: string }
          // Code is in the system's own.
          if (!/NotoSansJP|KaTeX|Mono/.test(name)) foreign.add(`${name}: ${item.str}`)
        }
      }
      expect([...foreign]).toEqual([])
    })
  },
)

/** Type 3 fonts are drawings in the file, and have no font file. */
function isDrawnByItself(file: PDFDocument, descriptor: PDFDict): boolean {
  return file.context.enumerateIndirectObjects().some(([, font]) => {
    if (!(font instanceof PDFDict) || font.get(PDFName.of('Subtype')) !== PDFName.of('Type3')) return false
    return font.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict) === descriptor
  })
}
