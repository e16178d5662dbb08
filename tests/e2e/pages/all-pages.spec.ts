import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { SLIDE_COUNT, TALK_LOCALES } from '../../fixtures/real-deck.ts'
import { BUILT_SITE } from '../support/built-site.ts'
import { lookTable, summarizeLooks, type SlideLook } from '../support/measure-look.ts'
import { measurePage } from '../support/measure-page.ts'
import type { Box, SlideMeasure } from '../support/measure-slide.ts'
import { SweepMemory } from '../support/sweep-memory.ts'

/* Each page of the talk is opened once, and all that can be measured in it is measured then. */

/** px of the stage that a block may move within a build-up. */
const TOLERANCE = 1

/** Characters under 20 px, at the most, and the share of the canvas that slides use on average, at the least. */
const MOST_SMALL = 0.1
const LEAST_CANVAS = 0.6

test.use({
  viewport: { width: 1300, height: 740 },
  bypassCSP: true,
  contextOptions: { reducedMotion: 'reduce' },
})

for (const locale of TALK_LOCALES) {
  test(`every slide in "${locale}" fits its stage, has its fonts, and can be read by all`, async ({
    page,
    browser,
  }) => {
    test.setTimeout(1_800_000)
    const session = await page.context().newCDPSession(page)
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    await session.send('Network.enable')
    // The slide is the compiler's: without the shell's script it is the same picture, there sooner, and in its own fonts
    // alone, where the deck's would hide what they lack.
    await session.send('Network.setBlockedURLs', { urls: ['*/assets/main-*.js'] })
    const memory = new SweepMemory(locale, browser.version())
    const faults: string[] = []
    const looks = new Map<number, SlideLook>()
    const groups = new Map<string, BuiltUp[]>()
    for (let slideNumber = 1; slideNumber <= SLIDE_COUNT; slideNumber++) {
      const html = readFileSync(`${BUILT_SITE}/${locale}/${String(slideNumber)}/index.html`, 'utf8')
      const key = memory.keyOf(html)
      const known = memory.find(key)
      if (!known) await page.goto(`${locale}/${String(slideNumber)}/`)
      const measure = known ? { faults: [], ...known } : await measurePage(page, session, slideNumber)
      faults.push(...measure.faults.map((fault) => `slide ${String(slideNumber)}: ${fault}`))
      if (measure.faults.length === 0) memory.remember(key, { blocks: measure.blocks, look: measure.look })
      looks.set(slideNumber, measure.look)
      const build = /<section class="slide"[^>]* data-build="([^"]*)"/.exec(html)?.[1]
      if (build !== undefined)
        groups.set(build, [...(groups.get(build) ?? []), { slideNumber, blocks: measure.blocks }])
    }
    memory.save()
    for (const [build, slides] of groups) faults.push(...movements(build, slides))
    console.log(`${locale}\n${lookTable(looks)}`)
    expect(faults.join('\n')).toBe('')
    const { share, canvas } = summarizeLooks(looks)
    expect(share).toBeLessThanOrEqual(MOST_SMALL)
    expect(canvas).toBeGreaterThanOrEqual(LEAST_CANVAS)
  })
}

/** A slide of a build-up: what is unchanged stays in its place. */
interface BuiltUp {
  slideNumber: number
  blocks: SlideMeasure['blocks']
}

/** Equal blocks of neighbouring slides of a group whose boxes differ. */
function movements(build: string, slides: readonly BuiltUp[]): string[] {
  return slides.slice(1).flatMap((slide, index) => {
    const before = slides[index]
    return slide.blocks.flatMap(({ text, box }) => {
      // A slide may say the same twice: the nearest is meant.
      const same = before?.blocks.filter((block) => block.text === text && text !== '') ?? []
      const moved = same.length > 0 ? Math.min(...same.map((block) => distance(block.box, box))) : 0
      return moved > TOLERANCE
        ? [
            `build-up "${build}", slides ${String(before?.slideNumber)} → ${String(slide.slideNumber)}: “${text.slice(0, 24)}” moves by ${String(Math.round(moved * 10) / 10)} px`,
          ]
        : []
    })
  })
}

function distance(a: Box, b: Box): number {
  return Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))
}
