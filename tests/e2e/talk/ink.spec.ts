import { expect, test, type Page } from '@playwright/test'
import { axeFindings } from '../support/axe.ts'

const current = (page: Page) => page.locator('section.slide.present')
const strokes = (page: Page) => page.locator('.ink [data-stroke]')

async function present(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.locator('.transcript article[aria-current] ~ article').first()).toBeAttached()
  await page.keyboard.press('f')
  await expect(page.getByRole('group', { name: 'Pointing and drawing' })).toBeAttached()
}

/** Takes a tool in hand by its key; its surface then takes the pointer. */
async function take(page: Page, key: string, tool: string): Promise<void> {
  await page.keyboard.press(key)
  await expect(page.locator('.ink')).toHaveAttribute('data-tool', tool)
}

async function draw(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(...to, { steps: 6 })
  await page.mouse.up()
}

test.describe('the pen', () => {
  test('keeps what it draws on its slide, through moves and a reload', async ({ page }) => {
    await present(page, 'en/41/')
    await take(page, 'p', 'pen')
    await draw(page, [300, 300], [500, 320])
    await draw(page, [300, 400], [500, 420])
    await expect(strokes(page)).toHaveCount(2)
    const path = await strokes(page).first().getAttribute('d')
    await page.keyboard.press('ArrowRight')
    await expect(current(page)).toHaveAttribute('data-slide', '42')
    await expect(strokes(page)).toHaveCount(0)
    await page.keyboard.press('ArrowLeft')
    await expect(strokes(page)).toHaveCount(2)
    await present(page, 'en/41/')
    await expect(strokes(page)).toHaveCount(2)
    expect(await strokes(page).first().getAttribute('d')).toBe(path)
  })

  test('draws where the pointer is, at any size of the slide', { tag: '@window' }, async ({ page }) => {
    await present(page, 'en/41/')
    await take(page, 'p', 'pen')
    await draw(page, [300, 300], [500, 300])
    const before = await strokes(page).first().boundingBox()
    expect(before?.x).toBeGreaterThan(285)
    expect((before?.x ?? 0) + (before?.width ?? 0)).toBeLessThan(515)
    await page.setViewportSize({ width: 720, height: 450 })
    const after = await strokes(page).first().boundingBox()
    expect(after?.x).toBeCloseTo((before?.x ?? 0) / 2, 0)
    expect(after?.width).toBeCloseTo((before?.width ?? 0) / 2, 0)
  })

  test('is undone by its key and by Ctrl+Z, rubbed out, and cleared when that is confirmed', async ({
    page,
  }) => {
    await present(page, 'en/41/')
    await take(page, 'p', 'pen')
    for (const y of [300, 400, 500]) await draw(page, [300, y], [500, y])
    await page.keyboard.press('z')
    await expect(strokes(page)).toHaveCount(2)
    await page.keyboard.press('Control+z')
    await expect(strokes(page)).toHaveCount(1)
    await take(page, 'h', 'highlighter')
    await draw(page, [300, 500], [500, 500])
    await take(page, 'e', 'eraser')
    await draw(page, [400, 280], [400, 320])
    await expect(strokes(page)).toHaveCount(1)
    await page.keyboard.press('z')
    await expect(strokes(page)).toHaveCount(2)
    await page.getByRole('button', { name: 'Clear', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Clear drawings' })
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(strokes(page)).toHaveCount(2)
    await page.getByRole('button', { name: 'Clear', exact: true }).click()
    await dialog.getByRole('button', { name: 'This slide only' }).click()
    await expect(strokes(page)).toHaveCount(0)
  })

  test('is put away by Esc, and only then present mode is left', async ({ page }) => {
    await present(page, 'en/41/')
    await take(page, 'p', 'pen')
    await page.keyboard.press('Escape')
    await expect(page.locator('.ink')).not.toHaveAttribute('data-tool')
    await expect(page.locator('html')).toHaveAttribute('data-presenting', '')
  })

  test('saves the slide with its drawing as a picture that browsers show', async ({ page, browser }) => {
    await present(page, 'en/41/')
    await take(page, 'p', 'pen')
    await draw(page, [300, 300], [500, 320])
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save the slide with its drawing' }).click()
    const file = await saving
    expect(file.suggestedFilename()).toBe('41-en.svg')
    const reader = await browser.newPage()
    await reader.goto(`file://${await file.path()}`.replace(/$/, ''))
    const text = await reader.content()
    await reader.close()
    expect(text).toContain('data-stroke')
    expect(text).toContain('PaLI: pre-training tasks')
    expect(text).toContain('data:font/woff2')
  })

  test('sets an unreadable drawing aside, says so, and draws on', { tag: '@window' }, async ({ page }) => {
    const key = 'colloquium-ink:/talk/:en/41'
    await page.addInitScript((name) => {
      if (!localStorage.getItem(`${name}:unreadable`)) localStorage.setItem(name, '[{"id":1,"points":"none"')
    }, key)
    await present(page, 'en/41/')
    await expect(page.getByRole('status').filter({ hasText: 'was set aside' })).toBeVisible()
    expect(await page.evaluate((name) => localStorage.getItem(`${name}:unreadable`), key)).toContain(
      '"points":"none"',
    )
    await take(page, 'p', 'pen')
    await draw(page, [300, 300], [500, 320])
    await expect(strokes(page)).toHaveCount(1)
  })

  test('says so where storage is full, and keeps the drawing as long as the page is open', async ({
    page,
  }) => {
    await present(page, 'en/41/')
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await take(page, 'p', 'pen')
    await draw(page, [300, 300], [500, 320])
    await expect(page.getByRole('status').filter({ hasText: 'can’t be stored' })).toBeVisible()
    await expect(strokes(page)).toHaveCount(1)
  })

  test('leaves no fault that axe finds', async ({ page }) => {
    await present(page, 'en/41/')
    await take(page, 'p', 'pen')
    await page.mouse.move(300, 300)
    await page.mouse.move(310, 300)
    await expect(page.getByRole('navigation', { name: 'Presentation controls' })).toHaveCSS('opacity', '1')
    expect(await axeFindings(page)).toEqual([])
  })
})

test.describe('the laser', () => {
  test('points where the pointer is, and goes with it', async ({ page }) => {
    await present(page, 'en/41/')
    await take(page, 'q', 'laser')
    await page.mouse.move(400, 400)
    await page.mouse.move(420, 410)
    const dot = await page.locator('.ink-laser').boundingBox()
    expect((dot?.x ?? 0) + (dot?.width ?? 0) / 2).toBeCloseTo(420, 0)
    await page.keyboard.press('q')
    await expect(page.locator('.ink-laser')).toHaveCount(0)
  })
})

test.describe('a finger', () => {
  test.use({ viewport: { width: 844, height: 390 }, hasTouch: true, isMobile: true })

  test('draws when the pen is in hand, and turns slides otherwise', async ({ page }) => {
    await present(page, 'en/41/')
    const session = await page.context().newCDPSession(page)
    const swipe = async () => {
      const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
        session.send('Input.dispatchTouchEvent', {
          type,
          touchPoints: x === undefined ? [] : [{ x, y: 150 }],
        })
      await send('touchStart', 600)
      for (let x = 580; x >= 400; x -= 20) await send('touchMove', x)
      await send('touchEnd')
    }
    await take(page, 'p', 'pen')
    await swipe()
    await expect(strokes(page)).toHaveCount(1)
    await expect(current(page)).toHaveAttribute('data-slide', '41')
    await page.keyboard.press('p')
    await swipe()
    await expect(current(page)).toHaveAttribute('data-slide', '42')
  })
})

test.describe('the speaker view', () => {
  test('shows what is drawn on the audience’s page, and the other way round', async ({ page, context }) => {
    await present(page, 'en/41/')
    const speaker = await context.newPage()
    await speaker.goto('en/speaker/41/')
    await expect(speaker.locator('.speaker-current .ink')).toBeAttached()
    await take(page, 'p', 'pen')
    await draw(page, [300, 300], [500, 320])
    await expect(strokes(speaker)).toHaveCount(1)
    await speaker.bringToFront()
    const slide = await speaker.locator('.speaker-current .ink').boundingBox()
    if (!slide) throw new Error('there is no slide')
    await speaker.keyboard.press('p')
    await expect(speaker.locator('.ink')).toHaveAttribute('data-tool', 'pen')
    await draw(speaker, [slide.x + 50, slide.y + 50], [slide.x + 150, slide.y + 60])
    await expect(strokes(page)).toHaveCount(2)
    await speaker.keyboard.press('z')
    await expect(strokes(page)).toHaveCount(1)
    await speaker.keyboard.press('q')
    await speaker.mouse.move(slide.x + 100, slide.y + 100)
    await speaker.mouse.move(slide.x + 110, slide.y + 100)
    await expect(page.locator('.ink-laser')).toBeVisible()
  })

  test('shows on a page that nobody presents what another page begins to draw', async ({ page, context }) => {
    await page.goto('en/41/')
    await page.locator('.reveal.ready').waitFor()
    await expect.poll(() => fetched(page, 'late-parts')).toBe(true)
    expect(await fetched(page, 'ink')).toBe(false)
    const speaker = await context.newPage()
    await speaker.goto('en/speaker/41/')
    const slide = speaker.locator('.speaker-current .ink')
    const box = await slide.boundingBox()
    if (!box) throw new Error('there is no slide')
    await speaker.keyboard.press('p')
    await expect(slide).toHaveAttribute('data-tool', 'pen')
    await draw(speaker, [box.x + 50, box.y + 50], [box.x + 150, box.y + 60])
    await expect(strokes(page)).toHaveCount(1)
    await draw(speaker, [box.x + 50, box.y + 90], [box.x + 150, box.y + 100])
    await expect(strokes(page)).toHaveCount(2)
  })
})

/** True where a script of this name has come. */
function fetched(page: Page, name: string): Promise<boolean> {
  return page.evaluate(
    (part) => performance.getEntriesByType('resource').some((entry) => entry.name.includes(`/${part}-`)),
    name,
  )
}
