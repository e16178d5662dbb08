import { expect, test as base, type Page } from '@playwright/test'
import { PublishedSite } from '../support/published-site.ts'
import { SLIDE_COUNT } from '../../fixtures/real-deck.ts'

const test = base.extend<{ site: PublishedSite }>({
  site: async ({ browserName: _ }, use) => {
    const site = new PublishedSite()
    await site.goOnline()
    await use(site)
    await site.goOffline()
  },
})
test.use({ serviceWorkers: 'allow' })

/** Resolves when the device has all of these, below the base. */
async function kept(page: Page, baseUrl: string, ...paths: string[]): Promise<void> {
  const urls = paths.map((path) => baseUrl + path)
  await expect
    .poll(
      () =>
        page.evaluate(async (wanted) => {
          const found = await Promise.all(wanted.map((url) => caches.match(url, { ignoreVary: true })))
          return wanted.filter((_, index) => !found[index])
        }, urls),
      { timeout: 30_000 },
    )
    .toEqual([])
}

const slide = (page: Page, number: number) =>
  page.locator(`section.slide.present[data-slide="${String(number)}"]`)

test.describe('without network', () => {
  test('slides that were seen are read again, others say that they are not kept', async ({ page, site }) => {
    await page.goto(`${site.url}ja/41/`)
    await expect(slide(page, 41)).toBeVisible()
    await kept(page, site.url, 'ja/41/', 'ja/42/', 'ja/index/0.json')
    await site.goOffline()

    await page.reload()
    await expect(slide(page, 41)).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect(slide(page, 42)).toBeVisible()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'キーの一覧' })).toBeVisible()

    // The speaker's page belongs to the viewer: it is there though it was never opened.
    await page.goto(`${site.url}ja/speaker/41/`)
    await expect(page.getByRole('heading', { name: /端末に保存されていない/ })).toHaveCount(0)
    await expect(page.getByRole('button').first()).toBeVisible()

    await page.goto(`${site.url}ja/90/`)
    await expect(page.getByRole('heading', { name: 'スライド90は端末に保存されていない' })).toBeVisible()
    await page.getByRole('link', { name: /^41\. / }).click()
    await expect(slide(page, 41)).toBeVisible()
  })

  test('a page that is not kept says so in the reader’s language', async ({ page, site }) => {
    await page.goto(`${site.url}en/3/`)
    await kept(page, site.url, 'en/3/')
    await site.goOffline()
    await page.goto(`${site.url}en/transcript/`)
    await expect(page.getByRole('heading', { name: 'This page isn’t saved on this device' })).toBeVisible()
    await site.goOnline()
    await page.getByRole('link', { name: 'Try again' }).click()
    await expect(page).toHaveTitle(/^Whole transcript/)
  })
})

