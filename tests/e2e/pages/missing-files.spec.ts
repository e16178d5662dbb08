import { basename } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { KEY_TABLE } from '../../../src/viewer/key-table.ts'

/** The slide of the tour, which has a figure. */
const START = 36
const NOTICE = '.notice'
const PART_MISSING = '画面の一部を読み込めなかった'

/** What a reader does that fetches a part of the page, and what is seen then. */
interface Act {
  name: string
  run: (page: Page) => Promise<void>
  /** Seen when the part came. */
  shows: string
}

const press = (key: string) => (page: Page) => page.keyboard.press(key)
const click = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click()

const ACTS: readonly Act[] = [
  { name: 'contents', run: press('c'), shows: 'dialog[open]' },
  { name: 'share', run: click('共有'), shows: 'dialog[open]' },
  { name: 'settings', run: click('表示設定'), shows: 'dialog[open]' },
  { name: 'help', run: press('?'), shows: 'dialog[open]' },
  { name: 'overview', run: press('o'), shows: 'dialog[open]' },
  { name: 'go to', run: press('g'), shows: 'dialog[open]' },
  {
    name: 'figure',
    run: (page) => page.locator('section.slide.present .figure-enlarge').first().dispatchEvent('click'),
    shows: 'dialog[open]',
  },
  {
    name: 'selecting text',
    run: (page) => page.locator('.transcript [data-row] p, .transcript p[data-row]').first().selectText(),
    shows: '.passage-offer',
  },
  { name: 'present', run: press('f'), shows: '.present-bar' },
]

/** Without the viewer or reveal.js nothing says that it is present: it is the one that can be seen. */
const slide = (page: Page, number: number) => page.locator(`section.slide[data-slide="${String(number)}"]`)

async function open(page: Page): Promise<void> {
  await page.goto(`ja/${String(START)}/`)
  await expect(slide(page, START)).toBeVisible()
}

/** Files below assets/ by what asks for them first: the page, the page at rest, or an act. */
async function filesOf(page: Page): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  let asking = 'page'
  page.on('request', (request) => {
    const file = /\/assets\/([^/]+\.(?:js|css))$/.exec(request.url())?.[1]
    if (file !== undefined && !files.has(file)) files.set(file, asking)
  })
  await open(page)
  await expect(page.locator('html[data-shell]')).toBeAttached()
  asking = 'rest'
  // The last that comes by itself is what a speaker may need without network.
  await page.waitForLoadState('networkidle')
  for (const act of ACTS) {
    asking = act.name
    await act.run(page)
    await expect(page.locator(act.shows).first()).toBeAttached()
    await page.keyboard.press('Escape')
  }
  return files
}

/** Files that fail in one page, and what is done there. */
interface Failure {
  files: readonly string[]
  acts: readonly Act[]
}

/** Files that fail together: one by one they would take a page each. */
const TOGETHER = 6

/**
 * Each file is in one of them. What the viewer is made of fails alike whichever of it is missing, so some are missing
 * together; of what acts ask for, each act lacks another file in the same page.
 */
function failuresOf(files: ReadonlyMap<string, string>, startFiles: ReadonlySet<string>): Failure[] {
  const askedBy = (name: string) => [...files].flatMap(([file, asking]) => (asking === name ? [file] : []))
  const ofPage = askedBy('page')
  const ofActs = ACTS.map((act) => ({ act, files: askedBy(act.name) }))
  const turns = Math.max(...ofActs.map((each) => each.files.length))
  return [
    ...inGroups(ofPage.filter((file) => startFiles.has(file))).map((group) => ({ files: group, acts: [] })),
    ...ofPage.filter((file) => !startFiles.has(file)).map((file) => ({ files: [file], acts: [] })),
    ...Array.from({ length: turns }, (_, turn) => {
      const lacking = ofActs.filter((each) => each.files.length > turn)
      return {
        files: lacking.map((each) => each.files[turn] ?? ''),
        acts: lacking.map(({ act }) => act),
      }
    }),
    ...inGroups(askedBy('rest')).map((group) => ({ files: group, acts: ACTS })),
  ]
}

function inGroups(files: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(files.length / TOGETHER) }, (_, at) =>
    files.slice(at * TOGETHER, (at + 1) * TOGETHER),
  )
}

