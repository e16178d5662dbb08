import { expect, test, type Page } from '@playwright/test'
import { openStage, shownSlide } from '../../stage/harness/open-stage.ts'
import { HARNESS_ORIGIN, serveHarness } from '../../stage/harness/serve-harness.ts'
import { seededRandom } from '../../../src/tools/seeded-random.ts'

type Move = 'next' | 'previous' | number

interface Seen {
  slideNumber: number
  fragment: number
  fragments: string[]
}

const SLIDE_COUNT = 95

/** Steps both ways, short jumps and long ones. */
function randomMoves(count: number, seed: number): Move[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const kind = random()
    if (kind < 0.45) return 'next'
    if (kind < 0.75) return 'previous'
    return 1 + Math.floor(random() * SLIDE_COUNT)
  })
}

/** Where the windowed stage stands after each move. */
async function playOnStage(page: Page, moves: Move[]): Promise<Seen[]> {
  return page.evaluate(async (all) => {
    const { commands, store, settled, seen } = window.harness
    const places = []
    for (const move of all) {
      if (move === 'next') commands.next()
      else if (move === 'previous') commands.previous()
      else store.getState().goTo(move, 'jump')
      await settled()
      places.push(seen())
    }
    return places
  }, moves)
}

/** The same moves in a reveal.js that holds all slides. */
async function playOnFullDeck(page: Page, moves: Move[]): Promise<Seen[]> {
  await serveHarness(page, SLIDE_COUNT)
  await page.goto(`${HARNESS_ORIGIN}full`)
  await page.locator('.reveal.ready').waitFor()
  return page.evaluate((all) => {
    interface FullDeck {
      next: () => void
      prev: () => void
      slide: (index: number) => void
      getIndices: () => { h: number; f?: number }
      getCurrentSlide: () => HTMLElement
    }
    const { Reveal } = window as unknown as { Reveal: FullDeck }
    return all.map((move) => {
      if (move === 'next') Reveal.next()
      else if (move === 'previous') Reveal.prev()
      else Reveal.slide(move - 1)
      const { h, f } = Reveal.getIndices()
      const fragments = [...Reveal.getCurrentSlide().querySelectorAll('.fragment')].map(
        ({ classList }) =>
          `${String(classList.contains('visible'))} ${String(classList.contains('current-fragment'))}`,
      )
      return { slideNumber: h + 1, fragment: f ?? -1, fragments }
    })
  }, moves)
}

test.describe('the windowed stage', () => {
  test('shows the slide and fragment that a full reveal.js deck shows, over 2,000 random moves', async ({
    page,
    context,
  }) => {
    test.setTimeout(180_000)
    const moves = randomMoves(2000, 41)
    await openStage(page, { slideNumber: 1, slideCount: SLIDE_COUNT })
    const windowed = await playOnStage(page, moves)
    const full = await playOnFullDeck(await context.newPage(), moves)
    for (const [index, place] of full.entries()) {
      expect(windowed[index], `move ${String(index)}: ${String(moves[index])}`).toEqual(place)
    }
  })

  test('keeps the slides around the current one, and content in that one and the next alone', async ({
    page,
  }) => {
    await openStage(page, { slideNumber: 41 })
    await playOnStage(page, [60, 'next', 'next', 'previous', 50])
    const row = () =>
      page
        .locator('.slides > section')
        .evaluateAll((sections) =>
          sections.map((section) => [(section as HTMLElement).dataset['slide'], section.hasChildNodes()]),
        )
    await expect.poll(row).toEqual([
      ['47', false],
      ['48', false],
      ['49', false],
      ['50', true],
      ['51', true],
      ['52', false],
      ['53', false],
    ])
    const next = page.locator('.slides > section[data-slide="51"]')
    await expect(next).toHaveCSS('opacity', '0')
    await expect(next).toHaveCSS('content-visibility', 'hidden')
  })

  test('leaves no hidden slide to screen readers', async ({ page }) => {
    await openStage(page, { slideNumber: 41 })
    await playOnStage(page, ['next', 44, 'previous'])
    await expect(page.getByRole('region')).toHaveCount(1)
    await expect(page.locator('[role="application"]')).toHaveCount(0)
  })
})

test.describe('moves', () => {
  test('end on the right slide when 500 come at once', async ({ page }) => {
    await openStage(page, { slideNumber: 1 })
    await page.evaluate(async () => {
      const { commands, settled } = window.harness
      for (let step = 0; step < 500; step++) commands.next()
      await settled()
    })
    await expect(shownSlide(page)).toHaveAttribute('data-slide', '95')
  })

  test('made before reveal.js has come are not lost', async ({ page }) => {
    await serveHarness(page)
    let letRevealCome: () => void = () => undefined
    const wait = new Promise<void>((resolve) => {
      letRevealCome = resolve
    })
    await page.route('**/assets/reveal*', async (route) => {
      await wait
      await route.fallback()
    })
    await page.goto(`${HARNESS_ORIGIN}ja/3/`)
    await page.evaluate(async () => {
      const { mount, commands, settled, store } = window.harness
      mount()
      // Before there is a stage nothing is turned.
      while (store.getState().slideNumber === 3) {
        commands.next()
        await new Promise((resolve) => setTimeout(resolve))
      }
      await settled()
      for (let step = 0; step < 2; step++) {
        commands.next()
        await settled()
      }
    })
    // 3 has no fragments, 4 has some: one step to it, two inside.
    await expect(shownSlide(page)).toHaveAttribute('data-slide', '4')
    const before = await page.evaluate(() => window.harness.seen())
    expect(before.fragment).toBe(1)
    letRevealCome()
    await page.locator('.reveal.ready').waitFor()
    expect(await page.evaluate(() => window.harness.seen())).toEqual(before)
    await expect(page.locator('.slides > section')).toHaveCount(7)
  })

  test('made while a page is on its way lead to the last slide asked for', async ({ page }) => {
    await openStage(page, { slideNumber: 41 })
    await page.evaluate(async () => {
      const { answers, commands, settled, store } = window.harness
      const never = () => new Promise<Response>(() => undefined)
      for (const number of [60, 61, 62]) answers.set(`ja/${String(number)}/`, never)
      store.getState().goTo(60, 'jump')
      for (let step = 0; step < 3; step++) commands.next()
      await settled()
    })
    await expect(shownSlide(page)).toHaveAttribute('data-slide', '63')
  })

  test('by a link inside a slide turn to its target without loading a page', async ({ page }) => {
    await openStage(page, { slideNumber: 42 })
    await page.getByRole('link', { name: 'the slide before' }).click()
    await expect(shownSlide(page)).toHaveAttribute('data-slide', '41')
    expect(await page.evaluate(() => window.harness.store.getState().lastMove)).toBe('jump')
  })

  test('that reveal.js would make by itself are asked of the store', async ({ page }) => {
    await openStage(page, { slideNumber: 42 })
    await page.getByRole('link', { name: 'the first one' }).click()
    await expect(shownSlide(page)).toHaveAttribute('data-slide', '39')
    expect(await page.evaluate(() => window.harness.store.getState().slideNumber)).toBe(39)
  })
})
