import { readFile } from 'node:fs/promises'
import { expect, test, type Download, type Page } from '@playwright/test'

/* A figure opened large: slide 36 has a diagram, 25 dots of a table, 81 a chart, 7 an illustration. */

const shown = '.slides > section:not([hidden])'
const drawing = (page: Page) => page.locator(`${shown} .figure > .drawing`)
const dialog = (page: Page) => page.locator('dialog[open]')
const percent = async (page: Page) => Number.parseInt(await page.locator('.figure-percent').innerText(), 10)

async function open(page: Page, slideNumber: number, locale = 'ja'): Promise<void> {
  await page.goto(`${locale}/${String(slideNumber)}/`)
  await page.locator(`${shown} .figure-enlarge`).first().waitFor({ state: 'attached' })
  await page.locator('.reveal.ready').waitFor()
}

async function save(page: Page, name: string): Promise<Download> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name }).click()
  return download
}

const textOf = async (download: Download) => readFile(await download.path(), 'utf8')

test('opens by a double click, and Esc gives the focus back', async ({ page }) => {
  await open(page, 36)
  await drawing(page).dblclick()
  await expect(dialog(page).locator('.figure-canvas svg').first()).toBeVisible()
  await expect(dialog(page).locator('.figure-caption')).toContainText('PaLI')
  await expect(dialog(page).locator('.figure-mark')).toHaveText('再作図')
  await expect(dialog(page)).toContainText('左から右への流れ図')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(drawing(page)).toBeFocused()
})

test('opens by Enter on the drawing; a number and Enter still goes to a slide', async ({ page }) => {
  await open(page, 81)
  await drawing(page).focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeVisible()
  await expect(page.locator('.figure-view')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(drawing(page)).toBeFocused()
  await page.keyboard.type('36')
  await page.keyboard.press('Enter')
  await expect(page.locator(shown)).toHaveAttribute('data-slide', '36')
  await expect(dialog(page)).toHaveCount(0)
})

test('opens by the button at its corner, and closes by its own', async ({ page }) => {
  await open(page, 7)
  await drawing(page).hover()
  await page.locator(`${shown} .figure-enlarge`).click()
  await dialog(page).getByRole('button', { name: '閉じる' }).click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.locator(`${shown} .figure`).locator(':focus')).toHaveCount(1)
})

test('a single click marks the block and opens nothing', async ({ page }) => {
  await open(page, 36)
  await drawing(page).click()
  await expect(page.locator(`${shown} .figure`)).toHaveClass(/marked/)
  await expect(dialog(page)).toHaveCount(0)
})

test('zooms by keys, buttons and wheel, and is moved about', async ({ page }) => {
  await open(page, 36)
  await drawing(page).dblclick()
  const view = page.locator('.figure-view')
  await expect(view).toBeFocused()
  const fit = await percent(page)
  const left = () => view.evaluate((element) => element.scrollLeft)
  await page.keyboard.press('+')
  await page.getByRole('button', { name: '拡大', exact: true }).click()
  await expect.poll(() => percent(page)).toBeGreaterThan(1.5 * fit)
  const box = await view.boundingBox()
  if (!box) throw new Error('no view')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  const before = await left()
  await page.mouse.down()
  await page.mouse.move(x - 100, y, { steps: 4 })
  await page.mouse.up()
  await expect.poll(left).toBeGreaterThan(before + 60)
  const moved = await left()
  await page.keyboard.press('ArrowLeft')
  await expect.poll(left).toBeLessThan(moved)
  const zoomed = await percent(page)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -100)
  await page.keyboard.up('Control')
  await expect.poll(() => percent(page)).toBeGreaterThan(zoomed)
  await page.keyboard.press('0')
  await expect.poll(() => percent(page)).toBe(fit)
  await expect(page.locator(shown)).toHaveAttribute('data-slide', '36')
})

test('saves a drawing as an SVG that stands by itself', async ({ page }) => {
  await open(page, 36)
  await drawing(page).dblclick()
  const download = await save(page, 'SVGで保存')
  expect(download.suggestedFilename()).toBe('pali-architecture-ja.svg')
  const svg = await textOf(download)
  const seen = await page.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml')
    const root = file.documentElement
    return {
      namespace: root.namespaceURI,
      fails: file.querySelectorAll('parsererror').length,
      classes: file.querySelectorAll('[class]').length,
      title: root.querySelector('title')?.textContent,
      fills: [...file.querySelectorAll('[fill]')].map((element) => element.getAttribute('fill') ?? ''),
      fonts: root.getAttribute('font-family'),
    }
  }, svg)
  expect(seen).toMatchObject({ namespace: 'http://www.w3.org/2000/svg', fails: 0, classes: 0 })
  expect(seen.title).toContain('PaLI')
  expect(seen.fonts).toContain('sans-serif')
  expect(svg).not.toContain('var(')
  for (const fill of seen.fills) expect(fill).toMatch(/^(none|#|rgb)/)
})

