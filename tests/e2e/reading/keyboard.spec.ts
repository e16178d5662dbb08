import { expect, test, type Page } from '@playwright/test'
import { KEY_TABLE } from '../../../src/viewer/key-table.ts'
import { SLIDE_COUNT } from '../../fixtures/real-deck.ts'

const current = (page: Page) => page.locator('section.slide.present')

test.describe('the keyboard', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('ja/41/')
    await expect(page.locator('.transcript article[aria-current] ~ article').first()).toBeAttached()
  })

  test('turns the slides with the keys of presenters and their clickers', async ({ page }) => {
    for (const key of ['ArrowRight', 'ArrowDown', 'PageDown', 'Space']) await page.keyboard.press(key)
    await expect(current(page)).toHaveAttribute('data-slide', '45')
    for (const key of ['ArrowLeft', 'ArrowUp', 'PageUp', 'Shift+Space', 'Backspace'])
      await page.keyboard.press(key)
    await expect(current(page)).toHaveAttribute('data-slide', '40')
    await page.keyboard.press('End')
    await expect(current(page)).toHaveAttribute('data-slide', String(SLIDE_COUNT))
    await page.keyboard.press('Home')
    await expect(current(page)).toHaveAttribute('data-slide', '1')
  })

  test('goes to a number and Enter', async ({ page }) => {
    await page.keyboard.type('81')
    await page.keyboard.press('Enter')
    await expect(current(page)).toHaveAttribute('data-slide', '81')
  })

  test('shows a number while it is typed, takes digits back, and forgets it on Esc', async ({ page }) => {
    const typed = page.getByRole('status').filter({ hasText: 'Enter' })
    await page.keyboard.type('429')
    await expect(typed).toHaveText('429（Enterで移動）')
    await page.keyboard.press('Backspace')
    await expect(typed).toHaveText('42（Enterで移動）')
    await page.keyboard.press('Escape')
    await expect(typed).toBeHidden()
    await page.keyboard.press('Enter')
    await expect(current(page)).toHaveAttribute('data-slide', '41')
  })

  test('switches transcript and language, and opens what its table lists', async ({ page }) => {
    await page.keyboard.press('t')
    await expect(page.locator('html')).toHaveAttribute('data-transcript', 'closed')
    await page.keyboard.press('l')
    await expect(page).toHaveURL(/\/en\/41\/$/)
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Keys' })
    await expect(help.getByRole('row')).toHaveCount(KEY_TABLE.length)
    await page.keyboard.press('Escape')
    await expect(help).toBeHidden()
    await expect(current(page)).toHaveAttribute('data-slide', '41')
  })

  test('presents with F, and leaves with Esc', async ({ page }) => {
    // A browser without a screen refuses, and the notice that comes of it is what Esc closes first.
    await page.evaluate(() => {
      navigator.wakeLock.request = () => new Promise(() => undefined)
    })
    await page.keyboard.press('f')
    await expect(page.locator('html')).toHaveAttribute('data-presenting', '')
    await expect(page.locator('.header')).toBeHidden()
    await page.keyboard.press('ArrowRight')
    await expect(current(page)).toHaveAttribute('data-slide', '42')
    await page.keyboard.press('Escape')
    await expect(page.locator('html')).not.toHaveAttribute('data-presenting', '')
    await expect(page.locator('.header')).toBeVisible()
  })

  test('leaves single letters alone when they are switched off', async ({ page }) => {
    await page.getByRole('button', { name: '表示設定' }).first().click()
    await page.getByRole('checkbox', { name: /1文字/ }).uncheck()
    await page.keyboard.press('Escape')
    await page.keyboard.press('t')
    await expect(page.locator('html')).toHaveAttribute('data-transcript', 'open')
  })

  test('reaches every control by Tab', async ({ page }) => {
    const reached = new Set<string>()
    for (let press = 0; press < 40; press++) {
      await page.keyboard.press('Tab')
      reached.add(
        await page.evaluate(
          () =>
            document.activeElement?.getAttribute('aria-label') ??
            document.activeElement?.getAttribute('title') ??
            document.activeElement?.textContent.trim().slice(0, 20) ??
            '',
        ),
      )
    }
    for (const label of [
      '目次',
      'テキスト',
      '共有',
      '表示設定',
      '発表を始める',
      '前のスライド',
      '次のスライド',
      'スライド番号',
      'スライドの位置',
    ]) {
      expect([...reached]).toContain(label)
    }
    // A screen reader would say both.
    const saidTwice = await page.locator('[title]').evaluateAll((all) =>
      all.flatMap((element) => {
        const [title = '', name] = ['title', 'aria-label'].map(
          (key) => element.getAttribute(key) ?? undefined,
        )
        return title === name ? [title] : []
      }),
    )
    expect(saidTwice).toEqual([])
  })
})

