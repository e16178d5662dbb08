import type { Browser, CDPSession, Page } from '@playwright/test'
import { launchBrowser } from '../../build/browser.ts'
import { serveSite } from '../../host/serve.ts'
import { benchSite } from '../speed/site.ts'

export interface SoakOptions {
  /** Minutes of steps by hand. */
  minutes: number
  /** Minutes of the page's own clock that slides go on by themselves. */
  autoplayMinutes: number
  /** How often each dialog is opened. */
  openings: number
  /** A site that is built already; undefined builds the talk. */
  site?: string | undefined
  report: (line: string) => void
}

/** What a page holds, garbage aside, and how much it held before that was collected. */
interface Held {
  nodes: number
  listeners: number
  documents: number
  heapBytes: number
  uncollectedNodes: number
}

/** Times that a page is looked at while it is used: at the start, and after each part of the way. */
const LOOKS = 4
const STEP_PAUSE_MS = 100
const REST_MS = 4000
const AUTOPLAY_SECONDS = 20
/** On a slide with a figure, so that each dialog can be opened. */
const DIALOG_SLIDE = 36

/** How each dialog is opened. */
const DIALOGS: Record<string, (page: Page) => Promise<void>> = {
  contents: (page) => page.keyboard.press('c'),
  overview: (page) => page.keyboard.press('o'),
  'go to': (page) => page.keyboard.press('g'),
  help: (page) => page.keyboard.press('?'),
  share: (page) => page.getByRole('button', { name: 'Share', exact: true }).first().click(),
  settings: (page) => page.getByRole('button', { name: 'Display settings' }).first().click(),
  figure: (page) => page.locator('section.present .figure-enlarge').first().dispatchEvent('click'),
}

/** Uses pages for long, and says what they hold: what is kept by mistake grows from look to look. */
export async function benchSoak(options: SoakOptions): Promise<string> {
  const folder = options.site ?? (await benchSite('talk', []))
  const { server, url } = await serveSite({ folder, port: 0 })
  const browser = await launchBrowser()
  const lines = [LINE_HEAD]
  const add = (name: string, held: Held) => {
    lines.push(formatLine(name, held))
    options.report(lines.at(-1) ?? '')
  }
  try {
    await soakSteps(browser, url, options.minutes, add)
    await soakAutoplay(browser, url, options.autoplayMinutes, add)
    for (const [name, open] of Object.entries(DIALOGS))
      await soakDialog(browser, url, name, open, options.openings, add)
  } finally {
    await browser.close()
    server.close()
  }
  return lines.join('\n')
}

type Add = (name: string, held: Held) => void

/** Back and forth through the talk, with a jump now and then. */
async function soakSteps(browser: Browser, url: string, minutes: number, add: Add): Promise<void> {
  if (minutes <= 0) return
  const { page, session } = await open(browser, `${url}en/1/`)
  add('steps: start', await hold(session))
  const partMs = (minutes * 60_000) / LOOKS
  let steps = 0
  for (let look = 1; look <= LOOKS; look++) {
    const end = performance.now() + partMs
    while (performance.now() < end) {
      const isBack = Math.floor(steps / 60) % 3 === 2
      if (++steps % 40 === 0) await page.keyboard.press(steps % 80 === 0 ? 'Home' : 'End')
      else await page.keyboard.press(isBack ? 'ArrowLeft' : 'ArrowRight')
      await page.waitForTimeout(STEP_PAUSE_MS)
    }
    // Always at the same slide, and once the reader rests: what is on its way out is nobody's to keep.
    await page.keyboard.press('Home')
    await page.waitForTimeout(REST_MS)
    add(`steps: ${String(steps)}`, await hold(session))
  }
  await page.context().close()
}

/** The slides go on by themselves, on a clock that is wound on. */
async function soakAutoplay(browser: Browser, url: string, minutes: number, add: Add): Promise<void> {
  const turns = Math.round((minutes * 60) / AUTOPLAY_SECONDS)
  if (turns < LOOKS) return
  const { page, session } = await open(browser, `${url}en/1/?autoplay=${String(AUTOPLAY_SECONDS)}`, true)
  add('auto-play: start', await hold(session))
  for (let turn = 1; turn <= turns; turn++) {
    await page.clock.runFor(AUTOPLAY_SECONDS * 1000)
    // The page's own work after a turn takes the time that it takes.
    await page.waitForTimeout(STEP_PAUSE_MS)
    if (turn % Math.floor(turns / LOOKS) === 0)
      add(`auto-play: ${String((turn * AUTOPLAY_SECONDS) / 60)} min, at ${pathOf(page)}`, await hold(session))
  }
  await page.context().close()
}

async function soakDialog(
  browser: Browser,
  url: string,
  name: string,
  act: (page: Page) => Promise<void>,
  openings: number,
  add: Add,
): Promise<void> {
  if (openings < LOOKS) return
  const { page, session } = await open(browser, `${url}en/${String(DIALOG_SLIDE)}/`)
  // The browser closes it before the page has taken it away: a key in between would be of the old one.
  const dialog = page.locator('dialog')
  const openOnce = async () => {
    await act(page)
    await dialog.waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  // What is fetched and kept with the first is no growth.
  await openOnce()
  add(`${name}: once`, await hold(session))
  for (let opened = 1; opened <= openings; opened++) {
    await openOnce()
    if (opened % Math.floor(openings / LOOKS) === 0)
      add(`${name}: ${String(opened)} times`, await hold(session))
  }
  await page.context().close()
}

async function open(
  browser: Browser,
  url: string,
  isWound = false,
): Promise<{ page: Page; session: CDPSession }> {
  const context = await browser.newContext({
    ...{ viewport: { width: 1440, height: 900 }, locale: 'en', serviceWorkers: 'block' },
  })
  const page = await context.newPage()
  if (isWound) await page.clock.install()
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable')
  await page.goto(url)
  await page.locator('html[data-shell]').waitFor()
  await page.waitForLoadState('networkidle')
  return { page, session }
}

async function hold(session: CDPSession): Promise<Held> {
  const before = await metrics(session)
  // Twice: what the first takes away lets go of more.
  for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage')
  const after = await metrics(session)
  return {
    nodes: after['Nodes'] ?? 0,
    listeners: after['JSEventListeners'] ?? 0,
    documents: after['Documents'] ?? 0,
    heapBytes: after['JSHeapUsedSize'] ?? 0,
    uncollectedNodes: before['Nodes'] ?? 0,
  }
}

async function metrics(session: CDPSession): Promise<Record<string, number>> {
  const { metrics: found } = await session.send('Performance.getMetrics')
  return Object.fromEntries(found.map(({ name, value }) => [name, value]))
}

function pathOf(page: Page): string {
  return new URL(page.url()).pathname
}

const LINE_HEAD = `${''.padEnd(42)}${['nodes', 'before GC', 'listeners', 'documents', 'heap MB'].map((head) => head.padStart(11)).join('')}`

function formatLine(name: string, held: Held): string {
  const cells = [
    ...[held.nodes, held.uncollectedNodes, held.listeners, held.documents].map(String),
    (held.heapBytes / 1e6).toFixed(1),
  ]
  return name.padEnd(42) + cells.map((cell) => cell.padStart(11)).join('')
}
