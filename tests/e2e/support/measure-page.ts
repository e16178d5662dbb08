import type { CDPSession, Page } from '@playwright/test'
import { seriousFindings } from './axe.ts'
import { contrastFaults } from './measure-contrast.ts'
import { measureLook, type SlideLook } from './measure-look.ts'
import { measureSlide, showStageAlone, type SlideMeasure } from './measure-slide.ts'

/** What is measured of a page. */
export interface PageMeasure extends SlideMeasure {
  look: SlideLook
}

/** All that can be measured of a page in one visit: its fonts, its layout, what axe finds on its slide, and contrast in both themes. */
export async function measurePage(
  page: Page,
  session: CDPSession,
  slideNumber: number,
): Promise<PageMeasure> {
  const slide = `.stage section.slide[data-slide="${String(slideNumber)}"]`
  await showTheme(page, 'light')
  await page.evaluate(() => document.fonts.ready)
  const fallen = await fallenFonts(session, slide)
  await showStageAlone(page)
  const { faults, blocks } = await measureSlide(page, slideNumber)
  const look = await measureLook(page, slideNumber)
  const found = await seriousFindings(
    page,
    { include: [slide] },
    { rules: { 'color-contrast': { enabled: false } } },
  )
  const light = await contrastFaults(page, session, slide)
  await showTheme(page, 'dark')
  const dark = await contrastFaults(page, session, slide)
  return {
    faults: [...faults, ...fallen, ...found, ...light, ...dark.map((fault) => `dark: ${fault}`)],
    blocks,
    look,
  }
}

/** As the page's first script does, which looks at the reader's preference once. */
async function showTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name
  }, theme)
}

/** Fonts of the machine in which words are drawn that the page's own fonts lack. */
async function fallenFonts(session: CDPSession, selector: string): Promise<string[]> {
  const { root } = await session.send('DOM.getDocument', { depth: 0 })
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
  return fonts
    .filter(({ isCustomFont, familyName }) => !isCustomFont && !/mono/i.test(familyName))
    .map(({ familyName, glyphCount }) => `${String(glyphCount)} characters fall back to ${familyName}`)
}
