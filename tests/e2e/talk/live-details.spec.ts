import { expect, type Locator, type Page } from '@playwright/test'
import { expectAt } from '../support/expect-at.ts'
import {
  joinTalk as join,
  leadFromDeck,
  liveBar as bar,
  liveTest as test,
  questionsOf as questions,
} from '../support/live-site.ts'

/* What a talk with faults made on purpose showed beside its great faults: words, links and questions of a live talk. */

test.describe.configure({ timeout: 120_000 })

const line = (page: Page) => bar(page).locator('.live-bar-line')

/** Takes questions; the desk stays open. */
async function takeQuestions(speaker: Page): Promise<void> {
  await bar(speaker).getByRole('button', { name: /^質問/ }).click()
  await questions(speaker)
    .getByLabel(/聞き手からの質問を受け付ける/)
    .check()
}

async function ask(listener: Page, text: string): Promise<void> {
  await questions(listener).getByLabel('Your question').fill(text)
  await questions(listener).getByRole('button', { name: 'Send', exact: true }).click()
  await expect(questions(listener).getByText('Sent.')).toBeVisible()
}

/** Lines that a text takes. */
async function linesOf(text: Locator): Promise<number> {
  return text.evaluate((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
  })
}

test.describe('a question', () => {
  test('is about the slide on which its first letter was written, and leads there', async ({
    page: speaker,
    browser,
    site,
  }) => {
    await leadFromDeck(speaker, site)
    await speaker.keyboard.press('PageDown')
    await takeQuestions(speaker)
    await speaker.keyboard.press('Escape')
    const listener = await join(browser, site, 'en')
    await expectAt(listener, 2)
    await bar(listener).getByRole('button', { name: 'Questions' }).click()
    await questions(listener).getByLabel('Your question').pressSequentially('W')
    await speaker.keyboard.press('PageDown')
    await speaker.keyboard.press('PageDown')
    await expectAt(listener, 4)
    await expect(questions(listener).getByText('as a question on slide 2.')).toBeVisible()
    await ask(listener, 'Why?')
    // The next one is about what is shown when it is begun.
    await questions(listener).getByLabel('Your question').pressSequentially('A')
    await expect(questions(listener).getByText('as a question on slide 4.')).toBeVisible()
    await bar(speaker).getByRole('button', { name: /^質問/ }).click()
    await questions(speaker).getByRole('button', { name: 'スライド2へ' }).click()
    await expectAt(speaker, 2)
    await expectAt(listener, 2)
  })

  test('that was removed by a slip is brought back', async ({ page: speaker, browser, site }) => {
    await leadFromDeck(speaker, site)
    await takeQuestions(speaker)
    const listener = await join(browser, site, 'en')
    await bar(listener).getByRole('button', { name: 'Questions' }).click()
    await ask(listener, 'Why?')
    await questions(speaker).getByRole('button', { name: '削除', exact: true }).click()
    await expect(questions(listener).getByRole('listitem')).toHaveCount(0)
    await expect(questions(speaker).getByRole('listitem')).toHaveCount(0)
    await expect(questions(speaker).getByText('削除した：')).toBeVisible()
    await questions(speaker).getByRole('button', { name: '元に戻す' }).click()
    for (const page of [speaker, listener])
      await expect(questions(page).getByRole('listitem')).toContainText('Why?')
    await expect(questions(speaker).getByRole('button', { name: '元に戻す' })).toHaveCount(0)
    // An end that was none leaves the questions where they were.
    await speaker.keyboard.press('Escape')
    await bar(speaker).getByRole('button', { name: '終了' }).click()
    await speaker.getByRole('button', { name: '全員の中継を終了' }).click()
    await expect(line(listener)).toHaveText('The talk has ended. The slides stay here to read.')
    await bar(speaker).getByRole('button', { name: '再開' }).click()
    await expect(line(listener)).toHaveText('Following live')
    await expect(questions(listener).getByRole('listitem')).toContainText('Why?')
  })
})

test.describe('the bar of a live talk', () => {
  for (const width of [1024, 1100, 1280, 390])
    test(`says how it stands in whole words at ${String(width)} px`, async ({
      page: speaker,
      browser,
      site,
    }) => {
      await speaker.setViewportSize({ width, height: 768 })
      await leadFromDeck(speaker, site)
      const listener = await join(browser, site, 'en')
      await listener.setViewportSize({ width, height: 768 })
      await expect(line(speaker)).toHaveText('中継中')
      await expect(bar(speaker)).toContainText('聞き手1人')
      expect(await linesOf(line(speaker))).toBe(1)
      await expect(line(listener)).toHaveText('Following live')
      expect(await linesOf(line(listener))).toBe(1)
      for (const page of [speaker, listener]) {
        const box = await bar(page).boundingBox()
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      }
    })

  test('and the header lead to one speaker view, which leads, and the wall is not warned of it', async ({
    page: wall,
    context,
    site,
  }) => {
    await leadFromDeck(wall, site)
    const links = wall.getByRole('link', { name: /^発表者ビュー/ })
    expect(await links.count()).toBeGreaterThan(1)
    const addresses = await links.evaluateAll((all: HTMLAnchorElement[]) => all.map(({ href }) => href))
    expect(new Set(addresses)).toEqual(new Set([`${site.url}ja/speaker/1/?live=e2e-talk#lead`]))
    const [speaker] = await Promise.all([context.waitForEvent('page'), links.first().click()])
    await expect(line(speaker)).toHaveText('中継中')
    await expect(line(wall)).toHaveText('発表者の別のウィンドウが中継を進めている')
    await expect(bar(wall)).not.toHaveAttribute('data-tone', 'warning')
    // What the hall sees of a break, with its time.
    await bar(speaker).getByRole('button', { name: '休憩' }).click()
    await speaker.getByRole('button', { name: '10分', exact: true }).click()
    await wall.keyboard.press('f')
    await expect(wall.getByRole('region', { name: '発表', exact: true }).getByRole('timer')).toHaveText(
      /^(10:00|9:5\d)$/,
    )
  })
})

test('a listener’s link that is shared brings others into the talk', async ({
  page: speaker,
  browser,
  site,
}) => {
  await leadFromDeck(speaker, site)
  const listener = await join(browser, site, 'en')
  await expect(line(listener)).toHaveText('Following live')
  await listener.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = listener.getByRole('dialog', { name: 'Share' })
  await expect(dialog.getByRole('textbox')).toHaveValue(/\?live=e2e-talk$/)
  const link = await dialog.getByRole('textbox').inputValue()
  const other = await (await browser.newContext()).newPage()
  await other.goto(link)
  await expect(line(other)).toHaveText('Following live')
  await speaker.keyboard.press('PageDown')
  await expectAt(other, 2)
})
