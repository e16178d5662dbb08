import { expect, test as base, type Page } from '@playwright/test'
import { PublishedSite } from './published-site.ts'

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
    .poll(() =>
      page.evaluate(async (wanted) => {
        const found = await Promise.all(wanted.map((url) => caches.match(url, { ignoreVary: true })))
        return found.filter((response) => !response).length
      }, urls),
    )
    .toBe(0)
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
    await expect(page.getByRole('dialog', { name: 'キー操作' })).toBeVisible()

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
    await expect(page.getByRole('heading', { name: 'This page isn’t kept on this device' })).toBeVisible()
    await site.goOnline()
    await page.getByRole('link', { name: 'Try again' }).click()
    await expect(page).toHaveTitle(/^Whole transcript/)
  })
})

test.describe('a new version', () => {
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
    const notice = page.getByRole('status').filter({ hasText: '新しい版がある' })
    await expect(notice).toBeHidden()

    await page.keyboard.press('f')
    await expect(notice).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-opened', 'once')
    await notice.getByRole('button', { name: '読み込み直す' }).click()
    await expect(page.locator('html')).not.toHaveAttribute('data-opened')
    await expect(page.locator('html')).not.toHaveAttribute('data-build', firstBuild ?? '')
    await expect(slide(page, 42)).toBeVisible()
    await expect(notice).toBeHidden()
  })
})
