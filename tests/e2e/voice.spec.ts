import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { seriousFindings } from './support/axe.ts'
import { expectAt } from './support/expect-at.ts'
import {
  clock,
  light,
  listening,
  openRecord,
  openSaved,
  speakUntil,
  startVoiceSite,
  timeOfSlide,
  WITH_MICROPHONE,
  type VoiceSite,
} from './support/voice-site.ts'

/* A voice is recorded from Chromium's own microphone (a beep each second), cut off, found again, saved, and listened to. */

test.use(WITH_MICROPHONE)
test.describe.configure({ mode: 'serial' })

let site: VoiceSite
test.beforeAll(async () => {
  test.setTimeout(300_000)
  site = await startVoiceSite()
})
test.afterAll(() => site.close())

test('a talk is recorded, survives a crash, is trimmed, saved, and heard on a desk and a phone', async ({
  page,
  context,
}, info) => {
  test.setTimeout(120_000)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${site.url}ja/`)
  await openRecord(page)
  await expect(page.getByText('1分に約0.4MB')).toBeVisible()
  await page.getByRole('button', { name: 'マイクを使う…' }).click()
  await expect(page.getByText('マイクがオン')).toBeVisible()
  expect(await seriousFindings(page, { include: ['dialog'] })).toEqual([])
  await page.getByRole('button', { name: '録音を開始' }).click()
  await speakUntil(page, 2)
  for (const [slideNumber, seconds] of [
    [2, 4],
    [3, 6],
  ] as const) {
    await page.keyboard.press('PageDown')
    await expectAt(page, slideNumber)
    await speakUntil(page, seconds)
  }
  // In present mode the light is on, too, and the laser is taken down.
  await page.keyboard.press('f')
  await page.keyboard.press('q')
  await page.mouse.move(500, 400)
  await page.mouse.move(620, 460, { steps: 5 })
  await expect(light(page)).toBeVisible()
  await speakUntil(page, 8)
  // Nothing is said to a page that is killed.
  await page.close({ runBeforeUnload: false })

  const desk = await context.newPage()
  desk.on('request', (request) => asked.push(request.url()))
  await desk.goto(`${site.url}ja/`)
  await desk.getByText('声の録音が途中で切れていた').waitFor()
  // One press, and the same recording goes on where it was cut off.
  await desk.getByRole('button', { name: '録音を続ける' }).click()
  await speakUntil(desk, 1)
  await desk.locator('main').press('End')
  await expectAt(desk, 10)
  await speakUntil(desk, 3)
  await light(desk).getByRole('button', { name: '停止' }).click()
  await expect(desk.getByText('途中で切れた')).toBeHidden()
  await expect(desk.getByRole('button', { name: '編集…' })).toHaveCount(1)
  await desk.getByRole('button', { name: '編集…' }).click()
  const length = desk.getByText(/^長さ/)
  await expect(length).toBeVisible()
  // At most the last second and what the disk had yet to write.
  expect(Number(/0:(\d\d)/.exec((await length.textContent()) ?? '')?.[1])).toBeGreaterThanOrEqual(8)
  expect(await seriousFindings(desk, { include: ['dialog'] })).toEqual([])
  await desk.getByRole('slider', { name: '始め' }).focus()
  for (let steps = 0; steps < 10; steps++) await desk.keyboard.press('ArrowRight')
  await desk.getByRole('button', { name: '両端を切り取る' }).click()
  await expect(desk.getByRole('button', { name: '切り取りを元に戻す' })).toBeVisible()

  const saving = desk.waitForEvent('download')
  await desk.getByRole('button', { name: 'ファイルに保存' }).click()
  const path = info.outputPath('talk.colloquium')
  await (await saving).saveAs(path)
  const file = await readFile(path)
  expect(file.subarray(0, 18).toString()).toBe('colloquium talk 1 ')
  const saved = await openSaved(file)
  expect(timeOfSlide(saved, 10)).toBeGreaterThan(timeOfSlide(saved, 3))

  await desk.getByRole('button', { name: '聞く', exact: true }).click()
  await expect(listening(desk)).toBeVisible()
  await desk.keyboard.press('v')
  await expectAt(desk, 2)
  await expectAt(desk, 3)
  await expectAt(desk, 10)
  await desk.keyboard.press('v')
  await expect(listening(desk).getByRole('button', { name: '再生', exact: true })).toBeVisible()
  expect(await seriousFindings(desk, { include: ['.listen-bar'] })).toEqual([])
  await clock(desk).press('Home')
  await expectAt(desk, 1)
  await listening(desk).getByRole('button', { name: '発表の次のスライド' }).click()
  await expectAt(desk, 2)
  // Whoever leafs elsewhere comes back by the button.
  await desk.locator('main').press('End')
  await expectAt(desk, 10)
  await listening(desk)
    .getByRole('button', { name: /^発表に戻る/ })
    .click()
  await expectAt(desk, 2)

  // Put beside the pages it opens by its link, at a moment of it, on a phone.
  const phone = await context.newPage()
  phone.on('request', (request) => asked.push(request.url()))
  await phone.setViewportSize({ width: 390, height: 844 })
  await phone.route('**/recording.colloquium', (route) => route.fulfill({ body: file }))
  const seconds = Math.ceil(timeOfSlide(saved, 3) / 1000)
  await phone.goto(`${site.url}en/?replay=recording.colloquium&t=${String(seconds)}s`)
  await expect(listening(phone)).toBeVisible()
  await expectAt(phone, 3)
  await listening(phone).getByRole('button', { name: 'Play', exact: true }).click()
  await expect.poll(async () => Number(await clock(phone).inputValue())).toBeGreaterThan(seconds * 1000)
  await listening(phone).getByRole('button', { name: 'Captions' }).click()
  await expect(phone.locator('.listen-caption')).toBeVisible()
  // Nothing of it went anywhere.
  expect(asked.filter((address) => !/^(blob:)?http:\/\/localhost:/.test(address))).toEqual([])
})

test('a microphone that is refused, missing or unplugged is told, and the talk goes on', async ({ page }) => {
  await page.addInitScript(() => {
    const { mediaDevices } = navigator
    const open = mediaDevices.getUserMedia.bind(mediaDevices)
    const given = { fault: 'NotAllowedError', stream: undefined as MediaStream | undefined }
    Object.assign(window, { given })
    mediaDevices.getUserMedia = async (constraints) => {
      if (given.fault) throw new DOMException('', given.fault)
      return (given.stream = await open(constraints))
    }
  })
  const setFault = (fault: string) =>
    page.evaluate((name) => {
      ;(window as unknown as { given: { fault: string } }).given.fault = name
    }, fault)
  await page.goto(`${site.url}ja/`)
  await openRecord(page)
  for (const [fault, said] of [
    ['NotAllowedError', 'マイクが許可されていない'],
    ['NotFoundError', 'マイクが見つからない'],
    ['NotReadableError', 'マイクを開けなかった'],
  ] as const) {
    await setFault(fault)
    await page.getByRole('button', { name: 'マイクを使う…' }).click()
    await expect(page.getByRole('alert')).toContainText(said)
  }
  await setFault('')
  await page.getByRole('button', { name: 'マイクを使う…' }).click()
  await page.getByRole('button', { name: '録音を開始' }).click()
  await speakUntil(page, 2)
  // As the browser does when the plug is pulled.
  await page.evaluate(() => {
    const [track] = (window as unknown as { given: { stream: MediaStream } }).given.stream.getAudioTracks()
    track?.stop()
    track?.dispatchEvent(new Event('ended'))
  })
  await expect(page.getByText('マイクが外れたため')).toBeVisible()
  await expect(light(page)).toBeHidden()
  await page.keyboard.press('PageDown')
  await expectAt(page, 2)
  await openRecord(page)
  await page.getByRole('button', { name: '聞く', exact: true }).click()
  await expect(listening(page)).toBeVisible()
})
