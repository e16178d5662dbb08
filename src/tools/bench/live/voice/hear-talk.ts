import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { CODE_RATE } from './time-code.ts'

/** A page that listens, by name. */
export const LISTENERS = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const

/** When a page that listened showed which slide, in ms of the voice. */
export type HeardTurns = { ms: number; slide: number }[]

const bar = (page: Page) => page.getByRole('region', { name: /声とともに$|, with voice$/ })
const clock = (page: Page) => bar(page).getByRole('slider')

/** Opens “Listen to the talk” on the deck's page. */
export async function openListening(
  browser: Browser,
  url: string,
  name: keyof typeof LISTENERS,
): Promise<Page> {
  const page = await (await browser.newContext(LISTENERS[name])).newPage()
  await page.addInitScript(watchVoice)
  await page.goto(`${url}ja/`)
  await page
    .getByRole('link', { name: /^発表を聞く/ })
    .first()
    .click()
  await bar(page).waitFor()
  return page
}

/** Runs in the page: keeps the element that plays, and says at which of its times another slide came. */
function watchVoice(): void {
  const bench = window as unknown as {
    benchVoice: HTMLAudioElement
    benchTurns: HeardTurns
    Audio: typeof Audio
  }
  bench.benchTurns = []
  bench.Audio = class extends Audio {
    constructor() {
      super()
      bench.benchVoice = this
    }
  }
  let last = ''
  new MutationObserver(() => {
    const slide = document.querySelector<HTMLElement>('.slides > section:not([hidden])[data-slide]')?.dataset[
      'slide'
    ]
    if (slide === undefined || slide === last) return
    last = slide
    const voice = bench.benchVoice as HTMLAudioElement | undefined
    if (voice && !voice.paused) bench.benchTurns.push({ ms: voice.currentTime * 1000, slide: Number(slide) })
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['hidden'] })
}

/** Hears it to its end at a speed. */
export async function hearAll(page: Page, speed: string): Promise<HeardTurns> {
  await bar(page).getByLabel('速さ').selectOption(speed)
  await bar(page).getByRole('button', { name: '再生', exact: true }).click()
  await page.waitForFunction(
    () => (window as unknown as { benchVoice: HTMLAudioElement }).benchVoice.ended,
    undefined,
    { timeout: 600_000 },
  )
  return page.evaluate(() => (window as unknown as { benchTurns: HeardTurns }).benchTurns)
}

/** The voice of a file as samples at `CODE_RATE`. */
export async function decodeVoice(page: Page, audio: Blob): Promise<Float32Array> {
  const text = Buffer.from(await audio.arrayBuffer()).toString('base64')
  const decoded = await page.evaluate(
    async ([base64, rate]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      const context = new OfflineAudioContext(1, 1, rate)
      const samples = (await context.decodeAudioData(bytes.buffer)).getChannelData(0)
      const raw = new Uint8Array(samples.buffer)
      let binary = ''
      for (let at = 0; at < raw.length; at += 32_768)
        binary += String.fromCharCode(...raw.subarray(at, at + 32_768))
      return btoa(binary)
    },
    [text, CODE_RATE] as const,
  )
  const bytes = Buffer.from(decoded, 'base64')
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}

/** What a listener can do beside hearing it, and whether it did. */
export async function tryListening(page: Page, url: string): Promise<Record<string, boolean>> {
  const shown = async () =>
    Number(await page.locator('.slides > section:not([hidden])').first().getAttribute('data-slide'))
  const reaches = (slide: number) =>
    page
      .locator(`.slides > section:not([hidden])[data-slide="${String(slide)}"]`)
      .waitFor({ timeout: 10_000 })
      .then(
        () => true,
        () => false,
      )
  const done: Record<string, boolean> = {}
  await clock(page).press('Home')
  const first = await shown()
  await bar(page).getByRole('button', { name: '発表の次のスライド' }).click()
  done['scrubbed by slide'] = await reaches(first + 1)
  await clock(page).press('PageUp')
  const later = Number(await clock(page).inputValue())
  await clock(page).press('ArrowLeft')
  done['slider by keys'] = later - Number(await clock(page).inputValue()) > 4000
  await page.keyboard.press('v')
  done['V plays'] = await appears(bar(page).getByRole('button', { name: '一時停止', exact: true }))
  await page.keyboard.press('v')
  await bar(page).getByRole('button', { name: '字幕' }).click()
  done['captions'] = await appears(page.locator('.listen-caption'))
  done['silences skipped'] = await skipsSilence(page)
  const at = Number(await clock(page).inputValue())
  await page.reload()
  await bar(page).waitFor()
  done['continued where one was'] = Math.abs(Number(await clock(page).inputValue()) - at) < 6000
  const link = new URL(page.url())
  link.searchParams.set('t', '30s')
  await page.goto(link.href)
  await bar(page).waitFor()
  done['?t=30s'] = Math.abs(Number(await clock(page).inputValue()) - 30_000) < 500
  done['kept and heard offline'] = await hearsOffline(page, url)
  return done
}

async function appears(locator: ReturnType<Page['locator']>): Promise<boolean> {
  return locator
    .first()
    .waitFor({ timeout: 10_000 })
    .then(
      () => true,
      () => false,
    )
}

/** From just before the first silence its end is come to sooner than the voice alone would. */
async function skipsSilence(page: Page): Promise<boolean> {
  await bar(page).getByRole('button', { name: '無音を飛ばす' }).click()
  await clock(page).press('Home')
  await page.evaluate(() => {
    const bench = window as unknown as { benchVoice: HTMLAudioElement; benchJumps: number }
    bench.benchJumps = 0
    let before = bench.benchVoice.currentTime
    bench.benchVoice.addEventListener('seeking', () => {
      if (bench.benchVoice.currentTime - before > 0.5) bench.benchJumps++
    })
    bench.benchVoice.addEventListener('timeupdate', () => {
      before = bench.benchVoice.currentTime
    })
  })
  await page.keyboard.press('v')
  const jumped = await page
    .waitForFunction(() => (window as unknown as { benchJumps: number }).benchJumps > 0, undefined, {
      timeout: 30_000,
    })
    .then(
      () => true,
      () => false,
    )
  await page.keyboard.press('v')
  return jumped
}

/** Kept on the device, it plays without network after a reload. */
async function hearsOffline(page: Page, url: string): Promise<boolean> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  // A page that the worker serves, with what it keeps of it.
  await page.reload()
  await bar(page).waitFor()
  await bar(page).getByRole('button', { name: 'オフライン保存' }).click()
  if (!(await appears(bar(page).getByRole('button', { name: 'オフライン保存', pressed: true })))) return false
  await page.context().setOffline(true)
  await page.goto(page.url().startsWith(url) ? page.url() : url)
  if (!(await appears(bar(page)))) return false
  await bar(page).getByRole('button', { name: '再生', exact: true }).click()
  const plays = await appears(bar(page).getByRole('button', { name: '一時停止', exact: true }))
  await page.context().setOffline(false)
  return plays
}

/** Pictures to look at, where a folder is given. */
export async function picture(page: Page, folder: string | undefined, name: string): Promise<void> {
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
