import { expect, test, type Page } from '@playwright/test'

const welcome = (page: Page) => page.locator('.welcome')
const visitedLink = (page: Page, number: number) =>
  page.locator(`dialog a[data-visited][href$="${String(number)}/"]`)

test('a first visit gets one hint, once, which goes with the first key', async ({ page }) => {
  await page.goto('en/1/')
  await expect(welcome(page)).toHaveText('Arrow keys turn the slides. ? lists all keys.')
  await page.keyboard.press('ArrowRight')
  await expect(welcome(page)).toBeEmpty()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-shell', '')
  await expect(page.locator('.transcript article').nth(1)).toBeAttached()
  await expect(welcome(page)).toBeEmpty()
})

test('a low window has no hint over the slide’s lines', async ({ page }) => {
  await page.setViewportSize({ width: 480, height: 270 })
  await page.goto('en/1/')
  await expect(welcome(page)).toBeAttached()
  await expect(welcome(page)).toBeEmpty()
})

test('who comes back goes on where they were, and sees what they have read', async ({ page }) => {
  await page.goto('en/41/')
  await expect(page.locator('section.slide.present')).toHaveAttribute('data-slide', '41')
  // It counts as read once it has stood for a while.
  const read = () => page.evaluate(() => JSON.stringify({ ...localStorage }))
  await expect.poll(read).toContain('[[41,41]]')
  await page.goto('en/')
  const offer = welcome(page).getByRole('button', { name: 'Continue at slide 41' })
  await expect(offer).toContainText('PaLI: pre-training tasks')
  await offer.click()
  await expect(page.locator('section.slide.present')).toHaveAttribute('data-slide', '41')
  await expect(welcome(page)).toBeEmpty()
  await page.keyboard.press('c')
  await expect(visitedLink(page, 41)).toContainText('Viewed')
  await expect(visitedLink(page, 42)).toHaveCount(0)
})

test('an offer that was declined is not made again', async ({ page }) => {
  await page.goto('en/41/')
  await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('[[41,41]]')
  await page.goto('en/')
  await welcome(page).getByRole('button', { name: 'Close' }).click()
  await expect(welcome(page)).toBeEmpty()
  await page.reload()
  await expect(page.locator('.transcript article').nth(1)).toBeAttached()
  await expect(welcome(page)).toBeAttached()
  await expect(welcome(page)).toBeEmpty()
})