/** Answers for files as a host that lacks them, as long as they are in the set. Returns those that are asked for. */
async function takeAway(page: Page, missing: ReadonlySet<string>): Promise<Set<string>> {
  const asked = new Set<string>()
  await page.route(/\/assets\/[^/]+\.(js|css)$/, async (route) => {
    const file = basename(new URL(route.request().url()).pathname)
    if (!missing.has(file)) return route.fallback()
    asked.add(file)
    return route.fulfill({ status: 404 })
  })
  return asked
}

/** Opens the page without files, and does what asks for them: the slide stays, and what is missing is said. */
async function readWithout(page: Page, { files, acts }: Failure): Promise<void> {
  const missing = new Set(files)
  const asked = await takeAway(page, missing)
  await open(page)
  const left = page.getByRole('alert').filter({ hasText: 'ビューアを読み込めなかった' })
  await expect(page.locator('html[data-shell]').or(left).first()).toBeAttached()
  if (await left.isVisible()) {
    expect(acts).toEqual([])
    await page.locator('a[rel=next]').first().click()
    await expect(page).toHaveURL(new RegExp(`/ja/${String(START + 1)}/`))
    return
  }
  const shop: Shop = {
    bring: () => {
      for (const file of asked) missing.delete(file)
    },
    isLacking: () => [...asked].some((file) => missing.has(file)),
  }
  for (const act of acts) await actWithout(page, act, shop)
  await page.keyboard.press('ArrowRight')
  await expect(slide(page, START + 1)).toBeVisible()
}

interface Shop {
  /** From now on all that was asked for so far comes. */
  bring: () => void
  /** True where something was asked for that doesn't come. */
  isLacking: () => boolean
}

/** What came is shown; what didn't is told, and is there once its file is. */
async function actWithout(page: Page, { run, shows }: Act, { bring, isLacking }: Shop): Promise<void> {
  const told = page.locator(NOTICE).filter({ hasText: PART_MISSING })
  const shown = page.locator(shows).first()
  await run(page)
  await expect(shown.or(told).first()).toBeVisible()
  // The overview covers it.
  if (!(await page.locator('html[data-covered]').isVisible())) await expect(slide(page, START)).toBeVisible()
  // A dialog that opened lies over what is told of another part, which came by itself.
  if (!(await shown.isVisible())) {
    // A part may need several files, of which the next is asked for when the one before has come.
    for (let left = TOGETHER; left === TOGETHER || (left > 0 && isLacking()); left--) {
      bring()
      const retry = told.getByRole('button', { name: '再試行' })
      // What came by itself meanwhile takes the notice away with it.
      await retry.click({ timeout: 10_000 }).catch(async (error: unknown) => {
        if (!(await shown.isVisible())) throw error
      })
      await expect.poll(async () => isLacking() || !(await told.isVisible())).toBe(true)
    }
    await expect(told).toBeHidden()
    // What is asked for opens only now: closed before that, it would lie over what comes next.
    await shown.waitFor({ timeout: 5000 }).catch(() => undefined)
  }
  await page.keyboard.press('Escape')
  await expect(page.locator('dialog[open]')).toHaveCount(0)
  await expect(slide(page, START)).toBeVisible()
  if (await told.isVisible()) await told.getByRole('button', { name: '閉じる' }).click()
}

/** Parts of all failures, a test each: together they take longer than a test should. */
const PARTS: Readonly<Record<string, (failure: Failure, index: number) => boolean>> = {
  'that comes with the page': ({ acts }) => acts.length === 0,
  'that something asks for': ({ acts }, index) => acts.length > 0 && index % 2 === 0,
  'that something else asks for': ({ acts }, index) => acts.length > 0 && index % 2 === 1,
}

for (const [which, isOfPart] of Object.entries(PARTS)) {
  test(`each file of the viewer ${which} may fail, and the slide stays`, async ({
    browser,
    page,
    baseURL,
  }) => {
    test.setTimeout(900_000)
    const files = await filesOf(page)
    expect(files.size).toBeGreaterThan(30)
    const viewer = await page.locator('script[data-viewer]').getAttribute('data-viewer')
    const startFiles = new Set(viewer?.split(' ').map((path) => basename(path)))
    expect(startFiles.size).toBeGreaterThan(1)
    const failures = failuresOf(files, startFiles).filter(isOfPart)
    expect(failures.length).toBeGreaterThan(1)
    for (const failure of failures) {
      await test.step(`without ${failure.files.join(', ')}`, async () => {
        const context = await browser.newContext({
          ...(baseURL && { baseURL }),
          locale: 'ja-JP',
          serviceWorkers: 'block',
        })
        await readWithout(await context.newPage(), failure)
        await context.close()
      })
    }
  })
}

