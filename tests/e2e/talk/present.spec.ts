import { expect, test, type Page } from '@playwright/test'
import { axeFindings } from '../support/axe.ts'
import { SLIDE_COUNT } from '../../fixtures/real-deck.ts'

const current = (page: Page) => page.locator('section.slide.present')
const root = (page: Page) => page.locator('html')
const bar = (page: Page) => page.getByRole('navigation', { name: '発表の操作' })

/** The shell takes keys as soon as it has hydrated: the transcript comes after. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.locator('.transcript article[aria-current] ~ article').first()).toBeAttached()
}

async function present(page: Page): Promise<void> {
  await page.keyboard.press('f')
  await expect(bar(page)).toBeAttached()
}

for (const [name, viewport] of [
  ['a projector of 1920 × 1080', { width: 1920, height: 1080 }],
  ['a projector of 4:3', { width: 1024, height: 768 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test(`present mode on ${name} shows the whole slide and nothing else, as large as fits`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport)
    await open(page, 'ja/36/')
    await present(page)
    const box = await page.locator('.stage-frame').boundingBox()
    expect(box?.width).toBeCloseTo(Math.min(viewport.width, (viewport.height * 16) / 9), 0)
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(16 / 9, 2)
    expect((box?.y ?? 0) + (box?.height ?? 0) / 2).toBeCloseTo(viewport.height / 2, 0)
    for (const hidden of ['.header', 'nav.controls', '.transcript']) {
      await expect(page.locator(hidden)).toBeHidden()
    }
    await expect(current(page).locator('h1')).toBeVisible()
  })
}

test.describe('present mode', () => {
  test('puts everything back where it was', { tag: '@window' }, async ({ page }) => {
    await open(page, 'ja/41/')
    const desk = page.locator('.desk')
    await page.setViewportSize({ width: 1440, height: 500 })
    await desk.evaluate((element) => {
      element.scrollTop = 40
    })
    const button = page.getByRole('button', { name: '発表を始める', exact: true }).first()
    await button.click()
    await expect(root(page)).toHaveAttribute('data-presenting', '')
    await page.keyboard.press('Escape')
    await expect(root(page)).not.toHaveAttribute('data-presenting', '')
    await expect(button).toBeFocused()
    await expect(page.locator('.transcript')).toBeVisible()
    expect(await desk.evaluate((element) => element.scrollTop)).toBe(40)
    expect(await page.evaluate(() => document.fullscreenElement)).toBeNull()
  })

  test('hides pointer and controls at rest, and shows them when the pointer moves', async ({ page }) => {
    await open(page, 'ja/41/')
    await present(page)
    await expect(root(page)).toHaveAttribute('data-idle', '')
    await expect(bar(page)).toHaveCSS('opacity', '0')
    await page.mouse.move(200, 200)
    await page.mouse.move(210, 200)
    await expect(bar(page)).toHaveCSS('opacity', '1')
    await bar(page).getByRole('button', { name: '次のスライド' }).click()
    await expect(current(page)).toHaveAttribute('data-slide', '42')
    // The button has not taken the focus: Space goes on turning slides, once.
    await page.keyboard.press('Space')
    await expect(current(page)).toHaveAttribute('data-slide', '43')
    // So does what a figure shows under the pointer: it would lie on the figure for the whole room.
    await current(page).locator('.figure').hover()
    const enlarge = current(page).locator('.figure-enlarge')
    await expect(enlarge).toHaveCSS('opacity', '1')
    await expect(root(page)).toHaveAttribute('data-idle', '')
    await expect(enlarge).toHaveCSS('opacity', '0')
  })

  test('turns one slide per gesture of the wheel', async ({ page }) => {
    await open(page, 'ja/41/')
    await present(page)
    // One gesture of a trackpad is many events.
    await page.evaluate(() => {
      for (let event = 0; event < 12; event++)
        document.body.dispatchEvent(new WheelEvent('wheel', { deltaY: 40, bubbles: true, cancelable: true }))
    })
    await expect(current(page)).toHaveAttribute('data-slide', '42')
    await page.mouse.move(600, 400)
    // Another gesture begins after a rest.
    await expect
      .poll(async () => {
        const slide = await current(page).getAttribute('data-slide')
        if (slide === '42') await page.mouse.wheel(0, -120)
        return slide
      })
      .toBe('41')
  })

  test('turns to the next slide at a click, unless something is pressed or in hand', async ({ page }) => {
    await open(page, 'ja/41/')
    await page.setViewportSize({ width: 1024, height: 768 })
    await present(page)
    await current(page).locator('h1').click()
    await expect(current(page)).toHaveAttribute('data-slide', '42')
    await expect(page.locator('.slides .marked')).toHaveCount(0)
    // Above the slide, where the screen is empty.
    await page.mouse.click(500, 20)
    await expect(current(page)).toHaveAttribute('data-slide', '43')
    await current(page).locator('.figure .drawing').first().hover()
    await current(page).locator('.figure-enlarge').first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('p')
    await current(page).locator('h1').click({ force: true })
    await page.keyboard.press('Escape')
    await bar(page).getByRole('button', { name: '前のスライド' }).click()
    await expect(current(page)).toHaveAttribute('data-slide', '42')
  })

  test('turns at a pace that can be followed while a key is held, and counts each press', async ({
    page,
  }) => {
    await open(page, 'ja/41/')
    await present(page)
    await page.evaluate(() => {
      for (let press = 0; press < 30; press++) {
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', {
            key: 'ArrowRight',
            repeat: press > 0,
            bubbles: true,
            cancelable: true,
          }),
        )
      }
    })
    await expect(current(page)).toHaveAttribute('data-slide', '42')
    for (let press = 0; press < 5; press++) await page.keyboard.press('PageDown')
    await expect(current(page)).toHaveAttribute('data-slide', '47')
  })

  test('stays where a clicker’s start button would load the page anew', async ({ page }) => {
    await open(page, 'ja/41/')
    await present(page)
    await page.keyboard.press('PageDown')
    await page.keyboard.press('F5')
    await expect(current(page)).toHaveAttribute('data-slide', '42')
    await expect(root(page)).toHaveAttribute('data-presenting', '')
  })

  test('has a theme of its own', { tag: '@window' }, async ({ page }) => {
    await page.addInitScript(() => {
      localStorage.setItem('colloquium', '{"presentTheme":"dark"}')
    })
    await open(page, 'ja/41/')
    await expect(root(page)).toHaveAttribute('data-theme', 'light')
    await present(page)
    await expect(root(page)).toHaveAttribute('data-theme', 'dark')
    await page.keyboard.press('Escape')
    await expect(root(page)).toHaveAttribute('data-theme', 'light')
  })

  test('says what to do where the screen can’t be kept awake, or fullscreen is refused', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'wakeLock', {
        value: { request: () => Promise.reject(new DOMException('low battery', 'NotAllowedError')) },
      })
    })
    await open(page, 'en/41/')
    await page.keyboard.press('f')
    await expect(page.getByRole('status').filter({ hasText: 'Switch automatic sleep off' })).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect(current(page)).toHaveAttribute('data-slide', '42')
    await page.keyboard.press('Escape')
    await page.evaluate(() => {
      document.documentElement.requestFullscreen = () => Promise.reject(new TypeError('refused'))
      navigator.wakeLock.request = () =>
        Promise.resolve({ release: () => Promise.resolve() } as WakeLockSentinel)
    })
    await page.keyboard.press('f')
    await expect(page.getByRole('status').filter({ hasText: 'Fullscreen was refused' })).toBeVisible()
    await expect(root(page)).toHaveAttribute('data-presenting', '')
  })

  test('asks anew to keep the screen awake when the tab comes back', async ({ page }) => {
    await page.addInitScript(() => {
      const state = { asked: 0 }
      Object.assign(window, { wake: state })
      Object.defineProperty(navigator, 'wakeLock', {
        value: {
          request: () => {
            state.asked += 1
            return Promise.resolve({ release: () => Promise.resolve() })
          },
        },
      })
    })
    await open(page, 'ja/41/')
    await present(page)
    const asked = () => page.evaluate(() => (window as unknown as { wake: { asked: number } }).wake.asked)
    await expect.poll(asked).toBe(1)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect.poll(asked).toBe(2)
  })

  test('is there without network once the page has rested', async ({ page, context }) => {
    await open(page, 'ja/41/')
    await expect
      .poll(() =>
        page.evaluate(() =>
          performance.getEntriesByType('resource').some(({ name }) => name.includes('late-parts')),
        ),
      )
      .toBe(true)
    await context.setOffline(true)
    await present(page)
  })

  test('goes on without network, with slides that nobody has come near', async ({ page, context }) => {
    await open(page, 'ja/1/')
    await present(page)
    await page.waitForRequest('**/ja/12/', { timeout: 20_000 })
    await page.waitForRequest('**/ja/13/')
    await context.setOffline(true)
    await page.keyboard.press('1')
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await expect(current(page)).toHaveAttribute('data-slide', '12')
    await expect(current(page).locator('h1')).toBeVisible()
  })
})

