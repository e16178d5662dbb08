import { expect, test, type Page } from '@playwright/test'
import { lookTable, measureLook, summarizeLooks, type SlideLook } from './measure-look.ts'
import { measureSlide, showStageAlone, type Box, type SlideMeasure } from './measure-slide.ts'

/** px of the stage that a block may move within a build-up. */
const TOLERANCE = 1

/** Characters under 20 px, at the most, and the share of the canvas that slides use on average, at the least. */
const MOST_SMALL = 0.1
const LEAST_CANVAS = 0.58

test.use({ viewport: { width: 1300, height: 740 }, javaScriptEnabled: true, bypassCSP: true })

for (const locale of ['ja', 'en'] as const) {
  test(`every slide in "${locale}" fits its stage, and build-ups stand still`, async ({ page }) => {
    test.setTimeout(300_000)
    // The slide is the compiler's: without the shell's script it is the same picture, and there sooner.
    await page.route('**/assets/main-*.js', (route) => route.abort())
    const faults: string[] = []
    const looks = new Map<number, SlideLook>()
    const groups = new Map<string, { slideNumber: number; measure: SlideMeasure }[]>()
    await page.goto(`${locale}/`)
    const slideCount = await countSlides(page)
    for (let slideNumber = 1; slideNumber <= slideCount; slideNumber++) {
      const measure = await measure1(page, locale, slideNumber)
      looks.set(slideNumber, await measureLook(page, slideNumber))
      faults.push(...measure.faults.map((fault) => `slide ${String(slideNumber)}: ${fault}`))
      const build = await page
        .locator(`section.slide[data-slide="${String(slideNumber)}"]`)
        .getAttribute('data-build')
      if (build) groups.set(build, [...(groups.get(build) ?? []), { slideNumber, measure }])
    }
    for (const [build, slides] of groups) faults.push(...movements(build, slides))
    console.log(`${locale}\n${lookTable(looks)}`)
    expect(faults.join('\n')).toBe('')
    const { share, canvas } = summarizeLooks(looks)
    expect(share).toBeLessThanOrEqual(MOST_SMALL)
    expect(canvas).toBeGreaterThanOrEqual(LEAST_CANVAS)
  })
}

async function measure1(page: Page, locale: string, slideNumber: number): Promise<SlideMeasure> {
  await page.goto(`${locale}/${String(slideNumber)}/`)
  await showStageAlone(page)
  return measureSlide(page, slideNumber)
}

async function countSlides(page: Page): Promise<number> {
  const data = await page.locator('#page-data').textContent()
  return (JSON.parse(data ?? '{}') as { deck: { slideCount: number } }).deck.slideCount
}

/** Equal blocks of neighbouring slides of a group whose boxes differ. */
function movements(build: string, slides: { slideNumber: number; measure: SlideMeasure }[]): string[] {
  return slides.slice(1).flatMap((slide, index) => {
    const before = slides[index]
    if (!before) return []
    return slide.measure.blocks.flatMap(({ text, box }) => {
      const same = before.measure.blocks.find((block) => block.text === text && text !== '')
      const moved = same ? distance(same.box, box) : 0
      return moved > TOLERANCE
        ? [
            `build-up "${build}", slides ${String(before.slideNumber)} → ${String(slide.slideNumber)}: “${text.slice(0, 24)}” moves by ${String(Math.round(moved * 10) / 10)} px`,
          ]
        : []
    })
  })
}

function distance(a: Box, b: Box): number {
  return Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))
}
