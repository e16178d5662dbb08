import { expect, test, type Page } from '@playwright/test'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 })

function article(page: Page, slideNumber: number) {
  return page.locator(`.transcript .article[data-slide="${String(slideNumber)}"]`)
}

/** Milliseconds that a finger rests before it is lifted, so that the page isn't flung. */
const REST_MS = 120

/** A finger that moves the page up, as often as it takes for so many pixels, and rests before it is lifted. */
async function swipe(page: Page, distance: number): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 195, y }] })
  for (let moved = 0; moved < distance; moved += 400) {
    const stroke = Math.min(400, distance - moved)
    await touch('touchStart', 700)
    for (let step = 1; step <= 8; step++) await touch('touchMove', 700 - (stroke * step) / 8)
    await page.waitForTimeout(REST_MS)
    await touch('touchMove', 700 - stroke)
    await touch('touchEnd')
  }
}

test.describe('the transcript on a phone', () => {
  test('fills in the other slides without moving stage or text', async ({ page }) => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/text/*.json', async (route) => {
      await held
      await route.continue()
    })
    await page.goto('ja/41/')
    await expect(page.locator('.transcript-scroll[aria-busy="true"]')).toBeVisible()
    const tops = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.header, .stage, .article[data-slide="41"] .row')].map(
          (element) => element.getBoundingClientRect().top,
        ),
      )
    const before = await tops()
    release()
    await expect(article(page, 42)).toBeAttached()
    expect(await tops()).toEqual(before)
  })

  test('scrolls beneath the stage, with the slides before in it once the page has been scrolled', async ({
    page,
  }) => {
    await page.goto('ja/41/')
    await expect(article(page, 45)).toBeAttached()
    await swipe(page, 300)
    await expect(article(page, 38)).toBeAttached()
    await expect(page.locator('.stage')).toBeInViewport({ ratio: 0.9 })
    const [stage, tools] = await Promise.all([
      page.locator('.stage').boundingBox(),
      page.locator('.transcript-tools').boundingBox(),
    ])
    expect(Math.abs((stage?.y ?? 0) + (stage?.height ?? 0) - (tools?.y ?? 0))).toBeLessThan(3)
    await expect(article(page, 41)).toBeInViewport()
  })

  test('goes on with the next slide though the one before was scrolled to be read', async ({ page }) => {
    await page.goto('ja/41/')
    await expect(article(page, 45)).toBeAttached()
    await swipe(page, 200)
    await page.getByRole('link', { name: '次のスライド' }).tap()
    await expect(article(page, 42)).toHaveAttribute('aria-current', 'true')
    await expect(article(page, 42).locator('h3')).toBeInViewport()
    // The title ends up beneath the tools, once the page has come to rest.
    await expect
      .poll(async () => {
        const title = await article(page, 42).locator('h3').boundingBox()
        const tools = await page.locator('.transcript-tools').boundingBox()
        return (title?.y ?? 0) - (tools?.y ?? 0) - (tools?.height ?? 0)
      })
      .toBeGreaterThan(-1)
  })

  test('has the slide before too, though its text waited until the page was scrolled', async ({ page }) => {
    await page.goto('ja/41/')
    await expect(article(page, 45)).toBeAttached()
    await page.getByRole('link', { name: '前のスライド' }).tap()
    await expect(article(page, 40)).toHaveAttribute('aria-current', 'true')
    await expect(article(page, 40).locator('h3')).toBeInViewport()
    await expect(page.locator('.transcript .row[tabindex="0"]')).toHaveCount(1)
  })

  test('stops following where another slide’s text is read, and comes back when asked', async ({ page }) => {
    await page.goto('ja/41/')
    await expect(article(page, 45)).toBeAttached()
    await swipe(page, 2500)
    const follow = page.getByRole('button', { name: 'スライドに合わせる' })
    await expect(follow).toBeVisible()
    await follow.tap()
    await expect(article(page, 41).locator('h3')).toBeInViewport()
    await expect(follow).toBeHidden()
  })

  test('puts two languages above one another', async ({ page }) => {
    await page.goto('ja/41/')
    await expect(article(page, 42)).toBeAttached()
    await page.getByRole('button', { name: '並べる' }).tap()
    const cells = article(page, 41).locator('[data-row="b1"] .block')
    await expect(cells).toHaveCount(2)
    const [first, second] = [await cells.first().boundingBox(), await cells.last().boundingBox()]
    expect(second?.y ?? 0).toBeGreaterThanOrEqual((first?.y ?? 0) + (first?.height ?? 0))
    expect(second?.x).toBe(first?.x)
  })

  test('closes the list of hits over what it leads to', async ({ page }) => {
    await page.goto('ja/41/')
    await expect(article(page, 45)).toBeAttached()
    await page.getByRole('combobox').fill('モデル')
    const number = await page.getByRole('option').nth(2).getAttribute('data-slide')
    await page.getByRole('option').nth(2).tap()
    await expect(page.getByRole('option')).toHaveCount(0)
    await expect(article(page, Number(number)).locator('h3')).toBeInViewport()
    const marked = article(page, Number(number)).locator('.marked').first()
    await expect(marked).toBeInViewport()
    await expect
      .poll(async () => {
        const [line, tools] = [
          await marked.boundingBox(),
          await page.locator('.transcript-tools').boundingBox(),
        ]
        return (line?.y ?? 0) - ((tools?.y ?? 0) + (tools?.height ?? 0))
      })
      .toBeGreaterThan(0)
  })

  test('never scrolls sideways, down to 320 px', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    for (const path of ['ja/41/', 'en/81/', 'en/9/']) {
      await page.goto(path)
      await expect(page.locator('.transcript .article')).not.toHaveCount(1)
      await page.locator('.transcript-language .button').last().tap()
      await expect(page.locator('.article[aria-current] .row').first().locator('.block')).toHaveCount(2)
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('.transcript .article.near *')]
          .filter((element) => !element.closest('.katex, .block-data, .block-picture > *, [popover]'))
          .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
          .map((element) => element.className),
      )
      expect(wide).toEqual([])
    }
  })

  for (const [width, height] of [
    [844, 390],
    [667, 375],
    [1024, 500],
  ] as const) {
    test(`stays at the slide that is turned, on a phone held sideways at ${String(width)} × ${String(height)}`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height })
      await page.goto('en/41/')
      await expect(page.locator('.transcript .article')).not.toHaveCount(1)
      await page.locator('.controls [rel=next]').first().tap()
      const shown = page.locator('section.present[data-slide="42"]')
      await expect(shown).toBeInViewport({ ratio: 0.5 })
      // The transcript follows once the reader rests, and is put into its place again later.
      await page.waitForTimeout(2500)
      await expect(shown).toBeInViewport({ ratio: 0.5 })
      // Who reads the transcript is followed there.
      await article(page, 42).scrollIntoViewIfNeeded()
      await page.keyboard.press('ArrowRight')
      await expect(page.locator('section.present[data-slide="43"]')).toBeAttached()
    })
  }
})
