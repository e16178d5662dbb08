import { readFile, writeFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { axeFindings } from '../support/axe.ts'
import { expectAt } from '../support/expect-at.ts'
import { isRecordedPosition, type LiveRecording } from '../../../src/deck/live/live-recording.ts'
import { joinTalk, leadFromDeck, liveBar, startLiveSite } from '../support/live-site.ts'
import { SLIDE_COUNT } from '../../fixtures/real-deck.ts'

/* A talk is given and recorded by the real broker, and replayed from the file. */

const bar = (page: Page) => page.getByRole('region', { name: /の発表の再生$|^Replay of / })
const line = (page: Page) => bar(page).locator('.live-bar-line')
const slider = (page: Page) => bar(page).getByRole('slider')

/** ms from entry to entry of the file: the second slide comes soon at 16×, and the end not while a button is sought. */
const SECOND_SLIDE_MS = 5000
const LATER_SLIDES_MS = 600_000

/** Gives slides 1 to 4, ends the talk, and sets the times of its recording. */
async function giveTalk(page: Page, path: string): Promise<string> {
  const site = await startLiveSite({ record: path })
  await leadFromDeck(page, site)
  // The first slide is said when the page knows that nothing was said before.
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('"slideNumber":1')
  for (let turns = 0; turns < 3; turns++) await page.keyboard.press('PageDown')
  await page.getByRole('button', { name: '終了' }).click()
  await page.getByRole('button', { name: '全員の中継を終了' }).click()
  await expect(page.getByText('中継を終えた')).toBeVisible()
  await site.close()
  const recording = JSON.parse(await readFile(path, 'utf8')) as LiveRecording
  const { entries } = recording
  expect(new Set(entries.filter(isRecordedPosition).map(({ slideNumber }) => slideNumber)).size).toBe(4)
  const second = entries.findIndex((entry) => isRecordedPosition(entry) && entry.slideNumber === 2)
  entries.forEach((entry, index) => {
    entry.at = index <= second ? index * SECOND_SLIDE_MS : index * LATER_SLIDES_MS
  })
  const text = JSON.stringify(recording)
  await writeFile(path, text)
  return text
}

async function openDialog(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^表示設定$|^Display settings$/ })
    .first()
    .click()
  await page.getByRole('button', { name: /^発表の記録を再生…$|^Replay a recording of the talk…$/ }).click()
}

const dialog = (page: Page) => page.getByRole('dialog', { name: /^発表の記録を再生$|^Replay a recording$/ })
const chooseFile = (page: Page, name: string, text: string) =>
  dialog(page)
    .getByLabel(/^記録を開く…$|^Open a recording…$/)
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })

