import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { axeFindings } from '../support/axe.ts'
import { leadFromDeck, startLiveSite, type LiveSite } from '../support/live-site.ts'
import { SLIDE_COUNT } from '../../fixtures/real-deck.ts'

/* The speaker's phone as the clicker of a live talk, with the broker that npm start -- --live has. */

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const onWall = (deck: Page) => deck.locator('.slides > section:not([hidden])')
const turn = (phone: Page, name: '次へ' | '前へ') => phone.getByRole('button', { name }).tap()
const line = (phone: Page) => phone.getByRole('region', { name: '発表の中継' }).getByRole('status')

let site: LiveSite
test.beforeEach(async () => {
  site = await startLiveSite()
})
test.afterEach(async () => {
  await site.close()
})

async function openPhone(browser: Browser, link: string): Promise<Page> {
  const context = await browser.newContext(PHONE)
  const phone = await context.newPage()
  await phone.goto(link)
  return phone
}

/** The link that the podium's dialog shows; the dialog stays open. */
async function invite(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^クリッカー/ }).click()
  await expect(page.getByRole('note')).toContainText('暗号化されていない')
  return page.getByLabel('同じリンク').inputValue()
}

/** The deck at the podium, and a phone that has joined. */
async function joined(context: BrowserContext, browser: Browser) {
  const deck = await context.newPage()
  await leadFromDeck(deck, site)
  await deck.locator('.reveal.ready').waitFor()
  const link = await invite(deck)
  const phone = await openPhone(browser, link)
  await expect(line(phone)).toHaveText('接続済み')
  return { deck, phone, link }
}

/** A finger that is put down on the small slide and moved to a place of it. */
async function pointAt(phone: Page, x: number, y: number): Promise<void> {
  const box = await phone.locator('.clicker-finger').boundingBox()
  if (!box) throw new Error('there is no slide to point at')
  await phone.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await phone.mouse.down()
  await phone.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 4 })
}

/** Where the laser is, as parts of the slide's width and height. */
async function laserPlace(page: Page): Promise<number[]> {
  const laser = page.locator('.ink-laser')
  return laser.evaluate((dot) => [
    Number(dot.getAttribute('cx')) / 1280,
    Number(dot.getAttribute('cy')) / 720,
  ])
}

