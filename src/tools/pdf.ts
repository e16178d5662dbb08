import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { PDFDocument } from 'pdf-lib'
import { printFile, type PrintName } from '../compiler/print-page.ts'
import { deckFileName, downloadPath, DOWNLOADS_PATH, type Download } from '../deck/downloads.ts'
import { LOCALES, type Locale } from '../deck/locale.ts'
import type { DeckSummary } from '../deck/types.ts'
import { PAGE_DATA_ID, type PageData } from '../page-data.ts'
import { launchBrowser } from './browser.ts'
import { serveSite } from './serve.ts'

/** Makes the PDFs of a built site: per locale the slides, and the slides with their transcript. Returns what it made. */
export async function makePdfs(folder: string): Promise<Download[]> {
  const deck = await readSummary(folder)
  const { server, url } = await serveSite({ folder, port: 0 })
  const browser = await launchBrowser()
  const made: Download[] = []
  try {
    for (const locale of deck.locales) {
      for (const kind of ['slides', 'handout'] as const) {
        const path = downloadPath(kind, locale, deckFileName(deck.title))
        const data = await printToPdf(browser, url + printFile(kind, locale), kind)
        await mkdir(dirname(join(folder, path)), { recursive: true })
        await writeFile(join(folder, path), await finishPdf(data, deck, locale))
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

/**
 * Says whose talk it is, has readers show the title instead of the file's name, and packs the objects of the structure
 * tree, which Chromium leaves loose: a third of the file.
 */
async function finishPdf(data: Buffer, deck: DeckSummary, locale: Locale): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(data, { updateMetadata: false })
  pdf.setAuthor(deck.speaker[locale])
  pdf.setSubject(deck.description[locale])
  pdf.setCreator('Colloquium')
  pdf.catalog.getOrCreateViewerPreferences().setDisplayDocTitle(true)
  return pdf.save({ useObjectStreams: true })
}

/** The PDFs join the files that the pages' build listed. */
async function listDownloads(folder: string, made: readonly Download[]): Promise<void> {
  const file = join(folder, DOWNLOADS_PATH)
  const listed = JSON.parse(await readFile(file, 'utf8')) as Download[]
  const others = listed.filter(({ path }) => !made.some((download) => download.path === path))
  await writeFile(file, JSON.stringify([...made, ...others]))
}
