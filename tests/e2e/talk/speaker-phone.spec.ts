import { expect, test, type Page } from '@playwright/test'
import { leadFromDeck, startLiveSite, type LiveSite } from '../support/live-site.ts'
import { light, speakUntil, WITH_MICROPHONE } from '../support/voice-site.ts'

/* The speaker view in a hand: of a live talk, recorded with voice. */

test.use(WITH_MICROPHONE)
test.describe.configure({ timeout: 120_000 })

let site: LiveSite
test.beforeAll(async () => {
  site = await startLiveSite()
})
test.afterAll(() => site.close())

/** What the parts of the page take of it, in the order of the page. */
async function placesOf(page: Page): Promise<{ name: string; top: number; bottom: number; end: number }[]> {
  return page.evaluate(() =>
    ['.live-bar', '.speaker-times', '[data-pane="current"]', '[data-pane="next"]', '.speaker-notes'].map(
      (name) => {
        const { top, bottom, right } = document.querySelector(name)?.getBoundingClientRect() ?? new DOMRect()
        return { name, top, bottom, end: right }
      },
    ),
  )
}

for (const [width, height] of [
  [390, 844],
  [820, 1180],
] as const)
  test(`nothing of it lies over anything else at ${String(width)} px`, async ({ page: wall, context }) => {
    await leadFromDeck(wall, site)
    const [speaker] = await Promise.all([
      context.waitForEvent('page'),
      wall.getByRole('region', { name: '発表の中継' }).getByRole('link', { name: '発表者ビュー' }).click(),
    ])
    await speaker.setViewportSize({ width, height })
    await expect(speaker.getByRole('region', { name: '発表の中継' }).getByRole('status')).toHaveText('中継中')
    await speaker.getByRole('button', { name: '声を録音' }).click()
    await speaker.getByRole('button', { name: 'マイクを使う…' }).click()
    await speaker.getByRole('button', { name: '録音を開始' }).click()
    await speakUntil(speaker, 2)
    await speaker.evaluate(() => {
      scrollTo(0, 0)
    })
    const places = await placesOf(speaker)
    places.forEach(({ name, top, bottom, end }, index) => {
      expect(bottom - top, `${name} is there`).toBeGreaterThan(20)
      expect(end, `${name} is within the window`).toBeLessThanOrEqual(width)
      const before = places[index - 1]
      if (before) expect(top, `${name} is below ${before.name}`).toBeGreaterThanOrEqual(before.bottom - 1)
    })
    // A slide is as high as it is wide, by its own measure.
    const current = await speaker.locator('[data-pane="current"]').boundingBox()
    expect((current?.width ?? 0) / (current?.height ?? 1)).toBeCloseTo(16 / 9, 1)
    await light(speaker).getByRole('button', { name: '停止' }).click()
    await expect(light(speaker)).toBeHidden()
  })