for (const file of ['base', 'viewer', 'main']) {
  test(`a page whose ${file} came cut says that it is there to be read`, async ({ page }) => {
    await page.route(`**/assets/${file}-*.js`, async (route) => {
      const whole = await (await route.fetch()).text()
      await route.fulfill({ contentType: 'text/javascript', body: whole.slice(0, whole.length / 2) })
    })
    await page.goto(`ja/${String(START)}/`)
    await expect(page.locator('html.no-viewer')).toBeAttached()
    await expect(slide(page, START)).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect(page).toHaveURL(new RegExp(`/ja/${String(START + 1)}/`))
    // The page after it may be asking for the same file yet.
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  })
}

test('a part for which the server has no answer is said, and the page goes on', async ({ page }) => {
  await page.route('**/assets/share-*.js', () => undefined)
  await open(page)
  await expect(page.locator('html[data-shell]')).toBeAttached()
  await click('共有')(page)
  await expect(page.locator(NOTICE).filter({ hasText: PART_MISSING })).toBeVisible({ timeout: 40_000 })
  await page.keyboard.press('ArrowRight')
  await expect(slide(page, START + 1)).toBeVisible()
})

/** Whether the slide's title is what lies uppermost where it stands. */
function isUncovered(page: Page): Promise<boolean> {
  return slide(page, START)
    .locator('h1, h2')
    .first()
    .evaluate((title) => {
      const { x, y, height } = title.getBoundingClientRect()
      return title.contains(document.elementFromPoint(x + 10, y + height / 2))
    })
}

test.describe('a page whose stylesheet doesn’t come', () => {
  test('stays to be read, and says so', async ({ page }) => {
    await page.route('**/assets/viewer-*.css', (route) => route.abort())
    await page.goto(`ja/${String(START)}/`)
    await expect(page.getByRole('alert').filter({ hasText: 'ビューアを読み込めなかった' })).toBeVisible()
    expect(await isUncovered(page)).toBe(true)
    await page.keyboard.press('ArrowRight')
    await expect(page).toHaveURL(new RegExp(`/ja/${String(START + 1)}/`))
  })

  test('takes a network’s page to log in for none', async ({ page }) => {
    const toLogIn = { contentType: 'text/html', body: '<!doctype html><title>Wi-Fi</title>' }
    await page.route('**/assets/viewer-*.css', (route) => route.fulfill(toLogIn))
    await page.goto(`ja/${String(START)}/`)
    await expect(page.getByRole('alert').filter({ hasText: 'ビューアを読み込めなかった' })).toBeVisible()
    expect(await isUncovered(page)).toBe(true)
    await page.keyboard.press('ArrowRight')
    await expect(page).toHaveURL(new RegExp(`/ja/${String(START + 1)}/`))
  })

  test('asks for it once more', async ({ page }) => {
    await page.route('**/assets/viewer-*.css', (route) => route.abort(), { times: 1 })
    await open(page)
    await expect(page.locator('html[data-shell]')).toBeAttached()
    expect(await isUncovered(page)).toBe(true)
  })
})

/** All that the viewer is made of, from its first files on: each names those that it may ask for. */
async function chunksOf(page: Page): Promise<Set<string>> {
  const viewer = await page.locator('script[data-viewer]').getAttribute('data-viewer')
  const chunks = new Set(viewer?.split(' ').map((path) => basename(path)))
  for (const file of chunks) {
    if (!file.endsWith('.js')) continue
    const script = await page.request.get(new URL(`../../assets/${file}`, page.url()).href)
    for (const [name] of (await script.text()).matchAll(/[\w.-]+-[\w-]{8}\.(?:js|css)\b/g)) chunks.add(name)
  }
  return chunks
}

