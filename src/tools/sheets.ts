import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from './build/browser.ts'
import { buildSite } from './build/build-site.ts'
import { fail } from './deck-options.ts'
import { serveSite } from './host/serve.ts'

/*
 * npm run sheets -- [--locale ja|en] [--theme light|dark] [--width 1280] [--from 1] [--to 95] [--only 3,4,5] [--no-script]
 * Contact sheets of the slides of the built site, 24 to a picture, in sheets/. Builds the pages first where there are none.
 */
const values = readValues()

const SLIDES_PER_SHEET = 24
/** Window of the pages without script, in CSS px: the whole page, with the stage in it. */
const DESK = { width: 1440, height: 900 }
await makeSheets()

async function makeSheets(): Promise<void> {
  if (!existsSync(values.dist)) {
    const problems = await buildSite(resolve('slides'), values.dist)
    if (problems.length > 0) fail(problems.join('\n'))
  }
  const { server, url } = await serveSite({ folder: values.dist, port: 0 })
  const browser = await launchBrowser()
  const width = Number(values.width)
  const page = await browser.newPage({
    viewport: values.script ? { width, height: Math.round((width * 9) / 16) } : DESK,
    colorScheme: values.theme === 'dark' ? 'dark' : 'light',
    javaScriptEnabled: values.script,
    bypassCSP: true,
  })
  const numbers = await slideNumbers(url)
  const perSheet = values.only ? numbers.length : SLIDES_PER_SHEET
  await mkdir(values.out, { recursive: true })
  for (let start = 0; start < numbers.length; start += perSheet) {
    const chosen = numbers.slice(start, start + perSheet)
    const pictures: string[] = []
    for (const number of chosen) pictures.push(await picture(page, url, number))
    const file = `${values.out}/${values.locale}-${values.theme}-${String(chosen[0]).padStart(3, '0')}.png`
    await composeSheet(browser, pictures, file)
    console.log(file)
  }
  await browser.close()
  server.close()
}

async function slideNumbers(url: string): Promise<number[]> {
  const html = await (await fetch(`${url}${values.locale}/`)).text()
  const count = Number(/"slideCount":(\d+)/.exec(html)?.[1] ?? 0)
  if (count === 0)
    fail(
      `${values.dist} has no pages in "${values.locale}" that can be read without a key; choose with --locale`,
    )
  const numbers = wantedNumbers(count)
  const wrong = numbers.find((number) => !Number.isInteger(number) || number < 1 || number > count)
  if (wrong !== undefined) fail(`there is no slide ${String(wrong)}: slides are 1 to ${String(count)}`)
  return numbers
}

function wantedNumbers(count: number): number[] {
  if (values.only) return values.only.split(',').map(Number)
  const to = values.to === undefined ? count : Number(values.to)
  return Array.from({ length: to - Number(values.from) + 1 }, (_, index) => Number(values.from) + index)
}

type Browser = Awaited<ReturnType<typeof launchBrowser>>
type Page = Awaited<ReturnType<Browser['newPage']>>

async function picture(page: Page, url: string, slideNumber: number): Promise<string> {
  await page.goto(`${url}${values.locale}/${String(slideNumber)}/`)
  // Without script nothing can be added to a page, and none of its promises settles: the stage is taken where it stands.
  if (values.script) {
    // The stage alone, at the size of the window.
    await page.addStyleTag({
      content:
        '.stage{position:fixed!important;inset:0;z-index:9;border:0!important;border-radius:0!important;inline-size:100vw!important;max-inline-size:none!important}',
    })
    await drawn(page, slideNumber)
  }
  const shot = await page.locator('.stage').screenshot()
  return `data:image/png;base64,${shot.toString('base64')}`
}

/** Until then the stage can be empty: reveal.js puts the page's slide in its place when it has come. */
async function drawn(page: Page, slideNumber: number): Promise<void> {
  const slide = `.reveal.ready section.slide.present[data-slide="${String(slideNumber)}"]`
  await page.locator(`${slide} h1`).first().waitFor()
  await page.evaluate(async (selector) => {
    await document.fonts.ready
    const images = document.querySelectorAll<HTMLImageElement>(`${selector} img`)
    await Promise.all([...images].map((image) => image.decode()))
    // What is decided in a frame is painted by the end of the next.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
  }, slide)
}

async function composeSheet(browser: Browser, pictures: readonly string[], file: string): Promise<void> {
  const columns = Math.min(Number(values.columns), pictures.length)
  const width = Number(values.width)
  const page = await browser.newPage({ viewport: { width: columns * (width + 8) + 8, height: 100 } })
  await page.setContent(
    `<body style="margin:0;background:#888"><div style="display:grid;gap:8px;padding:8px;grid-template-columns:repeat(${String(columns)},${String(width)}px)">${pictures.map((src) => `<img width="${String(width)}" src="${src}">`).join('')}</div>`,
  )
  await page.screenshot({ path: file, fullPage: true })
  await page.close()
}

function readValues() {
  try {
    return parseArgs({
      allowNegative: true,
      options: {
        locale: { type: 'string', default: 'ja' },
        theme: { type: 'string', default: 'light' },
        dist: { type: 'string', default: 'dist' },
        out: { type: 'string', default: 'sheets' },
        width: { type: 'string', default: '640' },
        columns: { type: 'string', default: '4' },
        only: { type: 'string' },
        from: { type: 'string', default: '1' },
        to: { type: 'string' },
        script: { type: 'boolean', default: true },
      },
    }).values
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}
