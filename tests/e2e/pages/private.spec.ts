import { expect, test, type Page } from '@playwright/test'
import { precompress } from '../../../src/tools/build/precompress.ts'
import { PrivateTalk, tamper, wordsIn, wordsOfDeck, wordsOfInterface } from '../support/private-site.ts'

/* A private talk on a static host: for who has its link, for who has not, and for who has another. */

type Site = Awaited<ReturnType<PrivateTalk['seal']>>

let talk: PrivateTalk
let site: Site

test.use({ serviceWorkers: 'allow', locale: 'en-GB' })
test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  test.setTimeout(300_000)
  talk = await PrivateTalk.build()
  site = await talk.seal()
})
test.afterAll(async () => {
  site.end()
  await talk.remove()
})

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const slideTitle = (page: Page) => page.locator('.slides > section:not([hidden]) h1')

/** As the browser does with those that have nothing to do. */
async function endWorkers(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await session.detach()
}

/** Waits until the talk is there and its shell answers: it has hydrated when the other slides' text is there. */
async function opened(page: Page): Promise<void> {
  await expect(page.locator('.transcript article').nth(1)).toBeAttached()
}

test('stands on its host without a word of it, compressed files and names of files included', async () => {
  await precompress(site.out)
  const own = await wordsOfInterface()
  const words = (await wordsOfDeck()).filter((word) => !own.includes(word))
  expect(words).toEqual(
    expect.arrayContaining(['The moon and the tides', '月と潮', 'Hanako Yamada', '002-question']),
  )
  expect(words.length).toBeGreaterThan(60)
  expect(await wordsIn(site.out, words)).toEqual([])
})

test('says to who has no key that it is private, and opens at the whole link', async ({ page }) => {
  await page.goto(`${site.url}en/4/`)
  await expect(heading(page)).toHaveText('This talk is private')
  await expect(page).toHaveTitle('This talk is private')
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')
  await expect(page.locator('meta[property], link[rel=canonical]')).toHaveCount(0)

  // Into the address of the same page, which is not loaded anew by it.
  await page.goto(`${site.url}en/4/#k=${site.key}`)
  await opened(page)
  await expect(page).toHaveURL(`${site.url}en/4/`)
  await expect(slideTitle(page)).toHaveText('A model of the level')
})

test('refuses another key, and says so', async ({ page }) => {
  for (const key of [`${site.key.slice(0, -2)}AA`, site.key.slice(0, 20), '']) {
    await page.goto('about:blank')
    await page.goto(`${site.url}ja/#k=${key}`)
    await expect(heading(page)).toHaveText('This key does not open it')
    await expect(page).toHaveURL(`${site.url}ja/`)
  }
})

test('opens by its new link where it was read by the one before', async ({ page }) => {
  const before = await talk.seal()
  await page.goto(`${before.url}en/2/#k=${before.key}`)
  await opened(page)
  before.end()
  const anew = await talk.seal({}, Number(new URL(before.url).port))
  await page.goto(`${anew.url}en/4/#k=${anew.key}`)
  // What the device keeps of the build before is the same to look at.
  await expect
    .poll(() => page.evaluate(() => JSON.stringify({ ...sessionStorage })).catch(() => ''))
    .toContain(`master\\":\\"${anew.key}`)
  await opened(page)
  await expect(slideTitle(page)).toHaveText('A model of the level')
  anew.end()
})

test('says of an old link that it opens nothing where the new one is open, which stays so', async ({
  page,
  context,
}) => {
  const { key: oldKey, end } = await talk.seal()
  end()
  await page.goto(`${site.url}en/2/#k=${site.key}`)
  await opened(page)
  const other = await context.newPage()
  await other.goto(`${site.url}en/4/#b1&k=${oldKey}`)
  await expect(heading(other)).toHaveText('This key does not open it')
  await expect(other).toHaveURL(`${site.url}en/4/#b1`)
  await other.close()

  // The same into the tab that has the new one.
  await page.goto(`${site.url}en/3/#k=${oldKey}`)
  await expect(heading(page)).toHaveText('This key does not open it')
  await endWorkers(page)
  await page.getByRole('link', { name: 'Go on with the key that this browser has' }).click()
  await opened(page)
  await expect(page).toHaveURL(`${site.url}en/3/`)
  await expect(slideTitle(page)).toHaveText('Earlier work')
})