test.describe('the clicker', () => {
  test('joins by the code that the podium shows, and turns the wall', async ({ context, browser }) => {
    const { deck, phone } = await joined(context, browser)
    const dialog = deck.getByRole('dialog')
    await expect(dialog.getByText('クリッカーがつながった．')).toBeVisible()
    await expect(dialog.getByText('クリッカー1', { exact: true })).toBeVisible()
    await deck.keyboard.press('Escape')
    // The code is a secret: nobody reads it off the phone's address.
    await expect(phone).toHaveURL(/\/ja\/clicker\/\?live=e2e-talk$/)
    await turn(phone, '次へ')
    await turn(phone, '次へ')
    await expect(onWall(deck)).toHaveAttribute('data-slide', '3')
    await turn(phone, '前へ')
    await expect(onWall(deck)).toHaveAttribute('data-slide', '2')
    await expect(phone.getByText(`2 / ${String(SLIDE_COUNT)}`)).toBeVisible()
    await phone.keyboard.press('ArrowRight')
    await expect(onWall(deck)).toHaveAttribute('data-slide', '3')
  })

  test('shows slide, words and time in the speaker’s language', async ({ context, browser }) => {
    const { deck, phone } = await joined(context, browser)
    await deck.keyboard.press('Escape')
    // The talk has been started: its clock runs.
    await expect(phone.getByRole('timer')).toHaveText(/^0:\d\d$/)
    await turn(phone, '次へ')
    await turn(phone, '次へ')
    await expect(phone.locator('[data-pane="current"] section.slide')).toHaveAttribute('data-slide', '3')
    await expect(phone.getByRole('region', { name: 'スライドのテキスト' })).toContainText('自己紹介')
    await phone.getByRole('button', { name: 'English' }).tap()
    await expect(phone.getByRole('button', { name: 'Next' })).toBeVisible()
    await expect(phone).toHaveTitle(/^Clicker – /)
    await expect(phone.locator('html')).toHaveAttribute('lang', 'en')
    await expect(onWall(deck)).toHaveAttribute('lang', 'ja')
  })

  test('darkens the wall, and points at it with a finger', async ({ context, browser }) => {
    const { deck, phone } = await joined(context, browser)
    await deck.keyboard.press('Escape')
    const black = phone.getByRole('button', { name: '黒' })
    await black.tap()
    await expect(deck.locator('[data-curtain="black"]')).toBeVisible()
    await expect(black).toHaveAttribute('aria-pressed', 'true')
    await black.tap()
    await expect(deck.locator('[data-curtain]')).toBeHidden()
    await pointAt(phone, 0.25, 0.75)
    await expect(deck.locator('.ink-laser')).toBeVisible()
    await expect
      .poll(async () => (await laserPlace(deck)).map((part) => part.toFixed(1)))
      .toEqual(['0.3', '0.8'])
    await phone.mouse.up()
    await expect(deck.locator('.ink-laser')).toHaveCount(0)
  })

  test('is one device: a second with the same code is told so', async ({ context, browser }) => {
    const { deck, phone, link } = await joined(context, browser)
    const second = await openPhone(browser, link)
    await expect(line(second)).toContainText('このコードはもう使えない')
    await expect(second.getByRole('button', { name: '次へ' })).toHaveCount(0)
    await expect(deck.getByRole('button', { name: /を外す$/ })).toHaveCount(1)
    await turn(phone, '次へ')
    await expect(onWall(deck)).toHaveAttribute('data-slide', '2')
  })

  test('stays joined when it is loaded anew, until it is thrown out', async ({ context, browser }) => {
    const { deck, phone } = await joined(context, browser)
    await phone.reload()
    await expect(line(phone)).toHaveText('接続済み')
    await turn(phone, '次へ')
    await expect(onWall(deck)).toHaveAttribute('data-slide', '2')
    await deck.getByRole('button', { name: 'クリッカー1を外す' }).click()
    await expect(line(phone)).toHaveText('発表者がこのクリッカーを外した．')
    await expect(deck.getByText('まだない．')).toBeVisible()
    await phone.reload()
    await expect(line(phone)).toHaveText('発表者がこのクリッカーを外した．')
    await expect(phone.getByRole('button', { name: '次へ' })).toHaveCount(0)
  })

  test('says that presses are lost while the server is away, and turns nothing later', async ({
    context,
    browser,
  }) => {
    const { deck, phone } = await joined(context, browser)
    await site.crash()
    await expect(line(phone)).toContainText('接続が切れた')
    await expect(phone.getByRole('button', { name: '次へ' })).toBeDisabled()
    await phone.getByRole('button', { name: '次へ' }).tap({ force: true })
    await expect(line(phone)).toHaveText('今の操作は届かなかった．')
    await expect(onWall(deck)).toHaveAttribute('data-slide', '1')
    await site.restart()
    await expect(line(phone)).toHaveText('接続済み', { timeout: 30_000 })
    await expect(onWall(deck)).toHaveAttribute('data-slide', '1')
    await turn(phone, '次へ')
    await expect(onWall(deck)).toHaveAttribute('data-slide', '2')
  })

  test('goes on when the speaker view takes over by its key, laser and all', async ({ context, browser }) => {
    const { deck, phone } = await joined(context, browser)
    await deck.keyboard.press('Escape')
    const seconds = async () => Number((await phone.getByRole('timer').textContent())?.split(':')[1])
    await expect.poll(seconds).toBeGreaterThanOrEqual(3)
    const [speaker] = await Promise.all([context.waitForEvent('page'), deck.keyboard.press('s')])
    await expect(speaker.getByText('中継中')).toBeVisible()
    await expect(deck.getByText('発表者の別のウィンドウが中継を進めている')).toBeVisible()
    await turn(phone, '次へ')
    await expect(speaker.locator('[data-pane="current"] section.slide')).toHaveAttribute('data-slide', '2')
    await expect(onWall(deck)).toHaveAttribute('data-slide', '2')
    // Neither is the phone thrown out, nor does its clock begin anew.
    await expect(line(phone)).toHaveText('接続済み')
    expect(await seconds()).toBeGreaterThanOrEqual(3)
    await pointAt(phone, 0.5, 0.25)
    for (const page of [speaker, deck]) await expect(page.locator('.ink-laser')).toBeVisible()
    await phone.mouse.up()
    for (const page of [speaker, deck]) await expect(page.locator('.ink-laser')).toHaveCount(0)
  })

  test('has no code to go by without a link', async ({ page }) => {
    await page.goto(`${site.url}en/clicker/`)
    await expect(page.getByText('A phone is the clicker only while a talk is live')).toBeVisible()
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`can be used by everyone, in ${colorScheme} colours`, async ({ context, browser }) => {
      const { deck, phone } = await joined(context, browser)
      for (const page of [deck, phone]) {
        await page.emulateMedia({ colorScheme })
        await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
      }
      await expect(phone.locator('[data-pane="current"] section.slide')).toBeVisible()
      expect(await axeFindings(phone)).toEqual([])
      expect(await axeFindings(deck, { include: ['dialog'] })).toEqual([])
    })
  }
})

test('the listeners’ code is shown to the hall by its key', async ({ page }) => {
  await leadFromDeck(page, site)
  await page.keyboard.press('j')
  const hall = page.locator('dialog.hall')
  await expect(hall.getByText(/\?live=e2e-talk$/)).toBeVisible()
  await expect(hall.getByText('読み取ると，手元の端末で，自分の言語で追える')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(hall).toBeHidden()
})
