import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import type { PDFDocument, PDFFont } from 'pdf-lib'
import { buildSite } from '../../../src/tools/build/build-site.ts'
import { buildShelf } from '../../../src/tools/build/shelf/build-shelf.ts'
import { serveSite } from '../../../src/tools/host/serve.ts'
import { compareAnswerer, shelfCompareAnswerer } from '../../../src/tools/import/compare/answer-compare.ts'
import { importDeck } from '../../../src/tools/import/import-deck.ts'
import { addPage, japaneseFont, latinFont, newPdf, type DrawnLine } from '../../tools/pdfs.ts'

/* Who has imported a deck goes over it beside the pages that it was made of. */

test.setTimeout(180_000)

let scratch: string
const servers: Server[] = []
test.beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'colloquium-compare-'))
})
test.afterAll(async () => {
  for (const server of servers) server.close()
  await rm(scratch, { recursive: true, force: true })
})

const lines = (...words: string[]): DrawnLine[] =>
  words.map((text, row) => ({ text, x: 60, y: 60 + 70 * row, size: row === 0 ? 40 : 24 }))
const number = (page: number): DrawnLine => ({ text: String(page), x: 900, y: 505, size: 14 })

/** Three pages with numbers at their feet, of which the second is the least sure. */
async function savedPdf(
  name: string,
  titles: readonly string[],
  font: (pdf: PDFDocument) => Promise<PDFFont>,
) {
  const pdf = await newPdf()
  const letters = await font(pdf)
  const [first = '', second = '', third = ''] = titles
  addPage(pdf, letters, [...lines(first, '• a', '• b'), number(1)])
  addPage(pdf, letters, [...lines(second, 'c', 'cc', '• d', '• e'), number(2)])
  addPage(pdf, letters, [...lines(third, '• f', '• g'), number(3)])
  const file = join(scratch, name)
  await writeFile(file, await pdf.save())
  return file
}

const japanese = () => savedPdf('shio.pdf', ['潮を測る', '棒と計器', 'まとめ'], japaneseFont)

async function imported(input: string, out: string, locale: 'ja' | 'en'): Promise<string> {
  await importDeck({ input, out, locale })
  return out
}

async function serve(folder: string, beside: Parameters<typeof serveSite>[0]['beside']): Promise<string> {
  const { server, url } = await serveSite({ folder, port: 0, ...(beside && { beside }) })
  servers.push(server)
  return url
}

async function servedDeck(deck: string, turns: boolean): Promise<string> {
  const dist = `${deck}-dist`
  expect(await buildSite(deck, dist), 'problems of the imported deck').toEqual([])
  return serve(dist, compareAnswerer(deck, { turns }))
}

const panel = (page: Page) =>
  page.getByRole('complementary', { name: /元のページと比べる|Compare with the original/ })

async function hasOriginal(page: Page): Promise<boolean> {
  const picture = panel(page).getByRole('img')
  await expect(picture).toBeVisible()
  return picture.evaluate(async (image) => {
    await (image as HTMLImageElement).decode()
    return (image as HTMLImageElement).naturalWidth > 100
  })
}

test('N and P lead through an imported deck, the most doubtful first, and what was checked is kept', async ({
  page,
}) => {
  const deck = await imported(await japanese(), join(scratch, 'shio'), 'ja')
  const url = await servedDeck(deck, true)
  await page.goto(`${url}ja/?compare`)
  // Not the first slide: the one that is least sure.
  await expect(panel(page).getByText('スライド2', { exact: true })).toBeVisible()
  expect(await hasOriginal(page)).toBe(true)
  await expect(panel(page)).toContainText('3枚中0枚を確認済み')
  await expect(panel(page).getByRole('listitem').filter({ hasText: 'ページ番号' })).toContainText(
    '載せなかったもの：「2」：ページ番号',
  )
  await page.keyboard.press('n')
  await expect(panel(page)).toContainText('3枚中1枚を確認済み')
  await expect(panel(page).getByText('スライド2', { exact: true })).toHaveCount(0)
  await page.keyboard.press('p')
  await expect(panel(page).getByText('スライド2', { exact: true })).toBeVisible()
  await page.keyboard.press('n')
  await page.keyboard.press('n')
  await page.keyboard.press('n')
  await expect(panel(page)).toContainText('すべてのスライドを確認した')
  await page.reload()
  await expect(panel(page)).toContainText('すべてのスライドを確認した')
})

test('a talk of a shelf is gone over on a phone, in English', async ({ page }) => {
  const shelf = join(scratch, 'shelf')
  await mkdir(shelf)
  const about = { title: { en: 'Talks' }, owner: { en: 'Hanako Mori' }, locales: ['en'] }
  await writeFile(join(shelf, 'shelf.json'), JSON.stringify(about))
  const pdf = await savedPdf('tides.pdf', ['Tides', 'Sticks and gauges', 'Summary'], latinFont)
  const deck = await imported(pdf, join(shelf, 'tides'), 'en')
  const dist = join(scratch, 'shelf-dist')
  const told = { keepGoing: false, everything: false, tell: () => undefined, onPrivate: () => undefined }
  expect(await buildShelf(shelf, dist, told), 'problems of the shelf').toEqual([])
  const folderOf = (place: string) => Promise.resolve(place === 'tides' ? deck : undefined)
  const url = await serve(dist, shelfCompareAnswerer(folderOf))
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${url}tides/en/?compare`)
  await expect(panel(page)).toContainText('left out: “2”: page number')
  expect(await hasOriginal(page)).toBe(true)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  const next = panel(page).getByRole('button', { name: 'Next doubtful one' })
  // Nothing lies over the way on: no hint for who comes the first time.
  await next.click({ trial: true, timeout: 5000 })
  await expect(page.locator('.welcome-line')).toHaveCount(0)
  await next.click()
  await expect(panel(page)).toContainText('1 of 3 checked')
})
