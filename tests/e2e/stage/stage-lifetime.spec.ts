import { expect, test, type CDPSession, type Page } from '@playwright/test'
import { openStage, shownSlide } from '../../stage/harness/open-stage.ts'
import { HARNESS_ORIGIN, serveHarness } from '../../stage/harness/serve-harness.ts'

/** Listeners on what outlives the stage, by target and type. */
async function listeners(session: CDPSession): Promise<string[]> {
  const found: string[] = []
  for (const target of [
    'window',
    'document',
    'document.documentElement',
    'document.body',
    'visualViewport',
  ]) {
    const { result } = await session.send('Runtime.evaluate', { expression: target })
    if (!result.objectId) continue
    const answer = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId })
    found.push(...answer.listeners.map(({ type }) => `${target} ${type}`))
  }
  return found.sort()
}

async function unmount(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const reveal = document.querySelector('.reveal')
    window.harness.unmount()
    // The teardown waits a moment for a second mount.
    while (document.querySelector('.stage') || reveal?.matches('.ready'))
      await new Promise((resolve) => setTimeout(resolve))
  })
}

test.describe('the stage', () => {
  test('has one reveal.js though StrictMode mounts it twice', async ({ page }) => {
    await openStage(page, { strict: true })
    await expect(page.locator('.reveal > .backgrounds')).toHaveCount(1)
    await page.evaluate(async () => {
      window.harness.commands.next()
      await window.harness.settled()
    })
    const { slideNumber, fragment } = await page.evaluate(() => window.harness.seen())
    expect([slideNumber, fragment]).toEqual([41, 0])
  })

  test('leaves no listener behind when it goes', async ({ page }) => {
    const mountAndUse = async () => {
      await page.evaluate(async () => {
        const { mount, commands, settled } = window.harness
        mount(true)
        while (!document.querySelector('.reveal.ready')) await new Promise((resolve) => setTimeout(resolve))
        for (let step = 0; step < 5; step++) {
          commands.next()
          await settled()
        }
      })
    }
    await openStage(page, { strict: true })
    await unmount(page)
    const session = await page.context().newCDPSession(page)
    // What stays from the first time is of reveal.js's module (fitty, `resize`), not of an instance.
    const before = await listeners(session)
    await mountAndUse()
    expect(await listeners(session)).not.toEqual(before)
    await unmount(page)
    expect(await listeners(session)).toEqual(before)
  })

  test('follows the store no more when it has gone, and asks for no page', async ({ page }) => {
    await openStage(page)
    await unmount(page)
    const asked = await page.evaluate(() => {
      const { store, asked: pages } = window.harness
      const before = pages.length
      store.getState().goTo(80, 'jump')
      return pages.length - before
    })
    expect(asked).toBe(0)
  })

  test('comes back where the store is', async ({ page }) => {
    await openStage(page)
    await unmount(page)
    await page.evaluate(async () => {
      window.harness.store.getState().goTo(80, 'jump')
      window.harness.mount()
      await window.harness.settled()
    })
    await expect(shownSlide(page)).toHaveAttribute('data-slide', '80')
  })

  test('takes no settings from the address', async ({ page }) => {
    await serveHarness(page)
    await page.goto(
      `${HARNESS_ORIGIN}ja/41/?keyboard=true&postMessage=true&dependencies=x&view=scroll&rtl=true`,
    )
    await page.evaluate(() => {
      window.harness.mount()
    })
    await page.locator('.reveal.ready').waitFor()
    await expect(page.locator('.reveal')).not.toHaveClass(/rtl|reveal-scroll/)
    expect(page.url()).toContain('?keyboard=true&')
    await page.keyboard.press('ArrowRight')
    await page.evaluate(() => {
      window.postMessage(JSON.stringify({ method: 'slide', args: [1] }), '*')
    })
    expect((await page.evaluate(() => window.harness.seen())).slideNumber).toBe(41)
  })
})
