import { expect, test } from '@playwright/test'
import { jumpTo, openStage, shownSlide } from '../../stage/harness/open-stage.ts'

test.describe('a slide that can’t be loaded', () => {
  test('says so in its place, can be tried again, and the deck goes on', async ({ page }) => {
    await openStage(page)
    await page.evaluate(() => {
      const broken = () => Promise.resolve(new Response('', { status: 404 }))
      window.harness.answers.set('ja/60/', broken)
    })
    await jumpTo(page, 60)
    await expect(shownSlide(page)).toContainText('スライド60を読み込めなかった')
    await expect(shownSlide(page)).toContainText('404')
    await page.evaluate(() => {
      window.harness.commands.next()
    })
    await expect(shownSlide(page)).toHaveAttribute('aria-label', '61 スライド61番')
    await page.evaluate(() => {
      window.harness.commands.previous()
    })
    const retry = page.getByRole('button', { name: '再試行' })
    await retry.click()
    await expect(retry).toBeFocused()
    await page.evaluate(() => {
      window.harness.answers.clear()
    })
    await retry.click()
    await expect(shownSlide(page)).toHaveAttribute('aria-label', '60 スライド60番')
    await expect(page.locator('.slides > section')).toHaveCount(7)
  })

  test('comes by itself when the network is back', async ({ page, context }) => {
    await openStage(page)
    await page.evaluate(() => {
      window.harness.answers.set('ja/60/', () => Promise.reject(new TypeError('offline')))
    })
    await jumpTo(page, 60)
    await expect(shownSlide(page)).toContainText('接続を確かめて')
    await page.evaluate(() => {
      window.harness.answers.clear()
    })
    await context.setOffline(true)
    await context.setOffline(false)
    await expect(shownSlide(page)).toHaveAttribute('aria-label', '60 スライド60番')
  })

  test('comes by itself when the server is back', async ({ page }) => {
    await openStage(page)
    await page.evaluate(() => {
      window.harness.answers.set('ja/60/', () => Promise.resolve(new Response('', { status: 503 })))
    })
    await jumpTo(page, 60)
    await expect(shownSlide(page)).toContainText('503')
    // Asked for in vain once more.
    await page.waitForTimeout(1500)
    await page.evaluate(() => {
      window.harness.answers.clear()
    })
    await expect(shownSlide(page)).toHaveAttribute('aria-label', '60 スライド60番')
  })

  test('is told apart from one that is slow, which says that it is on its way', async ({ page }) => {
    await openStage(page)
    await page.evaluate(() => {
      window.harness.answers.set('ja/60/', () => new Promise(() => undefined))
    })
    await jumpTo(page, 60)
    await expect(shownSlide(page)).toContainText('スライド60を読み込んでいる')
    await jumpTo(page, 41)
    await expect(shownSlide(page)).toHaveAttribute('aria-label', '41 スライド41番')
  })
})

test.describe('another language', () => {
  test('keeps slide, fragment and marked block', async ({ page }) => {
    await openStage(page, { slideNumber: 43 })
    await page.evaluate(() => {
      window.harness.commands.next()
      window.harness.store.getState().markBlock('b1')
    })
    const before = await page.evaluate(() => window.harness.seen())
    expect(before.fragment).toBe(0)
    await page.evaluate(async () => {
      window.harness.store.getState().setLocale('en')
      await window.harness.settled()
    })
    expect(await page.evaluate(() => window.harness.seen())).toEqual(before)
    await expect(shownSlide(page)).toHaveAttribute('lang', 'en')
    await expect(shownSlide(page).locator('.marked')).toHaveAttribute('data-block', 'b1')
    await expect(shownSlide(page).locator('.marked')).toHaveText('Item 1 of slide 43')
  })

  test('is the language of the slides that follow', async ({ page }) => {
    await openStage(page, { slideNumber: 42 })
    await page.evaluate(async () => {
      const { store, commands, settled } = window.harness
      store.getState().setLocale('en')
      commands.next()
      await settled()
    })
    await expect(shownSlide(page)).toHaveAttribute('aria-label', '43 Slide number 43')
  })

  test('keeps the slide as it is until the other page has come', async ({ page }) => {
    await openStage(page)
    await page.evaluate(async () => {
      const { answers, store, settled } = window.harness
      answers.set('en/60/', () => new Promise(() => undefined))
      store.getState().goTo(60, 'jump')
      await settled()
      store.getState().setLocale('en')
    })
    await expect(shownSlide(page)).toHaveAttribute('aria-label', '60 スライド60番')
  })
})

