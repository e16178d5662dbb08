import { expect, test, type Locator, type Page } from '@playwright/test'
import { axeFindings } from '../support/axe.ts'

/* What the terms of the talk mean: told on the slide and in the transcript, and gathered on a page of their own. */

const LINE = 'Training a pre-trained model further, on data of the task at hand.'

const onSlide = (page: Page) => page.locator('section.slide[data-slide="32"] .term[data-term="fine-tuning"]')
const inTranscript = (page: Page) =>
  page.locator('.transcript article[data-slide="32"] .term[data-term="fine-tuning"]')
const tipOf = (page: Page) => page.locator('#term-tip')

/** The slide with the term, once its words have become buttons. */
async function openSlide(page: Page): Promise<void> {
  await page.goto('en/32/')
  await expect(onSlide(page)).toHaveRole('button')
  await expect(inTranscript(page)).toHaveRole('button')
}

async function expectTold(page: Page, term: Locator): Promise<void> {
  await expect(tipOf(page)).toBeVisible()
  await expect(tipOf(page)).toContainText(LINE)
  await expect(term).toHaveAttribute('aria-expanded', 'true')
  await expect(term).toHaveAccessibleDescription(new RegExp(LINE))
}

for (const [where, termIn] of [
  ['on a slide', onSlide],
  ['in the transcript', inTranscript],
] as const) {
  test.describe(`a term ${where}`, () => {
    test('tells its line to the pointer that rests on it, and Esc closes it', async ({ page }) => {
      await openSlide(page)
      const term = termIn(page)
      await term.hover()
      await expectTold(page, term)
      expect(await axeFindings(page, { include: ['#term-tip'] })).toEqual([])
      await page.keyboard.press('Escape')
      await expect(tipOf(page)).toBeHidden()
      await expect(term).toHaveAttribute('aria-expanded', 'false')
      await expect(page).toHaveURL(/\/en\/32\/$/)
    })

    test('tells its line to the keyboard, and leads to the slide that introduces it', async ({ page }) => {
      await openSlide(page)
      const term = termIn(page)
      // A key first: the browser shows the focus to who uses the keyboard.
      await page.keyboard.press('Shift')
      await term.focus()
      await expectTold(page, term)
      await page.keyboard.press('Escape')
      await expect(tipOf(page)).toBeHidden()
      await expect(term).toBeFocused()
      await page.keyboard.press('Enter')
      const link = tipOf(page).getByRole('link', { name: 'Go to slide 25' })
      await expect(link).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/\/en\/25\/$/)
      await expect(tipOf(page)).toBeHidden()
      await expect(page.locator('section.slide[data-slide="25"] h1')).toBeVisible()
    })
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  for (const [where, termIn] of [
    ['on a slide', onSlide],
    ['in the transcript', inTranscript],
  ] as const) {
    test(`a term ${where} tells its line to a tap, within the window, and a tap elsewhere closes it`, async ({
      page,
    }) => {
      await openSlide(page)
      await termIn(page).tap()
      await expectTold(page, termIn(page))
      await expect(tipOf(page)).toBeInViewport({ ratio: 1 })
      await page.getByRole('heading', { level: 1 }).filter({ visible: true }).first().tap()
      await expect(tipOf(page)).toBeHidden()
    })
  }
})

test('the contents lead to the glossary, and it to the slides', async ({ page }) => {
  await page.goto('en/32/')
  await expect(inTranscript(page)).toHaveRole('button')
  await page.getByRole('button', { name: 'Contents' }).filter({ visible: true }).click()
  const contents = page.getByRole('dialog', { name: 'Contents' })
  await contents.getByText('Read or download the whole talk').click()
  await contents.getByRole('link', { name: 'Glossary' }).click()
  await expect(page).toHaveURL(/\/en\/glossary\/$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Glossary' })).toBeVisible()
  await expect(page.locator('main')).toContainText('added by the makers of this page')
  await expect(page.locator('main')).toContainText(LINE)
  await page.locator('#fine-tuning').getByRole('link', { name: 'slide 25' }).click()
  await expect(page).toHaveURL(/\/en\/25\/$/)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the glossary, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    for (const locale of ['ja', 'en']) {
      await page.goto(`${locale}/glossary/`)
      expect(await axeFindings(page, { include: ['html'] }), locale).toEqual([])
    }
  })
}
