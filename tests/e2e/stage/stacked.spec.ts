import { expect, test } from '@playwright/test'

/** Windows too narrow for stage and transcript side by side, and how wide the stage is in them. */
const WINDOWS = [
  { width: 1024, height: 768, isFull: false },
  { width: 820, height: 1180, isFull: true },
  { width: 390, height: 844, isFull: true },
  { width: 320, height: 640, isFull: true },
]

for (const { width, height, isFull } of WINDOWS) {
  test(`at ${String(width)} × ${String(height)} the transcript lies under the stage, and nothing under anything`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await page.goto('ja/36/')
    const box = async (selector: string) => {
      const found = await page.locator(selector).first().boundingBox()
      if (!found) throw new Error(`${selector} is not seen`)
      return found
    }
    const stage = await box('.stage')
    const tools = await box('.transcript-tools')
    const controls = await box('nav.controls')
    if (isFull) expect(stage.width).toBeCloseTo(width, 0)
    else expect(stage.height).toBeGreaterThan(height / 2)
    expect(tools.y).toBeGreaterThanOrEqual(Math.floor(stage.y + stage.height))
    expect(controls.width).toBe(width)
    // Room for lines between what sticks above and below.
    expect(controls.y - (tools.y + tools.height)).toBeGreaterThan(120)
    const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(overflows).toBe(false)
    // What is scrolled passes beneath stage and tools, which stay.
    await page.mouse.move(width / 2, height - 100)
    await page.mouse.wheel(0, 500)
    await expect.poll(async () => (await box('.stage')).y).toBe(0)
    await expect
      .poll(async () => (await box('.transcript-tools')).y)
      .toBeCloseTo((await box('.stage')).height, -1)
  })
}

test('on a phone on its side the stage fills what the controls leave, and scrolls with the page', async ({
  page,
}) => {
  await page.setViewportSize({ width: 932, height: 430 })
  await page.goto('ja/36/')
  const stage = await page.locator('.stage').boundingBox()
  expect(stage?.height).toBeCloseTo(430 - 64, -1)
  // The slide lies in it, and not at the top of the window.
  const frame = await page.locator('.stage-frame').boundingBox()
  expect(Math.abs((frame?.y ?? 0) - (stage?.y ?? 0))).toBeLessThan(2)
  expect(stage?.y).toBeGreaterThan(40)
})
