import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { spawnSync } from 'node:child_process'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { rgb } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { buildEverything } from '../../../src/tools/build/build-everything.ts'
import { buildSite } from '../../../src/tools/build/build-site.ts'
import { serveSite } from '../../../src/tools/host/serve.ts'
import { addPage, japaneseFont, newPdf, type DrawnLine } from '../../tools/pdfs.ts'

/* From a published deck to a living one: what `npm run import` writes is built, served and read. */

/** A line of the talk as its garbled transcript has it, and what it says. */
const GARBLED = 'ϞσϧʹΑΔਪ࿦'
const REPAIRED = 'モデルによる推論'

test.describe.configure({ mode: 'serial' })
test.setTimeout(180_000)

let scratch: string
const servers: Server[] = []
test.beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'colloquium-import-'))
})
test.afterAll(async () => {
  for (const server of servers) server.close()
  await rm(scratch, { recursive: true, force: true })
})

const line = (text: string, x: number, y: number, size = 24): DrawnLine => ({ text, x, y, size })

async function savePdf(name: string): Promise<string> {
  const pdf = await newPdf()
  const font = await japaneseFont(pdf)
  addPage(pdf, font, [line('潮を測る', 60, 200, 48), line('山田 花子', 60, 300)])
  addPage(pdf, font, [
    line('棒と計器', 60, 60, 40),
    line('・棒を立てる', 60, 140),
    line('・計器を読む', 60, 190),
    line('・安い', 520, 140),
    line('・正確', 520, 190),
  ])
  const file = join(scratch, name)
  await writeFile(file, await pdf.save())
  return file
}

/** Imports as a person does, by the command; gives back the folder. */
function importDeck(input: string, name: string, ...options: string[]): string {
  const out = join(scratch, name)
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/tools/import.ts', input, '--out', out, ...options],
    { encoding: 'utf8' },
  )
  expect(stderr, 'what the import complains of').toBe('')
  expect(status).toBe(0)
  return out
}

async function serveDeck(folder: string): Promise<string> {
  const dist = `${folder}-dist`
  expect(await buildSite(folder, dist), 'problems of the imported deck').toEqual([])
  const { server, url } = await serveSite({ folder: dist, port: 0 })
  servers.push(server)
  return url
}

test('a PDF becomes slides of text in one language, with its two columns side by side', async ({ page }) => {
  const url = await serveDeck(importDeck(await savePdf('tides.pdf'), 'tides'))
  await page.goto(`${url}ja/2/`)
  const slide = page.locator('.slides > section:not([hidden])')
  await expect(slide.getByRole('heading', { name: '棒と計器' })).toBeVisible()
  const [left, right] = await Promise.all(
    ['棒を立てる', '正確'].map((words) => slide.getByText(words).boundingBox()),
  )
  expect(right?.x).toBeGreaterThan((left?.x ?? Infinity) + (left?.width ?? 0))
  await expect(page.locator('.transcript').getByText('計器を読む')).toBeVisible()
  // One language: nothing to switch to.
  await expect(page.getByRole('link', { name: 'English' })).toHaveCount(0)
  await page.keyboard.press('ArrowLeft')
  await expect(slide.getByRole('heading', { name: '潮を測る' })).toBeVisible()
})

test('with pictures, a slide is its page with words that can be selected, and the transcript beside it', async ({
  page,
}) => {
  const url = await serveDeck(importDeck(await savePdf('pages.pdf'), 'pages', '--pictures'))
  await page.goto(`${url}ja/2/`)
  const slide = page.locator('.slides > section:not([hidden])')
  const picture = slide.getByRole('img')
  await expect(picture).toBeVisible()
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(900)
  // The words lie over the picture where they are seen on it.
  const words = slide.locator('.page-layer text', { hasText: '棒を立てる' })
  const [place, frame] = [await words.boundingBox(), await picture.boundingBox()]
  expect(((place?.x ?? 0) - (frame?.x ?? 0)) / (frame?.width ?? 1)).toBeCloseTo(60 / 960, 1)
  expect(((place?.y ?? 0) - (frame?.y ?? 0)) / (frame?.height ?? 1)).toBeCloseTo(140 / 540, 1)
  await words.evaluate((element) => getSelection()?.selectAllChildren(element))
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('棒を立てる')
  await expect(page.locator('.transcript').getByText('棒を立てる')).toBeVisible()
})

