import { expect, test, type Page } from '@playwright/test'
import { axeFindings } from '../support/axe.ts'
import { readFile } from 'node:fs/promises'

const row = (page: Page, slide: number, block: string) =>
  page.locator(`.transcript article[data-slide="${String(slide)}"] [data-row="${block}"]`)

async function open(page: Page): Promise<void> {
  await page.goto('en/41/')
  await expect(page.locator('.transcript article').nth(1)).toBeAttached()
}

/** What the browser paints as the reader's own. */
const highlighted = (page: Page) =>
  page.evaluate(() => {
    return [...(CSS.highlights.get('annotation') ?? [])].map((range) => {
      const live = document.createRange()
      live.setStart(range.startContainer, range.startOffset)
      live.setEnd(range.endContainer, range.endOffset)
      return live.toString()
    })
  })

test('words are highlighted from the selection, and are so when the talk is opened anew', async ({
  page,
}) => {
  await open(page)
  await row(page, 41, 'b3')
    .locator('.block')
    .evaluate((block) => {
      getSelection()?.selectAllChildren(block)
    })
  await page
    .getByRole('toolbar', { name: 'Selected words' })
    .getByRole('button', { name: 'Highlight' })
    .click()
  await expect.poll(() => highlighted(page)).toEqual(['Split-captioning'])
  await open(page)
  await expect.poll(() => highlighted(page)).toEqual(['Split-captioning'])
  await expect(row(page, 41, 'b3').getByRole('button', { name: 'Highlight: Split-captioning' })).toBeVisible()
})

test('a note is written by keyboard, found by search, saved as Markdown and read back', async ({ page }) => {
  await open(page)
  await row(page, 41, 'b3').focus()
  await page.keyboard.press('n')
  const field = page.getByRole('textbox', { name: 'Note' })
  await expect(field).toBeFocused()
  await field.fill('Compare with *GIT*.\n# not a heading')
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await expect(row(page, 41, 'b3')).toBeFocused()

  await page.getByRole('combobox', { name: 'Search' }).fill('compare with')
  await expect(page.getByRole('option').first()).toContainText('My note')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Escape')
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog', { name: 'My highlights and notes' })
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save as Markdown' }).click()
  const path = await (await download).path()
  const text = await readFile(path, 'utf8')
  expect(text).toContain('> Split-captioning\n\nCompare with *GIT*.\n\\# not a heading\n')
  expect(text).toContain('/en/41/?quote=Split-captioning#b3')

  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(0)
  await dialog.locator('input[type="file"]').setInputFiles({
    name: 'notes.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(text),
  })
  await expect(dialog.getByRole('status')).toHaveText('Notes added: 1.')
  await expect(dialog.getByRole('listitem')).toContainText('# not a heading')
  await dialog.locator('input[type="file"]').setInputFiles({
    name: 'other.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from('# Nothing'),
  })
  await expect(dialog.getByRole('status')).toHaveText('other.md has no notes on this talk.')
})

for (const [how, leave] of [
  ['Esc', (page: Page) => page.keyboard.press('Escape')],
  ['a reload', (page: Page) => page.reload()],
  ['the way back', (page: Page) => page.goBack()],
] as const) {
  test(`what was written of a note outlives ${how}`, async ({ page }) => {
    await page.goto('en/40/')
    await page.goto('en/41/#b3')
    await expect(page.locator('.transcript article').nth(1)).toBeAttached()
    // Nothing has the focus: the block of the link is noted on.
    await expect(page.locator('section.present .marked')).toHaveAttribute('data-block', 'b3')
    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: 'Note' }).fill('Half a thou')
    await leave(page)
    await open(page)
    await row(page, 41, 'b3').focus()
    await page.keyboard.press('n')
    await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Half a thou')
  })
}

test('a note is kept while it is written, beside what another tab writes', async ({ page, context }) => {
  const note = (tab: Page) => tab.getByRole('textbox', { name: 'Note' })
  const beginNote = async (tab: Page) => {
    await open(tab)
    await row(tab, 41, 'b3').focus()
    await tab.keyboard.press('n')
  }
  const keptNotes = () => page.evaluate(() => JSON.stringify(localStorage))
  await beginNote(page)
  await note(page).fill('Half a thou')
  // Nothing tells a page that its browser is ended: another finds what was written.
  const other = await context.newPage()
  await expect.poll(keptNotes).toContain('Half a thou')
  await beginNote(other)
  await expect(note(other)).toHaveValue('Half a thou')
  await note(other).fill('Theirs')
  await other.keyboard.press('Escape')
  for (const more of ['Half a thought', 'Half a thought more']) {
    await note(page).fill(more)
    await expect.poll(keptNotes).toContain(`Theirs\\\\n\\\\n${more}\\"`)
  }
  await page.keyboard.press('Escape')
  await beginNote(other)
  await expect(note(other)).toHaveValue('Theirs\n\nHalf a thought more')
})

test('notes that can’t be read are put aside, and said to be', async ({ page }) => {
  await open(page)
  await row(page, 41, 'b3').focus()
  await page.keyboard.press('m')
  await expect.poll(() => highlighted(page)).toEqual(['Split-captioning'])
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage))
      if (key.endsWith(':annotations')) localStorage.setItem(key, '[{"id":')
  })
  await open(page)
  await expect(page.getByRole('status').filter({ hasText: 'set aside' })).toBeVisible()
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain(':annotations:unreadable')
})

test('a note on restored words shows them beside what they were restored from', async ({ page }) => {
  await page.goto('ja/15/')
  await expect(page.locator('.transcript article').nth(1)).toBeAttached()
  await page
    .locator('.transcript article[data-slide="15"]')
    .getByRole('button', { name: '復元' })
    .first()
    .click()
  const slider = page.getByRole('slider', { name: '公開版の抽出と復元を比べる' })
  await expect(slider).toHaveAttribute('aria-valuetext', '50%を復元')
  await expect(page.locator('.restored-before').first()).toHaveText(/[\u0370-\u03ff]/)
  await expect(page.locator('.restored-after').first()).toHaveText(/[ぁ-ん]/)
  await slider.press('ArrowRight')
  await expect(slider).toHaveAttribute('aria-valuetext', '51%を復元')
  await page.keyboard.press('Escape')
  await expect(slider).toBeHidden()
})
