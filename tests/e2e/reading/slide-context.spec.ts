import { expect, test } from '@playwright/test'
import { SLIDE_COUNT } from '../../fixtures/real-deck.ts'

test.describe('a citation', () => {
  test('on the slide opens a card with the work, and Esc gives the focus back', async ({ page }) => {
    await page.goto('ja/36/')
    const citation = page.locator('.stage section[data-slide="36"]').getByRole('button', { name: /Chen\+/ })
    await citation.focus()
    await page.keyboard.press('Enter')
    const card = page.locator('.citation-card')
    await expect(card).toBeVisible()
    await expect(card).toContainText('PaLI: A Jointly-Scaled Multilingual Language-Image Model')
    await expect(card.getByRole('link', { name: 'arXiv:2209.06794' })).toHaveAttribute(
      'href',
      'https://arxiv.org/abs/2209.06794',
    )
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await expect(card).toBeHidden()
    await expect(page).toHaveURL(/\/ja\/36\/$/)
  })

  test('in the transcript leads to the other slides that cite the work', async ({ page }) => {
    await page.goto('ja/36/')
    await page.locator('.transcript article[data-slide="36"] .cite[role="button"]').first().click()
    const card = page.locator('.citation-card')
    const other = card.locator('.work-slides').getByRole('link').first()
    const number = await other.textContent()
    await other.click()
    await expect(page).toHaveURL(new RegExp(`/ja/${number ?? ''}/$`))
    await expect(card).toBeHidden()
  })
})

test.describe('below the stage', () => {
  test('stand the section, the works and the changes of the slide, and follow it', async ({ page }) => {
    await page.goto('ja/36/')
    const below = page.locator('.below-stage')
    await expect(below.locator('.section-strip [aria-current]')).toHaveText(/36/)
    await below.getByRole('link', { name: /^37 / }).click()
    await expect(page).toHaveURL(/\/ja\/37\/$/)
    await expect(below.locator('.section-strip [aria-current]')).toHaveText(/37/)
    await page.goBack()
    await expect(below.locator('.slide-works')).toContainText('PaLI')
    await below.getByRole('link', { name: '再作図1点' }).click()
    await expect(page.locator('.transcript .article[data-slide="36"] .block.marked')).toHaveAttribute(
      'data-kind',
      'figure',
    )
  })

  test('the row’s mark goes along at once, and its small slides are none of the talk’s', async ({ page }) => {
    await page.goto('ja/36/')
    const strip = page.locator('.below-stage .section-strip')
    const small = strip.locator('.slide-picture-live > *')
    await expect(strip.locator('[aria-current]')).toHaveText(/36/)
    test.skip((await strip.locator('.slide-picture-live').count()) === 0, 'built with pictures')
    await expect(small.first()).toBeAttached()
    await expect(page.locator('section.slide[data-slide="36"]')).toHaveCount(1)
    // In haste: the row is told before the reader stays.
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(strip.locator('[aria-current]')).toHaveText(/38/)
    await page.keyboard.press('f')
    await expect(small).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(small.first()).toBeAttached()
  })

  test('the deck’s page has all that is to say of the talk, a slide’s page one line', async ({ page }) => {
    await page.goto('ja/')
    await expect(page.locator('.particulars-description')).toBeVisible()
    await page.goto('ja/36/')
    await expect(page.locator('.particulars-description')).toHaveCount(0)
    const line = page.getByRole('region', { name: 'この発表について' })
    await expect(line.getByRole('link', { name: 'この発表について' })).toHaveAttribute('href', '../../ja/')
  })
})

test('the progress bar says where it leads', async ({ page }) => {
  await page.goto('ja/1/')
  await expect(page.locator('html')).toHaveAttribute('data-shell', '')
  const bar = page.getByRole('slider', { name: 'スライドの位置' })
  const box = await bar.boundingBox()
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * (79.5 / SLIDE_COUNT), (box?.y ?? 0) + 20)
  const tip = page.locator('.progress-tip')
  await expect(tip).toContainText('80')
  await expect(tip).toContainText('自然言語による画像認識')
  await page.mouse.move(10, 10)
  await expect(tip).toHaveCount(0)
  await bar.focus()
  await page.keyboard.press('ArrowRight')
  await expect(tip).toContainText('2')
})

test('contents stand at the side and leave the slide in sight', async ({ page }) => {
  await page.goto('ja/36/')
  await page.getByRole('button', { name: '目次' }).filter({ visible: true }).click()
  const sheet = await page.getByRole('dialog', { name: '目次' }).boundingBox()
  const stage = await page.locator('.stage').boundingBox()
  expect(sheet?.height).toBe(900)
  expect((stage?.x ?? 0) + (stage?.width ?? 0) - (sheet?.x ?? 0)).toBeLessThan(25)
})
