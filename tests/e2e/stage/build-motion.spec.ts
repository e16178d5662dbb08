import { expect, test, type Page } from '@playwright/test'

const shown = '.slides > section:not([hidden])'

/** Opens a slide of a build, and waits until the step from it is made ready. */
async function openReady(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('.reveal.ready').waitFor()
  await page.waitForFunction(() => performance.getEntriesByName('build-motion').length > 0)
}

/** What runs on the slide in the frame after a key, as many ms into it as the frames took. */
async function runningAfter(page: Page, ...keys: string[]): Promise<number[]> {
  await page.evaluate(() => {
    const counts: number[] = []
    Object.assign(window, { counts })
    addEventListener('keydown', () => {
      requestAnimationFrame(() => {
        counts.push(document.getAnimations().filter(({ playState }) => playState === 'running').length)
      })
    })
  })
  // Two keys within one frame would be counted after the second alone.
  for (const [index, key] of keys.entries()) {
    await page.keyboard.press(key)
    await page.waitForFunction(
      (count) => (window as unknown as { counts: number[] }).counts.length > count,
      index,
    )
  }
  const read = () => page.evaluate(() => (window as unknown as { counts: number[] }).counts)
  await expect.poll(async () => (await read()).length).toBe(keys.length)
  return read()
}

test.describe('a step inside a build', () => {
  test('lets the halo go from part to part, to where the drawing has it', async ({ page }) => {
    await openReady(page, 'en/89/')
    const [running = 0] = await runningAfter(page, 'ArrowRight')
    expect(running).toBeGreaterThan(0)
    await expect(page.locator(shown)).toHaveAttribute('data-slide', '90')
    await page.waitForFunction(() => document.getAnimations().length === 0)
    const halo = page.locator(shown).locator('rect.fig-highlight')
    expect(await halo.evaluate((rect) => getComputedStyle(rect).getPropertyValue('x'))).toBe(
      `${(await halo.getAttribute('x')) ?? ''}px`,
    )
    expect(await page.locator(shown).locator('[style]').count()).toBe(0)
  })

  test('is over at once when the next key comes', async ({ page }) => {
    await openReady(page, 'ja/88/')
    const running = await runningAfter(page, 'ArrowRight', 'ArrowRight')
    expect(running[0]).toBeGreaterThan(0)
    expect(running[1]).toBe(0)
    await expect(page.locator(shown)).toHaveAttribute('data-slide', '90')
  })

  test('does not move after a jump', async ({ page }) => {
    await openReady(page, 'en/89/')
    await page.keyboard.press('g')
    await page.keyboard.type('90')
    expect(await runningAfter(page, 'Enter')).toEqual([0])
    await expect(page.locator(shown)).toHaveAttribute('data-slide', '90')
  })

  test('does not move for who asks for stillness', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto('en/89/')
    await page.locator('.slides > section.ahead.laid-out[data-slide="90"]').waitFor({ state: 'attached' })
    expect(await runningAfter(page, 'ArrowRight')).toEqual([0])
    await expect(page.locator(shown)).toHaveAttribute('data-slide', '90')
  })
})
