import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { buildSite } from '../../../src/tools/build/build-site.ts'
import { axeFindings } from '../support/axe.ts'
import { leadFromDeck, startLiveSite, type LiveSite } from '../support/live-site.ts'

/* The room speaks: questions that a moderator reads first, and a poll, over a reload and a crash of the server. */

test.describe.configure({ mode: 'serial', timeout: 180_000 })

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

let folder: string
let site: LiveSite
test.beforeAll(async () => {
  test.setTimeout(300_000)
  folder = await mkdtemp(join(tmpdir(), 'colloquium-room-'))
  const deck = join(folder, 'deck')
  await cp(resolve('tests/fixtures/deck-in-three'), deck, { recursive: true })
  const slide = join(deck, '002-question.md')
  const text = await readFile(slide, 'utf8')
  await writeFile(slide, text.replace(/(- .*\n- .*\n)/g, ':::poll{name=tide}\n$1:::\n'))
  expect(await buildSite(deck, join(folder, 'site'))).toEqual([])
})
test.afterAll(() => rm(folder, { recursive: true }))
test.beforeEach(async () => {
  site = await startLiveSite({ folder: join(folder, 'site') })
})
test.afterEach(() => site.close())

const dialog = (page: Page) => page.getByRole('dialog')
const standing = (page: Page) => dialog(page).getByRole('status')

async function openPage(browser: Browser, link: string, options = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(link)
  return page
}

/** Takes questions, has them read first, and gives the moderator's link away. */
async function moderate(speaker: Page, browser: Browser): Promise<Page> {
  await speaker.getByRole('button', { name: /^質問/ }).click()
  await dialog(speaker)
    .getByLabel(/聞き手からの質問を受け付ける/)
    .check()
  await dialog(speaker)
    .getByLabel(/先に司会者が確認する/)
    .check()
  await dialog(speaker)
    .getByText(/^司会者用リンク/)
    .click()
  const link = await dialog(speaker).getByLabel('同じリンク').inputValue()
  const moderator = await openPage(browser, link, PHONE)
  await expect(moderator.getByText('確認中．通すまで質問は表示されない')).toBeVisible()
  // The code is a secret: nobody reads it off the moderator's address.
  await expect(moderator).toHaveURL(/\/ja\/moderator\/\?live=e2e-talk$/)
  return moderator
}

test('a moderated question is seen once the moderator has let it through', async ({
  page: speaker,
  browser,
}) => {
  await leadFromDeck(speaker, site)
  // On a phone that has never been here: nothing lies over the bar.
  const listener = await openPage(browser, site.listenerLink('en'), PHONE)
  const moderator = await moderate(speaker, browser)
  await listener.getByRole('button', { name: 'Questions' }).click()
  await dialog(listener).getByLabel('Your question').fill('Why <b>tides</b>?')
  await dialog(listener).getByRole('button', { name: 'Send', exact: true }).click()
  await expect(dialog(listener).getByText('A moderator reads it before it is shown.')).toBeVisible()
  const waiting = moderator.getByRole('region', { name: '確認待ち（1件）' })
  await expect(waiting.getByText('Why <b>tides</b>?')).toBeVisible()
  expect(await axeFindings(moderator)).toEqual([])
  for (const page of [speaker, listener]) await expect(dialog(page).getByRole('listitem')).toHaveCount(0)
  await waiting.getByRole('button', { name: '通す' }).tap()
  for (const page of [speaker, listener])
    await expect(dialog(page).getByRole('listitem')).toContainText('Why <b>tides</b>?')
  await moderator.getByRole('button', { name: '回答済みにする' }).tap()
  await expect(dialog(listener).getByRole('listitem')).toContainText('Answered')
  await moderator.getByRole('button', { name: '保留にする' }).tap()
  for (const page of [speaker, listener]) await expect(dialog(page).getByRole('listitem')).toHaveCount(0)
  await dialog(speaker)
    .getByRole('button', { name: /^新しいリンクにする/ })
    .click()
  await expect(moderator.getByText('このリンクはもう使えない．')).toBeVisible()
})