for (const [what, path, key] of [
  ['the contents', 'en/41/', 'c'],
  ['the speaker view', 'en/speaker/41/', undefined],
] as const)
  test(`what has focus is in sight in ${what}, however much was enlarged`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 256 })
    await page.goto(path)
    await page.getByRole('button').first().waitFor()
    if (key !== undefined) {
      await expect(page.locator('html[data-shell]')).toBeAttached()
      await page.keyboard.press(key)
      await page.getByRole('dialog').getByRole('link').first().waitFor()
    }
    const covered: string[] = []
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press('Tab')
      const hidden = await page.evaluate(() => {
        const focused = document.activeElement
        if (!focused || focused === document.body) return undefined
        const { left, top, width, height } = focused.getBoundingClientRect()
        const shares = [0.1, 0.3, 0.5, 0.7, 0.9]
        const isSeen = shares.some((x) =>
          shares.some((y) => {
            const found = document.elementFromPoint(left + width * x, top + height * y)
            return found && (focused.contains(found) || found.contains(focused))
          }),
        )
        return isSeen ? undefined : focused.textContent
      })
      if (hidden !== undefined) covered.push(hidden)
    }
    expect(covered).toEqual([])
  })

test('a button’s name is in the tree that the browser gives to screen readers', async ({ page }) => {
  await page.goto('ja/41/')
  await expect(page.locator('html[data-shell]')).toBeAttached()
  const client = await page.context().newCDPSession(page)
  const { nodes } = await client.send('Accessibility.getFullAXTree')
  const buttons = nodes.filter(({ ignored, role }) => !ignored && role?.value === 'button')
  const names = buttons.map(({ name }) => String(name?.value ?? ''))
  expect(names).toContain('目次')
  expect(names).not.toContain('')
})

test.describe('before the viewer has started', () => {
  test('arrows follow the page’s own links, and keep what the address asks for', async ({ page }) => {
    await page.route('**/assets/main-*.js', (route) => route.abort())
    await page.goto('ja/41/?transcript=en')
    await page.keyboard.press('ArrowRight')
    await expect(page).toHaveURL(/\/ja\/42\/\?transcript=en$/)
    await page.keyboard.press('PageUp')
    await expect(page).toHaveURL(/\/ja\/41\/\?transcript=en$/)
  })

  test('a button that is pressed is kept in mind', async ({ page }) => {
    let goOn = () => {}
    const released = new Promise<void>((resolve) => {
      goOn = resolve
    })
    await page.route('**/assets/main-*.js', async (route) => {
      await released
      await route.continue()
    })
    await page.goto('ja/41/', { waitUntil: 'domcontentloaded' })
    await page.getByRole('button', { name: '目次' }).filter({ visible: true }).click()
    await expect(page.locator('html')).not.toHaveAttribute('data-shell')
    goOn()
    await expect(page.getByRole('dialog', { name: '目次' })).toBeVisible()
  })

  test('a slide is not turned twice once it has', async ({ page }) => {
    await page.goto('ja/41/')
    await expect(page.locator('html')).toHaveAttribute('data-shell', '')
    await page.evaluate(() => {
      Object.assign(window, { stillHere: true })
    })
    await page.keyboard.press('ArrowRight')
    await expect(current(page)).toHaveAttribute('data-slide', '42')
    expect(await page.evaluate(() => 'stillHere' in window)).toBe(true)
  })
})

test.describe('the progress bar', () => {
  test('says where the talk is, and leads to the slide under the pointer', async ({ page }) => {
    await page.goto('ja/41/')
    const bar = page.getByRole('slider', { name: 'スライドの位置' })
    await expect(bar).toHaveAttribute('aria-valuetext', '95枚中41枚目，アーキテクチャと事前学習')
    const box = await bar.boundingBox()
    if (!box) throw new Error('there is no bar')
    await page.mouse.click(box.x + box.width * 0.999, box.y + box.height / 2)
    await expect(current(page)).toHaveAttribute('data-slide', String(SLIDE_COUNT))
  })
})

test.describe('settings', () => {
  test('keep the theme over a reload, from before the first paint', async ({ page }) => {
    await page.goto('ja/41/')
    await page.getByRole('button', { name: '表示設定' }).first().click()
    await page
      .getByRole('group', { name: 'テーマ', exact: true })
      .getByRole('radio', { name: 'ダーク' })
      .check()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.reload({ waitUntil: 'commit' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })

  test('that make no sense give way to the defaults', async ({ page }) => {
    await page.addInitScript(() => {
      localStorage.setItem('colloquium', '{"theme":"purple","panelWidthPx":-3,"transcriptOpen":"x"')
    })
    await page.goto('ja/41/')
    await page.keyboard.press('ArrowRight')
    await expect(current(page)).toHaveAttribute('data-slide', '42')
    await expect(page.locator('html')).toHaveAttribute('data-transcript', 'open')
  })
})