test.describe('a language that is kept', () => {
  test('has all its slides, fonts and the transcript without network, and is removed again', async ({
    page,
    site,
  }) => {
    test.setTimeout(240_000)
    await page.goto(`${site.url}en/1/`)
    await kept(page, site.url, 'en/1/')
    await page.getByRole('button', { name: 'Display settings' }).first().click()
    const english = page.getByRole('group', { name: 'English' })
    await english.getByRole('button', { name: 'Save' }).click()
    await expect(english.getByText(/^Saved \([\d.]+ MB\)$/)).toBeVisible({ timeout: 60_000 })
    await site.goOffline()

    const failed: string[] = []
    page.on('requestfailed', (request) => {
      // What was asked for ahead is called off where a page is left.
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') failed.push(request.url())
    })
    await page.goto(`${site.url}en/${String(SLIDE_COUNT)}/`)
    for (let number = SLIDE_COUNT; number >= 1; number--) {
      await expect(slide(page, number)).toBeVisible()
      await page.keyboard.press('ArrowLeft')
    }
    await expect(page.locator('.transcript article[aria-current] ~ article').first()).toBeAttached()
    for (const number of [1, 41, SLIDE_COUNT]) {
      await page.goto(`${site.url}en/${String(number)}/?transcript=en#b1`)
      await expect(slide(page, number)).toBeVisible()
    }
    await page.goto(`${site.url}en/transcript/`)
    await expect(page).toHaveTitle(/^Whole transcript/)
    expect(failed).toEqual([])

    await page.goto(`${site.url}en/1/`)
    await page.getByRole('button', { name: 'Display settings' }).first().click()
    await english.getByRole('button', { name: 'Remove' }).click()
    await expect(english.getByRole('button', { name: 'Save' })).toBeVisible()
    expect(
      await page.evaluate(async () => (await caches.keys()).filter((name) => name.includes('kept'))),
    ).toEqual([])
  })

  test('stays whole in its version until it is brought up to date', async ({ page, site }, testInfo) => {
    await page.goto(`${site.url}ja/1/`)
    await kept(page, site.url, 'ja/1/')
    await page.getByRole('button', { name: '表示設定' }).first().click()
    const japanese = page.getByRole('group', { name: '日本語' })
    await japanese.getByRole('button', { name: '保存' }).click()
    await expect(japanese.getByText(/^保存済み（/)).toBeVisible({ timeout: 60_000 })
    const keptBuilds = () =>
      page.evaluate(async () =>
        (await caches.keys()).flatMap((name) => /^colloquium kept ja (\w+)/.exec(name)?.[1] ?? []),
      )
    const before = await keptBuilds()

    await site.publishAnew(testInfo.outputPath('second'))
    await page.reload()
    await page.getByRole('button', { name: '表示設定' }).first().click()
    await expect(japanese.getByText(/新しいバージョンがある/)).toBeVisible()
    expect(await keptBuilds()).toEqual(before)
    await japanese.getByRole('button', { name: '更新' }).click()
    await expect(japanese.getByText(/^保存済み（[^．]*$/)).toBeVisible({ timeout: 60_000 })
    const after = await keptBuilds()
    expect(after).toHaveLength(1)
    expect(after).not.toEqual(before)
    // The button that was pressed is gone, and the keyboard is still where it was.
    await expect(japanese).toBeFocused()
  })

  test('says what stopped it, and is gone on with from there', async ({ page, site }) => {
    await page.goto(`${site.url}ja/1/`)
    await kept(page, site.url, 'ja/1/')
    // A server that goes away half way.
    let asked = 0
    site.onRequest = (path) => {
      if (/^\/talk\/ja\/\d+\/$/.test(path) && ++asked === 40) void site.goOffline()
    }
    await page.getByRole('button', { name: '表示設定' }).first().click()
    const japanese = page.getByRole('group', { name: '日本語' })
    await japanese.getByRole('button', { name: '保存' }).click()
    await expect(japanese.getByText(/ファイルが届かず/)).toBeVisible({ timeout: 30_000 })
    await expect(japanese.getByText(/途中まで保存済み/)).toBeVisible()

    site.onRequest = undefined
    await site.goOnline()
    const again: string[] = []
    site.onRequest = (path) => again.push(path)
    await japanese.getByRole('button', { name: '再開' }).click()
    await expect(japanese.getByText(/^保存済み（/)).toBeVisible({ timeout: 60_000 })
    expect(again.filter((path) => /\/ja\/\d+\/$/.test(path)).length).toBeLessThan(70)
  })

  test('says that there is no room, and the deck goes on', async ({ page, site }) => {
    await page.addInitScript(() => {
      let count = 0
      const original = Object.getOwnPropertyDescriptor(Cache.prototype, 'put')?.value as Cache['put']
      Cache.prototype.put = function (this: Cache, ...args) {
        return ++count > 20
          ? Promise.reject(new DOMException('full', 'QuotaExceededError'))
          : original.apply(this, args)
      }
    })
    await page.goto(`${site.url}ja/1/`)
    await kept(page, site.url, 'ja/1/')
    await page.getByRole('button', { name: '表示設定' }).first().click()
    const japanese = page.getByRole('group', { name: '日本語' })
    await japanese.getByRole('button', { name: '保存' }).click()
    await expect(japanese.getByText(/空き容量が足りず/)).toBeVisible({ timeout: 30_000 })
    await japanese.getByRole('button', { name: '削除' }).click()
    await expect(japanese.getByRole('button', { name: '保存' })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowRight')
    await expect(slide(page, 2)).toBeVisible()
  })
})

test.describe('a new version', () => {
  test('is no news on a page that came with it', async ({ page, site }, testInfo) => {
    await page.goto(`${site.url}ja/41/`)
    await kept(page, site.url, 'ja/41/')
    const firstBuild = await page.locator('html').getAttribute('data-build')
    await site.publishAnew(testInfo.outputPath('second'))
    await page.reload()
    await expect(page.locator('html')).not.toHaveAttribute('data-build', firstBuild ?? '')
    // The new worker takes over without a word, and the page stays as it is.
    await expect
      .poll(
        () =>
          page.evaluate(async () => {
            const { waiting, installing } = await navigator.serviceWorker.ready
            const shells = (await caches.keys()).filter((name) => name.startsWith('colloquium shell'))
            return [waiting, installing].filter(Boolean).length === 0 && shells.length
          }),
        { timeout: 30_000 },
      )
      .toBe(2)
    await expect(page.getByText('新しいバージョンがある')).toBeHidden()
  })

  test('is announced when presenting is over, and loaded when asked for', async ({
    page,
    site,
  }, testInfo) => {
    await page.goto(`${site.url}ja/41/`)
    await kept(page, site.url, 'ja/41/', 'ja/42/')
    const firstBuild = await page.locator('html').getAttribute('data-build')
    await page.keyboard.press('f')
    await expect(page.locator('html')).toHaveAttribute('data-presenting')
    await page.evaluate(() => {
      document.documentElement.dataset['opened'] = 'once'
    })

    await site.publishAnew(testInfo.outputPath('second'))
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      await registration.update()
    })
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state ?? 'none'))
      .toBe('installed')
    await page.keyboard.press('ArrowRight')
    await expect(slide(page, 42)).toBeVisible()
    const notice = page.getByRole('status').filter({ hasText: '新しいバージョンがある' })
    await expect(notice).toBeHidden()

    await page.keyboard.press('f')
    await expect(notice).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-opened', 'once')
    await notice.getByRole('button', { name: '再読み込み' }).click()
    await expect(page.locator('html')).not.toHaveAttribute('data-opened')
    await expect(page.locator('html')).not.toHaveAttribute('data-build', firstBuild ?? '')
    await expect(slide(page, 42)).toBeVisible()
    await expect(notice).toBeHidden()
  })
})

