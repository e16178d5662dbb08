import { expect, test, type Locator, type Page } from '@playwright/test'
import jsQR from 'jsqr'

const dialog = (page: Page) => page.getByRole('dialog')

async function openShare(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page
    .getByRole('button', { name: path.startsWith('ja') ? '共有' : 'Share' })
    .first()
    .click()
  await expect(dialog(page)).toBeVisible()
}

/** What a phone reads from a picture of the code. */
async function readCode(page: Page, code: Locator): Promise<string | undefined> {
  const png = [...(await code.screenshot())]
  const { width, height, pixels } = await page.evaluate(async (bytes) => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }))
    // As a camera at some distance would have it: large pictures take seconds to hand over.
    const scale = Math.min(1, 320 / image.width)
    const [columns, rows] = [Math.round(image.width * scale), Math.round(image.height * scale)]
    const canvas = new OffscreenCanvas(columns, rows).getContext('2d')
    if (!canvas) throw new Error('no canvas')
    canvas.drawImage(image, 0, 0, columns, rows)
    return { width: columns, height: rows, pixels: [...canvas.getImageData(0, 0, columns, rows).data] }
  }, png)
  return jsQR(new Uint8ClampedArray(pixels), width, height)?.data
}

test('copies the link to the slide in the language shown, and says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openShare(page, 'en/41/')
  await page.getByRole('button', { name: 'Copy the link' }).click()
  await expect(dialog(page).getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/talk\/en\/41\/$/)
})

test('selects the link where the clipboard is refused', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
  })
  await openShare(page, 'ja/41/')
  await page.getByRole('button', { name: 'リンクをコピー' }).click()
  await expect(dialog(page).getByText('ブラウザがコピーを許可しなかった')).toBeVisible()
  await expect(page.getByLabel('リンク', { exact: true })).toBeFocused()
  expect(await page.evaluate(() => getSelection()?.toString())).toMatch(/\/talk\/ja\/41\/$/)
})

test('makes a link that opens as it was asked for', async ({ page }) => {
  // A browser without a screen refuses, and the notice that comes of it is what Esc closes first.
  await page.addInitScript(() => {
    navigator.wakeLock.request = () => new Promise(() => undefined)
  })
  await openShare(page, 'ja/41/')
  await page.getByRole('radio', { name: 'English' }).check()
  await dialog(page).getByRole('combobox').selectOption('both')
  await page.getByRole('checkbox', { name: '発表画面で始める' }).check()
  const link = await page.getByLabel('リンク', { exact: true }).inputValue()
  expect(link).toMatch(/\/talk\/en\/41\/\?transcript=both&present$/)
  await page.goto(link)
  await expect(page.locator('html')).toHaveAttribute('data-presenting', '')
  await page.keyboard.press('Escape')
  const article = page.locator('.transcript article[data-slide="41"]')
  await expect(article.locator('[lang="ja"]').first()).toBeVisible()
  await expect(article.locator('[lang="en"]').first()).toBeVisible()
})

test('shows a code that a phone reads, small and large', async ({ page }) => {
  await openShare(page, 'ja/41/')
  const link = await page.getByLabel('リンク', { exact: true }).inputValue()
  await expect.poll(() => readCode(page, dialog(page).getByRole('img', { name: 'QRコード' }))).toBe(link)
  await page.getByRole('radio', { name: '発表全体' }).check()
  await page.getByRole('button', { name: '大きく表示' }).click()
  const hall = page.getByRole('dialog', { name: '会場向けのQRコード' })
  await expect.poll(() => readCode(page, hall.getByRole('img'))).toBe(link.replace('41/', ''))
  await page.keyboard.press('Escape')
  await expect(hall).toHaveCount(0)
  await expect(page.getByRole('dialog', { name: '共有' })).toBeVisible()
})

test('passes the link on by plain links, which load nothing of the services', async ({ page }) => {
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).hostname !== 'localhost') elsewhere.push(request.url())
  })
  await openShare(page, 'ja/41/')
  const link = await page.getByLabel('リンク', { exact: true }).inputValue()
  for (const name of ['X', 'Bluesky', 'はてなブックマーク', 'LINE', 'メール']) {
    const target = dialog(page).getByRole('link', { name, exact: true })
    await expect(target).toHaveAttribute('rel', /noopener/)
    const href = (await target.getAttribute('href')) ?? ''
    expect(decodeURIComponent(href)).toContain(link)
  }
  expect(elsewhere).toEqual([])
})
