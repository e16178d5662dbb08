import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { addLinkKey } from '../../../deck/private/link-key.ts'
import { writeGeneratedDeck } from '../../authoring/generated-deck.ts'
import { launchBrowser } from '../../build/browser.ts'
import { buildSite } from '../../build/build-site.ts'
import { buildSealed } from '../../build/private/build-sealed.ts'
import { precompress } from '../../build/precompress.ts'
import { serveSite } from '../../host/serve.ts'
import { slowLine } from './slow-line.ts'

export interface PrivateBench {
  slides: number
  rounds: number
  report: (line: string) => void
}

const STEPS = 20

interface Figures {
  /** ms from the link to a slide that can be read, at the first visit. */
  firstMs: number
  /** The same at the next visit. */
  nextMs: number
  /** ms from the key to the next slide's title. */
  stepMs: number
}

/** A private talk beside the same talk in the open: medians and ratios of one run. */
export async function benchPrivate({ slides, rounds, report }: PrivateBench): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'colloquium-bench-'))
  const browser = await launchBrowser()
  try {
    const links = await bothSites(folder, slides, report)
    const found: Figures[][] = [[], []]
    for (let round = 0; round < rounds; round++) {
      report(`round ${String(round + 1)}`)
      for (const [index, link] of links.entries()) found[index]?.push(await measure(browser, link))
    }
    const [open = [], sealed = []] = found
    return (['firstMs', 'nextMs', 'stepMs'] as const).map((name) => line(name, open, sealed)).join('\n')
  } finally {
    await browser.close()
    await rm(folder, { recursive: true })
  }
}

/** Links to slide 2 of the same deck, in the open and sealed. Their servers end with the program. */
async function bothSites(folder: string, slides: number, report: (line: string) => void): Promise<string[]> {
  const deck = join(folder, 'deck')
  const [open, sealed] = [join(folder, 'open'), join(folder, 'sealed')]
  await writeGeneratedDeck(deck, slides, 1)
  report('building')
  const problems = await buildSite(deck, open)
  await precompress(open)
  const sealing = { address: '', passphrase: undefined, until: undefined }
  const built = await buildSealed({ outDir: sealed, build: (plain) => buildSite(deck, plain), sealing })
  if (problems.length > 0 || !('key' in built)) throw new Error(problems.join('\n'))
  const [openUrl, sealedUrl] = [await served(open), await served(sealed)]
  return [`${openUrl}ja/2/`, addLinkKey(`${sealedUrl}ja/2/`, built.key)]
}

async function served(folder: string): Promise<string> {
  const { server, url } = await serveSite({ folder, port: 0 })
  server.unref()
  return slowLine(url)
}

async function measure(browser: Browser, link: string): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const firstMs = await readable(page, link)
  await page.locator('.transcript article').nth(1).waitFor({ state: 'attached' })
  const stepMs = await steps(page)
  await page.goto('about:blank')
  const nextMs = await readable(page, link)
  await context.close()
  return { firstMs, nextMs, stepMs }
}

async function readable(page: Page, link: string): Promise<number> {
  const startedMs = performance.now()
  await page.goto(link, { waitUntil: 'commit' })
  await page.locator('.slides h1').first().waitFor()
  return performance.now() - startedMs
}

/** Timed in the page: what the driver takes to ask for a step and to see it is the same for both. */
async function steps(page: Page): Promise<number> {
  const times: number[] = []
  for (let step = 0; step < STEPS; step++)
    times.push(await page.evaluate(timeStep, step % 2 === 0 ? 'ArrowRight' : 'ArrowLeft'))
  return median(times)
}

/** Runs in the page. */
function timeStep(key: string): Promise<number> {
  return new Promise((resolve) => {
    const before = document.title
    const startedMs = performance.now()
    const observer = new MutationObserver(() => {
      if (document.title === before) return
      observer.disconnect()
      resolve(performance.now() - startedMs)
    })
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true }))
  })
}

function line(name: keyof Figures, open: readonly Figures[], sealed: readonly Figures[]): string {
  const [one, other] = [open, sealed].map((figures) => median(figures.map((figure) => figure[name])))
  const ratio = (other ?? NaN) / (one ?? NaN)
  return `${name}: open ${(one ?? NaN).toFixed(1)}, private ${(other ?? NaN).toFixed(1)}, ratio ${ratio.toFixed(2)}`
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}
