import { expect, test, type Page } from '@playwright/test'
import { axeFindings } from '../support/axe.ts'
import { SLIDE_COUNT } from '../../fixtures/real-deck.ts'

const current = (page: Page) => page.locator('section.slide.present')
const tile = (page: Page, slideNumber: number) => page.locator(`[data-tile="${String(slideNumber)}"]`)

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.locator('.transcript article[aria-current] ~ article').first()).toBeAttached()
}

test.describe('the overview', () => {
  test.beforeEach(async ({ page }) => {
    await open(page, 'en/41/')
    await page.keyboard.press('o')
    await expect(tile(page, 41)).toBeFocused()
  })

  test('shows slides by section, those in sight drawn, the current one among them', async ({ page }) => {
    const overview = page.getByRole('dialog', { name: 'Overview' })
    expect(await overview.getByRole('link').count()).toBeLessThan(80)
    await expect(tile(page, 41).locator('..')).toHaveAttribute('aria-setsize', /^\d+$/)
    await expect(overview.getByRole('region')).toHaveCount(
      await overview.getByRole('heading', { level: 3 }).count(),
    )
    await expect(tile(page, 41)).toBeInViewport()
    await expect(tile(page, 41)).toHaveAttribute('aria-current', 'page')
  })

  test('is moved in by arrows, and left by Enter to the slide, which has the focus then', async ({
    page,
  }) => {
    await page.keyboard.press('ArrowRight')
    await expect(tile(page, 42)).toBeFocused()
    await page.keyboard.press('End')
    await expect(tile(page, SLIDE_COUNT)).toBeFocused()
    await expect(tile(page, SLIDE_COUNT)).toBeInViewport()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    const second = await page.evaluate(() => document.activeElement?.getAttribute('data-tile'))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(current(page)).toHaveAttribute('data-slide', second ?? '')
    await expect(current(page)).toBeFocused()
  })

  test('stacks slides that show one thing grow, and shows the last of them', async ({ page }) => {
    await expect(tile(page, 41)).toContainText('40–41')
    await expect(tile(page, 40)).toHaveCount(0)
    // The last of them: its picture, or where a build has none the slide itself.
    await expect(tile(page, 41).locator('img, section.slide h1').first()).toBeVisible()
  })

  test('is filtered by number and by words of either language', async ({ page }) => {
    const field = page.getByRole('textbox', { name: 'Filter by number or title' })
    await field.fill('事前学習内容')
    await expect(page.getByRole('status').filter({ hasText: 'Slides found: ' })).toBeVisible()
    await expect(tile(page, 41)).toBeVisible()
    await expect(tile(page, 1)).toBeHidden()
    await field.fill('81')
    await field.press('Enter')
    await expect(current(page)).toHaveAttribute('data-slide', '81')
  })

  test('closes on Esc, and present mode goes on beneath', async ({ page }) => {
    // A browser without a window can't keep the screen awake: it would say so, and Esc close that first.
    await page.evaluate(() => {
      navigator.wakeLock.request = () => new Promise(() => undefined)
    })
    await page.keyboard.press('Escape')
    // Not before it is gone: the keys are its own until then.
    await expect(page.locator('dialog.overview')).toHaveCount(0)
    await page.keyboard.press('f')
    await expect(page.locator('html')).toHaveAttribute('data-presenting', '')
    await page.keyboard.press('o')
    await expect(tile(page, 41)).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.locator('html')).toHaveAttribute('data-presenting', '')
  })

  test('has no fault that axe finds', async ({ page }) => {
    expect(await axeFindings(page)).toEqual([])
  })
})

test('the overview waits for no titles in another language, and says that they are missing to who looks for one', async ({
  page,
}) => {
  let refuse: (() => void) | undefined
  const refused = new Promise<void>((resolve) => {
    refuse = resolve
  })
  let isThere = false
  await page.route('**/ja/index/*.json', async (route) => {
    if (isThere) return route.continue()
    await refused
    return route.abort()
  })
  await open(page, 'en/41/')
  await page.keyboard.press('o')
  await expect(tile(page, 41)).toBeFocused()
  const field = page.getByRole('textbox', { name: 'Filter by number or title' })
  await field.fill('81')
  await expect(tile(page, 81)).toBeVisible()
  refuse?.()
  const overview = page.getByRole('dialog', { name: 'Overview' })
  await expect(overview.getByRole('alert')).toBeVisible()
  isThere = true
  await overview.getByRole('alert').getByRole('button').click()
  await field.fill('事前学習内容')
  await expect(tile(page, 41)).toBeVisible()
  await expect(overview.getByRole('alert')).toBeHidden()
})

test.describe('going to a slide', () => {
  test('lists what matches a title in either language, and leads there', async ({ page }) => {
    await open(page, 'ja/1/')
    await page.keyboard.press('g')
    const field = page.getByRole('combobox', { name: '番号または題名' })
    await expect(field).toBeFocused()
    await field.fill('pre-training tasks')
    const options = page.getByRole('option')
    await expect(options.first()).toContainText('PaLI')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await expect(options.first()).toHaveAttribute('aria-selected', 'true')
    expect(await axeFindings(page)).toEqual([])
    const number = await options.first().locator('b').textContent()
    await page.keyboard.press('Enter')
    await expect(current(page)).toHaveAttribute('data-slide', number ?? '')
    await expect(current(page)).toBeFocused()
    // A key of the table right away: the focus is no field's.
    await page.keyboard.press('ArrowRight')
    await expect(current(page)).toHaveAttribute('data-slide', String(Number(number) + 1))
  })

  test('takes a number, beyond the deck too, and says when nothing matches', async ({ page }) => {
    await open(page, 'ja/1/')
    await page.keyboard.press('g')
    const field = page.getByRole('combobox', { name: '番号または題名' })
    await field.fill('該当なし')
    await expect(
      page.getByRole('status').filter({ hasText: '「該当なし」に合うスライドはない' }),
    ).toBeVisible()
    await field.fill('４１')
    await page.keyboard.press('Enter')
    await expect(current(page)).toHaveAttribute('data-slide', '41')
    await page.keyboard.press('g')
    await field.fill('400')
    await page.keyboard.press('Enter')
    await expect(current(page)).toHaveAttribute('data-slide', String(SLIDE_COUNT))
  })
})

test('a screen reader is told the number and title of a slide that was jumped to, in its language', async ({
  page,
}) => {
  await open(page, 'en/1/')
  const told = page.locator('.stage > [aria-live]')
  await page.keyboard.press('g')
  await page.getByRole('combobox', { name: 'Number or title' }).fill('41')
  await page.keyboard.press('Enter')
  // The slide takes the focus, with which it is read: said by the live region, too, it would be heard twice.
  await expect(current(page)).toBeFocused()
  await expect(current(page)).toHaveAccessibleName('41 PaLI: pre-training tasks')
  await expect(told).toBeEmpty()
  await page.keyboard.press('l')
  await expect(current(page)).toHaveAttribute('lang', 'ja')
  await page.keyboard.press('ArrowRight')
  await expect(told).toHaveText(/^42 /)
  await expect(told).not.toHaveText(/[.．。]$/)
  await expect(told).toHaveAttribute('lang', 'ja')
})
