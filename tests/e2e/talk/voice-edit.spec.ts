import { readFile } from 'node:fs/promises'
import { expect, test, type Locator, type Page, type TestInfo } from '@playwright/test'
import type { OpenedTalk } from '../../../src/deck/voice/talk-file.ts'
import { parseVtt } from '../../../src/deck/voice/webvtt.ts'
import { seriousFindings } from '../support/axe.ts'
import { expectAt } from '../support/expect-at.ts'
import {
  caption,
  light,
  listening,
  openRecord,
  openSaved,
  speakUntil,
  startVoiceSite,
  timeOfSlide,
  WITH_MICROPHONE,
  type VoiceSite,
} from '../support/voice-site.ts'

/* What is done with a recording afterwards, in the browser that made it: captions, and a slide that is spoken anew. */

test.use(WITH_MICROPHONE)
test.describe.configure({ mode: 'serial', timeout: 120_000 })

let site: VoiceSite
test.beforeAll(async () => {
  test.setTimeout(300_000)
  site = await startVoiceSite()
})
test.afterAll(() => site.close())

const editing = (page: Page): Locator => page.getByRole('dialog', { name: '録音を編集' })

/** Speaks on slides 1 to 3, two seconds each, and opens the recording to be edited. */
async function recordAndEdit(page: Page): Promise<void> {
  await page.goto(`${site.url}ja/`)
  await openRecord(page)
  await page.getByRole('button', { name: 'マイクを使う…' }).click()
  await page.getByRole('button', { name: '録音を開始' }).click()
  await speakUntil(page, 2)
  for (const slideNumber of [2, 3]) {
    await page.keyboard.press('PageDown')
    await expectAt(page, slideNumber)
    await speakUntil(page, slideNumber * 2)
  }
  await light(page).getByRole('button', { name: '停止' }).click()
  await openEditing(page)
}

async function openEditing(page: Page): Promise<void> {
  await page.getByRole('button', { name: '編集…' }).click()
  await expect(editing(page).getByText(/^長さ/)).toBeVisible()
}

async function save(page: Page, info: TestInfo, name: string): Promise<OpenedTalk> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    editing(page).getByRole('button', { name: 'ファイルに保存' }).click(),
  ])
  const path = info.outputPath(name)
  await download.saveAs(path)
  return openSaved(await readFile(path))
}

/** The captions of one language, folded open. */
async function captionsIn(page: Page, language: string): Promise<Locator> {
  const part = editing(page).locator('.edit-captions').filter({ hasText: language })
  if ((await part.getAttribute('open')) === null) await part.locator('summary').click()
  return part
}

const JAPANESE =
  'WEBVTT\n\n00:00:00.000 --> 00:00:03.000\n月の話をする\n\n00:00:03.000 --> 00:00:05.000\nまとめる\n'

