import { gzipSync } from 'node:zlib'
import { expect, test, type Page, type Response } from '@playwright/test'
import { axeFindings } from '../support/axe.ts'

/* Figures that can be tried: slide 37 has a matrix of attention. */

const shown = '.slides > section:not([hidden])'
const button = (page: Page) => page.locator(`${shown} .explore-button`)
const twin = (page: Page) => page.locator('.twin')

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('.reveal.ready').waitFor()
}

test('a figure is tried by keyboard alone, says what it shows, and goes back to the slide’s figure', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await open(page, 'en/37/')
  await button(page).waitFor()
  expect(asked.filter((url) => url.includes('/explore/') || url.includes('/attention'))).toEqual([])
  await button(page).focus()
  await page.keyboard.press('Enter')
  await expect(twin(page)).toBeFocused()
  await expect(twin(page)).toContainText('added · illustrative')
  await expect(twin(page).getByRole('status')).toContainText('“it” looks most at “cat” (weight 0.92)')
  await twin(page).getByRole('button', { name: 'Query “slept”' }).focus()
  await page.keyboard.press('Enter')
  await expect(twin(page).getByRole('status')).toContainText('“slept” looks most at “cat”')
  await twin(page).getByRole('slider', { name: 'Sharpness' }).focus()
  await page.keyboard.press('Home')
  await expect(twin(page).getByRole('slider')).toHaveAttribute('aria-valuetext', '× 0.0')
  await expect(page).toHaveURL(/en\/37\/\?try=b\d+:q4us0$/)
  expect(await axeFindings(page, { include: ['.twin'] })).toEqual([])
  await twin(page).getByRole('button', { name: 'Reset' }).click()
  await expect(twin(page).getByRole('status')).toContainText('“it” looks most at “cat”')
  await expect(page).toHaveURL(/en\/37\/\?try=b\d+$/)
  await page.keyboard.press('Escape')
  await expect(twin(page)).toHaveCount(0)
  await expect(button(page)).toBeFocused()
  await expect(page).toHaveURL(/en\/37\/$/)
  await page.keyboard.press('ArrowRight')
  await expect(page.locator(shown)).toHaveAttribute('data-slide', '38')
})

/*
 * Each twin by keyboard alone: opened by Enter, changed by a key on one of its controls, reset, and closed by Escape. The
 * control is what a reader would come to first that changes something.
 */
const TWINS = [
  { slide: 9, form: 'hot spots', control: '.twin-words', key: 'Enter' },
  { slide: 16, form: 'hot spots of the nuggets', control: '.twin-words', key: ' ' },
  { slide: 25, form: 'dots', control: '.twin-controls > .button', key: 'Enter' },
  { slide: 38, form: 'masked attention', control: 'input[type=range]', key: 'ArrowRight' },
  { slide: 42, form: 'span corruption', control: '.twin-token', key: 'Enter' },
  { slide: 43, form: 'boxes', control: 'input[type=range]', key: 'ArrowRight' },
  { slide: 62, form: 'predict', control: '.twin-controls > .button', key: 'Enter' },
  { slide: 63, form: 'next word', control: '.twin-token', key: 'Enter' },
  { slide: 75, form: 'masks', control: '.twin-options .twin-token[aria-pressed=false]', key: ' ' },
  { slide: 77, form: 'sliders', control: 'input[type=range]', key: 'ArrowRight' },
  { slide: 80, form: 'contrast', control: 'input[type=range]', key: 'ArrowRight' },
  { slide: 90, form: 'attention over patches', control: 'input[type=range]', key: 'ArrowRight' },
]

/** What a twin may weigh, its words and data included. */
const MOST_BYTES = 25 * 1024

async function compressedBytes(responses: readonly Response[]): Promise<number> {
  // Fonts and text that come meanwhile are the slide's.
  const own = responses.filter((response) =>
    /\/assets\/[^/]+\.(js|css)$|\/explore\/[^/]+\.json$/.test(response.url()),
  )
  const bodies = await Promise.all(own.map((response) => response.body()))
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)
}

for (const { slide, form, control, key } of TWINS)
  test(`${form} (slide ${String(slide)}) is opened, changed, reset and closed by keyboard`, async ({
    page,
  }) => {
    // What would come by itself stays away, so that all that is fetched is the twin's.
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true } })
    })
    await open(page, `en/${String(slide)}/`)
    await button(page).waitFor()
    await page.locator('.slide-context').waitFor()
    await page.waitForLoadState('networkidle')
    const fetched: Response[] = []
    page.on('response', (response) => fetched.push(response))
    await button(page).focus()
    await page.keyboard.press('Enter')
    await expect(twin(page)).toBeFocused()
    expect(fetched).not.toEqual([])
    expect(await compressedBytes(fetched)).toBeLessThan(MOST_BYTES)
    await twin(page).locator(control).first().focus()
    await page.keyboard.press(key)
    await expect(page).toHaveURL(new RegExp(`en/${String(slide)}/\\?try=b\\d+:.`))
    await expect(twin(page).getByRole('status')).not.toHaveText('')
    expect(await axeFindings(page, { include: ['.twin'] })).toEqual([])
    await twin(page).getByRole('button', { name: 'Reset' }).focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`en/${String(slide)}/\\?try=b\\d+$`))
    await page.keyboard.press('Escape')
    await expect(twin(page)).toHaveCount(0)
    await expect(button(page)).toBeFocused()
    await expect(page.locator(shown)).toHaveAttribute('data-slide', String(slide))
  })

test('a link opens what was set, in either language; one that can’t be read shows the figure and says so', async ({
  page,
}) => {
  await open(page, 'en/37/')
  const block = await page.locator(`${shown} .figure[data-explore]`).getAttribute('data-block')
  await open(page, `ja/37/?try=${String(block)}:q4us10`)
  await expect(twin(page).getByRole('status')).toContainText('「slept」が最も見るのは「cat」')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(twin(page).getByRole('status')).toContainText('“slept” looks most at “cat”')
  for (const wrong of [`${String(block)}:q9us10`, 'b99', 'nonsense']) {
    await open(page, `en/37/?try=${wrong}`)
    await expect(page.locator('.notice')).toBeVisible()
    await expect(twin(page)).toHaveCount(0)
    await expect(page.locator(`${shown} .figure > .drawing > svg`)).toBeVisible()
  }
})

test('the audience’s page shows what another page of the speaker’s has set, and a turn closes it', async ({
  context,
}) => {
  const [first, second, speaker] = [await context.newPage(), await context.newPage(), await context.newPage()]
  await open(first, 'en/37/')
  await open(second, 'en/37/')
  await speaker.goto('en/speaker/37/')
  await expect(speaker.locator('[data-pane="current"] section.slide')).toBeVisible()
  await button(first).click()
  await expect(twin(second)).toBeVisible()
  await twin(first).getByRole('button', { name: 'Query “fish”' }).click()
  await expect(twin(second).getByRole('button', { name: 'Query “fish”' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await speaker.keyboard.press('PageDown')
  for (const page of [first, second]) {
    await expect(page.locator(shown)).toHaveAttribute('data-slide', '38')
    await expect(twin(page)).toHaveCount(0)
  }
})
