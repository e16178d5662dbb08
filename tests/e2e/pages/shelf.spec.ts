import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { serveSite } from '../../../src/tools/host/serve.ts'
import { buildShelf, type PrivateTalk } from '../../../src/tools/build/shelf/build-shelf.ts'
import { axeFindings } from '../support/axe.ts'
import { wordsIn, wordsOfDeck, wordsOfInterface } from '../support/private-site.ts'

/*
 * A shelf of three talks: one in two languages, one in English alone, one imported from Markdown; and of a private one, which
 * only who has its link finds.
 */

let folder: string
let shelf: string
let out: string
let server: Server
let url: string
const told: string[] = []
/** The private talk: its deck's folder, and as its owner is told of it. */
const HIDDEN = 'moon-board-2026'
let hidden: PrivateTalk | undefined

async function build(keepGoing = false): Promise<string[]> {
  told.length = 0
  return buildShelf(shelf, out, {
    ...{ everything: false, keepGoing, tell: (line) => told.push(line) },
    onPrivate: (talk) => {
      hidden = talk
    },
  })
}

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(300_000)
  folder = await mkdtemp(join(tmpdir(), 'colloquium-shelf-'))
  shelf = join(folder, 'talks')
  out = join(folder, 'site')
  await cp(resolve('tests/fixtures/shelf'), shelf, { recursive: true })
  await cp(resolve('tests/fixtures/deck-in-three'), join(shelf, HIDDEN), { recursive: true })
  const deck = join(shelf, HIDDEN, 'deck.json')
  await writeFile(deck, (await readFile(deck, 'utf8')).replace('{', '{ "access": "link",'))
  process.env['BASE'] = '/talks/'
  expect(await build()).toEqual([])
  ;({ server, url } = await serveSite({ folder: out, port: 0, base: '/talks/' }))
})
test.afterAll(async () => {
  delete process.env['BASE']
  server.close()
  await rm(folder, { recursive: true })
})

const search = (page: Page) => page.getByRole('searchbox')
const covers = (page: Page) => page.locator('.talks > .talk:not([hidden])')

test('talks are narrowed down, searched whatever the spelling, and opened at the line that was found', async ({
  page,
}) => {
  await page.goto(`${url}ja/`)
  await expect(page).toHaveTitle('海辺の発表')
  await expect(covers(page)).toHaveCount(3)
  await page.getByText('絞り込み').click()
  await page.getByRole('button', { name: '2023' }).click()
  await expect(page.getByRole('status')).toHaveText('1件を表示')
  await expect(covers(page).getByRole('heading')).toHaveText('灯台の光はどこまで届くか')
  await page.getByRole('button', { name: '2023' }).click()

  await search(page).fill('ｻｰﾊﾞ')
  await expect(page.getByRole('status')).toHaveText('1件の発表の1枚のスライド')
  await search(page).fill('cafe')
  await expect(page.locator('.shelf-hits mark')).toHaveText('Ｃａｆé')
  // What only the page says of a talk is found, too.
  await search(page).fill('夏の学校')
  await expect(page.locator('.hit-talk').getByRole('heading')).toHaveText('潮の満ち引きを測る')
  await search(page).fill('灯台')
  await expect(page.getByRole('status')).toHaveText('2件の発表の3枚のスライド')
  expect(await axeFindings(page, { include: ['body'] })).toEqual([])
  await page.getByRole('link', { name: /灯台の下で読む/ }).click()
  await expect(page).toHaveURL(/\/tides-2024\/ja\/2\/#b3$/)
  await expect(page.locator('section.slide.present')).toContainText('棒を立てる')
  await page.goBack()
  await expect(search(page)).toHaveValue('灯台')
  await expect(page.getByRole('status')).toHaveText('2件の発表の3枚のスライド')
  await page.getByText('絞り込み').click()
  await page.getByRole('button', { name: '2023' }).click()
  await expect(page.getByRole('status')).toHaveText('1件の発表の2枚のスライド')
  await expect(page).toHaveURL(/\/ja\/#q=.*&years=2023$/)
  await page.reload()
  await expect(page.getByRole('button', { name: '2023', pressed: true })).toBeVisible()
  await expect(page.getByRole('status')).toHaveText('1件の発表の2枚のスライド')
})

test('a talk that has ended offers the others, those first that cite the same works', async ({ page }) => {
  await page.goto(`${url}tides-2024/en/2/`)
  const others = page.locator('.below-stage .other-talks')
  await expect(others.getByRole('link')).toHaveText([
    /^A harbour that counts its ships.*Cites 1 of the same works/,
    /^灯台の光はどこまで届くか/,
    'All talks',
  ])
  // A phone has no room below the stage: there they follow the last slide's lines.
  await page.setViewportSize({ width: 390, height: 844 })
  const after = page.locator('.after-transcript .other-talks')
  await expect(others).toBeHidden()
  await after.getByRole('link', { name: 'All talks' }).scrollIntoViewIfNeeded()
  await expect(after.getByRole('link')).toHaveCount(3)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'Contents' }).first().click()
  await page.getByRole('dialog').getByRole('link', { name: 'All talks' }).click()
  await expect(page).toHaveURL(`${url}en/`)
  await page.getByRole('link', { name: 'References' }).click()
  await expect(page.locator('.works > li')).toHaveCount(1)
  await expect(page.locator('.work-talks > li')).toHaveText([
    'Measuring the tides 2',
    'A harbour that counts its ships 2',
  ])
})

