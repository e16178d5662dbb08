import { expect, test, type Page } from '@playwright/test'

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.locator('html')).toHaveAttribute('data-shell', '')
  await page.locator('.reveal.ready').waitFor()
}

test.describe('in colours that the reader has set', () => {
  test.use({ forcedColors: 'active', colorScheme: 'dark' })

  test('progress, bullets, marks, leader lines and pressed toggles are seen', async ({ page }) => {
    await open(page, 'ja/41/#b3')
    const slide = page.locator('section.present')
    const style = (selector: string, name: string, pseudo?: string) =>
      page.evaluate(
        ([asked, property, part]) => {
          const element = document.querySelector(asked ?? '')
          return element ? getComputedStyle(element, part).getPropertyValue(property ?? '') : 'missing'
        },
        [selector, name, pseudo],
      )
    const ground = await style('body', 'background-color')
    await expect(slide.locator('.marked')).toHaveCount(1)
    expect(await style('.progress-section', 'background-image')).toContain('linear-gradient')
    expect(await style('section.present .slide-left li', 'background-color', '::before')).not.toBe(ground)
    expect(await style('section.present .part[data-part="loss"]', 'background-color', '::after')).not.toBe(
      ground,
    )
    expect(await style('.block[data-kind="item"]', 'background-color', '::before')).not.toBe(ground)
    expect(await style('section.present .marked', 'outline-style')).toBe('solid')
    expect(await style('.row:has(> .marked)', 'outline-style')).toBe('solid')
    const toggle = '.transcript-language .button[aria-pressed="true"]'
    expect(await style(toggle, 'background-color')).not.toBe(
      await style('.transcript-language .button[aria-pressed="false"]', 'background-color'),
    )
  })
})

test.describe('with lines, words and letters set apart', () => {
  test.use({ bypassCSP: true })

  test('words in a drawing keep to the room that they have there', async ({ page }) => {
    await open(page, 'en/36/')
    const widths = () =>
      page
        .locator('section.present .drawing svg text')
        .evaluateAll((words) => words.map((word) => word.getBoundingClientRect().width))
    const before = await widths()
    expect(before.length).toBeGreaterThan(8)
    await page.addStyleTag({
      content: '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
    })
    const title = page.locator('section.present h1')
    await expect(title).not.toHaveCSS('letter-spacing', 'normal')
    expect(await widths()).toEqual(before)
  })

  test('what no longer fits on a slide is scrolled to', async ({ page }) => {
    await open(page, 'en/41/')
    // As WCAG 1.4.12 has it.
    await page.addStyleTag({
      content:
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    })
    const stage = page.locator('.stage')
    const last = page.locator('section.present .slide-left li').last()
    const isCut = async () => {
      const [of, within] = [await last.boundingBox(), await stage.boundingBox()]
      return of !== null && within !== null && of.y + of.height > within.y + within.height
    }
    expect(await isCut()).toBe(true)
    await stage.hover()
    await page.mouse.wheel(0, 2000)
    await expect.poll(isCut).toBe(false)
  })
})

test.describe('in a window of 320 px', () => {
  test.use({ viewport: { width: 320, height: 640 }, locale: 'en' })

  test('the overview and the settings need no scrolling sideways', async ({ page }) => {
    await open(page, 'en/41/')
    const sideways = () =>
      page.locator('dialog[open]').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)
    await page.keyboard.press('o')
    await page.locator('.overview-tile').first().waitFor()
    expect(await sideways()).toBeLessThanOrEqual(0)
    await page.keyboard.press('Escape')
    await expect(page.locator('dialog')).toHaveCount(0)
    await page.getByRole('button', { name: 'Display settings' }).first().click()
    await page.locator('dialog[open] .settings-more').last().waitFor()
    expect(await sideways()).toBeLessThanOrEqual(1)
  })
})

