import { expect, test } from '@playwright/test'
import { axeFindings } from '../support/axe.ts'
import { readFile } from 'node:fs/promises'

test('a passage becomes a picture, in one language or in both', async ({ page }) => {
  await page.goto('ja/33/')
  await expect(page.locator('.transcript article').nth(1)).toBeAttached()
  await page.locator('.transcript article[data-slide="33"] [data-row="b2"] .block').evaluate((block) => {
    getSelection()?.selectAllChildren(block)
  })
  await page.getByRole('toolbar', { name: '選んだ言葉' }).getByRole('button', { name: 'カード' }).click()
  const dialog = page.getByRole('dialog', { name: '引用カード' })
  const picture = dialog.getByRole('img', { name: /言語モデルで事前学習.*菅沼 雅徳/ })
  const pixels = () => picture.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
  await expect.poll(() => picture.getAttribute('width')).toBe('2400')
  const both = dialog.getByRole('checkbox', { name: '両方の言語' })
  await expect(both).toBeChecked()
  await expect(picture).toHaveAccessibleName(/Pre-trained as a language model/)
  const inBoth = await pixels()
  await both.uncheck()
  await expect.poll(pixels).not.toBe(inBoth)
  expect(await axeFindings(page)).toEqual([])
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'PNGで保存' }).click()
  const file = await readFile(await (await download).path())
  // The signature of a PNG, and its width.
  expect(file.subarray(1, 4).toString()).toBe('PNG')
  expect(file.readUInt32BE(16)).toBe(2400)
})
