import { spawn, type ChildProcess } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import type * as Overflow from '../../../src/deck/measure-overflow.ts'

/* A deck while it is being written: `npm run dev` on a copy of the fixture deck. */

// One server and one folder: what one test saves another would see.
test.describe.configure({ mode: 'default' })

let folder: string
let server: ChildProcess
let url: string
test.beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'colloquium-dev-')), 'deck')
  await cp('tests/fixtures/deck', folder, { recursive: true })
  server = spawn(process.execPath, ['--import', 'tsx', 'src/tools/dev.ts', '--deck', folder, '--port', '0'])
  url = await addressOf(server)
})
test.afterAll(async () => {
  server.kill()
  await rm(join(folder, '..'), { recursive: true })
})

async function addressOf(process: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += String(chunk)
      const found = /http:\/\/[\d.]+:\d+\//.exec(output.replace(/\u001b\[\d+m/g, ''))?.[0]
      if (found) resolve(found)
    }
    process.stdout?.on('data', read)
    process.stderr?.on('data', read)
    process.on('exit', (code) => {
      reject(new Error(output))
      // Without a code it was the test that ended it.
      if (code !== null) console.error(`npm run dev ended with ${String(code)}:\n${output}`)
    })
  })
}

/** Resolves when the next page hears of what is saved: what was saved before is told to nobody. */
async function nextListens(page: Page): Promise<void> {
  await page.waitForEvent('console', (message) => message.text().includes('[vite] connected'))
}

async function openListening(page: Page, path: string): Promise<void> {
  const listens = nextListens(page)
  await page.goto(url + path)
  await listens
}

/** Saves a slide with some of its text replaced; what it gives back saves it as it was. */
async function edit(name: string, from: RegExp, to: string): Promise<() => Promise<void>> {
  const file = join(folder, name)
  const before = await readFile(file, 'utf8')
  await writeFile(file, before.replace(from, to))
  return () => writeFile(file, before)
}

test('pages of other origins, and keys of live talks, get nothing', async ({ request }) => {
  const key = resolve('.cache', `dev-test-${String(process.pid)}.json`)
  await mkdir(dirname(key), { recursive: true })
  await writeFile(key, '{"token":"secret"}')
  try {
    const page = await request.get(`${url}ja/3/`, { headers: { Origin: 'http://localhost:9999' } })
    expect(page.status()).toBe(200)
    expect(page.headers()['access-control-allow-origin']).toBeUndefined()
    for (const path of [
      `@fs${key}`,
      `.cache/${basename(key)}`,
      `@fs${key}?raw`,
      `.cache/${basename(key)}?import&raw`,
    ]) {
      const answer = await request.get(url + path)
      expect(await answer.text()).not.toContain('secret')
    }
  } finally {
    await rm(key)
  }
})