test('a picture that did not come is asked for again as long as its slide is shown', async ({ page }) => {
  let asked = 0
  const picture = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><path d="M0 0h4v4z"/></svg>',
  )
  await page.route('**/assets/images/late.svg', (route) => {
    asked++
    return asked < 3 ? route.abort() : route.fulfill({ contentType: 'image/svg+xml', body: picture })
  })
  await open(page, 'ja/41/')
  await page.waitForLoadState('networkidle')
  await current(page)
    .locator('.slide-body')
    .evaluate((body) => {
      const image = document.createElement('img')
      image.src = '../../assets/images/late.svg'
      body.append(image)
    })
  const width = () =>
    current(page)
      .locator('img')
      .evaluate((image: HTMLImageElement) => image.naturalWidth)
  await expect.poll(width).toBe(4)
  expect(asked).toBe(3)
})

test.describe('the curtain', () => {
  const cover = (page: Page) => page.locator('.curtain')

  test.beforeEach(async ({ page }) => {
    await open(page, 'en/41/')
    await page.keyboard.press('f')
    await expect(page.getByRole('navigation', { name: 'Presentation controls' })).toBeAttached()
  })

  test('is black or white, and is drawn back by its key, Esc or a click', async ({ page }) => {
    for (const [key, colour] of [
      ['b', 'rgb(0, 0, 0)'],
      ['.', 'rgb(0, 0, 0)'],
      ['w', 'rgb(255, 255, 255)'],
      [',', 'rgb(255, 255, 255)'],
    ] as const) {
      await page.keyboard.press(key)
      await expect(cover(page)).toHaveCSS('background-color', colour)
      await page.keyboard.press(key)
      await expect(cover(page)).toBeHidden()
    }
    await page.keyboard.press('b')
    await expect(page.getByRole('status').filter({ hasText: 'The screen is black' })).toBeAttached()
    await page.keyboard.press('Escape')
    await expect(cover(page)).toBeHidden()
    await expect(root(page)).toHaveAttribute('data-presenting', '')
    await page.keyboard.press('w')
    await page.mouse.click(300, 300)
    await expect(cover(page)).toBeHidden()
  })

  test('is drawn back when the slide is turned', async ({ page }) => {
    await page.keyboard.press('b')
    await expect(cover(page)).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect(cover(page)).toBeHidden()
    await expect(current(page)).toHaveAttribute('data-slide', '42')
  })

  test('has no key outside of present mode', async ({ page }) => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('b')
    await page.keyboard.press('ArrowRight')
    await expect(current(page)).toHaveAttribute('data-slide', '42')
    await expect(cover(page)).toBeHidden()
  })
})

