import { expect, test, type Page } from '@playwright/test'

const SLIDES = 950
const PACK_SIZE = 64

/** Makes the site say that its deck is much longer, with packs of text to match, each slide of so many lines. */
async function lengthen(page: Page, linesOfEach = 12): Promise<void> {
  await page.route('**/ja/41/', async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace(/"slideCount":\d+/, `"slideCount":${String(SLIDES)}`)
    await route.fulfill({ response, body })
  })
  await page.route('**/text/*.json', async (route) => {
    const pack = Number(/(\d+)\.json$/.exec(route.request().url())?.[1])
    const slides = Array.from({ length: PACK_SIZE }, (_, at) => pack * PACK_SIZE + at + 1)
      .filter((slideNumber) => slideNumber <= SLIDES)
      .map((slideNumber) => ({
        slideNumber,
        title: `Slide ${String(slideNumber)}`,
        blocks: [
          {
            id: 'b0',
            kind: 'title',
            html: `<h3 class="block" data-block="b0" lang="ja">Slide ${String(slideNumber)}</h3>`,
            text: `Slide ${String(slideNumber)}`,
          },
          ...Array.from({ length: linesOfEach - 1 }, (_, at) => ({
            id: `b${String(at + 1)}`,
            kind: 'paragraph',
            html: `<p class="block" data-block="b${String(at + 1)}" lang="ja">Line</p>`,
            text: 'Line',
          })),
        ],
        references: [],
        published: [],
      }))
    await route.fulfill({ json: slides })
  })
}

function numbers(page: Page): Promise<number[]> {
  return page
    .locator('.transcript .article')
    .evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-slide'))))
}

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

test.describe('the transcript of a deck of 950 slides', () => {
  test('holds the slides around the reader, who gets further by moving and by scrolling', async ({
    page,
  }) => {
    await lengthen(page)
    await page.goto('ja/41/')
    await expect.poll(() => numbers(page)).toEqual(span(36, 46))
    await page.keyboard.type('500')
    await page.keyboard.press('Enter')
    await expect.poll(() => numbers(page)).toEqual(span(495, 505))
    const current = page.locator('.transcript .article[data-slide="500"]')
    await expect(current).toHaveAttribute('aria-current', 'true')
    await expect(current).toBeInViewport()
    await page.locator('.transcript-scroll').hover()
    await page.mouse.wheel(0, 4000)
    await expect.poll(async () => (await numbers(page)).at(-1)).toBeGreaterThan(505)
    expect((await numbers(page)).length).toBeLessThanOrEqual(11)
  })

  test('holds more of slides that are short, and rests', async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 2000 })
    await lengthen(page, 1)
    await page.goto('ja/41/')
    /** True where nothing has come or gone for a second. */
    const rests = async () => {
      const before = await numbers(page)
      await page.waitForTimeout(1000)
      return JSON.stringify(await numbers(page)) === JSON.stringify(before)
    }
    await expect.poll(async () => (await numbers(page)).length).toBeGreaterThan(11)
    for (const slideNumber of ['41', '500']) {
      await page.keyboard.type(slideNumber)
      await page.keyboard.press('Enter')
      const article = page.locator(`.transcript .article[data-slide="${slideNumber}"]`)
      await expect(article).toHaveAttribute('aria-current', 'true')
      await expect(article).toBeInViewport()
      await expect.poll(async () => (await numbers(page)).at(-1)).toBeGreaterThan(Number(slideNumber) + 6)
      await expect.poll(rests).toBe(true)
    }
  })

  test('is searched as a whole, and brings what is found', async ({ page }) => {
    await lengthen(page)
    await page.goto('ja/41/')
    await expect.poll(() => numbers(page)).toEqual(span(36, 46))
    await page.getByRole('combobox').fill('slide 777')
    await expect(page.getByRole('option')).toHaveCount(1)
    await page.getByRole('combobox').press('Enter')
    await expect(page.locator('.transcript .article[data-slide="777"]')).toBeInViewport()
    await expect(page.locator('.transcript .article[data-slide="777"] .marked')).toHaveCount(1)
  })
})
