import { expect, test, type Locator, type Page } from '@playwright/test'
import { SLIDE_COUNT } from '../../fixtures/real-deck.ts'

const VIEWPORT = { width: 1280, height: 720 }

test.use({ viewport: VIEWPORT })

function articles(page: Page): Locator {
  return page.locator('.transcript .article')
}

function article(page: Page, slideNumber: number): Locator {
  return page.locator(`.transcript .article[data-slide="${String(slideNumber)}"]`)
}

function row(page: Page, slideNumber: number, block: string): Locator {
  return article(page, slideNumber).locator(`[data-row="${block}"]`)
}

/** Waits until the panel holds more than the page's own slide. */
async function filled(page: Page): Promise<void> {
  await expect(articles(page)).not.toHaveCount(1)
}

/** Opens a page and waits until the panel holds the slides around. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await filled(page)
}

/** The slides whose articles are there. */
function held(page: Page): Promise<number[]> {
  return articles(page).evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-slide'))))
}

/** Where the rows of an article are on the screen. */
function rowBoxes(page: Page, slideNumber: number) {
  return article(page, slideNumber).evaluate((element) =>
    [...element.querySelectorAll('.row')].map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect()
      return [x, y, width, height]
    }),
  )
}

/** Top of an article below the top of what is seen of the transcript. */
function offset(page: Page, slideNumber: number): Promise<number> {
  return article(page, slideNumber).evaluate((element) => {
    const scroller = element.closest('.transcript-scroll')
    return element.getBoundingClientRect().top - (scroller?.getBoundingClientRect().top ?? 0)
  })
}

/** Where the top of an element is from frame to frame, until it has rested for a second of frames. */
function topsUntilRest(locator: Locator): Promise<number[]> {
  return locator.evaluate(
    (element) =>
      new Promise((resolve) => {
        const FRAMES_OF_REST = 60
        const tops: number[] = []
        const look = () => {
          tops.push(element.getBoundingClientRect().top)
          const last = tops.slice(-FRAMES_OF_REST)
          if (last.length < FRAMES_OF_REST || last.some((top) => top !== last[0])) requestAnimationFrame(look)
          else resolve(tops)
        }
        look()
      }),
  )
}

/** The first line that is seen of the transcript, and where. */
function topmostLine(page: Page) {
  return page.evaluate(() => {
    const top = document.querySelector('.transcript-scroll')?.getBoundingClientRect().top ?? 0
    const seen = [...document.querySelectorAll('.transcript .row')].find(
      (one) => one.getBoundingClientRect().bottom > top,
    )
    const slide = seen?.closest('.article')?.getAttribute('data-slide')
    return { slide, block: seen?.getAttribute('data-row'), top: seen?.getBoundingClientRect().top }
  })
}

/** How each element of the first article's lines looks: its size, colours and letters, wherever it stands. */
function looks(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('.transcript .article[data-slide="41"] .row *')]
      .filter((one) => !one.closest('.katex, [popover]'))
      .map((one) => {
        const { width, height } = one.getBoundingClientRect()
        const { color, backgroundColor, font, textDecoration, visibility } = getComputedStyle(one)
        return [one.tagName, width, height, color, backgroundColor, font, textDecoration, visibility]
      }),
  )
}

async function wheelOverTranscript(page: Page, deltaY: number): Promise<void> {
  await page.locator('.transcript-scroll').hover()
  const before = await topmostLine(page)
  await page.mouse.wheel(0, deltaY)
  await expect.poll(() => topmostLine(page)).not.toEqual(before)
  let last: unknown
  await expect
    .poll(async () => {
      const line = await topmostLine(page)
      const rests = JSON.stringify(line) === JSON.stringify(last)
      last = line
      return rests
    })
    .toBe(true)
}

test.use({ viewport: { width: 1280, height: 800 } })