test('the bar of a phone stands within the window, as far from either edge', async ({ page }) => {
  for (const width of [320, 360, 375, 390]) {
    await page.setViewportSize({ width, height: 740 })
    await open(page, 'en/41/')
    const ends = await page
      .locator('.controls .controls-turn')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).filter((box) => box.width > 0))
    const [previous, next] = ends
    expect(ends).toHaveLength(2)
    expect(Math.round(width - (next?.right ?? 0)), String(width)).toBe(Math.round(previous?.left ?? 0))
  }
})

for (const locale of ['ja', 'en'])
  test(`nothing of the header is cut in a low window, as a laptop’s at twice the size (${locale})`, async ({
    page,
  }) => {
    for (const width of [640, 667, 683, 720]) {
      await page.setViewportSize({ width, height: 360 })
      await open(page, `${locale}/36/`)
      const cut = await page
        .locator('.header')
        .locator('a, button')
        .evaluateAll((all) =>
          all.flatMap((each) => {
            const { width: wide, left, right } = each.getBoundingClientRect()
            return wide > 0 && (left < 0 || right > innerWidth - 8) ? [each.textContent] : []
          }),
        )
      expect(cut, String(width)).toEqual([])
      const deck = page.getByRole('banner').locator('.header-deck')
      if (width <= 700) expect((await deck.boundingBox())?.width).toBeGreaterThan(100)
      // What the header has no room for is in the bar below.
      const full = locale === 'ja' ? '発表を始める' : 'Present'
      await expect(page.getByRole('button', { name: full }).filter({ visible: true })).toHaveCount(1)
    }
  })

test('where titles can’t be had, window and go-to dialog say so, and a number still leads to its slide', async ({
  page,
}) => {
  await page.route('**/index/*.json', (route) => route.abort())
  await open(page, 'en/41/')
  await expect(page).toHaveTitle(/^41\. /)
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveTitle(/^Slide 42 – /)
  await page.keyboard.press('g')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('alert')).toContainText('The titles could not be loaded')
  await page.unroute('**/index/*.json')
  await dialog.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(dialog.getByRole('alert')).toHaveCount(0)
  await expect(dialog.locator('input')).toBeFocused()
  await page.keyboard.type('60')
  await page.keyboard.press('Enter')
  await expect(page.locator('section.present')).toHaveAttribute('data-slide', '60')
  await expect(page).toHaveTitle(/^60\. /)
})

test('a browser that denies full screen, clipboard, speech and workers says so, and shows the slides', async ({
  page,
}) => {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.addInitScript(() => {
    const refuse = () => Promise.reject(new DOMException('denied', 'NotAllowedError'))
    Element.prototype.requestFullscreen = refuse
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: refuse } })
    Object.defineProperty(window, 'speechSynthesis', { value: undefined })
    Object.defineProperty(navigator, 'serviceWorker', { value: undefined })
  })
  await open(page, 'en/41/')
  await page.getByRole('button', { name: 'Share', exact: true }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Copy the link' }).click()
  await expect(page.getByText('The browser did not allow copying.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('dialog')).toHaveCount(0)
  await page.keyboard.press('r')
  await expect(page.getByText(/can’t read aloud|cannot read aloud/)).toBeVisible()
  await page.keyboard.press('f')
  await expect(page.getByText('Fullscreen was refused; the slide fills the window instead.')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('section.present')).toHaveAttribute('data-slide', '42')
  expect(faults).toEqual([])
})

test('after an hour of sleep the slides go on by themselves with the next one', async ({ page }) => {
  await page.clock.install()
  await open(page, 'en/41/?autoplay=20')
  const shown = page.locator('section.present')
  await expect(shown).toHaveAttribute('data-slide', '41')
  // What turns the slides comes after the viewer.
  await page.waitForLoadState('networkidle')
  // Timers that came due are heard once, as when a machine wakes.
  await page.clock.fastForward('01:00:00')
  await expect(shown).toHaveAttribute('data-slide', '42')
  await page.clock.runFor(20_000)
  await expect(shown).toHaveAttribute('data-slide', '43')
})
