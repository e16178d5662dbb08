import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test'
import { SHOWN, type Form } from './peers.ts'

/** What tsx puts into the functions that are run in a page. */
export const KEEP_NAMES = 'globalThis.__name = (value) => value'

/** A slow phone: 4× CPU, 1.6 Mbit/s down, 150 ms. */
const SLOW = { cpu: 4, bitsPerSecond: 1_600_000, latencyMs: 150 }

export interface LoadFigures {
  /** ms until the largest text of the first screen is painted that comes with the page: no hint that follows later. */
  readableMs: number
  /**
   * Compressed bytes, headers included, received until then, with the fonts that were asked for by then, which replace
   * those of the first paint.
   */
  readableBytes: number
  /** The same of everything until the page is quiet. */
  settledBytes: number
  /** Of that, scripts. */
  scriptBytes: number
  /**
   * Total blocking time: ms of tasks beyond 50 each, from the first paint until the page is quiet. Of a task that is under way
   * at the first paint, which may be the one that made it, the rest counts, as in Lighthouse
   * (https://github.com/GoogleChrome/lighthouse, core/computed/metrics/tbt-utils.js).
   */
  blockingMs: number
}

/** Opens a page cold on a slow phone and says when it can be read and what it took. */
export async function measureLoad(browser: Browser, url: string): Promise<LoadFigures> {
  const { context, session } = await openPhone(browser)
  const requests = watchRequests(session)
  const [page] = context.pages()
  if (!page) throw new Error('the browser opened no page')
  await page.goto(url, { waitUntil: 'load' })
  await untilQuiet(page, requests)
  const served = await (await fetch(url)).text()
  const { readableMs, startMs, blockingMs } = await page.evaluate(readTimings, served)
  await context.close()
  const readableAtMs = startMs + readableMs
  const sum = (counts: (request: Received) => boolean) =>
    [...requests.values()].filter(counts).reduce((all, { bytes }) => all + bytes, 0)
  return {
    readableMs,
    blockingMs,
    readableBytes: sum(
      ({ isFont, askedMs, doneMs }) => (isFont ? askedMs : doneMs) <= readableAtMs + SLACK_MS,
    ),
    settledBytes: sum(() => true),
    scriptBytes: sum(({ isScript }) => isScript),
  }
}

/** ms from the start until a reader on a slow phone who presses → again and again has got anywhere. */
export async function measureReaction(browser: Browser, url: string, form: Form): Promise<number> {
  const { context } = await openPhone(browser)
  const [page] = context.pages()
  if (!page) throw new Error('the browser opened no page')
  const startedMs = Date.now()
  await page.goto(url, { waitUntil: 'commit' })
  const startUrl = page.url()
  let first: string | undefined
  for (;;) {
    // A page that is on its way has nothing to say.
    const shown = await page.evaluate<string>(`${SHOWN[form]} ?? ''`).catch(() => '')
    first ??= shown || undefined
    const hasTurned = first !== undefined && shown !== '' && shown !== first
    if (
      hasTurned ||
      page.url().split('#')[0] !== startUrl.split('#')[0] ||
      Date.now() - startedMs > LATEST_MS
    )
      break
    await page.keyboard.press('ArrowRight')
    await page.waitForTimeout(PRESS_PAUSE_MS)
  }
  const reactedMs = Date.now() - startedMs
  await context.close()
  return reactedMs
}

/** A request of the page as the network told it; times as of the wall clock. */
interface Received {
  isFont: boolean
  isScript: boolean
  askedMs: number
  /** Compressed, headers included. */
  bytes: number
  doneMs: number
}

/** ms by which the network's news can come later than the paint that it led to. */
const SLACK_MS = 30
/** ms without a request or a long task after which a page is quiet: longer than browsers put off what is for when idle. */
const QUIET_MS = 1200
/** ms after which it is taken as it is. */
const QUIET_LATEST_MS = 6000
const PRESS_PAUSE_MS = 60
const LATEST_MS = 10_000

async function openPhone(browser: Browser): Promise<{ context: BrowserContext; session: CDPSession }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.addInitScript({ content: KEEP_NAMES })
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.latencyMs,
    downloadThroughput: SLOW.bitsPerSecond / 8,
    uploadThroughput: SLOW.bitsPerSecond / 8,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu })
  return { context, session }
}

function watchRequests(session: CDPSession): Map<string, Received> {
  const requests = new Map<string, Received>()
  session.on('Network.requestWillBeSent', ({ requestId, type, wallTime }) => {
    requests.set(requestId, {
      ...{ isFont: type === 'Font', isScript: type === 'Script' },
      ...{ askedMs: wallTime * 1000, bytes: 0, doneMs: Infinity },
    })
  })
  session.on('Network.loadingFailed', ({ requestId }) => {
    const request = requests.get(requestId)
    if (request) request.doneMs = Date.now()
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId)
    if (request) Object.assign(request, { bytes: encodedDataLength, doneMs: Date.now() })
  })
  return requests
}

/** Waits until nothing is fetched any more and nothing runs for long. */
async function untilQuiet(page: Page, requests: ReadonlyMap<string, Received>): Promise<void> {
  const startedMs = Date.now()
  let busyMs = startedMs
  while (Date.now() - busyMs < QUIET_MS && Date.now() - startedMs < QUIET_LATEST_MS) {
    const askedMs = Date.now()
    await page.evaluate('0')
    await page.waitForTimeout(LOOK_MS)
    const isLate = Date.now() - askedMs > LOOK_MS + LONG_TASK_MS
    const isFetching = [...requests.values()].some(({ doneMs }) => doneMs > askedMs)
    if (isLate || isFetching) busyMs = Date.now()
  }
}

const LOOK_MS = 100
const LONG_TASK_MS = 60

/** In the page. */
async function readTimings(
  served: string,
): Promise<{ readableMs: number; startMs: number; blockingMs: number }> {
  const entries = (type: string) =>
    new Promise<PerformanceEntryList>((resolve) => {
      new PerformanceObserver((list) => {
        resolve(list.getEntries())
      }).observe({ type, buffered: true })
      // No observer is called where there is nothing to tell of.
      setTimeout(resolve, 200, [])
    })
  const [paints, tasks] = [await entries('largest-contentful-paint'), await entries('longtask')]
  const bare = (text: string | null | undefined) => (text ?? '').replaceAll(/\s/g, '')
  const words = bare(new DOMParser().parseFromString(served, 'text/html').body.textContent)
  // One after the other each is larger than those before; words that are drawn anew had been read.
  const texts = paints.map((paint) => bare((paint as LargestContentfulPaint).element?.textContent))
  const isOfPage = (text: string, at: number) =>
    text !== '' && words.includes(text) && texts.indexOf(text) === at
  const readableMs = paints[texts.findLastIndex(isOfPage)]?.startTime ?? paints.at(-1)?.startTime ?? 0
  const firstPaintMs = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0
  return {
    readableMs,
    startMs: performance.timeOrigin,
    blockingMs: tasks.reduce((sum, { startTime, duration }) => {
      const afterPaintMs = startTime + duration - Math.max(startTime, firstPaintMs)
      return sum + Math.max(0, afterPaintMs - 50)
    }, 0),
  }
}