/** Buttons take the talk's face with its fonts, which come late; all else has its own from the first. */
async function keepControlsFace(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.style.setProperty('--font-controls', 'sans-serif')
  })
}

test.describe('the transcript when a page is opened', () => {
  test('stays to the pixel where it was without script', async ({ page, browser, baseURL }) => {
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      viewport: VIEWPORT,
      ...(baseURL && { baseURL }),
    })
    const still = await plain.newPage()
    await still.goto('ja/41/')
    // Without script the tools aren't there: what must not change is the text's own layout, beneath them.
    const before = await rowBoxes(still, 41)
    await plain.close()
    await open(page, 'ja/41/')
    const after = await rowBoxes(page, 41)
    const shift = (after[0]?.[1] ?? 0) - (before[0]?.[1] ?? 0)
    expect(after.map(([x, y, ...size]) => [x, (y ?? 0) - shift, ...size])).toEqual(before)
  })

  test('looks the same before and after its script has run', async ({ page, browser, baseURL }) => {
    const early = await browser.newContext({ viewport: VIEWPORT, ...(baseURL && { baseURL }) })
    const unstarted = await early.newPage()
    // On its way for good: one that failed would be told of.
    await unstarted.route('**/assets/main-*.js', () => undefined)
    await unstarted.goto('ja/41/', { waitUntil: 'commit' })
    await expect(unstarted.locator('.transcript .article-foot')).toBeAttached()
    await unstarted.evaluate(() => document.fonts.ready)
    await keepControlsFace(unstarted)
    const before = await looks(unstarted)
    expect(before.length).toBeGreaterThan(40)
    await early.close()
    await open(page, 'ja/41/')
    await keepControlsFace(page)
    await expect.poll(() => looks(page)).toEqual(before)
  })

  test('does not move while the other slides are filled in', async ({ page }) => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/text/*.json', async (route) => {
      await held
      await route.continue()
    })
    await page.goto('ja/41/')
    await expect(page.locator('.transcript-scroll[aria-busy="true"]')).toBeVisible()
    const before = await rowBoxes(page, 41)
    release()
    await filled(page)
    const moved = (await rowBoxes(page, 41))
      .flat()
      .map((value, index) => Math.abs(value - (before.flat()[index] ?? 0)))
    // Less than a device pixel: the browser rounds scroll positions.
    expect(Math.max(...moved)).toBeLessThan(1)
    expect(Math.abs(await offset(page, 41))).toBeLessThan(1)
  })

  test('holds the slides around in order, and is as long as if it held all', async ({ page }) => {
    await open(page, 'en/60/')
    expect(await held(page)).toEqual(Array.from({ length: 11 }, (_, at) => 55 + at))
    await expect(page.locator('.transcript .article h3')).toHaveCount(11)
    const share = await page.locator('.transcript-scroll').evaluate((scroller, slideCount) => {
      const all = [...scroller.querySelectorAll('.article')].reduce((sum, one) => sum + one.clientHeight, 0)
      return scroller.scrollHeight / ((all / 11) * slideCount)
    }, SLIDE_COUNT)
    expect(share).toBeGreaterThan(0.5)
    expect(share).toBeLessThan(2)
  })

  test('holds fewer where each has formulas, and goes on from slide to slide all the same', async ({
    page,
  }) => {
    await open(page, 'en/78/')
    for (let slideNumber = 79; slideNumber <= 86; slideNumber++) {
      await page.keyboard.press('ArrowRight')
      await expect(article(page, slideNumber)).toHaveAttribute('aria-current', 'true')
      await expect.poll(() => held(page)).toContain(slideNumber + 1)
      expect(await articles(page).locator('*').count()).toBeLessThan(2500)
    }
    await expect(article(page, 86).locator('h3')).toBeInViewport()
  })

  test('holds no more after more slides, and always the one that is shown', async ({ page }) => {
    await open(page, 'en/1/')
    for (let slideNumber = 2; slideNumber <= 14; slideNumber++) {
      await page.keyboard.press('ArrowRight')
      await expect(article(page, slideNumber)).toHaveAttribute('aria-current', 'true')
    }
    await expect(article(page, 14).locator('h3')).toBeInViewport()
    expect((await held(page)).length).toBeLessThanOrEqual(11)
  })

  test('brings the slides to whose place it is scrolled', async ({ page }) => {
    await open(page, 'en/1/')
    const scroller = page.locator('.transcript-scroll')
    await scroller.hover()
    await page.mouse.wheel(0, 1)
    const scrollTo = (share: number) =>
      scroller.evaluate((element, at) => {
        element.scrollTop = at * element.scrollHeight
      }, share)
    const seen = () =>
      page.locator('.transcript .article').evaluateAll((all) => {
        const at = all.find(
          (one) => one.getBoundingClientRect().bottom > 300 && one.getBoundingClientRect().top < 600,
        )
        return Number(at?.getAttribute('data-slide'))
      })
    await scrollTo(0.5)
    await expect.poll(seen).toBeGreaterThan(25)
    expect(await seen()).toBeLessThan(70)
    await scrollTo(1)
    await expect(article(page, SLIDE_COUNT)).toBeAttached()
    await scrollTo(0)
    await expect(article(page, 1)).toBeAttached()
    expect((await held(page)).length).toBeLessThanOrEqual(11)
  })

  test('reads as it stands without script, and offers nothing that needs it', async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: VIEWPORT,
      ...(baseURL && { baseURL }),
    })
    const page = await context.newPage()
    await page.goto('ja/9/')
    await expect(article(page, 9).getByRole('heading')).toBeVisible()
    await expect(page.locator('.transcript-tools')).toBeHidden()
    await expect(article(page, 9).locator('.article-published')).toBeHidden()
    await article(page, 9).locator('.article-references summary').click()
    await expect(article(page, 9).locator('.article-references li').first()).toBeVisible()
    await article(page, 9).locator('button.provenance').first().click()
    await expect(article(page, 9).locator('.provenance-note').first()).toBeVisible()
    await context.close()
  })
})

test.describe('following', () => {
  test('the transcript goes along with the slides', async ({ page }) => {
    await open(page, 'ja/41/')
    for (const slideNumber of [42, 43, 44]) {
      await page.keyboard.press('ArrowRight')
      await expect(article(page, slideNumber)).toHaveAttribute('aria-current', 'true')
      await expect(article(page, slideNumber).locator('h3')).toBeInViewport()
    }
    await expect(page.locator('.transcript [aria-current]')).toHaveCount(1)
  })

  for (const { key, path, slides } of [
    { key: 'ArrowRight', path: 'ja/3/', slides: [4, 5, 6, 7] },
    { key: 'ArrowLeft', path: 'en/18/', slides: [17, 16, 15, 14] },
  ])
    test(`glides to a slide’s article without going beyond it (${key})`, async ({ page }) => {
      await page.setViewportSize({ width: 1440, height: 900 })
      await open(page, path)
      // What comes late to a page (buttons of its figures) moves its text as well.
      await topsUntilRest(articles(page).last())
      for (const slideNumber of slides) {
        await page.keyboard.press(key)
        await expect(article(page, slideNumber)).toHaveAttribute('aria-current', 'true')
        const tops = await topsUntilRest(article(page, slideNumber))
        const end = tops.at(-1) ?? NaN
        const beyond = tops.map((top) => (key === 'ArrowRight' ? end - top : top - end))
        expect(Math.max(...beyond), `slide ${String(slideNumber)}`).toBeLessThan(5)
      }
    })

  test('ends when the reader scrolls, until the reader asks for it again', async ({ page }) => {
    await open(page, 'ja/41/')
    const follow = page.getByRole('button', { name: 'スライドに合わせる' })
    await expect(follow).toBeHidden()
    await wheelOverTranscript(page, 4000)
    await expect(follow).toBeVisible()
    await expect(article(page, 41)).not.toBeInViewport()
    const line = await topmostLine(page)
    await page.locator('body').press('ArrowRight')
    await expect(article(page, 42)).toHaveAttribute('aria-current', 'true')
    expect(await topmostLine(page)).toEqual({ ...line, top: expect.closeTo(line.top ?? 0, 0) as unknown })
    await follow.click()
    await expect(article(page, 42).locator('h3')).toBeInViewport()
    await expect(follow).toBeHidden()
  })

  test('a link to a block opens with its line marked', async ({ page }) => {
    await open(page, 'ja/41/#b5')
    await expect(row(page, 41, 'b5').locator('.block')).toHaveClass(/marked/)
    await expect(row(page, 41, 'b5')).toBeInViewport()
  })
})

test.describe('the slides follow the transcript', () => {
  test('on a click on a line, while the transcript stays where it is', async ({ page }) => {
    await open(page, 'ja/41/')
    await wheelOverTranscript(page, 3000)
    const line = await page.locator('.transcript .row').evaluateAll((rows) => {
      const tops = rows.map((one) => one.getBoundingClientRect().top)
      const at = tops.findIndex(
        (top, index) => top > 300 && rows[index]?.closest('.article')?.ariaCurrent !== 'true',
      )
      const slide = rows[at]?.closest('.article')?.getAttribute('data-slide')
      return { slide: Number(slide), block: rows[at]?.getAttribute('data-row') ?? '', top: tops[at] }
    })
    expect(line.top).toBeLessThan(680)
    await row(page, line.slide, line.block).click({ position: { x: 40, y: 8 } })
    await expect(page).toHaveURL(new RegExp(`/ja/${String(line.slide)}/`))
    await expect(
      page
        .locator(
          `[data-part="stage"] .present[data-slide="${String(line.slide)}"], [data-part="stage"] > [data-slide="${String(line.slide)}"]`,
        )
        .first(),
    ).toBeVisible()
    await expect(row(page, line.slide, line.block).locator('.block')).toHaveClass(/marked/)
    const top = await row(page, line.slide, line.block).evaluate(
      (element) => element.getBoundingClientRect().top,
    )
    expect(top).toBe(line.top)
    await expect(page.getByRole('button', { name: 'スライドに合わせる' })).toBeHidden()
  })

  test('on a line of the current slide too, which has been scrolled a little', async ({ page }) => {
    await open(page, 'ja/41/')
    await wheelOverTranscript(page, 120)
    const top = () => row(page, 41, 'b9').evaluate((element) => element.getBoundingClientRect().top)
    const before = await top()
    await row(page, 41, 'b9').click()
    await page.mouse.move(300, 700)
    await expect(row(page, 41, 'b9').locator('.block')).toHaveClass(/marked/)
    await expect(page.getByRole('button', { name: 'スライドに合わせる' })).toBeHidden()
    expect(await top()).toBe(before)
  })

  test('on Enter on the focused line', async ({ page }) => {
    await open(page, 'en/41/')
    await row(page, 41, 'b0').focus()
    const last = await article(page, 41).locator('.row').count()
    for (let step = 0; step < last; step++) await page.keyboard.press('ArrowDown')
    await expect(row(page, 42, 'b0')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/en\/42\//)
    await expect(row(page, 42, 'b0')).toBeFocused()
    await page.goBack()
    await expect(article(page, 41)).toHaveAttribute('aria-current', 'true')
  })

  test('but not when text is selected', async ({ page }) => {
    await open(page, 'ja/41/')
    const box = await row(page, 41, 'b1').locator('.block').boundingBox()
    if (!box) throw new Error('the line has no box')
    await page.mouse.move(box.x + 4, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + 120, box.y + 12, { steps: 4 })
    await page.mouse.up()
    expect(await page.evaluate(() => document.getSelection()?.toString().length)).toBeGreaterThan(2)
    await expect(page).toHaveURL(/\/ja\/41\/$/)
  })

  test('and a slide’s number is a link to it', async ({ page }) => {
    await open(page, 'ja/41/')
    await article(page, 42).locator('.article-number').click()
    await expect(page).toHaveURL(/\/ja\/42\/$/)
    await expect(article(page, 42)).toHaveAttribute('aria-current', 'true')
  })
})

test.describe('line by line', () => {
  test('pointing at a line of the current slide marks it here and on the slide', async ({ page }) => {
    await open(page, 'ja/41/')
    await row(page, 41, 'b3').hover()
    await expect(row(page, 41, 'b3').locator('.block')).toHaveClass(/marked/)
    await expect(page.locator('[data-part="stage"] [data-slide="41"] [data-block="b3"]')).toHaveClass(
      /marked/,
    )
    await page.mouse.move(300, 800)
    await expect(page.locator('.marked')).toHaveCount(0)
  })

  test('pointing at a line of another slide marks nothing', async ({ page }) => {
    await open(page, 'ja/41/')
    await row(page, 42, 'b0').hover()
    await expect(page.locator('.marked')).toHaveCount(0)
  })

  test('a block that is pointed at on the slide is marked here', async ({ page }) => {
    await open(page, 'ja/41/')
    await page.locator('[data-part="stage"] [data-slide="41"] [data-block="b4"]').hover()
    await expect(row(page, 41, 'b4').locator('.block')).toHaveClass(/marked/)
  })

  test('all lines are one stop of the Tab key, which the arrow keys move', async ({ page }) => {
    await open(page, 'ja/41/')
    await expect(page.locator('.transcript .row[tabindex="0"]')).toHaveCount(1)
    await row(page, 41, 'b0').focus()
    await page.keyboard.press('ArrowDown')
    await expect(row(page, 41, 'b1')).toBeFocused()
    await expect(row(page, 41, 'b1').locator('.block')).toHaveClass(/marked/)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await expect(article(page, 40).locator('.row').last()).toBeFocused()
    await page.keyboard.press('Home')
    await expect(row(page, 1, 'b0')).toBeFocused()
    await expect(row(page, 1, 'b0')).toBeInViewport()
    await page.keyboard.press('End')
    await expect(article(page, SLIDE_COUNT).locator('.row').last()).toBeFocused()
    await expect(page.locator('.transcript .row[tabindex="0"]')).toHaveCount(1)
    await expect(page).toHaveURL(/\/ja\/41\/$/)
  })

  test('PageDown scrolls the transcript and leaves the slide', async ({ page }) => {
    await open(page, 'ja/41/')
    await row(page, 41, 'b0').focus()
    await page.keyboard.press('PageDown')
    await expect(article(page, 41).locator('h3')).not.toBeInViewport()
    await expect(page).toHaveURL(/\/ja\/41\/$/)
  })
})

test.describe('language, size and width', () => {
  test('both languages stand side by side, and the reader’s line keeps its place', async ({ page }) => {
    await open(page, 'ja/41/')
    await wheelOverTranscript(page, 600)
    await expect(page.getByRole('button', { name: 'スライドに合わせる' })).toBeVisible()
    const before = await topmostLine(page)
    await page.getByRole('button', { name: '並べる' }).click()
    await expect(row(page, 41, 'b1').locator('.block')).toHaveCount(2)
    await expect(row(page, 41, 'b1').locator('.block').first()).toHaveAttribute('lang', 'ja')
    await expect(row(page, 41, 'b1').locator('.block').last()).toHaveAttribute('lang', 'en')
    const after = await topmostLine(page)
    expect(after).toEqual({ ...before, top: expect.closeTo(before.top ?? 0, 0) as unknown })
  })

  test('the transcript’s language is chosen apart from the slides’ and survives a reload', async ({
    page,
  }) => {
    await open(page, 'ja/41/')
    await page.locator('.transcript').getByRole('button', { name: 'English' }).click()
    await expect(row(page, 41, 'b0').locator('.block')).toHaveAttribute('lang', 'en')
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
    await page.reload()
    await expect(row(page, 41, 'b0').locator('.block')).toHaveAttribute('lang', 'en')
    await filled(page)
  })

  test('the slides’ language takes the transcript along, with the line that has the focus', async ({
    page,
  }) => {
    await open(page, 'ja/41/')
    await row(page, 41, 'b4').focus()
    await page.keyboard.press('l')
    await expect(page).toHaveURL(/\/en\/41\//)
    await expect(row(page, 41, 'b4').locator('.block')).toHaveAttribute('lang', 'en')
    await expect(row(page, 41, 'b4')).toBeFocused()
    await expect(article(page, 41).locator('.article-references summary')).toHaveText(/^References/)
  })

  test('three sizes of text, kept over a reload', async ({ page }) => {
    await open(page, 'en/41/')
    const size = () =>
      row(page, 41, 'b1')
        .locator('.block')
        .evaluate((element) => getComputedStyle(element).fontSize)
    const sizes = [await size()]
    for (const name of ['large', 'small']) {
      await page.locator('.transcript-size').click()
      await expect(page.getByRole('button', { name: `Text size: ${name}` })).toBeVisible()
      sizes.push(await size())
    }
    expect(new Set(sizes).size).toBe(3)
    await page.reload()
    await expect(page.getByRole('button', { name: 'Text size: small' })).toBeVisible()
  })

  test('the width is dragged, moved with keys, kept within bounds and over a reload', async ({ page }) => {
    await open(page, 'ja/41/')
    const separator = page.getByRole('separator')
    const width = () =>
      page.locator('.transcript').evaluate((element) => Math.round(element.getBoundingClientRect().width))
    expect(await width()).toBe(420)
    await page.mouse.move(VIEWPORT.width - 420, 400)
    await page.mouse.down()
    await page.mouse.move(VIEWPORT.width - 520, 400, { steps: 5 })
    await page.mouse.up()
    expect(await width()).toBe(520)
    await expect(separator).toHaveAttribute('aria-valuenow', '520')
    await separator.focus()
    await page.keyboard.press('ArrowLeft')
    await expect(separator).toHaveAttribute('aria-valuenow', '536')
    await page.keyboard.press('End')
    await expect(separator).toHaveAttribute('aria-valuenow', '640')
    expect(await width()).toBe(640)
    await page.keyboard.press('Home')
    expect(await width()).toBe(320)
    await page.reload()
    await expect(separator).toHaveAttribute('aria-valuenow', '320')
    expect(await width()).toBe(320)
  })

  test('with storage refused it works and forgets', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('refused', 'SecurityError')
        },
      })
    })
    await open(page, 'ja/41/')
    await page.getByRole('button', { name: '並べる' }).click()
    await expect(row(page, 41, 'b1').locator('.block')).toHaveCount(2)
    await page.reload()
    await filled(page)
    await expect(row(page, 41, 'b1').locator('.block')).toHaveCount(1)
  })
})

test.describe('a closed panel', () => {
  test('costs no more than one slide’s text, and fetches no more than what stands below the stage', async ({
    page,
  }) => {
    const fetched: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/text/')) fetched.push(request.url())
    })
    await page.addInitScript(() => {
      localStorage.setItem('colloquium', JSON.stringify({ transcriptOpen: false }))
    })
    await page.goto('ja/41/')
    await expect(page.locator('html')).toHaveAttribute('data-shell', '')
    await page.locator('.slide-context').waitFor()
    await expect(page.locator('.transcript')).toBeHidden()
    await page.keyboard.press('ArrowRight')
    await expect(page).toHaveURL(/\/ja\/42\//)
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
    await page.waitForLoadState('networkidle')
    await expect(articles(page)).toHaveCount(1)
    // The slide's own pack alone, once it has been stayed at.
    expect(fetched.filter((url) => !url.endsWith('/ja/text/0.json'))).toEqual([])
    expect(fetched.length).toBeLessThanOrEqual(1)
    await page.keyboard.press('t')
    await filled(page)
    await expect(article(page, 42).locator('h3')).toBeInViewport()
    await page.keyboard.press('t')
    await expect(page.locator('.transcript')).toBeHidden()
    await expect(articles(page)).toHaveCount(1)
  })
})

test.describe('without network', () => {
  test('the panel says so, keeps the page’s own text, and tries again when asked', async ({ page }) => {
    await page.route('**/text/*.json', (route) => route.abort())
    await page.goto('ja/41/')
    await expect(page.getByText('ほかのスライドのテキストを読み込めなかった')).toBeVisible()
    await expect(articles(page)).toHaveCount(1)
    await expect(row(page, 41, 'b1')).toBeVisible()
    await page.unroute('**/text/*.json')
    await page.getByRole('button', { name: '再試行' }).click()
    await filled(page)
    await expect(page.getByText('ほかのスライドのテキストを読み込めなかった')).toBeHidden()
  })
})

test.describe('where the words come from', () => {
  test('a mark opens its note without moving the slides', async ({ page }) => {
    await open(page, 'ja/41/')
    const mark = row(page, 41, 'b10').getByRole('button', { name: '復元' })
    await mark.click()
    const note = row(page, 41, 'b10').locator('.provenance-note')
    await expect(note).toBeVisible()
    const [markBox, noteBox] = [await mark.boundingBox(), await note.boundingBox()]
    const gap = (noteBox?.y ?? 0) - ((markBox?.y ?? 0) + (markBox?.height ?? 0))
    expect(Math.abs(gap)).toBeLessThan(40)
    await page.keyboard.press('Escape')
    await expect(note).toBeHidden()
    await expect(page).toHaveURL(/\/ja\/41\/$/)
  })

  test('the extraction is shown line by line, garbled ones too', async ({ page }) => {
    await open(page, 'en/9/')
    await article(page, 9).getByText('As published').click()
    const lines = article(page, 9).locator('.published-lines')
    await expect(lines).toContainText('GPT-4の衝撃')
    await expect(lines).toContainText('͜ͷࣸਅͷ͓')
    await expect(page).toHaveURL(/\/en\/9\/$/)
  })

  test('and next to what it was restored to, where that is known', async ({ page }) => {
    await page.route('**/ja/text/0.json', async (route) => {
      const response = await route.fetch()
      const slides = (await response.json()) as { slideNumber: number; published: unknown[] }[]
      const ninth = slides.find(({ slideNumber }) => slideNumber === 9)
      if (ninth) ninth.published = [{ line: 'Human' }, { line: '͜ͷࣸਅͷ', restored: 'この写真の' }]
      await route.fulfill({ response, json: slides })
    })
    await open(page, 'ja/9/')
    await article(page, 9).getByText('公開版の抽出テキスト').click()
    const rows = article(page, 9).locator('.published-lines tbody tr')
    await expect(rows).toHaveCount(2)
    await expect(rows.nth(1).locator('td').first()).toHaveAttribute('lang', 'zxx')
    await expect(rows.nth(1).locator('td')).toHaveText(['͜ͷࣸਅͷ', 'この写真の'])
  })
})

test('a slide is a sheet or two of paper, however long the talk', async ({ page }) => {
  await open(page, 'ja/41/')
  await expect(articles(page).nth(2)).toBeAttached()
  const sheets = (await page.pdf()).toString('latin1').match(/\/Type \/Page\b/g)
  expect(sheets?.length).toBeLessThanOrEqual(2)
})
