import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { beginWhole } from '../../compiler/at-hand.ts'
import { printFile, type PrintName } from '../../compiler/pages/print-page.ts'
import { deckFileName, downloadPath, DOWNLOADS_PATH, type Download } from '../../deck/downloads.ts'
import { LOCALES, type Locale } from '../../deck/locale.ts'
import type { DeckSummary, IndexEntry } from '../../deck/types.ts'
import { PAGE_DATA_ID, type PageData } from '../../deck/page-data.ts'
import { launchBrowser } from './browser.ts'
import { DRAW_SECONDS, DrawsTooLong, drawnWithin } from './draw-limit.ts'
import { finishPdf, type PdfOutline } from './pdf-finish.ts'
import { serveSite } from '../host/serve.ts'
import { PictureError } from './picture-error.ts'

/** A whole talk takes some seconds. */
const SLIDE_SECONDS = 2

/**
 * Makes the PDFs of a built site: per locale the slides, and the slides with their transcript. Returns what it made:
 * nothing where the owner doesn't want the talk taken away. Throws a PictureError where one takes too long to draw.
 */
export async function makePdfs(folder: string): Promise<Download[]> {
  const deck = await readSummary(folder)
  if (deck.download === false) return []
  const { server, url } = await serveSite({ folder, port: 0 })
  const browser = await launchBrowser()
  const made: Download[] = []
  try {
    for (const locale of deck.locales) {
      const outline = outlineOf(deck, await readIndex(folder, locale), locale)
      for (const kind of ['slides', 'handout'] as const) {
        const path = downloadPath(kind, locale, deckFileName(deck.title))
        beginWhole(path)
        const seconds =
          DRAW_SECONDS + SLIDE_SECONDS * outline.reduce((sum, { slides }) => sum + slides.length, 0)
        const printed = printToPdf(browser, url + printFile(kind, locale), kind)
        const data = await drawnWithin(seconds, printed).catch((error: unknown) => {
          throw error instanceof DrawsTooLong ? new PictureError([`${path}: ${error.message}`]) : error
        })
        await mkdir(dirname(join(folder, path)), { recursive: true })
        await writeFile(join(folder, path), await finishPdf(data, deck, locale, outline))
        made.push({ kind, locale, path, bytes: (await stat(join(folder, path))).size })
      }
    }
  } finally {
    await browser.close()
    server.close()
  }
  await listDownloads(folder, made)
  return made
}

/** What the deck is, as any of its pages says. */
async function readSummary(folder: string): Promise<DeckSummary> {
  for (const locale of LOCALES) {
    const html = await readFile(join(folder, locale, 'index.html'), 'utf8').catch(() => undefined)
    const json = html && new RegExp(`id="${PAGE_DATA_ID}">(.*?)</script>`, 's').exec(html)?.[1]
    if (json) return (JSON.parse(json) as PageData).deck
  }
  throw new Error(`${folder} has no page of a deck`)
}

async function readIndex(folder: string, locale: Locale): Promise<IndexEntry[]> {
  const index = join(folder, locale, 'index')
  const packs = (await readdir(index)).filter((name) => name.endsWith('.json'))
  const entries = await Promise.all(
    packs.map(async (pack) => JSON.parse(await readFile(join(index, pack), 'utf8')) as IndexEntry[]),
  )
  return entries.flat().sort((a, b) => a.slideNumber - b.slideNumber)
}

/** Sections as the slides come to them, with the slides. */
function outlineOf(deck: DeckSummary, entries: readonly IndexEntry[], locale: Locale): PdfOutline {
  const outline: { section: string; title: string; slides: string[] }[] = []
  for (const { section, slideNumber, title } of entries) {
    if (outline.at(-1)?.section !== section) {
      const known = deck.sections.find(({ id }) => id === section)
      outline.push({ section, title: known?.title[locale] ?? section, slides: [] })
    }
    outline.at(-1)?.slides.push(`${String(slideNumber)}. ${title}`)
  }
  return outline
}

/** Tags and outline come from the document's headings, labels and languages; fonts are embedded as far as they are used. */
async function printToPdf(browser: Browser, url: string, kind: PrintName): Promise<Buffer> {
  const page = await browser.newPage()
  await page.emulateMedia({ media: 'print' })
  await page.goto(url)
  await page.evaluate(async () => {
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))
    await document.fonts.ready
  })
  if (kind === 'handout') await fitPages(page)
  const data = await page.pdf({
    tagged: true,
    outline: true,
    preferCSSPageSize: true,
    printBackground: true,
  })
  await page.close()
  return data
}

/** Steps of smaller text (print.css). What fits at none of them goes on to a page more. */
const FIT_STEPS = ['1', '2']

async function fitPages(page: Page): Promise<void> {
  await page.evaluate((steps) => {
    for (const sheet of document.querySelectorAll<HTMLElement>('.print-page')) {
      const least = Number.parseFloat(getComputedStyle(sheet).minBlockSize)
      for (const step of steps) {
        if (sheet.getBoundingClientRect().height <= least + 1) break
        sheet.dataset['fit'] = step
      }
    }
  }, FIT_STEPS)
}

/** The PDFs join the files that the pages' build listed. */
async function listDownloads(folder: string, made: readonly Download[]): Promise<void> {
  const file = join(folder, DOWNLOADS_PATH)
  const listed = JSON.parse(await readFile(file, 'utf8')) as Download[]
  const others = listed.filter(({ path }) => !made.some((download) => download.path === path))
  await writeFile(file, JSON.stringify([...made, ...others]))
}
