import { expect, test, type Page } from '@playwright/test'

const shown = '.slides > section:not([hidden])'

/** CSS px at the edges, where the round corners are smoothed in one way or another as the page is put together. */
const EDGE = 12

async function pictureOfStage(page: Page): Promise<Buffer> {
  await page.evaluate(() => document.fonts.ready)
  const { x, y, width, height } = (await page.locator('.stage').boundingBox()) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  }
  const clip = { x: x + EDGE, y: y + EDGE, width: width - 2 * EDGE, height: height - 2 * EDGE }
  return page.screenshot({ animations: 'disabled', clip })
}

/** Where each letter of the slide stands. */
async function placesOfLetters(page: Page): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready)
  return page.locator(shown).evaluate((section) => {
    const places: string[] = []
    const texts = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      for (let index = 0; index < (text.textContent ?? '').length; index++) {
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + 1)
        const { x, y } = range.getBoundingClientRect()
        places.push(`${x.toFixed(2)} ${y.toFixed(2)}`)
      }
    }
    return places
  })
}

test.describe('the stage of the built site', () => {
  for (const slideNumber of [1, 36, 41]) {
    test(`looks the same before and after the script, on slide ${String(slideNumber)}`, async ({ page }) => {
      let letScriptCome: () => void = () => undefined
      const wait = new Promise<void>((resolve) => {
        letScriptCome = resolve
      })
      await page.route('**/assets/main-*.js', async (route) => {
        await wait
        await route.continue()
      })
      await page.goto(`ja/${String(slideNumber)}/`, { waitUntil: 'commit' })
      // The page is there as a whole, though its script has yet to come: half of a slide needs not all of its fonts.
      await page.waitForFunction(() => document.readyState !== 'loading')
      const before = await pictureOfStage(page)
      letScriptCome()
      await page.locator('.reveal.ready').waitFor()
      await page.locator('link[href*="talk-fonts"]').waitFor({ state: 'attached' })
      const after = await pictureOfStage(page)
      expect(after.equals(before)).toBe(true)
    })
  }

  test('moves no letter, and fetches no font, when the deck’s fonts come', async ({ page }) => {
    // The panel shows other slides too, and what stands below the stage other words: they need more.
    await page.route('**/assets/late-parts-*.js', (route) => route.abort())
    await page.addInitScript(() => {
      localStorage.setItem('colloquium', JSON.stringify({ transcriptOpen: false }))
    })
    const fonts: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'font') fonts.push(request.url())
    })
    await page.route('**/assets/talk-fonts*', (route) => route.abort())
    await page.goto('ja/36/')
    await page.locator('.reveal.ready').waitFor()
    const before = await placesOfLetters(page)
    const fetched = [...fonts]
    await page.unroute('**/assets/talk-fonts*')
    await page.evaluate(async () => {
      const data = JSON.parse(document.getElementById('page-data')?.textContent ?? '{}') as { fonts: string }
      // The interface takes the talk's face with it, and has characters that the slide has not.
      document.documentElement.style.setProperty('--font-controls', 'sans-serif')
      const link = document.createElement('link')
      link.rel = 'stylesheet'
      link.href = `../../${data.fonts}`
      const applied = new Promise((resolve) => {
        link.onload = resolve
      })
      document.head.insertBefore(link, document.head.querySelector('style'))
      await applied
      await document.fonts.ready
    })
    expect(await placesOfLetters(page)).toEqual(before)
    expect(fonts).toEqual(fetched)
  })

  test('shows a formula with its stylesheet, and other slides in the talk’s fonts', async ({ page }) => {
    await page.goto('ja/40/')
    await page.locator('.reveal.ready').waitFor()
    await page.keyboard.press('ArrowRight')
    await expect(page.locator(`${shown} .katex`).first()).toHaveCSS('font-family', /KaTeX/)
    await expect(page.locator('link[href*="talk-fonts"]')).toHaveCount(1)
    await page.evaluate(() => document.fonts.ready)
    const faces = () =>
      page.evaluate(
        () =>
          [...document.fonts].filter(({ family, status }) => family === 'Talk' && status === 'loaded').length,
      )
    await expect.poll(faces).toBeGreaterThan(2)
  })
})
