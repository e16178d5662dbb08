import { expect, type Page } from '@playwright/test'

/** The stage shows this slide. */
export async function expectAt(page: Page, slideNumber: number): Promise<void> {
  const shown = page.locator('.slides > section:not([hidden])')
  await expect(shown).toHaveAttribute('data-slide', String(slideNumber))
}
