import type { Browser, CDPSession, Page } from '@playwright/test'

/** A slow phone: 4× CPU, 1.6 Mbit/s down, 150 ms. */
const SLOW = { cpu: 4, bitsPerSecond: 1_600_000, latencyMs: 150 }

export interface LoadFigures {
  /** ms until the largest text of the first screen is painted. */
  readableMs: number
  /**
   * Compressed bytes, headers included, received until then, with the fonts that were asked for by then, which replace
   * those of the first paint.
   */
  readableBytes: number
  /** The same of everything until the page is idle. */
  settledBytes: number
  /** Elements in the page when it is idle. */
  nodes: number
}

/** Opens a page cold on a slow phone and says when it can be read and what it took. */
export async function measureLoad(browser: Browser, url: string): Promise<LoadFigures> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await keepPanelClosed(page)
  const session = await page.context().newCDPSession(page)
  await slowDown(session)
  const requests = new Map<string, Received>()
  session.on('Network.requestWillBeSent', ({ requestId, type, wallTime }) => {
    requests.set(requestId, { isFont: type === 'Font', askedMs: wallTime * 1000, bytes: 0, doneMs: Infinity })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId)
    if (request) Object.assign(request, { bytes: encodedDataLength, doneMs: Date.now() })
  })
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(SETTLE_MS)
  const { readableMs, startMs } = await page.evaluate(
    () =>
      new Promise<{ readableMs: number; startMs: number }>((resolve) => {
        new PerformanceObserver((list) => {
          const readableMs = list.getEntries().at(-1)?.startTime ?? 0
          resolve({ readableMs, startMs: performance.timeOrigin })
        }).observe({ type: 'largest-contentful-paint', buffered: true })
      }),
  )
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  await context.close()
  const readableAtMs = startMs + readableMs
  const sum = (counts: (request: Received) => boolean) =>
    [...requests.values()].filter(counts).reduce((all, { bytes }) => all + bytes, 0)
  return {
    readableMs,
    readableBytes: sum(
      ({ isFont, askedMs, doneMs }) => (isFont ? askedMs : doneMs) <= readableAtMs + SLACK_MS,
    ),
    settledBytes: sum(() => true),
    nodes,
  }
}

/** A request of the page as the network told it; times as of the wall clock. */
interface Received {
  isFont: boolean
  askedMs: number
  /** Compressed, headers included. */
  bytes: number
  doneMs: number
}

/** ms by which the network's news can come later than the paint that it led to. */
const SLACK_MS = 30

/** ms that a page is left to fetch what it fetches when idle. */
const SETTLE_MS = 3000

async function keepPanelClosed(page: Page): Promise<void> {
  await page.addInitScript(() => {
    localStorage.setItem('colloquium', '{"transcriptOpen":false}')
  })
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.latencyMs,
    downloadThroughput: SLOW.bitsPerSecond / 8,
    uploadThroughput: SLOW.bitsPerSecond / 8,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu })
}

/** Main-thread ms of one slide change, from the browser's own counters, over a walk through the deck. */
export async function measureStep(browser: Browser, url: string, steps: number): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await keepPanelClosed(page)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(SETTLE_MS)
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  const before = await busy()
  for (let step = 0; step < steps; step++) {
    await page.keyboard.press('ArrowRight')
    await page.waitForTimeout(STEP_PAUSE_MS)
  }
  const spent = (await busy()) - before
  await context.close()
  return spent / steps
}

/** ms between two steps of a reader who hurries. */
const STEP_PAUSE_MS = 120