test('a question outlasts a reload, and an answer that could not be sent is said to be unsent', async ({
  page: speaker,
  browser,
}) => {
  await leadFromDeck(speaker, site)
  const listener = await openPage(browser, site.listenerLink('en'))
  await speaker.getByRole('button', { name: /^質問/ }).click()
  await dialog(speaker)
    .getByLabel(/聞き手からの質問を受け付ける/)
    .check()
  const ask = async () => {
    await listener.getByRole('button', { name: 'Questions' }).click()
    return dialog(listener).getByLabel('Your question')
  }
  await (await ask()).fill('Why tides?')
  await listener.reload()
  await expect(await ask()).toHaveValue('Why tides?')
  await dialog(listener).getByRole('button', { name: 'Send', exact: true }).click()
  const question = dialog(speaker).getByRole('listitem')
  await expect(question).toContainText('Why tides?')
  await expect(dialog(listener).getByLabel('Your question')).toHaveValue('')

  await question.getByText('文字で答える').click()
  await question.getByRole('textbox').fill('The moon')
  await site.crash()
  const answer = question.getByRole('button', { name: '回答を送る' })
  const unsent = question.getByText('接続がないため送れなかった．')
  await expect(async () => {
    await answer.click()
    await expect(unsent).toBeVisible({ timeout: 500 })
  }).toPass()
  await site.restart()
  await expect(async () => {
    await answer.click()
    await expect(unsent).toBeHidden({ timeout: 500 })
  }).toPass()
  await expect(dialog(listener).getByRole('listitem')).toContainText('The moon')

  // Who asked takes it back while another answer is being written, and the desk was closed for a slide.
  await question.getByRole('textbox').fill('The sun, too')
  await speaker.keyboard.press('Escape')
  await dialog(listener).getByRole('button', { name: 'Take back' }).click()
  await expect(dialog(listener).getByRole('listitem')).toHaveCount(0)
  await speaker.reload()
  await speaker.getByRole('button', { name: /^質問/ }).click()
  await expect(dialog(speaker).getByText('この質問はもうない')).toBeVisible()
  await expect(question.getByRole('textbox')).toHaveValue('The sun, too')
  await question.getByRole('button', { name: '閉じる' }).click()
  await expect(question).toHaveCount(0)
})

test('a poll counts each listener once, over a reload and a crash', async ({ page: speaker, browser }) => {
  await leadFromDeck(speaker, site)
  await speaker.keyboard.press('PageDown')
  const listener = await openPage(browser, site.listenerLink('en'))
  await speaker.getByRole('button', { name: '投票', exact: true }).click()
  await dialog(speaker).getByRole('button', { name: '投票を始める' }).click()
  const vote = async (choice: string) => {
    await listener.getByRole('button', { name: 'Vote' }).click()
    await dialog(listener).getByRole('radio', { name: choice }).check()
  }
  await vote('The moon pulls the sea')
  await expect(standing(speaker)).toHaveText('1人が投票')
  await listener.reload()
  await listener.getByRole('button', { name: 'Vote' }).click()
  await expect(dialog(listener).getByRole('radio', { name: 'The moon pulls the sea' })).toBeChecked()
  await dialog(listener).getByRole('radio', { name: 'The sun pulls, too' }).check()
  const sun = dialog(speaker).getByRole('listitem').filter({ hasText: '太陽も引く' })
  await expect(sun).toContainText('100%（1）')
  await expect(standing(speaker)).toHaveText('1人が投票')
  await site.crash()
  await site.restart()
  const other = await openPage(browser, site.listenerLink('ja'))
  await other.getByRole('button', { name: '投票する' }).click()
  await dialog(other).getByRole('radio', { name: '月が海を引く' }).check()
  await expect(standing(speaker)).toHaveText('2人が投票')
  await expect(sun).toContainText('50%（1）')
  await dialog(speaker).getByRole('button', { name: '結果を全員に見せる' }).click()
  await expect(dialog(listener).getByText('50% (1)')).toHaveCount(2)
  for (const page of [speaker, listener]) await expect(page.locator('[data-votes="50 % · 1"]')).toHaveCount(2)
})