test('is read, searched and passed on to another browser', async ({ page, browser }) => {
  await page.goto(`${site.url}en/8/#b2&k=${site.key}`)
  await opened(page)
  await expect(page).toHaveURL(`${site.url}en/8/#b2`)
  // What the manifest and the tab show of it stands on the host in the open.
  const icons = ['icon.svg', 'icon-180.png', 'icon-192.png', 'icon-512.png', 'icon-maskable-512.png']
  for (const icon of icons)
    expect(await page.evaluate((url) => fetch(url).then(({ ok }) => ok), site.url + icon), icon).toBe(true)
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(`${site.url}en/9/`)
  await expect(slideTitle(page)).toHaveText('At the port')
  await page.keyboard.press('/')
  await page.getByRole('combobox').fill('expensive')
  await page.getByRole('option').first().click()
  await expect(page).toHaveURL(/\/en\/7\//)
  await page.keyboard.press('Escape')
  await endWorkers(page)
  await page.reload()
  await expect(slideTitle(page)).toHaveText('Measuring with a gauge')

  await page.getByRole('button', { name: 'Share' }).first().click()
  const link = await page.getByLabel('Link', { exact: true }).inputValue()
  expect(link).toBe(`${site.url}#at=en/7/&k=${site.key}`)
  // No player for other sites' pages: the key would stand in them.
  await expect(page.getByRole('button', { name: 'Embed code' })).toHaveCount(0)

  const other = await browser.newContext({ locale: 'ja-JP', serviceWorkers: 'allow' })
  const theirs = await other.newPage()
  // A host that has no page for unknown addresses.
  await other.route('**/en/**', async (route) => {
    if (route.request().serviceWorker() || !route.request().isNavigationRequest()) await route.continue()
    else await route.fulfill({ status: 404, body: 'Not found' })
  })
  const missed: string[] = []
  other.on('response', (response) => {
    if (response.status() === 404) missed.push(response.url())
  })
  await theirs.goto(link)
  await opened(theirs)
  await expect(slideTitle(theirs)).toHaveText('Measuring with a gauge')
  // Icons are asked for late, and named by the address that the page has by then.
  expect(missed).toEqual([])
  await expect(theirs).toHaveURL(`${site.url}en/7/`)
  // Once more, where the talk is open: and by the key of another build, which opens nothing.
  await theirs.goto(link.replace('en/7/', 'en/4/'))
  await expect(slideTitle(theirs)).toHaveText('A model of the level')
  const wrong = await other.newPage()
  await wrong.goto(`${site.url}#k=${site.key.slice(0, -2)}AA`)
  await expect(heading(wrong)).toHaveText('この鍵では開けない')
  await wrong.close()
  // What a reader does with the talk names it on no device.
  await expect.poll(() => theirs.evaluate(() => Object.keys(sessionStorage).join())).toContain(':read')
  expect(await theirs.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/moon|潮|colloquium:/)
  await other.close()
})

test('opens its speaker view and presents, and goes on without network', async ({ page, context }) => {
  const own = await talk.seal()
  await page.goto(`${own.url}en/2/?present#k=${own.key}`)
  await expect(page.locator('html')).toHaveAttribute('data-presenting')
  await page.goto(`${own.url}en/2/`)
  await opened(page)
  const [speaker] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')])
  await expect(speaker).toHaveURL(`${own.url}en/speaker/2/`)
  await expect(speaker.getByRole('heading', { name: 'Why does the tide rise?' }).first()).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(speaker).toHaveURL(`${own.url}en/speaker/3/`)
  await speaker.close()

  await page.getByRole('button', { name: 'Display settings' }).first().click()
  const english = page.getByRole('group', { name: 'English' })
  await english.getByRole('button', { name: 'Save' }).click()
  await expect(english.getByText(/^Saved \(/)).toBeVisible()
  await page.getByLabel(/^Keep the key on this device/).check()
  await expect
    .poll(() => page.evaluate(() => caches.match(new URL('../../icon.svg', location.href)).then(Boolean)))
    .toBe(true)
  own.end()
  // By the link, after the browser has ended the worker that knew the key.
  await page.evaluate(() => {
    sessionStorage.clear()
  })
  await page.goto('about:blank')
  await endWorkers(page)
  await page.goto(`${own.url}en/3/#k=${own.key}`)
  await opened(page)
  await page.close()

  // A slide that nobody has looked at, in a tab that no key was given.
  const later = await context.newPage()
  await later.goto(`${own.url}en/9/`)
  await opened(later)
  await expect(slideTitle(later)).toHaveText('At the port')
  // What the device keeps can't be read there either.
  const kept = await later.evaluate(async () => {
    const answers: Promise<string>[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys())
        answers.push(cache.match(request).then((answer) => answer?.text() ?? ''))
    }
    return (await Promise.all(answers)).join('\n')
  })
  expect(kept.length).toBeGreaterThan(10_000)
  expect(kept).not.toMatch(/At the port|The moon and the tides|Hanako/)
})

test('asks for its passphrase until it is right, and not again in the same tab', async ({ page }) => {
  const own = await talk.seal({ passphrase: '潮騒' })
  await page.goto(`${own.url}en/3/#k=${own.key}`)
  await expect(heading(page)).toHaveText('This talk needs a passphrase')
  await page.getByLabel('Passphrase').fill('潮')
  await page.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByText('This passphrase does not open it.')).toBeVisible()
  await page.getByLabel('Passphrase').fill('潮騒')
  await page.keyboard.press('Enter')
  await opened(page)
  await page.reload()
  await opened(page)
  own.end()
})

