import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { readNotes } from '../../../src/compiler/parse/notes.ts'
import { buildSite } from '../../../src/tools/build/build-site.ts'
import { serveSite } from '../../../src/tools/host/serve.ts'

/* The speaker's notes of the fixture deck: on the speaker's own machine, and as a file on a host that has none. */

const PHRASE = 'private-notes-phrase'
const DECK = resolve('tests/fixtures/deck')
let folder: string
let own: { server: Server; url: string }
let host: { server: Server; url: string }
let file: string

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(300_000)
  folder = await mkdtemp(join(tmpdir(), 'colloquium-notes-'))
  const dist = join(folder, 'dist')
  expect(await buildSite(DECK, dist)).toEqual([])
  const notes = JSON.stringify(await readNotes(DECK))
  file = join(folder, 'speaker-notes.json')
  await writeFile(file, notes)
  own = await serveSite({ folder: dist, port: 0, notes })
  host = await serveSite({ folder: dist, port: 0 })
})
test.afterAll(async () => {
  own.server.close()
  host.server.close()
  await rm(folder, { recursive: true })
})

const notesOn = (page: Page) => page.getByRole('group', { name: '発表者ノート', exact: true })

test('a build holds no word of them in any of its files', async () => {
  const entries = await readdir(join(folder, 'dist'), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(50)
  for (const { parentPath, name } of files) {
    expect((await readFile(join(parentPath, name))).includes(PHRASE), name).toBe(false)
  }
})

test('on the speaker’s machine they are there by themselves, in either language', async ({ page }) => {
  await page.goto(`${own.url}ja/speaker/2/`)
  await expect(notesOn(page)).toContainText('ここで水を飲む．')
  await page
    .getByRole('group', { name: 'ノートとテキストの言語' })
    .getByRole('button', { name: 'English' })
    .click()
  await expect(notesOn(page)).toContainText('drink some water here.')
  await page.getByRole('button', { name: 'スライドのテキスト' }).click()
  await expect(page.getByRole('group', { name: 'スライドのテキスト' })).toContainText(
    'The tide rises twice a day',
  )
})

test('on a host a file of them is opened, kept over a reload, and removed', async ({ page }) => {
  await page.goto(`${host.url}ja/speaker/2/`)
  await expect(page.getByRole('group', { name: 'スライドのテキスト' })).toContainText('潮は1日に2回満ちる')
  await page.getByLabel('ノートのファイルを開く').setInputFiles(file)
  await expect(notesOn(page)).toContainText('ここで水を飲む．')
  await page.reload()
  await expect(notesOn(page)).toContainText('ここで水を飲む．')
  await page.getByRole('button', { name: 'ノートのファイルを削除' }).click()
  await expect(page.getByRole('group', { name: 'スライドのテキスト' })).toContainText('潮は1日に2回満ちる')
  await page.reload()
  await expect(page.getByRole('group', { name: 'スライドのテキスト' })).toContainText('潮は1日に2回満ちる')
})

test('a file that is wrong is told what is wrong with it', async ({ page }) => {
  await page.goto(`${host.url}ja/speaker/2/`)
  const wrong = { format: 'colloquium-notes', version: 1, deck: {}, notes: { ja: { two: 'x' } } }
  await page.getByLabel('ノートのファイルを開く').setInputFiles({
    name: 'mine.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(wrong)),
  })
  await expect(page.getByRole('status').filter({ hasText: 'notes.ja.two' })).toContainText('mine.json')
  await expect(page.getByRole('group', { name: 'スライドのテキスト' })).toContainText('潮は1日に2回満ちる')
})
