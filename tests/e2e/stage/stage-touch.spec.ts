import { expect, test, type Page } from '@playwright/test'
import { openStage, shownSlide } from '../../stage/harness/open-stage.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

type Point = { x: number; y: number }

async function touches(page: Page) {
  const session = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints })
  return {
    swipe: async (from: Point, to: Point) => {
      await send('touchStart', [from])
      for (let step = 1; step <= 8; step++) {
        const part = step / 8
        await send('touchMove', [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }])
      }
      await send('touchEnd', [])
    },
    doubleTap: async (point: Point) => {
      // Sent at once: on a busy machine the answers alone take longer than a double tap may.
      await Promise.all([
        send('touchStart', [point]),
        send('touchEnd', []),
        send('touchStart', [point]),
        send('touchEnd', []),
      ])
    },
  }
}

/** A tap on what still glides only stops it. */
async function scrollEnd(page: Page): Promise<void> {
  await page.locator('.stage-frame').evaluate(async (frame) => {
    let still = 0
    for (let last = frame.scrollLeft; still < 10; last = frame.scrollLeft) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      still = frame.scrollLeft === last ? still + 1 : 0
    }
  })
}

test.describe('a finger on the stage', () => {
  test('turns the slide by going across, not by going down', async ({ page }) => {
    await openStage(page, { slideNumber: 42 })
    const { swipe } = await touches(page)
    await swipe({ x: 300, y: 100 }, { x: 100, y: 110 })
    await expect(shownSlide(page)).toHaveAttribute('data-slide', '43')
    await swipe({ x: 200, y: 60 }, { x: 205, y: 200 })
    await swipe({ x: 100, y: 100 }, { x: 300, y: 110 })
    await expect(shownSlide(page)).toHaveAttribute('data-slide', '42')
  })

  test('enlarges the slide by a double tap, moves it, and restores it', async ({ page }) => {
    await openStage(page)
    const { swipe, doubleTap } = await touches(page)
    const width = () => shownSlide(page).evaluate((section) => section.clientWidth)
    const small = await width()
    await doubleTap({ x: 200, y: 100 })
    await expect.poll(width).toBeGreaterThan(2 * small)
    await expect(page.locator('.marked')).toHaveCount(0)
    const left = () => shownSlide(page).evaluate((section) => section.getBoundingClientRect().left)
    const before = await left()
    await swipe({ x: 300, y: 400 }, { x: 150, y: 400 })
    await expect.poll(left).toBeLessThan(before - 50)
    await expect(shownSlide(page)).toHaveAttribute('data-slide', '41')
    await scrollEnd(page)
    await doubleTap({ x: 200, y: 420 })
    await expect.poll(width).toBe(small)
  })

  test('finds a button to restore, and Esc does it too', async ({ page }) => {
    await openStage(page)
    const { doubleTap } = await touches(page)
    const restore = page.getByRole('button', { name: 'スライドを元の大きさに戻す' })
    await doubleTap({ x: 200, y: 100 })
    await restore.tap()
    await expect(restore).toBeHidden()
    await doubleTap({ x: 200, y: 100 })
    await expect(restore).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(restore).toBeHidden()
  })
})