test('a private talk is nowhere on its shelf, and opens by its link at any of its slides', async ({
  browser,
}) => {
  const others = await Promise.all(
    ['tides-2024', 'harbour-2022', 'lighthouse-2023'].map((name) => wordsOfDeck(join(shelf, name))),
  )
  const own = `${await wordsOfInterface()}\n${others.flat().join('\n')}`
  const words = (await wordsOfDeck(join(shelf, HIDDEN))).filter((word) => !own.includes(word))
  expect(words).toEqual(expect.arrayContaining(['The moon and the tides', '月と潮', '002-question']))
  expect(await wordsIn(out, [HIDDEN, ...words])).toEqual([])
  // Its viewer is one for a host: while a deck is written, pages take their service worker away.
  expect(await wordsIn(join(out, hidden?.place ?? ''), ['.unregister()'])).toEqual([])
  // Neither do the shelf's own pages know its address.
  // A host that lists folders has a page to send in their place, which knows none of them.
  const listed = await readFile(join(out, 'private/index.html'), 'utf8')
  expect(listed).toBe(await readFile(join(out, '404.html'), 'utf8'))
  const [, name = ''] = /^private\/([0-9a-f]{32})\/$/.exec(hidden?.place ?? '') ?? []
  expect(name).not.toBe('')
  const naming = await wordsIn(out, [name])
  expect(naming.filter((line) => !line.startsWith(`private/${name}/`))).toEqual([])

  const context = await browser.newContext({ locale: 'en-GB', serviceWorkers: 'allow' })
  const page = await context.newPage()
  const talkUrl = url + (hidden?.place ?? '')
  await page.goto(`${talkUrl}en/7/`)
  // Until its script runs the page says it in all languages.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(['This talk is private'])
  // The page at the base stands on every host: it stays in the address until the talk is open.
  await expect(page).toHaveURL(`${talkUrl}#at=en/7/`)
  await page.goto('about:blank')
  await page.goto(`${talkUrl}en/7/#b1&k=${hidden?.key ?? ''}`)
  await expect(page.locator('section.slide.present h1')).toHaveText('Measuring with a gauge')
  await expect(page).toHaveURL(`${talkUrl}en/7/#b1`)
  await expect(page.locator('.transcript article').nth(1)).toBeAttached()
  await expect(page.locator('.other-talks')).toHaveCount(0)
  await context.close()
})

test.describe('without script, on a phone', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  test('the shelf is read, and leads to each talk and back', async ({ page }) => {
    for (const path of ['ja/', 'en/', 'en/works/']) {
      await page.goto(url + path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const box = await page.locator('main').boundingBox()
      expect(box?.width ?? 0, path).toBeLessThanOrEqual(390)
    }
    await page.goto(`${url}ja/`)
    await expect(search(page)).toBeHidden()
    await page.getByRole('link', { name: 'A harbour that counts its ships' }).click()
    await expect(page).toHaveURL(`${url}harbour-2022/en/`)
    await page.getByRole('link', { name: 'Talks by the sea' }).click()
    await expect(page).toHaveURL(`${url}en/`)
  })
})

test.describe('a talk that was opened', () => {
  test.use({ serviceWorkers: 'allow' })
  test('is read without network, with the viewer that it shares', async ({ page, context }) => {
    await page.goto(`${url}tides-2024/ja/1/`)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const script = document.documentElement.innerHTML.match(/assets\/main-[\w-]+\.js/)?.[0] ?? ''
          const urls = [new URL(`../../../${script}`, location.href).href, location.href]
          const found = await Promise.all(urls.map((one) => caches.match(one, { ignoreVary: true })))
          return found.every(Boolean)
        }),
      )
      .toBe(true)
    await context.setOffline(true)
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-shell', /.*/)
    await expect(page.locator('section.slide.present')).toContainText('潮の満ち引きを測る')
  })
})

test('a second build touches the talk that has changed, and a faulty talk stops it or is left out', async () => {
  test.setTimeout(180_000)
  const inodeOf = async (path: string) => (await stat(join(out, path))).ino
  const pageOf = (path: string) => readFile(join(out, path), 'utf8')
  const before = { inode: await inodeOf('harbour-2022/en/1/index.html'), hidden }
  const slide = join(shelf, 'tides-2024/002-stick.md')
  await writeFile(slide, (await readFile(slide, 'utf8')).replace('Put up a stick', 'Put up two sticks'))
  expect(await build()).toEqual([])
  expect(told).toContain('1 of 4 talks built, the others unchanged')
  expect(hidden).toEqual(before.hidden)
  expect(await inodeOf('harbour-2022/en/1/index.html')).toBe(before.inode)
  expect(await pageOf('tides-2024/en/2/index.html')).toContain('Put up two sticks')

  const shown = await pageOf('en/index.html')
  await writeFile(
    join(shelf, 'harbour-2022/003-wrong.md'),
    '---\nsection: none\n---\n\n::::en\n# Wrong\n::::\n',
  )
  expect((await build()).join('\n')).toMatch(/^talks\/harbour-2022\/003-wrong\.md:\d+: /)
  expect(await pageOf('en/index.html')).toBe(shown)

  expect(await build(true)).toEqual([])
  expect(told.join('\n')).toContain('harbour-2022: left out\n  harbour-2022/003-wrong.md:')
  expect(await pageOf('en/index.html')).not.toContain('harbour-2022')
  await expect(stat(join(out, 'harbour-2022'))).rejects.toThrow()
})