test.describe('a version with other slides', () => {
  for (const serviceWorkers of ['block', 'allow'] as const) {
    test.describe(`where workers are met with "${serviceWorkers}"`, () => {
      test.use({ serviceWorkers })

      test('is told as soon as a slide of it comes, and after presenting', async ({
        page,
        site,
      }, testInfo) => {
        await page.goto(`${site.url}ja/41/`)
        await expect(slide(page, 41)).toBeVisible()
        const notice = page.getByRole('status').filter({ hasText: '新しいバージョンがある' })
        const firstBuild = await page.locator('html').getAttribute('data-build')
        await page.keyboard.press('f')
        await expect(page.locator('html')).toHaveAttribute('data-presenting')
        await site.publishAnew(testInfo.outputPath('second'), { otherSlides: true })
        await page.keyboard.press('End')
        await expect(slide(page, SLIDE_COUNT)).toBeVisible()
        await expect(notice).toBeHidden()
        await page.keyboard.press('f')
        await expect(notice).toBeVisible()
        await notice.getByRole('button', { name: 'あとで' }).click()
        await expect(notice).toBeHidden()
        await page.reload()
        await expect(page.locator('html')).not.toHaveAttribute('data-build', firstBuild ?? '')
        await expect(page.locator('html[data-shell]')).toBeAttached()
        await page.keyboard.press('Home')
        await expect(slide(page, 1)).toBeVisible()
        await expect(notice).toBeHidden()
      })
    })
  }

  test.describe('without a worker', () => {
    test.use({ serviceWorkers: 'block' })

    test('is told by the contents, and brought by a press', async ({ page, site }, testInfo) => {
      await page.goto(`${site.url}en/41/`)
      await expect(slide(page, 41)).toBeVisible()
      const notice = page.getByRole('status').filter({ hasText: 'There is a new version.' })
      // The second pack is fetched by nobody before the contents are wanted.
      await site.publishAnew(testInfo.outputPath('second'), { otherSlides: true })
      await page.keyboard.press('c')
      await page.getByRole('dialog').getByRole('link').first().waitFor()
      await page.keyboard.press('Escape')
      const firstBuild = await page.locator('html').getAttribute('data-build')
      await notice.getByRole('button', { name: 'Reload' }).click()
      await expect(page.locator('html')).not.toHaveAttribute('data-build', firstBuild ?? '')
      await expect(notice).toBeHidden()
    })

    test('is told by the speaker view, its own and the audience’s', async ({ page, site }, testInfo) => {
      await page.goto(`${site.url}en/41/`)
      await expect(slide(page, 41)).toBeVisible()
      const openSpeaker = async () => {
        const speaker = await page.context().newPage()
        await speaker.goto(`${site.url}en/speaker/41/`)
        await expect(speaker.getByText('In step with the audience')).toBeVisible()
        return speaker
      }
      const old = await openSpeaker()
      await site.publishAnew(testInfo.outputPath('second'), { otherSlides: true })
      await old.keyboard.press('End')
      await expect(old.getByText('There is a new version.')).toBeVisible()
      await old.close()
      const speaker = await openSpeaker()
      const differs = speaker.getByText('The audience’s page is of another version')
      await expect(differs).toBeVisible()
      await expect(speaker.getByText('There is a new version.')).toBeHidden()
      await page.reload()
      await expect(differs).toBeHidden()
    })
  })
})
