import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { buildSite } from '../../../src/tools/build/build-site.ts'
import { serveSite } from '../../../src/tools/host/serve.ts'
import { end, giveVoices, hears, said } from '../support/fake-speech.ts'

/* A deck in three languages, the third of which has some of the interface's words: the others are in English. */

let dist: string
let server: Server
let url: string

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(300_000)
  dist = await mkdtemp(join(tmpdir(), 'colloquium-three-'))
  expect(await buildSite(resolve('tests/fixtures/deck-in-three'), dist)).toEqual([])
  ;({ server, url } = await serveSite({ folder: dist, port: 0 }))
})
test.afterAll(async () => {
  server.close()
  await rm(dist, { recursive: true })
})

const slideTitle = (page: Page) => page.locator('.slides > section:not([hidden]) h1')

/** Opens a page, and waits until the shell answers: it has hydrated when the other slides' text is there. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(url + path)
  await expect(page.locator('.transcript article')).not.toHaveCount(1)
}

test('is read in the third language, in its words and English ones, and switched to another and back', async ({
  page,
}) => {
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
  })
  await open(page, 'es/2/')
  await expect(page).toHaveTitle('2. ¿Por qué sube la marea? – La luna y las mareas')
  await expect(page.getByRole('button', { name: 'Compartir' }).first()).toBeVisible()
  // The list of keys has not been translated.
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Search the transcript')
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: '日本語' }).click()
  await expect(page).toHaveURL(/\/ja\/2\/$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
  await expect(slideTitle(page)).toHaveText('なぜ潮は満ちるのか')
  await expect(page.getByRole('button', { name: '共有' }).first()).toBeVisible()

  // From a page that came without Spanish words they are fetched.
  await page.reload()
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('link', { name: 'Español' }).click()
  await expect(page).toHaveURL(/\/es\/2\/$/)
  await expect(slideTitle(page)).toHaveText('¿Por qué sube la marea?')
  await expect(page.getByRole('button', { name: 'Compartir' }).first()).toBeVisible()
  expect(faults).toEqual([])
})

test('is searched, shared and read aloud in the third language', async ({ page }) => {
  await giveVoices(page, [
    { name: 'Samantha', lang: 'en-US', localService: true },
    { name: 'Mónica', lang: 'es-ES', localService: true },
  ])
  await open(page, 'es/2/')
  await page.keyboard.press('/')
  await page.getByRole('combobox').fill('mareografo')
  await expect(page.getByRole('option').first().locator('mark').first()).toHaveText('mareógrafo')
  await page.getByRole('option').first().click()
  await expect(page).toHaveURL(/\/es\/7\//)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Compartir' }).first().click()
  await expect(page.getByLabel('Enlace', { exact: true })).toHaveValue(/\/es\/7\//)
  await page.getByRole('radio', { name: '日本語' }).check()
  await expect(page.getByLabel('Enlace', { exact: true })).toHaveValue(/\/ja\/7\//)
  await page.keyboard.press('Escape')

  await page.locator('#transcript').getByRole('button', { name: 'Leer en voz alta', exact: true }).click()
  await expect.poll(async () => (await said(page)).length).toBeGreaterThan(0)
  const [first] = await said(page)
  expect(first).toMatchObject({ voice: 'Mónica', lang: 'es-ES' })
  await end(page)
  await hears(page, 'Exacto, pero caro')
})
