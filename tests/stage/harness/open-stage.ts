import type { Locator, Page } from '@playwright/test'
import { HARNESS_ORIGIN, serveHarness } from './serve-harness.ts'

export interface OpenStage {
  slideNumber?: number
  slideCount?: number
  /** Mounts twice, as React does in development. */
  strict?: boolean
}

/** Opens the harness at a slide and waits for reveal.js. */
export async function openStage(page: Page, options: OpenStage = {}): Promise<void> {
  const { slideNumber = 41, slideCount = 95, strict = false } = options
  await serveHarness(page, slideCount)
  await page.goto(`${HARNESS_ORIGIN}ja/${String(slideNumber)}/?count=${String(slideCount)}`)
  await page.evaluate((twice) => {
    window.harness.mount(twice)
  }, strict)
  await page.locator('.reveal.ready').waitFor()
}

/** Goes to a slide as contents, search or a link would. */
export async function jumpTo(page: Page, slideNumber: number, block?: string): Promise<void> {
  await page.evaluate(
    ([number, mark]) => {
      window.harness.store.getState().goTo(number, 'jump', mark)
    },
    [slideNumber, block] as const,
  )
}

export function shownSlide(page: Page): Locator {
  return page.locator('.slides > section:not([hidden])')
}