test('axe finds nothing in present mode, with the controls or a curtain', async ({ page }) => {
  await open(page, 'ja/36/')
  await present(page)
  await page.mouse.move(200, 200)
  await page.mouse.move(210, 200)
  await expect(bar(page)).toHaveCSS('opacity', '1')
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('b')
  expect(await axeFindings(page)).toEqual([])
})

test.describe('the magnifier', () => {
  test('shows a part of the slide large, from press to press, and ends on Esc or the next slide', async ({
    page,
  }) => {
    await open(page, 'ja/36/')
    await present(page)
    const frame = await page.locator('.stage-frame').boundingBox()
    if (!frame) throw new Error('there is no stage')
    await page.mouse.move(frame.x + 10, frame.y + 10)
    await page.keyboard.press('x')
    const width = () => current(page).evaluate((slide) => slide.getBoundingClientRect().width)
    expect(await width()).toBeCloseTo(frame.width * 2.5, -1)
    // The mouse in a corner shows that corner.
    await page.mouse.move(frame.x + frame.width - 1, frame.y + frame.height - 1)
    await expect
      .poll(() => current(page).evaluate((slide) => slide.getBoundingClientRect().right))
      .toBeLessThan(frame.x + frame.width + 10)
    await page.keyboard.press('Escape')
    expect(await width()).toBeCloseTo(frame.width, 0)
    await expect(root(page)).toHaveAttribute('data-presenting', '')
    await page.keyboard.press('x')
    await page.keyboard.press('ArrowRight')
    await expect(current(page)).toHaveAttribute('data-slide', '37')
    expect(await width()).toBeCloseTo(frame.width, 0)
  })
})

