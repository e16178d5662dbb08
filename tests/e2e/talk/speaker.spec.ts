import { readFile } from 'node:fs/promises'
import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { axeFindings } from '../support/axe.ts'
import { SLIDE_COUNT } from '../../fixtures/real-deck.ts'

/* The speaker's page beside the audience's: two pages of one browser, in step through a channel. */

/** What a page says of its audience or of its own place. */
const shownTo = (audience: Page) => audience.locator('.slides > section:not([hidden])')
const current = (speaker: Page) => speaker.locator('[data-pane="current"] section.slide')
const next = (speaker: Page) => speaker.getByRole('button', { name: '次へ' })

async function openAudience(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(path)
  await page.locator('.reveal.ready').waitFor()
  return page
}

async function openSpeaker(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(path)
  await expect(current(page)).toBeVisible()
  return page
}

async function expectBothAt(audience: Page, speaker: Page, slideNumber: number): Promise<void> {
  await expect(shownTo(audience)).toHaveAttribute('data-slide', String(slideNumber))
  await expect(current(speaker)).toHaveAttribute('data-slide', String(slideNumber))
}

/** Steps shown inside the slide. */
const stepsOf = (page: Page, selector: string) =>
  page
    .locator(`${selector} .fragment`)
    .evaluateAll((all) => all.map((one) => one.classList.contains('visible')))

