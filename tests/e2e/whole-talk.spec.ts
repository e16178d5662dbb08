import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

/** The talk's slides; a journey through all of them takes its time. */
const SLIDES = 95

// With the service worker, as a reader has it.
test.use({ serviceWorkers: 'allow' })

async function closePanel(page: Page): Promise<void> {
  await page.addInitScript(() => {
    localStorage.setItem('colloquium', '{"transcriptOpen":false}')
  })
}

for (const locale of ['ja', 'en'] as const) {
  test(`all slides in "${locale}" are stepped through without a complaint or a request elsewhere`, async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(240_000)
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
    for (let slideNumber = 1; slideNumber <= SLIDES; slideNumber++) {
      const slide = page.locator('section.slide.present')
      await expect(slide).toHaveAttribute('data-slide', String(slideNumber))
      await expect(slide.locator('h1')).toBeVisible()
      await page.keyboard.press('ArrowRight')
    }
    await expect(page).toHaveURL(new RegExp(`/${locale}/${String(SLIDES)}/$`))
    expect(complaints).toEqual([])
  })

  test(`axe finds nothing serious on any page in "${locale}"`, async ({ page }) => {
    test.setTimeout(900_000)
    await closePanel(page)
    const found: string[] = []
    for (let slideNumber = 1; slideNumber <= SLIDES; slideNumber++) {
      await page.goto(`${locale}/${String(slideNumber)}/`)
      found.push(
        ...(await seriousFindings(page)).map((finding) => `slide ${String(slideNumber)}: ${finding}`),
      )
    }
    expect(found.join('\n')).toBe('')
  })
}

test('axe finds nothing serious in the dark, with the transcript open, or in a dialog', async ({ page }) => {
  test.setTimeout(240_000)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('en/36/')
  await expect(page.locator('.transcript article[aria-current] ~ article').first()).toBeAttached()
  expect(await seriousFindings(page)).toEqual([])
  for (const key of ['?', 'c']) {
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
  }
})

async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ target }) => target.join(' '))
          .slice(0, 3)
          .join(', ')}`,
    )
}

test('no character of the talk falls back to another font', async ({ page }) => {
  test.setTimeout(300_000)
  // Without the shell's script a page has its own fonts alone: the deck's would hide what they lack.
  await page.route('**/assets/main-*.js', (route) => route.abort())
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const fallen: string[] = []
  for (const locale of ['ja', 'en']) {
    for (let slideNumber = 1; slideNumber <= SLIDES; slideNumber++) {
      await page.goto(`${locale}/${String(slideNumber)}/`)
      await page.evaluate(() => document.fonts.ready)
      const { root } = await session.send('DOM.getDocument', { depth: 0 })
      const { nodeId } = await session.send('DOM.querySelector', {
        nodeId: root.nodeId,
        selector: `section.slide[data-slide="${String(slideNumber)}"]`,
      })
      const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
      const others = fonts.filter(
        ({ isCustomFont, familyName }) => !isCustomFont && !/mono/i.test(familyName),
      )
      if (others.length > 0)
        fallen.push(
          `${locale}/${String(slideNumber)}: ${others.map(({ familyName, glyphCount }) => `${familyName} ×${String(glyphCount)}`).join(', ')}`,
        )
    }
  }
  expect(fallen.join('\n')).toBe('')
})