test.describe('automatic advance', () => {
  test('starts by a link, loops, and is paused by any input until it is resumed', async ({ page }) => {
    await page.clock.install()
    await page.goto(`ja/${String(SLIDE_COUNT - 1)}/?present&autoplay=5`)
    await expect(bar(page).getByRole('button', { name: '自動送りを一時停止' })).toBeAttached()
    await page.clock.runFor(5100)
    await expect(current(page)).toHaveAttribute('data-slide', String(SLIDE_COUNT))
    await page.clock.runFor(5100)
    await expect(current(page)).toHaveAttribute('data-slide', '1')
    await page.keyboard.press('Shift')
    const resume = bar(page).getByRole('button', { name: '自動送りを再開' })
    await expect(resume).toBeVisible()
    await page.clock.runFor(20_000)
    await expect(current(page)).toHaveAttribute('data-slide', '1')
    await resume.click()
    await page.clock.runFor(5100)
    await expect(current(page)).toHaveAttribute('data-slide', '2')
  })
})

test('the spotlight lights one block, and is moved and taken away by keys', async ({ page }) => {
  await open(page, 'ja/41/')
  await present(page)
  const opacity = (block: string) =>
    current(page)
      .locator(`[data-block="${block}"]`)
      .evaluate((element) => Number(getComputedStyle(element).opacity))
  await page.keyboard.press('d')
  await expect.poll(() => opacity('b1')).toBe(1)
  await expect.poll(() => opacity('b2')).toBeLessThan(0.5)
  await page.keyboard.press('j')
  await expect.poll(() => opacity('b2')).toBe(1)
  await expect.poll(() => opacity('b1')).toBeLessThan(0.5)
  await current(page).locator('[data-block="b5"]').click()
  await expect.poll(() => opacity('b5')).toBe(1)
  await expect(current(page)).toHaveAttribute('data-slide', '41')
  await page.keyboard.press('Escape')
  await expect.poll(() => opacity('b2')).toBe(1)
  await expect(root(page)).toHaveAttribute('data-presenting', '')
})

test('on a phone all that a pen needs is one row', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page, 'ja/41/')
  await present(page)
  await page.keyboard.press('p')
  await expect(bar(page).getByRole('button', { name: '描くのを終える' })).toBeVisible()
  const boxes = await bar(page)
    .getByRole('button')
    .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect()))
  const shown = boxes.filter(({ width }) => width > 0)
  expect(new Set(shown.map(({ top }) => Math.round(top))).size).toBe(1)
  expect(Math.max(...shown.map(({ right }) => right))).toBeLessThanOrEqual(390)
  // While the pointer rests, the bar is out of sight.
  await page.mouse.move(200, 300)
  await bar(page).getByRole('button', { name: '描くのを終える' }).click()
  await expect(bar(page).getByRole('button', { name: '次のスライド' })).toBeVisible()
})
