import { expect, test, type Page } from '@playwright/test'
import { axeFindings } from '../support/axe.ts'

/* The page that tells how garbled lines came about, and repairs text that a reader pastes. */

const GARBLED = 'ϞσϧʹΑΔ\n৽͍͠λεΫͷఏҊ'
const steps = (page: Page) => page.locator('.repair-steps .repair-text')

test('a line can be followed by keyboard, and another one be chosen', async ({ page }) => {
  await page.goto('en/repair/')
  await expect(page.getByRole('heading', { level: 1, name: 'Garbled and restored' })).toBeVisible()
  const first = await steps(page).allInnerTexts()
  expect(first).toHaveLength(5)
  expect(first[4]).toBe(first[0])
  const choice = page.getByLabel('Line to follow')
  await choice.focus()
  await page.keyboard.press('ArrowDown')
  await expect(steps(page).first()).not.toHaveText(first[0] ?? '')
  const second = await steps(page).allInnerTexts()
  expect(second[4]).toBe(second[0])
  expect(second[3]).not.toBe(first[3])
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`pasted text is repaired, nothing of it is sent, and axe finds nothing, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    const asked: string[] = []
    page.on('request', (request) =>
      asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
    )
    await page.goto('ja/repair/')
    await page.getByLabel('文字化けしたテキスト').fill(GARBLED)
    const result = page.locator('.repair-result')
    await expect(result.locator('.repair-text')).toHaveText('モデルによる新しいタスクの提案')
    await expect(page.locator('.repair-status')).toContainText('復元：2か所')
    expect(asked.filter((request) => !/^GET [^?]+ $/.test(request))).toEqual([])
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel('文字化けしたテキスト').fill('Sound English text.')
    await expect(page.locator('.repair-status')).toHaveText('文字化けは見つからなかった．')
    await page.getByLabel('文字化けしたテキスト').fill('あ'.repeat(10_001))
    await expect(page.locator('.repair-status')).toContainText('10,000文字まで')
  })

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('one line is there to be followed, and the contents lead to it', async ({ page }) => {
    await page.goto('en/')
    await page.getByRole('link', { name: 'Garbled and restored' }).click()
    await expect(steps(page)).toHaveCount(5)
    await expect(page.getByLabel('Line to follow')).toBeHidden()
    await expect(page.locator('#repair-own')).toBeHidden()
  })
})
