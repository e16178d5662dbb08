import { expect, test } from '@playwright/test'
import { SLIDE_COUNT } from '../../fixtures/real-deck.ts'

test.describe('a link', () => {
  test('to a slide opens that slide in its language, with tags of its own', async ({ page }) => {
    await page.goto('en/36/')
    await expect(page.locator('section.slide[data-slide="36"] h1')).toContainText('PaLI')
    await expect(page).toHaveTitle(/^36\. /)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
      'href',
      'https://colloquium.example/talk/en/36/',
    )
    await expect(page.locator('link[hreflang="ja"]')).toHaveAttribute(
      'href',
      'https://colloquium.example/talk/ja/36/',
    )
    await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', /PaLI/)
  })

  test('to the base leads to the reader’s language', async ({ page }) => {
    await page.goto('')
    await expect(page).toHaveURL(/\/talk\/ja\/$/)
  })

  test('in Speaker Deck’s form leads to its slide', async ({ page }) => {
    await page.goto('?slide=41')
    await expect(page).toHaveURL(/\/talk\/ja\/41\/$/)
  })

  test('to a slide opens it whole where the host takes the slash from its end', async ({ page }) => {
    const faults: string[] = []
    page.on('requestfailed', (request) => faults.push(request.url()))
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(response.url())
    })
    await page.route(/\/en\/36$/, async (route) => {
      await route.fulfill({ response: await route.fetch({ url: `${route.request().url()}/` }) })
    })
    await page.goto('en/36')
    await expect(page).toHaveURL(/\/en\/36\/$/)
    await expect(page.locator('html')).toHaveAttribute('data-shell', '')
    await page.keyboard.press('ArrowRight')
    await expect(page.locator('section.slide.present')).toHaveAttribute('data-slide', '37')
    expect(faults).toEqual([])
  })

  test('to a slide beyond the deck says so and offers the nearest', async ({ page }) => {
    const response = await page.goto('ja/999/')
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'ページが見つからない' })).toBeVisible()
    await page.getByRole('link', { name: new RegExp(String(SLIDE_COUNT)) }).click()
    await expect(page.locator(`section.slide[data-slide="${String(SLIDE_COUNT)}"] h1`)).toHaveText('まとめ')
  })

  test('to a block marks it on the slide', async ({ page }) => {
    await page.goto('ja/41/#b3')
    await expect(page.locator('section.slide[data-slide="41"] [data-block="b3"]')).toHaveClass(/marked/)
    await expect(page.locator('html')).toHaveAttribute('data-shell', '')
    await page.keyboard.press('l')
    await expect(page).toHaveURL(/\/en\/41\/#b3$/)
    await page.keyboard.press('ArrowRight')
    await expect(page).toHaveURL(/\/en\/42\/$/)
  })

  test('that asks for a transcript in English opens it so', async ({ page }) => {
    await page.goto('ja/41/?transcript=en')
    await expect(page.locator('.transcript article[data-slide="41"] [lang="en"]').first()).toBeVisible()
  })
})

test.describe('the address', () => {
  test('follows steps without filling the history, and jumps can be taken back', async ({ page }) => {
    await page.goto('ja/41/')
    await page.keyboard.press('ArrowRight')
    await expect(page).toHaveURL(/\/ja\/42\/$/)
    await page.getByRole('button', { name: '目次' }).first().click()
    await page
      .getByRole('dialog')
      .getByRole('link', { name: new RegExp(`^${String(SLIDE_COUNT)}`) })
      .click()
    await expect(page).toHaveURL(new RegExp(`/ja/${String(SLIDE_COUNT)}/$`))
    await page.goBack()
    await expect(page).toHaveURL(/\/ja\/42\/$/)
    await expect(page.locator('section.slide.present')).toHaveAttribute('data-slide', '42')
  })

  test('follows the language, and the title of the window with it', async ({ page }) => {
    await page.goto('ja/36/')
    await page.getByRole('link', { name: 'English' }).click()
    await expect(page).toHaveURL(/\/en\/36\/$/)
    await expect(page).toHaveTitle(/^36\. .*Encoder-decoder/)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.getByRole('button', { name: 'Share' }).first()).toBeVisible()
  })
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a slide is read, with its transcript, and leads to its neighbours and the other language', async ({
    page,
  }) => {
    await page.goto('ja/41/')
    await expect(page.locator('section.slide h1')).toHaveText('PaLI：事前学習内容')
    await expect(page.locator('.transcript article')).toContainText('Span corruption')
    await page.getByRole('link', { name: '次のスライド' }).click()
    await expect(page).toHaveURL(/\/ja\/42\/$/)
    await page.getByRole('link', { name: 'English' }).click()
    await expect(page).toHaveURL(/\/en\/42\/$/)
    // A provenance mark opens its note without script; any other button would be dead.
    await expect(page.locator('button:visible:not(.provenance)')).toHaveCount(0)
  })

  test('the deck’s page lists all slides', async ({ page }) => {
    await page.goto('en/')
    await expect(page.locator('.contents-list ol a')).toHaveCount(SLIDE_COUNT)
    await page.locator('.contents-list ol a').nth(40).click()
    await expect(page).toHaveURL(/\/en\/41\/$/)
  })

  test('the base offers both languages', async ({ page }) => {
    await page.goto('')
    await page.getByRole('link', { name: /English/ }).click()
    await expect(page).toHaveURL(/\/en\/$/)
  })
})