test('captions are written in the browser, kept over a reload, saved, and shown in either language', async ({
  page,
}, info) => {
  await recordAndEdit(page)
  const japanese = await captionsIn(page, '日本語')
  const field = japanese.getByRole('textbox')
  await field.fill(JAPANESE.replace('00:00:03.000\n', 'soon\n'))
  await expect(japanese.getByRole('status')).toContainText('3行目：')
  await expect(japanese.getByRole('button', { name: '保存', exact: true })).toBeDisabled()
  await field.fill(JAPANESE)
  // Nobody has kept them yet: they are there all the same when the page is opened again.
  await page.keyboard.press('Escape')
  await page.reload()
  await openRecord(page)
  await openEditing(page)
  await captionsIn(page, '日本語')
  await expect(field).toHaveValue(JAPANESE)
  await japanese.getByRole('button', { name: '保存', exact: true }).click()
  await expect(japanese.getByRole('button', { name: '保存', exact: true })).toBeDisabled()
  // In another language the slides' own words are a beginning, of which a line is changed.
  const english = await captionsIn(page, 'English')
  await english.getByRole('button', { name: 'スライドの言葉を入れる' }).click()
  const words = english.getByRole('textbox')
  await expect(words).toHaveValue(/The moon and the tides/)
  await words.fill((await words.inputValue()).replace('The moon and the tides', 'Good <morning> & welcome'))
  // A slip of the finger puts the slides' words in their place: what was written can be brought back.
  await english.getByRole('button', { name: 'スライドの言葉を入れる' }).click()
  await expect(words).toHaveValue(/The moon and the tides/)
  await english.getByRole('button', { name: '前の字幕に戻す' }).click()
  await expect(words).toHaveValue(/Good <morning> & welcome/)
  await expect(english.getByRole('button', { name: '前の字幕に戻す' })).toBeHidden()
  await english.getByRole('button', { name: '保存', exact: true }).click()
  expect(await seriousFindings(page, { include: ['dialog'] })).toEqual([])

  await page.reload()
  await openRecord(page)
  await openEditing(page)
  await expect((await captionsIn(page, '日本語')).getByRole('textbox')).toHaveValue(JAPANESE)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    (await captionsIn(page, '日本語')).getByRole('button', { name: 'ファイルに書き出す' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('captions-ja.vtt')
  expect(await readFile(await download.path(), 'utf8')).toBe(JAPANESE)
  const { talk } = await save(page, info, 'captioned.colloquium')
  expect(talk.captions?.ja).toBe(JAPANESE)
  expect(talk.captions?.en).toContain('Good <morning> & welcome')

  await editing(page).getByRole('button', { name: '聞く', exact: true }).click()
  await expect(listening(page)).toBeVisible()
  // Written captions are on by themselves.
  await expect(caption(page)).toHaveText('月の話をする')
  await expect(caption(page)).toHaveAttribute('lang', 'ja')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(caption(page)).toHaveAttribute('lang', 'en')
  // What looks like a mark is none of HTML.
  await expect(caption(page)).toHaveText('Good & welcome')
  await listening(page).getByRole('button', { name: 'Next slide of the talk' }).click()
  await expect(caption(page)).toHaveText('Why does the tide rise?')
})

test('captions follow an edit of the talk, also where they are open', async ({ page }, info) => {
  await recordAndEdit(page)
  const japanese = await captionsIn(page, '日本語')
  await japanese.getByRole('textbox').fill(JAPANESE)
  await japanese.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('slider', { name: '始め' }).focus()
  for (let steps = 0; steps < 10; steps++) await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: '両端を切り取る' }).click()
  await expect(japanese.getByRole('textbox')).toHaveValue(/00:00:00\.000 --> 00:00:02\.000\n月の話をする/)
  await expect(japanese.getByRole('button', { name: '保存', exact: true })).toBeDisabled()
  const { talk } = await save(page, info, 'trimmed.colloquium')
  expect(parseVtt(talk.captions?.ja ?? '').cues.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
    [0, 2000],
    [2000, 4000],
  ])
})

test('a slide is spoken anew, and its sound alone takes the other’s place', async ({ page }, info) => {
  await recordAndEdit(page)
  const before = await save(page, info, 'before.colloquium')
  const second = timeOfSlide(before, 2)
  const third = timeOfSlide(before, 3)
  await editing(page).getByRole('button', { name: 'スライド2を録り直す…' }).click()
  await editing(page).getByRole('button', { name: 'マイクを使う…' }).click()
  await editing(page).getByRole('button', { name: 'スライド2の録音を開始' }).click()
  await expectAt(page, 2)
  await speakUntil(page, 5)
  await light(page).getByRole('button', { name: '停止' }).click()
  await openEditing(page)
  const after = await save(page, info, 'after.colloquium')
  // What is before it stands where it stood; what follows came as much later as more was said.
  expect(timeOfSlide(after, 2)).toBeCloseTo(second, -2)
  const longer = after.talk.durationMs - before.talk.durationMs
  expect(longer).toBeGreaterThan(1000)
  expect(timeOfSlide(after, 3) - third).toBeCloseTo(longer, -2)
  const [packetsBefore, packetsAfter] = [await packetsOf(before), await packetsOf(after)]
  // An Opus packet of Chromium's sounds for 60 ms; the one at the seam belongs to either side.
  const inFirst = Math.floor(second / 60) - 1
  const inThird = Math.floor((before.talk.durationMs - third) / 60) - 1
  expect(inFirst).toBeGreaterThan(20)
  expect(packetsAfter.slice(0, inFirst)).toEqual(packetsBefore.slice(0, inFirst))
  expect(packetsAfter.slice(-inThird)).toEqual(packetsBefore.slice(-inThird))
  // It is kept: a page that is loaded anew has the talk as it was edited.
  await page.reload()
  await openRecord(page)
  await openEditing(page)
  expect((await save(page, info, 'again.colloquium')).talk.durationMs).toBe(after.talk.durationMs)
})

/** The packets of a talk's sound, as text to be compared. */
async function packetsOf({ audio }: OpenedTalk): Promise<string[]> {
  const { BlobSource, EncodedPacketSink, Input, WEBM } = await import('mediabunny')
  const track = await new Input({ source: new BlobSource(audio), formats: [WEBM] }).getPrimaryAudioTrack()
  if (!track) throw new Error('no sound')
  const packets: string[] = []
  for await (const { data } of new EncodedPacketSink(track).packets())
    packets.push(Buffer.from(data).toString('base64'))
  return packets
}