test.describe('in a browser without service workers', () => {
  test.use({ serviceWorkers: 'block' })

  test('is read page by page, in its fonts, and turned by its own links', async ({ page }) => {
    await page.goto(`${site.url}en/4/#k=${site.key}`)
    await expect(page.getByText('the talk is read page by page')).toBeVisible()
    await expect(page).toHaveTitle('4. A model of the level – The moon and the tides')
    await expect(heading(page).first()).toHaveText('A model of the level')
    expect(
      await page.evaluate(async () => {
        await document.fonts.ready
        return [...document.fonts].filter(({ status }) => status === 'loaded').length
      }),
    ).toBeGreaterThan(0)
    await page.locator('a[rel=next]').first().click()
    await expect(page).toHaveTitle('5. Two ports – The moon and the tides')
    await expect(page).toHaveURL(`${site.url}en/5/`)
    await page.goBack()
    await expect(page).toHaveTitle(/^4\. /)
    await page.reload()
    await expect(page).toHaveTitle(/^4\. /)
  })
})

test('is opened by the link that it was given once its files come', async ({ page }) => {
  await page.route('**/sealed/**', (route) => route.fulfill({ contentType: 'text/html', body: 'Sign in' }))
  await page.goto(`${site.url}en/3/#k=${site.key}`)
  await expect(heading(page)).toHaveText('A file is not the one that was published')
  await page.unroute('**/sealed/**')
  await page.getByRole('link', { name: 'Try again' }).click()
  await opened(page)
  await expect(page).not.toHaveURL(/#k=/)
})

test('refuses files that were tampered with, and a day that is over', async ({ page }) => {
  const damaged = await talk.seal()
  await tamper(damaged.out)
  await page.goto(`${damaged.url}en/3/#k=${damaged.key}`)
  await expect(heading(page)).toHaveText('A file is not the one that was published')
  damaged.end()

  const over = await talk.seal({ until: '2024-05-01' })
  await page.goto(`${over.url}en/3/#k=${over.key}`)
  await expect(heading(page)).toHaveText('This talk is no longer shown')
  over.end()
})
