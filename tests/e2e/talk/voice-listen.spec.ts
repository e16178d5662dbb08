import { expect, test, type Page } from '@playwright/test'
import type { VoiceTalk } from '../../../src/deck/voice/talk-schema.ts'
import { seriousFindings } from '../support/axe.ts'
import { makeTalk, SILENCE } from '../support/made-talk.ts'
import { expectAt } from '../support/expect-at.ts'
import {
  caption,
  clock,
  listening,
  startVoiceSite,
  WITH_MICROPHONE,
  type VoiceSite,
} from '../support/voice-site.ts'

/* A talk with its voice, put beside the pages or opened from a file, and how it is listened to. */

test.use(WITH_MICROPHONE)
test.describe.configure({ timeout: 120_000 })

let site: VoiceSite
test.beforeAll(async () => {
  test.setTimeout(300_000)
  site = await startVoiceSite()
})
test.afterAll(() => site.close())

/** Opens the talk by its link. */
async function openTalk(page: Page, locale = 'ja'): Promise<void> {
  const body = await makeTalk()
  await page.route('**/recording.colloquium', (route) => route.fulfill({ body }))
  await page.goto(`${site.url}${locale}/?replay=recording.colloquium`)
  await expect(listening(page)).toBeVisible()
  await expectAt(page, 1)
}

const time = async (page: Page) => Number(await clock(page).inputValue())

test('silences are skipped where that is wanted', async ({ page }) => {
  await openTalk(page)
  const heard = await heardMs(page)
  await listening(page).getByRole('button', { name: '無音を飛ばす' }).click()
  await page.keyboard.press('v')
  await expectAt(page, 10)
  const inSilence = (await heard()).filter((ms) => ms > SILENCE.fromMs + 600 && ms < SILENCE.toMs - 600)
  expect(inSilence).toEqual([])
})

/** Where the voice is from now on, frame by frame. */
async function heardMs(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const heard: number[] = []
    const look = () => {
      heard.push(Number(document.querySelector<HTMLInputElement>('.listen-bar input[type=range]')?.value))
      requestAnimationFrame(look)
    }
    look()
    Object.assign(window, { heard })
  })
  return () => page.evaluate(() => (window as unknown as { heard: number[] }).heard)
}

test('the lock screen and media keys show the talk, and steer it', async ({ page }) => {
  // The browser's own session stays; what it was given is seen, and done as it would.
  await page.addInitScript(() => {
    const handlers = new Map<string, MediaSessionActionHandler>()
    Object.assign(window, { handlers })
    const { mediaSession } = navigator
    const set = mediaSession.setActionHandler.bind(mediaSession)
    mediaSession.setActionHandler = (action, handler) => {
      if (handler) handlers.set(action, handler)
      else handlers.delete(action)
      set(action, handler)
    }
  })
  await openTalk(page)
  const actions = () =>
    page.evaluate(() => [...(window as unknown as { handlers: Map<string, unknown> }).handlers.keys()].sort())
  const press = (action: MediaSessionAction, details: Partial<MediaSessionActionDetails> = {}) =>
    page.evaluate(
      ([name, more]) => {
        const { handlers } = window as unknown as { handlers: Map<string, MediaSessionActionHandler> }
        handlers.get(name)?.({ action: name, ...more })
      },
      [action, details] as const,
    )
  const shown = () =>
    page.evaluate(() => {
      const { metadata, playbackState } = navigator.mediaSession
      return [metadata?.title, metadata?.album, metadata?.artist, playbackState]
    })
  expect(await actions()).toEqual(
    ['nexttrack', 'pause', 'play', 'previoustrack', 'seekbackward', 'seekforward', 'seekto'].sort(),
  )
  await expect.poll(shown).toEqual(['月と潮', '月と潮', '山田 花子', 'paused'])
  await press('play')
  await expect.poll(async () => (await shown())[3]).toBe('playing')
  await press('nexttrack')
  await expectAt(page, 2)
  await expect.poll(async () => (await shown())[0]).toBe('なぜ潮は満ちるのか')
  await press('nexttrack')
  await expectAt(page, 3)
  await press('pause')
  await expect.poll(async () => (await shown())[3]).toBe('paused')
  await press('previoustrack')
  await expectAt(page, 2)
  await press('seekto', { seekTime: 10.5 })
  await expectAt(page, 10)
  expect(await time(page)).toBeCloseTo(10_500, -1)
  await press('seekbackward', { seekOffset: 5 })
  expect(await time(page)).toBeCloseTo(5500, -1)
  await press('seekforward')
  expect(await time(page)).toBeCloseTo(12_000, -1)
  // Who has ended listening is steered no more.
  await listening(page).getByRole('button', { name: '聞くのを終える' }).click()
  await expect(listening(page)).toBeHidden()
  expect(await actions()).toEqual([])
  expect(await shown()).toEqual([undefined, undefined, undefined, 'none'])
})