test('a saved slide is swapped in its place, on the stage and in the transcript', async ({ page }) => {
  await openListening(page, 'ja/3/')
  const title = page.locator('.slides > section:not([hidden]) h1')
  await expect(title).toHaveText('潮位のモデル')
  await page.evaluate(() => {
    document.documentElement.dataset['same'] = 'page'
  })

  const undo = await edit('003-tide-model.md', /^# 潮位のモデル$/m, '# 潮位の式')

  await expect(title).toHaveText('潮位の式')
  await expect(
    page.locator('[data-part="transcript"] [data-slide="3"] [data-block="b0"]').first(),
  ).toContainText('潮位の式')
  await expect(page).toHaveURL(`${url}ja/3/`)
  await expect(page.locator('html')).toHaveAttribute('data-same', 'page')
  await undo()
  await expect(title).toHaveText('潮位のモデル')
})

test('a fault is shown with its place, and goes when it is mended', async ({ page }) => {
  await openListening(page, 'ja/3/')
  await expect(page.locator('.slides > section:not([hidden]) h1')).toHaveText('潮位のモデル')

  const undo = await edit('003-tide-model.md', /\$a\$は振幅/, '$\\frac{$は振幅')

  const overlay = page.locator('vite-error-overlay')
  await expect(overlay.locator('.message')).toContainText('deck/003-tide-model.md:')
  await expect(overlay.locator('.frame')).toContainText('\\frac{')
  await expect(page.locator('.slides > section:not([hidden])')).toContainText('KaTeX cannot render')
  await undo()
  await expect(overlay).toHaveCount(0)
  await expect(page.locator('.slides > section:not([hidden]) h1')).toHaveText('潮位のモデル')
})

test('a slide with too much on it says by how many pixels', async ({ page }) => {
  await openListening(page, 'ja/2/')
  await expect(page.locator('.slides > section:not([hidden]) h1')).toContainText('潮を測る')
  await expect(page.locator('output')).toBeHidden()

  const undo = await edit('002-measuring-tides.md', /月の引力による/, '月の引力による。'.repeat(120))

  await expect(page.locator('output')).toHaveText(/^↓ \d+ px/)
  await undo()
  await expect(page.locator('output')).toBeHidden()
})

test('words that only a screen reader reads are not too much for a slide', async ({ page }) => {
  await page.goto(`${url}ja/2/`)
  const slide = page.locator('.slides > section:not([hidden])')
  await expect(slide.locator('h1')).toContainText('潮を測る')

  const overflow = await slide.evaluate(async (section: HTMLElement, module: string) => {
    const { measureOverflow } = (await import(module)) as typeof Overflow
    section.insertAdjacentHTML('beforeend', '<span class="visually-hidden">満潮と干潮の差</span>')
    section.insertAdjacentHTML('beforeend', '<span class="figure-mark"><span>再作図</span></span>')
    // In present mode the figure's mark is a pencil, and its words are for the ear.
    document.documentElement.dataset['presenting'] = ''
    return measureOverflow(section)
  }, '/src/deck/measure-overflow.ts')

  expect(overflow).toEqual({ right: 0, bottom: 0 })
})

test('what a build has beside its slides is there too, each file in its form', async ({ request }) => {
  const answer = async (path: string) => {
    const response = await request.get(url + path)
    return `${String(response.status())} ${(response.headers()['content-type'] ?? '').replace(/;.*/, '')}`
  }
  const expected = {
    'ja/transcript/': '200 text/html',
    'ja/transcript/both/': '200 text/html',
    'en/references/': '200 text/html',
    'ja/embed/3/': '200 text/html',
    'ja/transcript.md': '200 text/markdown',
    'en/transcript.txt': '200 text/plain',
    'downloads.json': '200 application/json',
    'ja/cite/0.json': '200 application/json',
    'ja/cite/9.json': '404 text/plain',
    'oembed/en/3.json': '200 application/json',
    'oembed/en/99.json': '404 text/plain',
    'ja/manifest.webmanifest': '200 application/manifest+json',
    'sitemap.xml': '200 text/xml',
    'live.json': '404 text/plain',
    'ja/offline.json': '404 text/plain',
    'ja/99/': '404 text/html',
  }
  const found: Record<string, string> = {}
  for (const path of Object.keys(expected)) found[path] = await answer(path)
  expect(found).toEqual(expected)
  const list = (await (await request.get(`${url}downloads.json`)).json()) as { path: string; bytes: number }[]
  for (const { path, bytes } of list)
    expect((await (await request.get(url + path)).body()).length, path).toBe(bytes)
})

test('every link of the contents and of the pages to read leads somewhere', async ({ page, request }) => {
  const links = new Set<string>()
  for (const path of ['ja/', 'ja/3/', 'ja/transcript/', 'ja/transcript/both/', 'ja/references/']) {
    await page.goto(url + path)
    const found = await page
      .locator('a[href]')
      .evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href))
    for (const link of found) if (link.startsWith(url)) links.add(link.replace(/#.*/, ''))
  }
  expect(links).toContain(`${url}ja/transcript.md`)
  expect(links).toContain(`${url}en/transcript/both/`)
  for (const link of links) expect((await request.get(link)).status(), link).toBe(200)
})

test('a page to read follows what is saved, and shows a fault in the slide’s place', async ({ page }) => {
  await openListening(page, 'ja/transcript/')
  const slide = page.locator('.slide-transcript').nth(2)
  await expect(slide.getByRole('heading')).toContainText('潮位のモデル')

  // Each time it is asked for anew.
  let again = nextListens(page)
  const undoTitle = await edit('003-tide-model.md', /^# 潮位のモデル$/m, '# 潮位の式')
  await expect(slide.getByRole('heading')).toContainText('潮位の式')
  await again
  again = nextListens(page)
  await undoTitle()
  await expect(slide.getByRole('heading')).toContainText('潮位のモデル')
  await again

  again = nextListens(page)
  const undo = await edit('003-tide-model.md', /\$a\$は振幅/, '$\\frac{$は振幅')
  await expect(slide).toContainText('KaTeX cannot render')
  await expect(page.locator('vite-error-overlay .message')).toContainText('deck/003-tide-model.md:')
  await again
  await undo()
  await expect(page.locator('vite-error-overlay')).toHaveCount(0)
  await expect(slide.getByRole('heading')).toContainText('潮位のモデル')
})

test('what is saved while a page is on its way is shown all the same', async ({ page }) => {
  let arrive: () => void = () => undefined
  const held = new Promise<void>((resolve) => (arrive = resolve))
  await page.route('**/dev-client.ts*', async (route) => {
    await held
    await route.continue()
  })
  const listens = nextListens(page)
  await page.goto(`${url}ja/transcript/`, { waitUntil: 'commit' })
  await listens
  const slide = page.locator('.slide-transcript').nth(2)
  await expect(slide.getByRole('heading')).toContainText('潮位のモデル')
  const undo = await edit('003-tide-model.md', /^# 潮位のモデル$/m, '# 潮位の式')
  try {
    // By then the server has told the pages that hear of it.
    await page.waitForTimeout(500)
    await expect(slide.getByRole('heading')).toContainText('潮位のモデル')
    arrive()
    await expect(slide.getByRole('heading')).toContainText('潮位の式')
  } finally {
    await undo()
  }
})

test('a slide is shared and cited as in a build', async ({ page }) => {
  await page.goto(`${url}ja/3/`)
  await expect(page.locator('html')).toHaveAttribute('data-shell', '')
  await page.getByRole('button', { name: '共有' }).first().click()
  await expect(page.getByLabel('リンク', { exact: true })).toHaveValue(`${url}ja/3/`)
  await expect(page.getByRole('dialog').getByRole('img', { name: 'QRコード' })).toBeVisible()
  await page.getByRole('button', { name: '引用', exact: true }).click()
  await expect(page.getByLabel('引用データ')).toHaveValue(/潮位のモデル[\s\S]*\/ja\/3\//)
  await page.getByRole('radio', { name: 'BibTeX' }).check()
  await expect(page.getByLabel('引用データ')).toHaveValue(/^@\w+\{/)
})

test('the whole transcript is read aloud, or says why not', async ({ page }) => {
  await page.goto(`${url}ja/transcript/`)
  await page.getByRole('main').getByRole('button', { name: '読み上げ' }).click()
  await expect(page.getByRole('region', { name: '読み上げ' }).getByRole('status')).not.toBeEmpty()
  await expect(page.locator('#s1')).toHaveClass(/being-read/)
})

test('the embed player turns slides', async ({ page }) => {
  await page.goto(`${url}ja/embed/2/`)
  await page.locator('.embed-bar').getByRole('link', { name: '次のスライド' }).click()
  await expect(page.locator('.embed-position')).toHaveText(/^3 \//)
})

test('a slide that isn’t there is said to be missing, with the way to the nearest', async ({ page }) => {
  await page.goto(`${url}ja/99/`)
  await page.getByRole('link', { name: '最も近いスライド' }).click()
  await expect(page.locator('.slides > section:not([hidden]) h1')).toBeVisible()
})
