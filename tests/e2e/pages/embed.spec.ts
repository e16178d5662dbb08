import { expect, test, type FrameLocator, type Page } from '@playwright/test'
import { axeFindings } from '../support/axe.ts'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import sirv from 'sirv'
import { BUILT_SITE } from '../support/built-site.ts'
import { SLIDE_COUNT } from '../../fixtures/real-deck.ts'

/** A page of another site: an origin of its own, with the frames that its query names. */
const HOST_PAGE = `<!doctype html><title>A blog</title><body><script>
const params = new URLSearchParams(location.search)
window.told = []
addEventListener('message', (event) => told.push({ from: event.origin, ...event.data }))
for (const src of params.getAll('src')) {
  const frame = document.createElement('iframe')
  frame.src = src
  frame.title = 'A talk'
  frame.width = 960
  frame.height = 584
  document.body.append(frame)
}
</script>`

let server: Server
let hostOrigin = ''
test.beforeAll(async () => {
  // The site as a host without headers would send it, beside the page that frames it.
  const site = sirv(BUILT_SITE)
  server = createServer((request, response) => {
    if (request.url?.startsWith('/site/')) {
      request.url = request.url.slice('/site'.length)
      site(request, response, () => {
        response.writeHead(404).end()
      })
    } else response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(HOST_PAGE)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  hostOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
test.afterAll(() => {
  server.close()
})

/** Opens a page of another site that shows the player. */
async function embed(page: Page, baseURL: string | undefined, path: string): Promise<FrameLocator> {
  const src = new URL(path, baseURL)
  await page.goto(`${hostOrigin}/?src=${encodeURIComponent(src.href)}`)
  return page.frameLocator('iframe')
}

const told = (page: Page) =>
  page.evaluate(() => (window as unknown as { told: Record<string, unknown>[] }).told)
const tell = (page: Page, message: object) =>
  page.evaluate((data) => {
    frames[0]?.postMessage(data, '*')
  }, message)

const slide = (frame: FrameLocator, number: number) => frame.locator(`section.slide[data-slide="${number}"]`)

test.describe('an embedded slide', () => {
  test('is turned by buttons and keys, changes its language and leads to the talk', async ({
    page,
    baseURL,
  }) => {
    const frame = await embed(page, baseURL, 'ja/embed/41/')
    await expect(slide(frame, 41).getByRole('heading', { level: 1 })).toHaveText('PaLI：事前学習内容')
    await frame.getByRole('link', { name: '次のスライド' }).click()
    await expect(slide(frame, 42)).toBeVisible()
    await expect(frame.getByText(`42 / ${String(SLIDE_COUNT)}`)).toBeVisible()
    await page.keyboard.press('ArrowLeft')
    await expect(slide(frame, 41)).toBeVisible()
    await page.keyboard.press('End')
    await expect(slide(frame, SLIDE_COUNT)).toBeVisible()
    await expect(frame.getByRole('link', { name: '次のスライド' })).toHaveAttribute('aria-disabled', 'true')
    await frame.getByRole('link', { name: 'English' }).click()
    await expect(slide(frame, SLIDE_COUNT).getByRole('heading', { level: 1 })).toHaveText(/Summary/)
    await expect(frame.locator('html')).toHaveAttribute('lang', 'en')
    const whole = frame.getByRole('link', { name: /in a new tab/ })
    await expect(whole).toHaveAttribute('target', '_blank')
    expect(await whole.evaluate((link: HTMLAnchorElement) => link.href)).toMatch(
      new RegExp(`/talk/en/${String(SLIDE_COUNT)}/$`),
    )
  })

  test('shows its transcript where the code asks for it', async ({ page, baseURL }) => {
    const frame = await embed(page, baseURL, 'ja/embed/41/?transcript=en')
    const transcript = frame.getByRole('region', { name: 'テキスト' })
    await expect(transcript).toContainText('Span corruption on text-only data')
    await frame.getByRole('link', { name: '次のスライド' }).click()
    await expect(transcript.locator('.article')).toHaveAttribute('data-slide', '42')
  })

  test('says so where a slide can’t be loaded, and goes on', async ({ page, baseURL }) => {
    const frame = await embed(page, baseURL, 'en/embed/41/')
    await page.route('**/en/embed/42/', (route) => route.abort())
    await frame.getByRole('link', { name: 'Next slide' }).click()
    await expect(frame.getByRole('alert')).toContainText('could not be loaded')
    await page.unroute('**/en/embed/42/')
    // The page of a network that wants to be signed in to.
    await page.route('**/en/embed/42/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><title>Sign in</title><p>Sign in</p></html>',
      }),
    )
    await frame.getByRole('link', { name: 'Next slide' }).click()
    await expect(frame.getByRole('alert')).toContainText('could not be loaded')
    await expect(slide(frame, 41)).toBeVisible()
    await page.unroute('**/en/embed/42/')
    await frame.getByRole('link', { name: 'Next slide' }).click()
    await expect(slide(frame, 42)).toBeVisible()
    await expect(frame.getByRole('alert')).toHaveCount(0)
  })

  test('goes on where the host writes something after the pages', async ({ page, baseURL }) => {
    await page.route('**/en/embed/42/', async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: `${await response.text()}<!-- Hosted for free -->\n` })
    })
    const frame = await embed(page, baseURL, 'en/embed/41/')
    await frame.getByRole('link', { name: 'Next slide' }).click()
    await expect(slide(frame, 42)).toBeVisible()
  })

  test('has nothing that axe finds, and no transform of its stage', async ({ page }) => {
    await page.goto('ja/embed/36/?transcript=both')
    await expect(page.locator('.embed-transcript .article')).toHaveCount(2)
    expect(await axeFindings(page)).toEqual([])
  })
})