test('slide and captions stand in a small window, which is closed with the talk', async ({
  page,
  context,
}) => {
  // Chromium without a screen may lack such windows: then one of another kind takes the place of the browser's.
  await page.addInitScript(() => {
    if ('documentPictureInPicture' in window) return
    Object.assign(window, {
      documentPictureInPicture: {
        requestWindow: ({ width, height }: { width: number; height: number }) => {
          const opened = open('', '', `popup,width=${String(width)},height=${String(height)}`)
          return opened ? Promise.resolve(opened) : Promise.reject(new DOMException('', 'NotAllowedError'))
        },
      },
    })
  })
  await openTalk(page)
  const button = listening(page).getByRole('button', { name: 'ピクチャーインピクチャー' })
  const [small] = await Promise.all([context.waitForEvent('page'), button.click()])
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await expect(small.getByRole('heading', { name: '月と潮' })).toBeVisible()
  await expect(small.locator('.listen-caption')).toHaveText('月の話をする')
  expect(await small.title()).toBe('ピクチャーインピクチャー')
  // It has the look of the page: its slide fills the window's width, and nothing is scrolled.
  const missing = () =>
    small.evaluate(() => {
      const width = document.querySelector('section.slide')?.getBoundingClientRect().width ?? 0
      return Math.abs(width - Math.min(innerWidth, ((innerHeight - 44) * 16) / 9))
    })
  await expect.poll(missing).toBeLessThan(2)
  expect(await small.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)
  expect(await seriousFindings(small, { include: ['.small-window'] })).toEqual([])
  await small.getByRole('button', { name: '発表の次のスライド' }).click()
  await expect(small.getByRole('heading', { name: 'なぜ潮は満ちるのか' })).toBeVisible()
  await expectAt(page, 2)
  await small.getByRole('button', { name: '再生', exact: true }).click()
  await expect(listening(page).getByRole('button', { name: '一時停止' })).toBeVisible()
  await clock(page).press('End')
  await expect(small.locator('.listen-caption')).toHaveCount(0)
  // Another language is another slide and another caption there, too.
  await clock(page).press('Home')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(small.locator('.listen-caption')).toHaveText('On the moon')
  await small.close()
  await expect(
    button.or(listening(page).getByRole('button', { name: 'Picture in picture' })),
  ).toHaveAttribute('aria-pressed', 'false')
  const [again] = await Promise.all([
    context.waitForEvent('page'),
    listening(page).getByRole('button', { name: 'Picture in picture' }).click(),
  ])
  const closed = again.waitForEvent('close')
  await listening(page).getByRole('button', { name: 'End listening' }).click()
  await closed
})

test('captions are shown in the language of the page, and the written ones where that has none', async ({
  page,
}) => {
  await openTalk(page)
  await expect(caption(page)).toHaveText('月の話をする')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(caption(page)).toHaveText('On the moon')
  await page.getByRole('link', { name: 'Español' }).click()
  // Nobody wrote any in Spanish: those in another language are shown, and said to be.
  await expect(caption(page)).toHaveAttribute('lang', 'ja')
  await expect(caption(page)).toHaveText('月の話をする')
})

test('a damaged or foreign recording says what is wrong, and opens what can be', async ({ page }) => {
  const whole = await makeTalk()
  const broken = Buffer.from(whole)
  broken.writeUInt8(broken.readUInt8(whole.length - 10) ^ 0xff, whole.length - 10)
  const rows: [name: string, file: Buffer, said: string, opens: boolean][] = [
    ['noise', Buffer.from('no talk at all'), 'talk.colloquium is not a recording of a talk.', false],
    ['later', Buffer.from('colloquium talk 9 2\n{}'), 'talk.colloquium has version 9', false],
    ['headless', whole.subarray(0, 200), 'talk.colloquium is damaged at its beginning', false],
    ['foreign', await makeTalk({ title: { en: 'On stars' } }), 'of another talk (On stars)', false],
    ['short', whole.subarray(0, whole.length - 800), 'The file ends early: the voice is there until', true],
    ['mute', whole.subarray(0, whole.length - bytesOfAudio(whole)), 'The file has no voice', true],
    ['changed', broken, 'The voice has been changed or damaged', true],
    ['longer', await makeTalk({ events: EVENTS_OF_ELSEWHERE }), '1 entry could not be read', true],
  ]
  await page.goto(`${site.url}en/`)
  for (const [name, file, said, opens] of rows)
    await test.step(name, async () => {
      await page.getByRole('button', { name: 'Display settings' }).first().click()
      await page.getByRole('button', { name: 'Replay a recording of the talk…' }).click()
      const dialog = page.getByRole('dialog', { name: 'Replay a recording' })
      await dialog
        .getByLabel('Open a recording…')
        .setInputFiles({ name: 'talk.colloquium', mimeType: '', buffer: file })
      if (!opens) {
        await expect(dialog.getByRole('alert')).toContainText(said)
        await page.keyboard.press('Escape')
        return
      }
      await expect(listening(page).getByText(said)).toBeVisible()
      // Its slides go on, with voice or without.
      await page.keyboard.press('v')
      await expectAt(page, 2)
      await page.keyboard.press('v')
      await listening(page).getByRole('button', { name: 'End listening' }).click()
    })
})

/** An event that no page knows, beside two that all do. */
const EVENTS_OF_ELSEWHERE: VoiceTalk['events'] = [
  { kind: 'place', at: 0, slideNumber: 1, fragment: -1 },
  { kind: 'smell', at: 10 } as never,
  { kind: 'place', at: 1000, slideNumber: 2, fragment: -1 },
]

/** As the file's own words say. */
function bytesOfAudio(file: Buffer): number {
  return Number(/"bytes":(\d+)/.exec(file.subarray(0, 4000).toString('latin1'))?.[1])
}
