import type { Browser, Page } from '@playwright/test'
import { KEEP_NAMES } from './measure-load.ts'
import { OVERVIEW_SEEN, SHOWN, type Form } from './peers.ts'
import { PARTS, timeByPart, TRACE_CATEGORIES, type Part } from './trace.ts'

/** Milliseconds that a page is left to settle before the first key. */
const SETTLE_MS = 1500
/** Milliseconds between two steps of a reader who hurries. */
const STEP_PAUSE_MS = 100

export interface StepFigures {
  /** Milliseconds from the key to the frame with the next slide, of each step. */
  framesMs: number[]
  /** Milliseconds a step, on the main thread and in workers. */
  parts: Record<Part, number>
  /** Elements, after five steps and at the end. */
  elements: [number, number]
  /** Nodes of any kind that the renderer holds, garbage aside, after five steps and at the end. */
  nodes: [number, number]
  /** Bytes of the heap at the end, garbage aside. */
  heapBytes: number
}

export interface StepOptions {
  steps: number
  /** How many times slower the CPU is. */
  cpu?: number
  /** ms between two steps; a reader who hurries where it isn't said. */
  pauseMs?: number
}

/** Walks through a deck by key on a desk's window, traced. */
export async function measureSteps(
  browser: Browser,
  url: string,
  form: Form,
  { steps, cpu = 1, pauseMs = STEP_PAUSE_MS }: StepOptions,
): Promise<StepFigures> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript({ content: `${KEEP_NAMES};(${watchKeys.toString()})(() => ${SHOWN[form]} ?? '')` })
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(SETTLE_MS)
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu })
  await step(page, 5)
  const early = await count(page)
  await page.evaluate('framesMs.length = 0')
  await browser.startTracing(page, { categories: TRACE_CATEGORIES })
  await step(page, steps, pauseMs)
  const trace = await browser.stopTracing()
  const framesMs = await page.evaluate<number[]>('framesMs')
  const late = await count(page)
  await context.close()
  const time = timeByPart(trace)
  return {
    framesMs,
    parts: Object.fromEntries(PARTS.map((part) => [part, time[part] / steps])) as Record<Part, number>,
    elements: [early.elements, late.elements],
    nodes: [early.nodes, late.nodes],
    heapBytes: late.heapBytes,
  }
}

export async function step(page: Page, steps: number, pauseMs = STEP_PAUSE_MS): Promise<void> {
  for (let done = 0; done < steps; done++) {
    await page.keyboard.press('ArrowRight')
    await page.waitForTimeout(pauseMs)
  }
}

/** In the page: notes for each key the time until a frame has been made that shows something else than before. */
function watchKeys(read: () => unknown): void {
  const framesMs: number[] = []
  Object.assign(window, { framesMs })
  const channel = new MessageChannel()
  let pending: { startedMs: number; before: unknown } | undefined
  channel.port1.onmessage = () => {
    if (!pending) return
    if (read() === pending.before) requestAnimationFrame(afterFrame)
    else {
      framesMs.push(performance.now() - pending.startedMs)
      pending = undefined
    }
  }
  // A message comes right after the frame that the callback belongs to.
  const afterFrame = () => {
    channel.port2.postMessage(undefined)
  }
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      pending = { startedMs: timeStamp, before: read() }
      requestAnimationFrame(afterFrame)
    },
    { capture: true },
  )
}

interface Counts {
  elements: number
  nodes: number
  heapBytes: number
}

export async function count(page: Page): Promise<Counts> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { nodes } = await session.send('Memory.getDOMCounters')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  const elements = await page.evaluate(() => document.querySelectorAll('*').length)
  return { elements, nodes, heapBytes: usedSize }
}

/** Milliseconds from the key to the frame with the overview, each time that it is opened. */
export async function measureOverview(
  browser: Browser,
  url: string,
  form: Form,
  times: number,
): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript({
    content: `${KEEP_NAMES};(${watchKeys.toString()})(() => ${OVERVIEW_SEEN[form] ?? 'true'})`,
  })
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(SETTLE_MS)
  const openedMs: number[] = []
  for (let time = 0; time < times; time++) {
    await page.evaluate('framesMs.length = 0')
    await page.keyboard.press('o')
    // Not `waitForFunction`, which the page's policy forbids.
    let openMs: number | undefined
    while (openMs === undefined) {
      await page.waitForTimeout(100)
      openMs = await page.evaluate<number | undefined>('framesMs[0]')
    }
    openedMs.push(openMs)
    await page.keyboard.press('Escape')
    await page.waitForTimeout(300)
  }
  await context.close()
  return openedMs
}
