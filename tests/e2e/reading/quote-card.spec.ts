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

test('a figure becomes a picture, with its caption in both languages', async ({ page }) => {
  await page.goto('ja/36/')
  await page.locator('.reveal.ready').waitFor()
  await page.locator('.slides > section:not([hidden]) .figure > .drawing').dblclick()
  await page.getByRole('dialog').getByRole('button', { name: 'カード' }).click()
  const dialog = page.getByRole('dialog', { name: '引用カード' })
  const picture = dialog.getByRole('img', { name: /PaLI.*菅沼 雅徳/ })
  await expect.poll(() => picture.getAttribute('width')).toBe('2400')
  await expect(dialog.getByRole('checkbox', { name: '両方の言語' })).toBeChecked()
  // Of the drawing: the grounds of what is trained and of what is frozen, and the paper between them.
  const tokens = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement)
    return ['--trained', '--frozen', '--paper'].map((name) => style.getPropertyValue(name).trim())
  })
  const colours = await picture.evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(200, 100, 2000, 700) ?? { data: [] }
    const seen = new Set<string>()
    for (let at = 0; at < data.length; at += 4)
      seen.add(`#${[0, 1, 2].map((part) => (data[at + part] ?? 0).toString(16).padStart(2, '0')).join('')}`)
    return [...seen]
  })
  expect(colours).toEqual(expect.arrayContaining(tokens))
  expect(await axeFindings(page)).toEqual([])
})
