import { existsSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { launch, type Browser, type Page } from 'puppeteer-core'
import { PublishedSite } from '../support/published-site.ts'

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path))

/** The main journeys in a second engine. Playwright can't drive Debian's Firefox; Puppeteer does. */
test.describe('in Firefox', () => {
  test.skip(FIREFOX === undefined, 'Firefox is not installed')
  test.describe.configure({ mode: 'serial', timeout: 120_000 })
  let browser: Browser
  let page: Page

  test.beforeAll(async () => {
    browser = await launch({
      browser: 'firefox',
      ...(FIREFOX && { executablePath: FIREFOX }),
      headless: true,
    })
  })
  test.afterAll(async () => {
    await browser.close()
  })
  test.beforeEach(async () => {
    page = await browser.newPage()
    await page.setViewport({ width: 1440, height: 900 })
  })
  test.afterEach(async () => {
    await page.close()
  })

  test('a slide opens, and the keys turn it', async ({ baseURL }) => {
    await page.goto(`${baseURL ?? ''}ja/41/`)
    await page.waitForSelector('section.slide.present[data-slide="41"]')
    await page.keyboard.press('ArrowRight')
    await page.waitForSelector('section.slide.present[data-slide="42"]')
    await page.waitForFunction(() => location.pathname.endsWith('/ja/42/'))
  })

  test('the language is switched without a reload', async ({ baseURL }) => {
    await page.goto(`${baseURL ?? ''}ja/36/`)
    await page.waitForSelector('section.slide.present[data-slide="36"]')
    await page.keyboard.press('l')
    await page.waitForSelector('section.slide.present[data-slide="36"][lang="en"]')
    expect(await page.$eval('html', (root) => root.lang)).toBe('en')
  })

  test('the transcript holds the whole talk, and search finds in it', async ({ baseURL }) => {
    await page.goto(`${baseURL ?? ''}ja/41/`)
    await page.waitForSelector('.transcript article[aria-current] ~ article')
    await page.keyboard.press('/')
    await page.waitForFunction(() => document.activeElement?.id === 'transcript-search')
    await page.keyboard.type('blip')
    await page.waitForSelector('[role="option"]')
  })

  test('a formula is drawn in its own fonts', async ({ baseURL }) => {
    await page.goto(`${baseURL ?? ''}en/41/`)
    await page.waitForFunction(() => document.fonts.check('20px KaTeX_Main'))
    expect(
      await page.$eval('.slide .formula .katex-html', (formula) => formula.getBoundingClientRect().width),
    ).toBeGreaterThan(100)
  })

  test('a slide that was seen is read again without network', async () => {
    const site = new PublishedSite()
    await site.goOnline()
    await page.goto(`${site.url}en/41/`)
    await page.waitForFunction(
      async () => (await caches.match(location.href, { ignoreVary: true })) !== undefined,
      { timeout: 60_000 },
    )
    await site.goOffline()
    await page.reload()
    await page.waitForSelector('section.slide.present[data-slide="41"]')
    expect(await page.title()).toContain('PaLI')
  })

  test('a reader who blocks cookies reads on', async ({ baseURL }) => {
    const strict = await launch({
      browser: 'firefox',
      ...(FIREFOX && { executablePath: FIREFOX }),
      headless: true,
      // All cookies: storage, caches and channels throw.
      extraPrefsFirefox: { 'network.cookie.cookieBehavior': 2 },
    })
    try {
      const own = await strict.newPage()
      await own.goto(`${baseURL ?? ''}ja/41/`)
      await own.waitForSelector('section.slide.present[data-slide="41"]')
      await own.keyboard.press('f')
      await own.waitForSelector('.reveal > .ink')
      await own.keyboard.press('ArrowRight')
      await own.waitForSelector('section.slide.present[data-slide="42"]')
    } finally {
      await strict.close()
    }
  })
})