test('saves a table as CSV', async ({ page }) => {
  await open(page, 25, 'en')
  await drawing(page).dblclick()
  await dialog(page).getByRole('button', { name: 'Show data' }).click()
  await expect(dialog(page).locator('.fig-table')).toBeVisible()
  const download = await save(page, 'Save as CSV')
  expect(download.suggestedFilename()).toBe('gpt4-visual-benchmarks-en.csv')
  const csv = await textOf(download)
  expect(csv.startsWith('\uFEFF')).toBe(true)
  const lines = csv.slice(1).trimEnd().split('\r\n')
  expect(lines).toHaveLength(9)
  expect(lines[1]).toBe(
    '"VQAv2","VQA score (test-dev)",77.2,"0-shot",67.6,"Flamingo 32-shot",84.3,"PaLI-17B"',
  )
})

test('has no picture to save of a table', async ({ page }) => {
  await open(page, 54, 'en')
  await drawing(page).dblclick()
  await expect(dialog(page).locator('.fig-table')).toBeVisible()
  await expect(dialog(page).getByRole('button', { name: 'Save as CSV' })).toBeVisible()
  await expect(dialog(page).getByRole('button', { name: 'Save as SVG' })).toHaveCount(0)
})

test('has the rest of a table that the slide shows in part', async ({ page }) => {
  await open(page, 28, 'en')
  await drawing(page).dblclick()
  await expect(dialog(page).getByRole('columnheader', { name: 'OKVQA' })).toHaveCount(0)
  await dialog(page).getByRole('button', { name: 'Show data' }).click()
  await expect(dialog(page).getByRole('columnheader', { name: 'OKVQA' })).toBeVisible()
})

test('shows and saves the numbers of a chart', async ({ page }) => {
  await open(page, 81)
  await drawing(page).dblclick()
  const data = page.getByRole('button', { name: 'データを表示' })
  await data.click()
  await expect(dialog(page).locator('.figure-canvas table tbody tr')).toHaveCount(27)
  const csv = await textOf(await save(page, 'CSVで保存'))
  expect(csv).toContain('"StanfordCars",28.9\r\n')
  expect(csv).toContain('"EuroSAT",-37.1\r\n')
  await data.click()
  await expect(dialog(page).locator('.figure-canvas > .drawing > svg')).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('opens by a double tap, and is pinched', async ({ page }) => {
    await open(page, 36)
    const session = await page.context().newCDPSession(page)
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints })
    const box = await drawing(page).boundingBox()
    if (!box) throw new Error('no drawing')
    const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    await Promise.all([
      send('touchStart', [point]),
      send('touchEnd', []),
      send('touchStart', [point]),
      send('touchEnd', []),
    ])
    await expect(dialog(page)).toBeVisible()
    await expect(page.locator('.stage-frame:popover-open')).toHaveCount(0)
    const opening = await percent(page)
    await send('touchStart', [
      { x: 180, y: 400 },
      { x: 210, y: 400 },
    ])
    for (let step = 1; step <= 5; step++) {
      await send('touchMove', [
        { x: 180 - 12 * step, y: 400 },
        { x: 210 + 12 * step, y: 400 },
      ])
    }
    await send('touchEnd', [])
    await expect.poll(() => percent(page)).toBeGreaterThan(2 * opening)
    await dialog(page).getByRole('button', { name: '閉じる' }).tap()
    await expect(dialog(page)).toHaveCount(0)
    await expect(page.locator('.stage-frame:popover-open')).toHaveCount(0)
  })
})

test('the transcript shows a figure as a picture, which opens it large, and folds its description', async ({
  page,
}) => {
  await page.goto('ja/36/')
  const figure = page.locator('.transcript article[data-slide="36"] [data-kind="figure"].block')
  const picture = figure.locator('.block-picture')
  await expect(picture.locator('svg > *').first()).toBeAttached()
  await expect(figure.locator('.block-description')).toBeHidden()
  await figure.getByText('図の内容').click()
  await expect(figure.locator('.block-description')).toBeVisible()
  const ids = await page.evaluate(() => [...document.querySelectorAll('svg [id]')].map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
  await picture.click()
  await expect(page.getByRole('dialog', { name: 'スライド36の図' })).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('a figure’s words in the transcript are large enough to be read', async ({ page }) => {
    await page.goto('ja/36/')
    const words = page.locator('.transcript article[data-slide="36"] .block-picture text').first()
    await expect(words).toBeAttached()
    const heights = await page
      .locator('.transcript article[data-slide="36"] .block-picture text')
      .evaluateAll((texts) => texts.map((text) => text.getBoundingClientRect().height))
    expect(Math.min(...heights)).toBeGreaterThan(9)
    // Scrolled in its frame, not with the page.
    const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(overflows).toBe(false)
  })
})
