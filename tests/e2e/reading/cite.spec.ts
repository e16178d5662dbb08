import { expect, test, type Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'

async function openCite(page: Page, path: string): Promise<void> {
  await page.goto(path)
  const isJapanese = path.startsWith('ja')
  await page
    .getByRole('button', { name: isJapanese ? '共有' : 'Share' })
    .first()
    .click()
  await page.getByRole('button', { name: isJapanese ? '引用' : 'Cite' }).click()
}

async function save(page: Page): Promise<{ name: string; text: string }> {
  const started = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Save|保存$/ }).click()
  const download = await started
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

test('a slide is saved as BibTeX and as CSL-JSON, which a library reads', async ({ page }) => {
  await openCite(page, 'en/41/')
  for (const [format, extension] of [
    ['BibTeX', 'bib'],
    ['CSL-JSON', 'json'],
  ] as const) {
    await page.getByRole('radio', { name: format }).check()
    const { name, text } = await save(page)
    expect(name).toMatch(new RegExp(`-41-en\\.${extension}$`))
    const [item] = new Cite(text).data as { title: string; author: { family: string }[]; URL: string }[]
    expect(item?.title).toContain('PaLI: pre-training tasks')
    expect(item?.author[0]?.family).toBe('Suganuma')
    expect(item?.URL).toMatch(/\/en\/41\/$/)
  }
})

test('the talk is cited in the language chosen', async ({ page }) => {
  await openCite(page, 'ja/41/')
  await page.getByRole('radio', { name: '発表全体' }).check()
  await expect(page.getByLabel('引用データ')).toHaveValue(/^菅沼雅徳\. Vision and Languageの現状と展望/)
  await page.getByRole('radio', { name: 'English' }).check()
  await expect(page.getByLabel('引用データ')).toHaveValue(/^Suganuma, M\. \(2023/)
  await page.getByRole('radio', { name: 'RIS' }).check()
  await expect(page.getByLabel('引用データ')).toHaveValue(/^TY {2}- SLIDE/)
})

test('a citation that can’t be had is told of, and asked for again', async ({ page }) => {
  await page.route('**/cite/*.json', (route) => route.abort())
  await openCite(page, 'en/41/')
  await expect(page.getByRole('alert')).toContainText('could not be loaded')
  await page.unroute('**/cite/*.json')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByLabel('Citation')).toHaveValue(/Suganuma/)
})