test.describe('a recording of a talk', () => {
  test('is offered to who followed it, once it has ended, and fetched by who wants it', async ({
    page,
    browser,
  }, info) => {
    const site = await startLiveSite({ record: info.outputPath('talk.json') })
    await leadFromDeck(page, site, 'en')
    const listener = await joinTalk(browser, site, 'en')
    await expect(liveBar(listener)).toContainText('Following')
    const asked: string[] = []
    listener.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.getByRole('button', { name: 'End', exact: true }).click()
    await page.getByRole('button', { name: 'End for everybody' }).click()
    const link = listener.getByRole('link', { name: 'Replay the talk' })
    await expect(link).toHaveAttribute('href', /[?]replay=recording[.]json/)
    expect(asked).not.toContain('/talk/recording.json')
    const recording = await listener.request.get(`${site.url}recording.json`)
    expect(recording.headers()['content-type']).toBe('application/json')
    await site.close()
  })

  test('is replayed from its file, at any speed, and left', async ({ page }, info) => {
    const text = await giveTalk(page, info.outputPath('talk.json'))
    // A tab that has led a talk is still in it.
    await page.evaluate(() => {
      sessionStorage.clear()
    })
    await page.goto('ja/41/')
    await openDialog(page)
    await chooseFile(page, 'talk.json', text)
    await expect(dialog(page)).toBeHidden()
    await expectAt(page, 1)
    await expect(line(page)).toHaveText('スライド1')

    await bar(page).getByLabel('速さ').selectOption('16')
    await bar(page).getByRole('button', { name: '再生', exact: true }).click()
    await expectAt(page, 2)
    await bar(page).getByRole('button', { name: '一時停止' }).click()
    await expect(slider(page)).toHaveAttribute('aria-valuetext', /スライド\d$/)

    await slider(page).focus()
    await page.keyboard.press('Home')
    await expectAt(page, 1)
    await page.keyboard.press('PageUp')
    await expectAt(page, 2)
    await page.keyboard.press('End')
    await expectAt(page, 4)
    await expect(line(page)).toHaveText('発表はここまで')

    await bar(page).getByRole('button', { name: '再生を終える' }).click()
    await expect(bar(page)).toBeHidden()
    await expectAt(page, 4)
  })

  test('lets the reader leaf elsewhere and return', async ({ page }, info) => {
    const text = await giveTalk(page, info.outputPath('talk.json'))
    await page.evaluate(() => {
      sessionStorage.clear()
    })
    await page.goto('en/1/')
    await openDialog(page)
    await chooseFile(page, 'talk.json', text)
    await expect(dialog(page)).toBeHidden()
    await expect(line(page)).toHaveText('Slide 1')
    await page.locator('main').press('End')
    await expectAt(page, SLIDE_COUNT)
    await expect(line(page)).toHaveText('The talk is at slide 1')
    await bar(page)
      .getByRole('button', { name: `Return to the talk (${String(SLIDE_COUNT - 1)} slides)` })
      .click()
    await expectAt(page, 1)
    await expect(line(page)).toHaveText('Slide 1')
    // Another language changes nothing of where the talk is.
    await page.getByRole('link', { name: '日本語' }).click()
    await expect(line(page)).toHaveText('スライド1')
    expect(await axeFindings(page)).toEqual([])
  })

  test('is opened by a link where it was published, and nowhere else', async ({ page }, info) => {
    const text = await giveTalk(page, info.outputPath('talk.json'))
    await page.evaluate(() => {
      sessionStorage.clear()
    })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.route('**/talk/recording.json', (route) => route.fulfill({ json: JSON.parse(text) as object }))
    await page.goto('ja/?replay=recording.json')
    await expect(line(page)).toHaveText('スライド1')
    await slider(page).press('End')
    await expectAt(page, 4)
    // The address goes on naming it, so that a reload and a copied link do too.
    await expect(page).toHaveURL(/\/ja\/4\/\?replay=recording\.json$/)
    await page.reload()
    await expect(bar(page)).toBeVisible()
    await bar(page).getByRole('button', { name: '再生を終える' }).click()
    await expect(page).toHaveURL(/\/ja\/1\/$/)

    for (const elsewhere of ['https://example.org/recording.json', '../../recording.json', 'none.json']) {
      await page.goto(`ja/?replay=${encodeURIComponent(elsewhere)}`)
      await expect(page.getByText(`記録${elsewhere}はここにはない．`)).toBeVisible()
      await expect(bar(page)).toBeHidden()
    }
    const { origin } = new URL(page.url())
    expect(asked.filter((url) => !url.startsWith(`${origin}/talk/`))).toEqual([])
  })

  test('that is broken, or of another talk, is told', async ({ page }) => {
    await page.goto('en/3/')
    await openDialog(page)
    const entries = [{ at: 0, slideNumber: 1, fragment: -1 }]
    const recording = { v: 1, deck: 'slides', title: { en: 'On tides' }, build: 'x', started: 0, entries }
    for (const [text, said] of [
      ['{"v":1', 'talk.json is not a recording of a talk.'],
      [JSON.stringify({ ...recording, v: 7 }), 'talk.json has version 7'],
      [JSON.stringify(recording), 'talk.json is a recording of another talk (On tides).'],
    ] as const) {
      await chooseFile(page, 'talk.json', text)
      await expect(dialog(page).getByRole('alert')).toContainText(said)
    }
    const { title } = JSON.parse(await readFile('slides/deck.json', 'utf8')) as { title: object }
    await dropFile(page, JSON.stringify({ ...recording, title }))
    await expect(line(page)).toHaveText('Slide 1')
    await expect(bar(page).getByText('The slides have changed since')).toBeVisible()
  })
})

/** Drops a file on the dialog's field. */
async function dropFile(page: Page, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle((words) => {
    const data = new DataTransfer()
    data.items.add(new File([words], 'talk.json', { type: 'application/json' }))
    return data
  }, text)
  await dialog(page).getByText('Or drop the file here.').dispatchEvent('drop', { dataTransfer })
}