test.describe('the page around', () => {
  test('steers the player and is told of each move', async ({ page, baseURL }) => {
    const frame = await embed(page, baseURL, `ja/embed/41/?origin=${encodeURIComponent(hostOrigin)}`)
    const from = new URL(baseURL ?? '').origin
    await expect
      .poll(() => told(page))
      .toMatchObject([
        { from, colloquium: 1, type: 'ready', slideNumber: 41, slideCount: SLIDE_COUNT, locale: 'ja' },
      ])
    await tell(page, { colloquium: 1, type: 'goTo', slideNumber: 36 })
    await expect(slide(frame, 36)).toBeVisible()
    await tell(page, { colloquium: 1, type: 'next' })
    await expect(slide(frame, 37)).toBeVisible()
    await tell(page, { colloquium: 1, type: 'setLocale', locale: 'en' })
    await expect(frame.locator('html')).toHaveAttribute('lang', 'en')
    await tell(page, { colloquium: 1, type: 'getPosition' })
    await expect
      .poll(async () =>
        (await told(page)).map(({ type, slideNumber, locale }) => [type, slideNumber, locale]),
      )
      .toEqual([
        ['ready', 41, 'ja'],
        ['positionChanged', 36, 'ja'],
        ['positionChanged', 37, 'ja'],
        ['positionChanged', 37, 'en'],
        ['position', 37, 'en'],
      ])
  })

  test('is neither heard nor told anything where it announced another origin, or none', async ({
    page,
    baseURL,
  }) => {
    for (const query of ['', `?origin=${encodeURIComponent('https://elsewhere.example')}`]) {
      const frame = await embed(page, baseURL, `ja/embed/41/${query}`)
      await expect(slide(frame, 41)).toBeVisible()
      await tell(page, { colloquium: 1, type: 'goTo', slideNumber: 36 })
      // A move that is obeyed comes after those that were not.
      await frame.getByRole('link', { name: '次のスライド' }).click()
      await expect(slide(frame, 42)).toBeVisible()
      expect(await told(page)).toEqual([])
    }
  })
})

test.describe('a page that is no player', () => {
  test('is not framed where the host sends headers', async ({ page, baseURL }) => {
    const frame = await embed(page, baseURL, 'ja/41/')
    await expect(page.locator('iframe')).toBeVisible()
    await expect(slide(frame, 41)).toHaveCount(0)
  })

  test('is a link to itself where the host sends none', async ({ page }) => {
    const frame = await embed(page, hostOrigin, '/site/ja/41/')
    const link = frame.getByRole('link')
    await expect(link).toHaveText(/PaLI：事前学習内容/)
    await expect(link).toHaveAttribute('href', `${hostOrigin}/site/ja/41/`)
    await expect(frame.locator('body > *')).toHaveCount(1)
  })
})

test('a slide’s page leads oEmbed readers to its player', async ({ page, baseURL, request }) => {
  await page.goto('ja/41/')
  const discovery = page.locator('link[type="application/json+oembed"]')
  await expect(discovery).toHaveAttribute('href', 'https://colloquium.example/talk/oembed/ja/41.json')
  const answer = (await (await request.get(`${baseURL ?? ''}oembed/ja/41.json`)).json()) as { html: string }
  expect(answer.html).toContain('src="https://colloquium.example/talk/ja/embed/41/"')
})

test('the dialog gives the code of a player as it was chosen', async ({ page }) => {
  await page.goto('ja/41/')
  await page.getByRole('button', { name: '共有' }).first().click()
  await page.getByRole('button', { name: '埋め込みコード' }).click()
  const dialog = page.getByRole('dialog', { name: '埋め込み' })
  await dialog.getByLabel('最初のスライド').fill('36')
  await dialog.getByRole('group', { name: 'テキスト' }).getByRole('radio', { name: 'English' }).check()
  const code = dialog.getByLabel('埋め込みコード')
  await expect(code).toHaveValue(
    /src="[^"]*\/talk\/ja\/embed\/36\/\?transcript=en" title="36\. Encoder-Decoder/,
  )
  await expect(code).toHaveValue(/loading="lazy"/)
  const preview = dialog.frameLocator('iframe')
  await expect(slide(preview, 36)).toBeVisible()
})
