import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { isTalkFileFault, readTalkFile, type OpenedTalk } from '../../../src/deck/voice/talk-file.ts'
import { buildSite } from '../../../src/tools/build/build-site.ts'
import { BROWSER_ARGS, launchOptions } from '../../../src/tools/build/browser.ts'
import { serveSite } from '../../../src/tools/host/serve.ts'

/** Chromium with a microphone of its own, which beeps each second and which nobody is asked for. */
export const WITH_MICROPHONE = {
  launchOptions: {
    ...launchOptions(),
    args: [
      ...BROWSER_ARGS,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
    ],
  },
}

/** The pages of a small deck in three languages, served. */
export interface VoiceSite {
  /** Of the base, with a slash at its end. */
  url: string
  close: () => Promise<void>
}

export async function startVoiceSite(): Promise<VoiceSite> {
  const dist = await mkdtemp(join(tmpdir(), 'colloquium-voice-'))
  expect(await buildSite(resolve('tests/fixtures/deck-in-three'), dist)).toEqual([])
  const { server, url } = await serveSite({ folder: dist, port: 0 })
  return {
    url,
    close: async () => {
      server.close()
      await rm(dist, { recursive: true })
    },
  }
}

/** The light that is on while a voice is recorded. */
export const light = (page: Page): Locator =>
  page.getByRole('region', { name: /^声の録音$|^Recording of your voice$/ })
export const listening = (page: Page): Locator =>
  page.getByRole('region', { name: /声とともに$|, with voice$/ })
export const clock = (page: Page): Locator => listening(page).getByRole('slider')
export const caption = (page: Page): Locator => page.locator('.stage .listen-caption')

export async function openRecord(page: Page): Promise<void> {
  await page.getByRole('button', { name: '表示設定' }).first().click()
  await page.getByRole('button', { name: '声を録音…' }).click()
}

/** Speaks until the light says so many seconds. */
export async function speakUntil(page: Page, seconds: number): Promise<void> {
  await expect
    .poll(async () => Number((await light(page).getByRole('timer').textContent())?.split(':')[1]))
    .toBeGreaterThanOrEqual(seconds)
}

/** A saved talk, of which nothing is lost. */
export async function openSaved(file: Buffer): Promise<OpenedTalk> {
  const read = await readTalkFile(new Blob([Uint8Array.from(file)]))
  if (isTalkFileFault(read)) throw new Error(read.fault)
  expect(read.flaws).toEqual([])
  return read
}

/** ms at which a slide comes in a talk. */
export function timeOfSlide({ talk }: OpenedTalk, slideNumber: number): number {
  return talk.events.find((event) => event.kind === 'place' && event.slideNumber === slideNumber)?.at ?? NaN
}
