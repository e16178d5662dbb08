import { expect, test, type Browser } from '@playwright/test'

const PAGES = ['ja/1/', 'ja/36/', 'en/41/', 'ja/60/']
const WINDOWS = [
  { name: 'a desk', viewport: { width: 1440, height: 900 } },
  { name: 'a phone', viewport: { width: 390, height: 844 } },
]

interface Look {
  viewport: { width: number; height: number }
  colorScheme: 'light' | 'dark'
  baseURL: string | undefined
  /** False where the stylesheet never comes. */
  styled: boolean
}

/** The page as it is read before the viewer starts. */
async function picture(browser: Browser, path: string, look: Look): Promise<Buffer> {
  const { viewport, colorScheme, baseURL, styled } = look
  const context = await browser.newContext({ viewport, colorScheme, ...(baseURL && { baseURL }) })
  const page = await context.newPage()
  // Neither answered nor refused: a viewer that fails says so in the page.
  await page.route(/\/assets\/[^/]*\.js$/, () => undefined)
  if (!styled) await page.route(/\/assets\/viewer-[^/]*\.css$/, () => undefined)
  await page.goto(path, { waitUntil: 'commit' })
  await expect(page.locator('.transcript-scroll .article')).toBeAttached()
  if (styled) {
    await expect
      .poll(() =>
        page.evaluate(() => {
          const styles = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')]
          return styles.some(({ href }) => /\/viewer-/.test(href)) && styles.every(({ sheet }) => sheet)
        }),
      )
      .toBe(true)
  }
  await page.evaluate(() => document.fonts.ready)
  const image = await page.screenshot()
  await context.close()
  return image
}

for (const { name, viewport } of WINDOWS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`a page on ${name} in ${colorScheme} colours looks the same before its stylesheet has come`, async ({
      browser,
      baseURL,
    }) => {
      for (const path of PAGES) {
        const look = { viewport, colorScheme, baseURL }
        const full = await picture(browser, path, { ...look, styled: true })
        const first = await picture(browser, path, { ...look, styled: false })
        expect(first.equals(full), path).toBe(true)
      }
    })
  }
}

test('the viewer’s scripts wait for its stylesheet, which waits for the page’s fonts', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').pop() ?? ''))
  await page.goto('ja/41/')
  await expect(page.locator('html')).toHaveAttribute('data-shell', '')
  const at = (pattern: RegExp) => asked.findIndex((name) => pattern.test(name))
  const viewer = at(/^main-.*\.js$/)
  const styles = at(/^viewer-.*\.css$/)
  const lastFont = asked.slice(0, viewer).findLastIndex((name) => /^talk-.*\.woff2$/.test(name))
  expect(lastFont).toBeGreaterThan(-1)
  expect(styles).toBeGreaterThan(lastFont)
  expect(viewer).toBeGreaterThan(styles)
})
