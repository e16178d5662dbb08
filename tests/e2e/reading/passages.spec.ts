import { expect, test, type Page } from '@playwright/test'

/** What the browser paints as the passage, wherever it stands. */
const marked = (page: Page) =>
  page.evaluate(() =>
    [...(CSS.highlights.get('passage') ?? [])].map((range) => {
      const live = document.createRange()
      live.setStart(range.startContainer, range.startOffset)
      live.setEnd(range.endContainer, range.endOffset)
      return live.toString()
    }),
  )

const row = (page: Page, slide: number, block: string) =>
  page.locator(`.transcript article[data-slide="${slide}"] [data-row="${block}"]`)

test('words selected in the transcript are shared, and marked where the link is followed', async ({
  page,
}) => {
  await page.goto('ja/41/')
  await expect(page.locator('.transcript article')).not.toHaveCount(1)
  await row(page, 41, 'b1')
    .locator('.block')
    .evaluate((block) => {
      // A term stands among the words: their text is in several nodes.
      const selection = getSelection()
      selection?.setBaseAndExtent(block, 0, block, 0)
      for (let at = 0; at < 3; at++) selection?.modify('move', 'forward', 'character')
      for (let at = 0; at < 9; at++) selection?.modify('extend', 'forward', 'character')
    })
  await page.getByRole('button', { name: 'この箇所を共有' }).click()
  const dialog = page.getByRole('dialog', { name: '共有' })
  await expect(dialog.getByRole('radio', { name: 'この箇所' })).toBeChecked()
  await expect(dialog.locator('blockquote')).toHaveText('8つのタスクを言語')
  const link = await page.getByLabel('リンク', { exact: true }).inputValue()
  expect(link).toMatch(/\/ja\/41\/\?transcript=ja&quote=8%E3[^#]*#b1$/)
  await page.goto(link)
  // In the transcript, and on the slide.
  await expect.poll(() => marked(page)).toEqual(['8つのタスクを言語', '8つのタスクを言語'])
  await expect(row(page, 41, 'b1').locator('.block')).toHaveClass(/marked/)
  await page.keyboard.press('Escape')
  await expect.poll(() => marked(page)).toEqual([])
})

test('a line that was chosen with the keyboard is shared whole, in either language', async ({ page }) => {
  await page.goto('ja/41/')
  await expect(page.locator('.transcript article')).not.toHaveCount(1)
  await row(page, 41, 'b2').press('Enter')
  await page.getByRole('button', { name: '共有' }).first().click()
  const dialog = page.getByRole('dialog', { name: '共有' })
  await dialog.getByRole('radio', { name: 'この箇所' }).check()
  await expect(dialog.locator('blockquote')).toHaveText('Span corruption on text-only data')
  await dialog.getByRole('radio', { name: 'English' }).check()
  await expect(page.getByLabel('リンク', { exact: true })).toHaveValue(
    /\/en\/41\/\?quote=Span%20corruption[^#]*#b2$/,
  )
})

test('words that are in the slide no longer are told of, and the slide is there', async ({ page }) => {
  await page.goto(`ja/41/?quote=${encodeURIComponent('ここにない言葉')}#b3`)
  await expect(page.getByRole('status').filter({ hasText: '「ここにない言葉」' })).toBeVisible()
  await expect(page.locator('section.slide[data-slide="41"] h1')).toBeVisible()
  await expect(page.locator('section.slide .marked')).toHaveCount(0)
})

test('words that have moved to another block are found there', async ({ page }) => {
  await page.goto('en/41/?quote=Span%20Corruption#b6')
  await expect.poll(() => marked(page)).toEqual(['Span corruption', 'Span corruption'])
  await expect(row(page, 41, 'b2').locator('.block')).toHaveClass(/marked/)
  await expect(page.locator('.notice')).toHaveCount(0)
})

test('a link to a block that there is none of says so', async ({ page }) => {
  await page.goto('ja/41/#b99')
  await expect(page.getByRole('status').filter({ hasText: '見つからなかった' })).toBeVisible()
})

test('a figure is enlarged from its description, on another slide too', async ({ page }) => {
  await page.goto('ja/34/')
  const button = page
    .locator('.transcript article[data-slide="36"] [data-kind="figure"]')
    .getByRole('button', { name: '図を拡大' })
  await button.click()
  await expect(page.getByRole('dialog', { name: 'スライド36の図' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/ja\/36\/$/)
  await expect(button).toBeFocused()
})
