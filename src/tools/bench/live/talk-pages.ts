import type { Browser, Page } from '@playwright/test'
import type { Seen } from './wrong-slides.ts'

/** Pages whose slide is watched, by their name in the table. */
export type SeenByPage = Record<string, Seen[]>

/** ms between two looks at what a page shows. */
const LOOK_MS = 50

/** Notes from now on which slide a page shows, over reloads; `gone` says that it shows none any more. */
export async function watchPage(page: Page, name: string, seen: SeenByPage): Promise<void> {
  const log = (seen[name] ??= [])
  await page.exposeBinding('benchSeen', (_source, ms: number, slide: number | null) => {
    log.push({ ms, slide: slide ?? undefined })
  })
  const watch = (lookMs: number) => {
    let last: number | null | undefined
    setInterval(() => {
      const shown = document.querySelector<HTMLElement>(
        '.slides > section:not([hidden])[data-slide], [data-pane="current"] .slide-pane-frame:not([hidden]) section.slide',
      )
      const slide = shown ? Number(shown.dataset['slide']) : null
      if (slide === last) return
      last = slide
      const { benchSeen } = window as unknown as { benchSeen: (ms: number, slide: number | null) => void }
      benchSeen(Date.now(), slide)
    }, lookMs)
  }
  await page.addInitScript(watch, LOOK_MS)
  if (page.url() !== 'about:blank') await page.evaluate(watch, LOOK_MS)
  page.on('close', () => {
    log.push({ ms: Date.now(), slide: undefined })
  })
}

/** A page in a browser of its own. */
export async function openWatched(
  browser: Browser,
  link: string,
  name: string,
  seen: SeenByPage,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await watchPage(page, name, seen)
  await page.goto(link)
  return page
}

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** The speaker's wall, which leads until a speaker view is opened. */
export async function openWall(browser: Browser, link: string, seen: SeenByPage): Promise<Page> {
  const wall = await openWatched(browser, link, 'wall', seen)
  await wall.getByRole('button', { name: '開始', exact: true }).click()
  await wall.locator('.live-bar[data-tone="live"]').waitFor()
  return wall
}

/** Opened from the wall, as a speaker does; it leads then. */
export async function openSpeakerView(wall: Page, seen: SeenByPage): Promise<Page> {
  const context = wall.context()
  const link = wall.locator('.live-bar').getByRole('link', { name: '発表者ビュー' })
  const [view] = await Promise.all([context.waitForEvent('page'), link.click()])
  await view.getByText('中継中').waitFor()
  await watchPage(view, 'speaker view', seen)
  return view
}

/** The link that the dialog of a button on the podium's bar shows. */
async function linkIn(podium: Page, button: RegExp, prepare: () => Promise<void>): Promise<string> {
  await podium.getByRole('button', { name: button }).click()
  await prepare()
  const link = await podium.getByLabel('同じリンク').inputValue()
  await podium.keyboard.press('Escape')
  return link
}

export async function openClicker(browser: Browser, podium: Page, seen: SeenByPage): Promise<Page> {
  const link = await linkIn(podium, /^クリッカー/, () => Promise.resolve())
  const clicker = await openWatched(browser, link, 'clicker', seen, PHONE)
  await clicker.getByText('接続済み').waitFor()
  return clicker
}

/** Questions are open and moderated from then on. */
export async function openModerator(browser: Browser, podium: Page): Promise<Page> {
  const link = await linkIn(podium, /^質問/, async () => {
    await podium.getByLabel(/聞き手からの質問を受け付ける/).check()
    await podium.getByLabel(/先に司会者が確認する/).check()
    await podium.getByText(/^司会者用リンク/).click()
  })
  const moderator = await (await browser.newContext(PHONE)).newPage()
  await moderator.goto(link)
  await moderator.getByText('確認中．').waitFor()
  return moderator
}
