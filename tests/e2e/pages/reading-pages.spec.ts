import { expect, test, type Page } from '@playwright/test'
import { axeFindings } from '../support/axe.ts'

/* The pages that are documents to read, and the ways to them. */

const READING_PAGES = ['transcript/', 'transcript/both/', 'references/']
const MEASURE_PX = 672

async function expectNothingBeyond(page: Page, widthPx: number): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBe(widthPx)
}

test('nothing on a page to read is wider than a phone, or a tablet', async ({ page }) => {
  test.setTimeout(120_000)
  for (const locale of ['ja', 'en']) {
    for (const path of READING_PAGES) {
      await page.goto(`${locale}/${path}`)
      for (const width of [320, 390, 768]) {
        await page.setViewportSize({ width, height: 800 })
        await expectNothingBeyond(page, width)
      }
    }
  }
})

test('nothing on a page to read is beside its window where all of its text is twice as large', async ({
  page,
}) => {
  for (const locale of ['ja', 'en']) {
    for (const path of READING_PAGES) {
      await page.goto(`${locale}/${path}`)
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%'
      })
      for (const width of [1440, 2400]) {
        await page.setViewportSize({ width, height: 900 })
        await expectNothingBeyond(page, width)
      }
    }
  }
})

for (const path of READING_PAGES) {
  test(`axe finds nothing on the page to read at ${path}, light and dark`, async ({ page }) => {
    test.setTimeout(300_000)
    await page.goto(`en/${path}`)
    await leaveOneOfEachKind(page)
    expect(await axeFindings(page)).toEqual([])
    // Only colours change: the rest would take as long again.
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await axeFindings(page, { include: ['html'] }, { runOnly: ['color-contrast'] })).toEqual([])
  })
}

/** Of the slides' articles, those that have a kind of element which none before them has: axe takes minutes for all. */
async function leaveOneOfEachKind(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = new Set<string>()
    /** Inside a drawing or a formula all is alike to axe; what compiled styles are called is no kind. */
    const kindsIn = (article: Element) =>
      [...article.querySelectorAll('*')]
        .filter((one) => !one.closest('svg, .katex'))
        .map((one) => {
          const names = one
            .getAttribute('class')
            ?.replace(/\bk[0-9a-f]{6}\b/g, '')
            .trim()
          return [one.tagName, names, one.getAttribute('data-kind'), one.getAttribute('role')].join(' ')
        })
    for (const article of document.querySelectorAll('.slide-transcript')) {
      const kinds = kindsIn(article)
      if (kinds.every((kind) => seen.has(kind))) article.remove()
      for (const kind of kinds) seen.add(kind)
    }
  })
}

test('wide tables, code and formulas are scrolled in their place', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 })
  await page.goto('ja/transcript/')
  const isScrolled = (selector: string) =>
    page.locator(selector).evaluateAll((boxes) => boxes.some((box) => box.scrollWidth > box.clientWidth))
  for (const selector of ['.block-data-scroll', '.code-lines', '.katex-display'])
    expect(await isScrolled(selector), selector).toBe(true)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the contents lead to the whole talk, to read and to take away', async ({ page }) => {
    await page.goto('en/41/')
    await expect(page.locator('.transcript article')).not.toHaveCount(1)
    await page.getByRole('button', { name: 'Contents' }).filter({ visible: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Contents' })
    await dialog.getByText('Read or download the whole talk').click()
    const text = dialog.getByRole('link', { name: 'Plain text' })
    await expect(text).toHaveAttribute('href', /\/en\/transcript\.txt$/)
    await expect(text.locator('..')).toContainText(/\d+ kB/)
    await dialog.getByRole('link', { name: 'Whole transcript' }).click()
    await expect(page).toHaveURL(/\/en\/transcript\/$/)
  })

  test.describe('without script', () => {
    test.use({ javaScriptEnabled: false })

    test('the deck’s page has particulars and contents under its first slide', async ({ page }) => {
      await page.goto('ja/')
      const contents = page.getByRole('heading', { name: '目次' })
      await expect(contents).toBeVisible()
      const slide = await page.locator('.stage').boundingBox()
      const list = await contents.boundingBox()
      expect(list?.y).toBeGreaterThan((slide?.y ?? 0) + (slide?.height ?? 0))
      await page.getByRole('link', { name: 'PaLI：事前学習内容' }).first().click()
      await expect(page).toHaveURL(/\/ja\/40\/$/)
    })
  })
})

test.describe('a page of a few lines looks like the others', () => {
  test.use({ colorScheme: 'dark' })

  const expectSameLook = async (page: Page) => {
    expect((await page.locator('main').boundingBox())?.width).toBe(MEASURE_PX)
    await expect(page.locator('body')).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
    await expectNothingBeyond(page, 1440)
  }

  test('where there is no such page', async ({ page }) => {
    await page.goto('ja/slides/41.html')
    await expect(page.getByRole('link', { name: '最も近いスライド41' })).toBeVisible()
    await expectSameLook(page)
  })

  test.describe('without script', () => {
    test.use({ javaScriptEnabled: false })

    test('where a language is chosen', async ({ page }) => {
      await page.goto('')
      await expect(page.getByRole('link', { name: /^English: / })).toBeVisible()
      await expectSameLook(page)
    })
  })
})
