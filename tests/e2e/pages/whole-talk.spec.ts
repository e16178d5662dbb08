import { expect, test } from '@playwright/test'
import { SLIDE_COUNT, TALK_LOCALES } from '../../fixtures/real-deck.ts'
import { seriousFindings } from '../support/axe.ts'

// With the service worker, as a reader has it.
test.use({ serviceWorkers: 'allow' })

/** All but the slide, of whose contrast axe can tell little: each is measured in all-pages.spec.ts. */
const SHELL = { include: ['html'], exclude: ['.slides'] }

for (const locale of TALK_LOCALES) {
  test(`all slides in "${locale}" are stepped through without a complaint or a request elsewhere`, async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(900_000)
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(new URL('/', baseURL).href))
        complaints.push(`request to ${request.url()}`)
    })
    await page.goto(`${locale}/1/`)
    for (let slideNumber = 1; slideNumber <= SLIDE_COUNT; slideNumber++) {
      const slide = page.locator('section.slide.present')
      await expect(slide).toHaveAttribute('data-slide', String(slideNumber))
      await expect(slide.locator('h1')).toBeVisible()
      await page.keyboard.press('ArrowRight')
    }
    await expect(page).toHaveURL(new RegExp(`/${locale}/${String(SLIDE_COUNT)}/$`))
    expect(complaints).toEqual([])
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing serious in the shell in "${locale}", ${colorScheme}, with the transcript and without`, async ({
      page,
    }) => {
      test.setTimeout(300_000)
      await page.emulateMedia({ colorScheme })
      await page.goto(`${locale}/36/`)
      await expect(page.locator('.transcript article[aria-current] ~ article').first()).toBeAttached()
      expect(await seriousFindings(page, SHELL)).toEqual([])
      await page.keyboard.press('t')
      await expect(page.locator('#transcript')).toBeHidden()
      expect(await seriousFindings(page, SHELL)).toEqual([])
    })
  }
}