/** Whether a picture is as wide and high as this, and dark at a place. */
async function lookAt(page: Page, address: string, x: number, y: number) {
  await page.goto(address)
  return page.evaluate(
    async ([left, top]) => {
      const image = document.querySelector('img') as HTMLImageElement
      await image.decode()
      const context = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext('2d')
      context?.drawImage(image, 0, 0)
      const [red = 255] = context?.getImageData(left, top, 1, 1).data ?? []
      return { size: `${String(image.naturalWidth)} × ${String(image.naturalHeight)}`, isDark: red < 60 }
    },
    [x, y] as const,
  )
}

test('a deck of pictures is built whole, previews, PDFs and their outline, and its blank page too', async ({
  page,
}) => {
  const pdf = await newPdf()
  const font = await japaneseFont(pdf)
  addPage(pdf, font, [line('潮を測る', 60, 200, 48), line('山田 花子', 60, 300)])
  addPage(pdf, font, [
    line('一本の棒から始める潮位の測り方と、それでは足りなくなるまでの長い長い話', 20, 60, 20),
  ])
  pdf.addPage([960, 540])
  // Pages of 4:3, the first with a bar at its foot.
  for (const each of pdf.getPages()) each.setSize(960, 720)
  pdf.getPage(0).drawRectangle({ x: 0, y: 0, width: 960, height: 60, color: rgb(0, 0, 0) })
  const file = join(scratch, 'whole.pdf')
  await writeFile(file, await pdf.save())
  const dist = join(scratch, 'whole-dist')

  const problems = await buildEverything(importDeck(file, 'whole', '--pictures'), dist, () => undefined)

  expect(problems).toEqual([])
  const downloads = (await readdir(join(dist, 'pdf'))).filter((name) => name.endsWith('.pdf'))
  expect(downloads).toHaveLength(2)
  for (const name of downloads) {
    const task = getDocument({
      data: new Uint8Array(await readFile(join(dist, 'pdf', name))),
      verbosity: 0,
    })
    const [section] = await (await task.promise).getOutline()
    const titles = (section?.items as { title: string }[]).map(({ title }) => title)
    expect(titles, name).toEqual([
      '1. 潮を測る',
      '2. 一本の棒から始める潮位の測り方と、それでは足りなくなるまでの長い長い話',
      '3. スライド 3',
    ])
    await task.destroy()
  }
  const { server, url } = await serveSite({ folder: dist, port: 0 })
  servers.push(server)
  const pictures = await readdir(join(dist, 'pictures', 'ja'))
  const [light = '', card = ''] = ['1-light-', '1-card-'].map((kind) =>
    pictures.find((name) => name.startsWith(kind)),
  )
  expect(await lookAt(page, `${url}pictures/ja/${light}`, 100, 345)).toEqual({
    size: '480 × 360',
    isDark: true,
  })
  expect(await lookAt(page, `${url}pictures/ja/${card}`, 600, 590)).toEqual({
    size: '1200 × 630',
    isDark: true,
  })
})

test('a garbled transcript is read, searched and compared with what was published', async ({ page }) => {
  const file = join(scratch, 'garbled.txt')
  await writeFile(file, `${GARBLED}\n\n• ${GARBLED}\n\n2\n`)
  const folder = importDeck(file, 'garbled')
  expect(await readFile(join(folder, 'report.md'), 'utf8')).toContain(REPAIRED)
  const url = await serveDeck(folder)
  await page.goto(`${url}ja/1/`)
  await expect(page.locator('.slides > section:not([hidden]) h1')).toHaveText(REPAIRED)
  await page.keyboard.press('/')
  await page.getByRole('combobox').fill('推論')
  await expect(page.getByRole('option').first().locator('mark').first()).toHaveText('推論')
  await page.keyboard.press('Escape')
  await page.getByText('公開版の抽出テキスト').first().click()
  await expect(page.locator('.transcript').getByText(GARBLED).first()).toBeVisible()
})