test.describe('the speaker view', () => {
  for (const first of ['audience', 'speaker'] as const) {
    test(`is in step when the ${first} page was opened first`, async ({ context }) => {
      const open = {
        audience: () => openAudience(context, 'ja/41/'),
        speaker: () => openSpeaker(context, 'ja/speaker/7/'),
      }
      const one = await open[first]()
      const other = await open[first === 'audience' ? 'speaker' : 'audience']()
      const [audience, speaker] = first === 'audience' ? [one, other] : [other, one]
      await expectBothAt(audience, speaker, 41)
      await expect(speaker.getByText('聴衆の画面と連動中')).toBeVisible()
      await next(speaker).click()
      await expectBothAt(audience, speaker, 42)
      await audience.keyboard.press('PageDown')
      await expectBothAt(audience, speaker, 43)
      await expect(speaker).toHaveURL(/ja\/speaker\/43\/$/)
    })
  }

  test('is named before any script has run', async ({ request }) => {
    const html = await (await request.get('ja/speaker/7/')).text()
    expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).toContain('発表者ビュー')
    expect(html).not.toMatch(/speaker\.\w+[<"]/)
  })

  test('has the words of slides that nobody has come near without network', async ({ context }) => {
    const speaker = await context.newPage()
    const ahead = speaker.waitForResponse('**/ja/text/1.json')
    await speaker.goto('ja/speaker/62/')
    await ahead
    await speaker.route('**/ja/text/*', (route) => route.abort())
    await speaker.keyboard.press('6')
    await speaker.keyboard.press('5')
    await speaker.keyboard.press('Enter')
    await expect(current(speaker)).toHaveAttribute('data-slide', '65')
    await expect(speaker.locator('.slide-words h3')).toBeVisible()
  })

  test('asks for words that did not come again by itself', async ({ context }) => {
    const speaker = await context.newPage()
    let asked = 0
    await speaker.route('**/ja/text/0.json', (route) => (++asked < 3 ? route.abort() : route.continue()))
    await speaker.goto('ja/speaker/7/')
    await expect(speaker.locator('.slide-words').getByRole('alert')).toBeVisible()
    await expect(speaker.locator('.slide-words h3')).toBeVisible({ timeout: 15_000 })
    expect(asked).toBe(3)
  })

  test('goes to a number and Enter, shown while it is typed', async ({ context }) => {
    const audience = await openAudience(context, 'ja/41/')
    const speaker = await openSpeaker(context, 'ja/speaker/41/')
    await speaker.keyboard.type('81')
    await expect(speaker.getByRole('status').filter({ hasText: '81（Enterで移動）' })).toBeVisible()
    await speaker.keyboard.press('Enter')
    await expectBothAt(audience, speaker, 81)
  })

  test('keeps slide and timer when either page is reloaded', async ({ context }) => {
    const audience = await openAudience(context, 'ja/41/')
    const speaker = await openSpeaker(context, 'ja/speaker/41/')
    await expect(speaker.getByText('聴衆の画面と連動中')).toBeVisible()
    await next(speaker).click()
    await expectBothAt(audience, speaker, 42)
    // The first step before an audience has started the clock.
    await expect(speaker.getByRole('button', { name: '一時停止' })).toBeVisible()
    await speaker.getByRole('button', { name: '一時停止' }).click()
    const elapsed = await speaker.getByRole('timer').first().textContent()
    await audience.reload()
    await expectBothAt(audience, speaker, 42)
    await speaker.reload()
    await expectBothAt(audience, speaker, 42)
    await expect(speaker.getByRole('timer').first()).toHaveText(elapsed ?? '')
    await expect(speaker.getByRole('button', { name: '再開' })).toBeVisible()
    await speaker.getByRole('button', { name: 'リセット' }).click()
    await speaker.getByRole('button', { name: 'リセットする' }).click()
    await expect(speaker.getByRole('timer').first()).toContainText('0:00')
  })

  test('says so when the audience page closes, and that page goes on when the speaker’s does', async ({
    context,
  }) => {
    const audience = await openAudience(context, 'ja/41/')
    const speaker = await openSpeaker(context, 'ja/speaker/41/')
    await expect(speaker.getByText('聴衆の画面と連動中')).toBeVisible()
    await audience.close()
    await expect(speaker.getByText('聴衆の画面が開いていない．')).toBeVisible()
    await next(speaker).click()
    await expect(current(speaker)).toHaveAttribute('data-slide', '42')
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      speaker.getByRole('link', { name: '聴衆の画面を開く' }).click(),
    ])
    await expectBothAt(opened, speaker, 42)
    await speaker.close()
    await opened.keyboard.press('PageDown')
    await expect(shownTo(opened)).toHaveAttribute('data-slide', '43')
  })

  test('ends on the audience’s slide and step after 500 quick steps', async ({ context }) => {
    test.setTimeout(120_000)
    const audience = await openAudience(context, 'ja/1/')
    const speaker = await openSpeaker(context, 'ja/speaker/1/')
    await expect(speaker.getByText('聴衆の画面と連動中')).toBeVisible()
    await speaker.evaluate(() => {
      // Three on and one back, so that it goes through slides and steps both ways.
      for (let step = 0; step < 500; step++) {
        const key = step % 4 === 3 ? 'ArrowLeft' : 'ArrowRight'
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true }))
      }
    })
    // All steps were taken at once: the page is drawn after the last of them.
    const numberOf = async () => Number(await current(speaker).getAttribute('data-slide'))
    await expect.poll(numberOf).toBeGreaterThan(50)
    const number = await numberOf()
    await expectBothAt(audience, speaker, number)
    await expect
      .poll(async () => stepsOf(audience, '.slides > section:not([hidden])'))
      .toEqual(await stepsOf(speaker, '[data-pane="current"]'))
  })

  test('lets the speaker look ahead while the audience stays, until told to go', async ({ context }) => {
    const audience = await openAudience(context, 'ja/41/')
    const speaker = await openSpeaker(context, 'ja/speaker/41/')
    await expect(speaker.getByText('聴衆の画面と連動中')).toBeVisible()
    await speaker.getByRole('button', { name: '固定' }).click()
    await next(speaker).click()
    await next(speaker).click()
    await expect(current(speaker)).toHaveAttribute('data-slide', '43')
    await expect(speaker.getByText('聴衆に見えているのはスライド41．')).toBeVisible()
    await expect(shownTo(audience)).toHaveAttribute('data-slide', '41')
    await speaker.getByRole('button', { name: 'このスライドを見せる' }).click()
    await expectBothAt(audience, speaker, 43)
    await speaker.getByRole('button', { name: '固定' }).click()
    await next(speaker).click()
    await speaker.getByRole('button', { name: '聴衆のスライドに戻る' }).click()
    await expectBothAt(audience, speaker, 43)
  })

  test('draws a black curtain, which the next step lifts, and sets the language', async ({ context }) => {
    const audience = await openAudience(context, 'ja/41/')
    const speaker = await openSpeaker(context, 'ja/speaker/41/')
    await expect(speaker.getByText('聴衆の画面と連動中')).toBeVisible()
    await speaker.keyboard.press('b')
    await expect(audience.locator('[data-curtain="black"]')).toBeVisible()
    await expect(speaker.getByText('聴衆の画面は黒い．')).toBeVisible()
    await next(speaker).click()
    await expect(audience.locator('[data-curtain]')).toBeHidden()
    await speaker
      .getByRole('group', { name: 'スライドの言語' })
      .getByRole('button', { name: 'English' })
      .click()
    await expect(shownTo(audience)).toHaveAttribute('lang', 'en')
    await expect(current(speaker)).toHaveAttribute('lang', 'en')
    await expect(audience).toHaveURL(/en\/42\//)
  })

  test('goes on after what was stored turned out unreadable', async ({ page }) => {
    await page.goto('ja/speaker/41/')
    await next(page).click()
    await expect(page).toHaveURL(/speaker\/42\/$/)
    await page.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.endsWith(':speaker')) ?? ''
      localStorage.setItem(key, '{"timer":')
    })
    await page.reload()
    await expect(page.getByText('保存されていた発表のデータ')).toBeVisible()
    await next(page).click()
    await expect(page).toHaveURL(/speaker\/43\/$/)
  })

  test('says what to do where the browser can’t place windows or refuses to', async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(window, {
        getScreenDetails: () => Promise.reject(new DOMException('', 'NotAllowedError')),
      })
    })
    await page.goto('ja/speaker/41/')
    await page.getByRole('button', { name: '別の画面で開く' }).click()
    await expect(page.getByText('画面の情報の利用が許可されなかった．')).toBeVisible()
  })

  test('is opened by a link and by a key, at the slide', async ({ context }) => {
    const audience = await openAudience(context, 'ja/41/')
    for (const open of [
      () => audience.getByRole('link', { name: '発表者ビュー' }).click(),
      () => audience.keyboard.press('s'),
    ]) {
      const [speaker] = await Promise.all([context.waitForEvent('page'), open()])
      await expect(speaker).toHaveURL(/ja\/speaker\/41\/$/)
      await expectBothAt(audience, speaker, 41)
      await speaker.close()
    }
  })

  test('is opened from the settings on a phone, whose header has no room for it', async ({ context }) => {
    const audience = await context.newPage()
    await audience.setViewportSize({ width: 390, height: 844 })
    await audience.goto('en/41/')
    await audience.locator('.reveal.ready').waitFor()
    await expect(audience.getByRole('link', { name: 'Speaker view' })).toBeHidden()
    await audience.getByRole('button', { name: 'Settings' }).click()
    const link = audience
      .getByRole('dialog', { name: 'Settings' })
      .getByRole('link', { name: 'Speaker view' })
    const [speaker] = await Promise.all([context.waitForEvent('page'), link.click()])
    await expect(speaker).toHaveURL(/en\/speaker\/41\/$/)
  })

  test('records a rehearsal, shows it against the plan, saves and deletes it', async ({ page }) => {
    await page.goto('ja/speaker/41/')
    await page.getByRole('button', { name: 'リハーサル', exact: true }).click()
    await page.getByRole('button', { name: 'リハーサルを始める' }).click()
    await next(page).click()
    await page.reload()
    await page.getByRole('button', { name: 'リハーサルを終える' }).click()
    const dialog = page.getByRole('dialog', { name: 'リハーサル' })
    await expect(dialog.getByRole('row', { name: /アーキテクチャと事前学習/ })).toContainText('8:00')
    await expect(dialog.getByRole('row', { name: /合計/ })).toContainText('1:00:00')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'CSVで保存' }).click(),
    ])
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
    expect(lines).toHaveLength(SLIDE_COUNT + 1)
    expect(lines[41]).toMatch(/^41,"PaLI：事前学習内容","architecture",\d+\.\d,43\.6$/)
    expect(await axeFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'この記録を削除' }).click()
    await expect(dialog.getByRole('table')).toBeHidden()
  })

  test('takes the minutes of today, keeps them, and stretches the plan to them', async ({ page }) => {
    await page.goto('ja/speaker/41/')
    await expect(page.getByText('予定は27:00まで')).toBeVisible()
    await page.getByRole('button', { name: '持ち時間：60分' }).click()
    const dialog = page.getByRole('dialog', { name: '持ち時間' })
    const field = dialog.getByLabel('今日の持ち時間（分）')
    for (const wrong of ['601', '0', '7.5', '']) {
      await field.fill(wrong)
      await field.press('Enter')
      await expect(dialog.getByRole('alert')).toContainText('1から600まで')
      await expect(field).toHaveAttribute('aria-invalid', 'true')
    }
    await field.fill('40')
    await field.press('Enter')
    await expect(dialog).toBeHidden()
    for (const reload of [false, true]) {
      if (reload) await page.reload()
      await expect(page.getByRole('timer').filter({ hasText: '残り' })).toContainText('40:00')
      await expect(page.getByText('予定は18:00まで')).toBeVisible()
    }
    await page.getByRole('button', { name: '持ち時間：40分' }).click()
    await dialog.getByRole('button', { name: 'もとの60分に戻す' }).click()
    await expect(page.getByText('予定は27:00まで')).toBeVisible()
  })

  test('says nothing of the pace while the timer stands', async ({ page }) => {
    await page.goto('ja/speaker/41/')
    const pace = page.getByText('進み具合', { exact: true })
    await expect(page.getByRole('button', { name: 'タイマーを開始' })).toBeVisible()
    await expect(pace).toBeHidden()
    await page.getByRole('button', { name: 'タイマーを開始' }).click()
    await expect(pace).toBeVisible()
    await page.getByRole('button', { name: '一時停止' }).click()
    await expect(pace).toBeHidden()
  })

  for (const [width, height] of [
    [1440, 900],
    [390, 844],
    [320, 640],
  ] as const) {
    test(`is accessible and fits at ${String(width)} px`, async ({ page }) => {
      await page.setViewportSize({ width, height })
      await page.goto('en/speaker/41/')
      await expect(current(page)).toBeVisible()
      expect(await axeFindings(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    })
  }
})