test.describe('screen readers', () => {
  const region = '.stage [aria-live]:visible'

  test('hear number and title after a move, in the slide’s language, and nothing at load', async ({
    page,
  }) => {
    await openStage(page)
    await expect(page.locator(region)).toHaveText('')
    await page.evaluate(() => {
      window.harness.store.getState().goTo(60, 'step')
    })
    await expect(page.locator(region)).toHaveText('60 スライド60番')
    await expect(page.locator(region)).toHaveAttribute('lang', 'ja')
    await page.evaluate(() => {
      window.harness.store.getState().setLocale('en')
      window.harness.store.getState().goTo(9, 'step')
    })
    await expect(page.locator(region)).toHaveText('9 Slide number 9')
    await expect(page.locator(region)).toHaveAttribute('lang', 'en')
  })

  test('hear a fragment when it is shown', async ({ page }) => {
    await openStage(page, { slideNumber: 43 })
    await page.evaluate(() => {
      window.harness.commands.next()
    })
    await expect(page.locator(region)).toHaveText('Item 2 of slide 43')
  })

  test('hear the slide in the other language, and that there is no further one', async ({ page }) => {
    await openStage(page, { slideNumber: 95 })
    await page.evaluate(() => {
      window.harness.store.getState().setLocale('en')
    })
    await expect(page.locator(region)).toHaveText('95 Slide number 95')
    await page.evaluate(async () => {
      const { commands, settled } = window.harness
      await settled()
      for (let step = 0; step < 6; step++) commands.next()
    })
    await expect(page.locator(region)).toHaveText('Last slide')
    await expect(page.locator(region)).toHaveAttribute('lang', 'en')
  })

  test('hear a slide once where it takes the focus', async ({ page }) => {
    await page.clock.install()
    await openStage(page)
    await page.evaluate(() => {
      const heard: string[] = []
      Object.assign(window, { heard })
      const live = document.querySelector('.stage p.visually-hidden[aria-live]') ?? document.body
      new MutationObserver(() => {
        if (live.textContent) heard.push(live.textContent)
      }).observe(live, { childList: true, characterData: true, subtree: true })
    })
    await jumpTo(page, 60)
    await expect(page.locator('section[data-slide="60"]')).toBeFocused()
    // Longer than the rest after which a move is told; the step that follows is told.
    await page.clock.runFor(400)
    await page.evaluate(() => {
      window.harness.store.getState().goTo(61, 'step')
    })
    await expect(page.locator(region)).toHaveText('61 スライド61番')
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard))
      .toEqual(['61 スライド61番'])
  })

  test('stay at the control that they were at when the slide comes in another language', async ({ page }) => {
    await openStage(page)
    await page.evaluate(() => {
      const slides = document.querySelector('.slides') ?? document.body
      // As figures are made to take the focus, by who watches the stage.
      const equip = () => {
        for (const title of slides.querySelectorAll<HTMLElement>('h1')) title.tabIndex = 0
      }
      equip()
      new MutationObserver(equip).observe(slides, { childList: true })
      slides.querySelector<HTMLElement>('section:not([hidden]) h1')?.focus()
      window.harness.store.getState().setLocale('en')
    })
    await expect(page.locator('section[lang="en"]:not([hidden]) h1')).toBeFocused()
  })

  test('stay on the slide that comes at another attempt', async ({ page }) => {
    await openStage(page)
    await page.evaluate(() => {
      window.harness.answers.set('ja/60/', () => Promise.reject(new TypeError('network')))
      window.harness.store.getState().goTo(60, 'jump')
    })
    const retry = shownSlide(page).getByRole('button')
    await retry.focus()
    await page.evaluate(() => {
      window.harness.answers.clear()
    })
    await retry.press('Enter')
    await expect(page.locator('section[data-slide="60"]:not(.stand-in)')).toBeFocused()
  })

  test('keep their focus through moves', async ({ page }) => {
    await openStage(page)
    await page.evaluate(() => {
      const field = document.createElement('input')
      document.body.append(field)
      field.focus()
    })
    await jumpTo(page, 60)
    await expect(shownSlide(page)).toHaveAttribute('data-slide', '60')
    await expect(page.locator('input')).toBeFocused()
  })
})

test.describe('a block', () => {
  test('is marked where the store says, and under the pointer', async ({ page }) => {
    await openStage(page)
    const marked = shownSlide(page).locator('.marked')
    await jumpTo(page, 60, 'b2')
    await expect(marked).toHaveAttribute('data-block', 'b2')
    await shownSlide(page).locator('[data-block="b3"]').hover()
    await expect(marked).toHaveAttribute('data-block', 'b3')
    await page.mouse.move(1, 1)
    await page.mouse.move(1, 700)
    await expect(marked).toHaveAttribute('data-block', 'b2')
  })

  test('is held by a click, and let go by another', async ({ page }) => {
    await openStage(page, { slideNumber: 42 })
    const block = shownSlide(page).locator('[data-block="b3"]')
    await block.click()
    await page.mouse.move(1, 700)
    await expect(block).toHaveClass(/marked/)
    await block.click()
    await page.mouse.move(1, 700)
    await expect(block).not.toHaveClass(/marked/)
  })

  test('is not marked by a slide that passes under a resting pointer', async ({ page }) => {
    await openStage(page, { slideNumber: 42 })
    await shownSlide(page).locator('[data-block="b3"]').hover()
    await page.evaluate(() => {
      window.harness.commands.next()
    })
    await expect(shownSlide(page)).toHaveAttribute('data-slide', '43')
    await expect(page.locator('.marked')).toHaveCount(0)
  })

  test('asked for by a link is shown, though a fragment hides it', async ({ page }) => {
    await openStage(page)
    await jumpTo(page, 43, 'b2')
    await expect(shownSlide(page).locator('.marked')).toBeVisible()
    expect(await page.evaluate(() => window.harness.store.getState().fragment)).toBe(0)
  })
})