/** What is asked for by each key of the table, and then by each button that is in sight. */
async function* tryAll(page: Page): AsyncGenerator<string> {
  for (const isPresenting of [false, true]) {
    if (isPresenting) await page.keyboard.press('f')
    for (const row of KEY_TABLE) {
      const presenting = 'presenting' in row
      if (presenting !== isPresenting || ['present', 'leave', 'language', 'transcript'].includes(row.action))
        continue
      for (const key of row.keys.slice(0, 1)) await page.keyboard.press(key === '0–9' ? '3' : key)
      yield row.action
      await page.keyboard.press('Escape')
      // Off again: what covers the slide would hide all that follows.
      if (presenting && ['black', 'white'].includes(row.action)) await page.keyboard.press(row.keys[0] ?? '')
    }
    await page.keyboard.press('Escape')
  }
  await open(page)
  await expect(page.locator('html[data-shell]')).toBeAttached()
  const buttons = page.locator(
    'header button:visible, .controls button:visible, .transcript > * button:visible',
  )
  for (let at = 0; at < Math.min(MOST_BUTTONS, await buttons.count()); at++) {
    const button = buttons.nth(at)
    const name = await button.evaluate((each) => each.ariaLabel ?? each.textContent)
    await button.click({ timeout: 3000 }).catch(() => undefined)
    yield name
    await page.keyboard.press('Escape')
  }
}

/** Beyond those of header and controls: a line's own are alike. */
const MOST_BUTTONS = 40

test('all other files that the viewer may ask for fail together, and a slide stays whatever is pressed', async ({
  page,
}) => {
  test.setTimeout(600_000)
  const files = await filesOf(page)
  const chunks = await chunksOf(page)
  // What the tour asked for is found so as well: no list of ours can be out of date.
  expect([...files.keys()].filter((file) => file.endsWith('.js') && !chunks.has(file))).toEqual([])
  const others = [...chunks].filter((file) => !files.has(file))
  expect(others.length).toBeGreaterThan(10)
  const asked = await takeAway(page, new Set(others))
  page.context().on('page', (other) => void other.close())
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await open(page)
  await expect(page.locator('html[data-shell]')).toBeAttached()
  for await (const what of tryAll(page)) {
    await expect(
      page.locator('section.slide.present, section.slide[data-slide]:visible').first(),
      what,
    ).toBeAttached()
    await expect(page.locator('html[data-shell]'), what).toBeAttached()
  }
  expect(faults).toEqual([])
  test.info().annotations.push({ type: 'asked for in vain', description: [...asked].sort().join(', ') })
  expect(asked.size).toBeGreaterThan(0)
  // Esc takes away at once what is said of each: one is asked for without it.
  await open(page)
  await expect(page.locator('html[data-shell]')).toBeAttached()
  await page.keyboard.press('r')
  await expect(page.locator(NOTICE).filter({ hasText: '読み込めなかった' })).toBeVisible()
})

/** Whatever throws in what a page asks of the browser, as it does where a person or a company forbade it. */
const DENIALS = {
  'a channel between pages': () => {
    Object.assign(window, { BroadcastChannel: deny })
    function deny() {
      throw new DOMException('denied', 'SecurityError')
    }
  },
  storage: () => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError')
        },
      })
  },
  'random ids': () => {
    Object.defineProperty(crypto, 'randomUUID', { value: undefined })
  },
  'media queries': () => {
    window.matchMedia = () => {
      throw new Error('denied')
    }
  },
  'the address bar': () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    history.pushState = refuse
    history.replaceState = refuse
  },
  gamepads: () => {
    navigator.getGamepads = () => {
      throw new DOMException('denied', 'SecurityError')
    }
  },
  'modal dialogs': () => {
    HTMLDialogElement.prototype.showModal = () => {
      throw new DOMException('denied', 'InvalidStateError')
    }
  },
} satisfies Record<string, () => void>

for (const [what, deny] of Object.entries(DENIALS)) {
  test(`a browser that denies ${what} shows the slide, takes a pen and opens dialogs`, async ({ page }) => {
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    await page.addInitScript(deny)
    await open(page)
    await expect(page.locator('html[data-shell]')).toBeAttached()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.getByRole('button', { name: '閉じる' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('f')
    await expect(page.locator('.present-bar')).toBeAttached()
    await expect(page.locator('.reveal > .ink')).toBeAttached()
    await expect(page.getByRole('button', { name: 'ペン' })).toBeAttached()
    await page.keyboard.press('p')
    await page.mouse.move(500, 300)
    await page.mouse.down()
    await page.mouse.move(600, 360, { steps: 4 })
    await page.mouse.up()
    await expect(page.locator('.ink path')).toHaveCount(1)
    await page.keyboard.press('ArrowRight')
    await expect(slide(page, START + 1)).toBeVisible()
    expect(faults).toEqual([])
  })
}
