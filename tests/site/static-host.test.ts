import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { expect as expectPage, type Browser } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../src/tools/build/browser.ts'
import { SLIDE_COUNT } from '../fixtures/real-deck.ts'
import { SITE_FOLDER } from './built-site.ts'

/** Another path than the site was built for. */
const PLACE = '/~speaker/talks/2023/'
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** As plain as a server can be: files and types, no header, no compression, no page for what isn't there. */
function plainServer(): Server {
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname
    const file = path.startsWith(PLACE) ? decodeURI(path.slice(PLACE.length)) : undefined
    const name = file === '' || file?.endsWith('/') ? `${file}index.html` : file
    readFile(join(SITE_FOLDER, name ?? '(none)')).then(
      (data) => {
        response.writeHead(200, { 'Content-Type': TYPES[extname(name ?? '')] ?? 'application/octet-stream' })
        response.end(data)
      },
      () => {
        response.writeHead(404).end()
      },
    )
  })
}

let server: Server
let browser: Browser
let url: string
beforeAll(async () => {
  server = plainServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `http://localhost:${String((server.address() as AddressInfo).port)}${PLACE}`
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  server.close()
})

/** A page that writes down whatever goes wrong in it. */
async function openPage(options: Parameters<Browser['newPage']>[0] = {}) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options })
  const complaints: string[] = []
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${String(response.status())} ${response.url()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) complaints.push(`a request to ${request.url()}`)
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  return { page, complaints }
}

describe('on a plain static server, at a path that the build knows nothing of', () => {
  it('the talk is walked through, and its pages to read are reached', async () => {
    const { page, complaints } = await openPage({ locale: 'ja-JP' })
    await page.goto(url)
    await expectPage(page).toHaveURL(`${url}ja/`)
    await page.keyboard.press('ArrowRight')
    await expectPage(page).toHaveURL(`${url}ja/2/`)
    for (let slideNumber = 3; slideNumber <= 6; slideNumber++) {
      await page.keyboard.press('ArrowRight')
      await expectPage(page.locator('section.slide.present')).toHaveAttribute(
        'data-slide',
        String(slideNumber),
      )
    }
    // Under the stage stand the slides around; the contents are on the deck's own page.
    await page
      .getByRole('link', { name: /^(スライド)?7/ })
      .filter({ visible: true })
      .first()
      .click()
    await expectPage(page).toHaveURL(`${url}ja/7/`)
    await page.goto(`${url}ja/`)
    await page.getByRole('link', { name: /^41 PaLI/ }).click()
    await expectPage(page).toHaveURL(`${url}ja/41/`)
    await page.goto(`${url}en/`)
    await page.getByRole('link', { name: 'Whole transcript' }).click()
    await expectPage(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.getByRole('link', { name: 'References' }).first().click()
    await expectPage(page).toHaveURL(`${url}en/references/`)
    expect(complaints).toEqual([])
  })

  it('a slide is found from the deck’s page, and the next from it, without script', async () => {
    const { page, complaints } = await openPage({ javaScriptEnabled: false })
    await page.goto(`${url}en/`)
    await page.getByRole('link', { name: /^41 PaLI/ }).click()
    await expectPage(page).toHaveURL(`${url}en/41/`)
    await expectPage(page.getByRole('heading', { name: 'PaLI: pre-training tasks' }).first()).toBeVisible()
    await page.getByRole('link', { name: 'Next slide' }).first().click()
    await expectPage(page).toHaveURL(`${url}en/42/`)
    expect(complaints).toEqual([])
  })

  it('the deck’s page has a picture of each slide', async () => {
    const { page, complaints } = await openPage({ javaScriptEnabled: false })
    await page.goto(`${url}ja/`)
    const pictures = page.locator('.contents-picture[data-for="light"]')
    await expectPage(pictures).toHaveCount(SLIDE_COUNT)
    await pictures.last().scrollIntoViewIfNeeded()
    await expectPage
      .poll(() => pictures.last().evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0)
    expect(complaints).toEqual([])
  })

  it('who prefers the dark has it without script', async () => {
    const { page } = await openPage({ javaScriptEnabled: false, colorScheme: 'dark' })
    for (const path of ['ja/', 'ja/transcript/']) {
      await page.goto(url + path)
      const colors = await page.evaluate(() => {
        const { color, colorScheme } = getComputedStyle(document.body)
        return { color, colorScheme }
      })
      expect(colors, path).toEqual({ color: 'rgb(233, 234, 238)', colorScheme: 'dark' })
    }
    await page.goto(`${url}ja/`)
    await expectPage(page.locator('.contents-picture[data-for="dark"]').first()).toBeVisible()
    await expectPage(page.locator('.contents-picture[data-for="light"]').first()).toBeHidden()
  })
})
