import { expect, test, type Locator, type Page } from '@playwright/test'

async function open(page: Page, path: string): Promise<Locator> {
  await page.goto(path)
  await expect(page.locator('.transcript .article')).not.toHaveCount(1)
  return page.getByRole('combobox')
}

function hits(page: Page): Locator {
  return page.getByRole('option')
}

/** The slides of the hits, in order of the list. */
function slideNumbers(page: Page): Promise<string[]> {
  return hits(page).evaluateAll((options) => options.map((option) => option.dataset['slide'] ?? ''))
}

/** The texts that a highlight marks. */
function highlighted(page: Page, name: string): Promise<string[]> {
  return page.evaluate(
    (key) =>
      [...(CSS.highlights.get(key) ?? [])].map(({ startContainer, startOffset, endContainer, endOffset }) => {
        const range = new Range()
        range.setStart(startContainer, startOffset)
        range.setEnd(endContainer, endOffset)
        return range.toString()
      }),
    name,
  )
}

test.describe('search in the transcript', () => {
  test('is entered with /, lists hits with slide and words, and marks them in the text', async ({ page }) => {
    const field = await open(page, 'ja/41/')
    // Of one slide: others' articles come when they come.
    const text = page.locator('[data-part="transcript"] .article[data-slide="41"]')
    const before = await text.textContent()
    await page.keyboard.press('/')
    await expect(field).toBeFocused()
    await page.keyboard.type('ﾓﾃﾞﾙ')
    await expect(hits(page).first()).toContainText('モデル')
    await expect(hits(page).first().locator('mark').first()).toHaveText('モデル')
    await expect(hits(page).first().locator('xpath=ancestor::*[@role="group"]')).toHaveAccessibleName(
      /^スライド\d+ .*モデル/,
    )
    await expect.poll(() => highlighted(page, 'search-hit')).toContain('モデル')
    // The text itself is untouched: the marks are the browser's highlights. (Terms become buttons meanwhile.)
    expect(await text.textContent()).toBe(before)
    await expect(text.locator('mark')).toHaveCount(0)
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => new Set(await highlighted(page, 'search-active')))
      .toEqual(new Set(['モデル']))
  })

  test('finds a word of the language that is not shown', async ({ page }) => {
    const field = await open(page, 'ja/41/')
    await field.fill('cross-entropy loss')
    await expect(hits(page).first()).toBeVisible({ timeout: 20_000 })
    await expect(hits(page).locator('[lang="en"]').first()).toContainText('ross-entropy')
  })

  test('lists what is meant first, by slide: title, text, figure, reference', async ({ page }) => {
    const field = await open(page, 'ja/1/')
    await field.fill('CLIP')
    await expect(page.getByRole('option').filter({ hasText: '文献' }).first()).toBeAttached({
      timeout: 20_000,
    })
    await expect.poll(async () => (await slideNumbers(page))[0]).toBe('80')
    const numbers = await slideNumbers(page)
    // Each slide's hits stand together.
    expect([...new Set(numbers)]).toHaveLength(
      numbers.filter((number, at) => number !== numbers[at - 1]).length,
    )
    const kinds = await hits(page).evaluateAll((options) => options.map(({ dataset }) => dataset['kind']))
    expect(kinds.lastIndexOf('text')).toBeLessThan(kinds.indexOf('work'))
    await expect(page.getByRole('group', { name: /^スライド80 自然言語による画像認識/ })).toBeVisible()
  })

  test('goes to the hit on Enter, on to the next on another, and back with Shift', async ({ page }) => {
    const field = await open(page, 'ja/41/')
    await field.fill('モデル')
    await expect(hits(page).first()).toBeVisible()
    const numbers = await slideNumbers(page)
    await field.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/ja/${numbers[0] ?? ''}/`))
    await field.press('Enter')
    await expect(hits(page).nth(1)).toHaveAttribute('aria-selected', 'true')
    await field.press('Shift+Enter')
    await expect(hits(page).nth(0)).toHaveAttribute('aria-selected', 'true')
    await expect(field).toBeFocused()
    const shown = page.locator(`.transcript .article[data-slide="${numbers[0] ?? ''}"] .marked`)
    await expect(shown.first()).toBeInViewport()
    await page.goBack()
    await expect(page).not.toHaveURL(new RegExp(`/ja/${numbers[0] ?? ''}/`))
  })

  test('shows the next hit in the transcript, and leaves the slides', async ({ page }) => {
    const field = await open(page, 'ja/41/')
    await field.fill('モデル')
    const active = hits(page).nth(2)
    await expect(active).toBeVisible()
    await field.press('ArrowDown')
    await field.press('ArrowDown')
    await expect(active).toHaveAttribute('aria-selected', 'true')
    await expect(field).toHaveAttribute('aria-activedescendant', (await active.getAttribute('id')) ?? '')
    const number = await active.getAttribute('data-slide')
    await expect(page.locator(`.transcript .article[data-slide="${number ?? ''}"]`)).toBeInViewport()
    await expect(page).toHaveURL(/\/ja\/41\/$/)
    await page.getByRole('button', { name: '前の結果' }).click()
    await expect(hits(page).nth(1)).toHaveAttribute('aria-selected', 'true')
  })

  test('leaves a line in sight that the reader has gone on to by Tab', async ({ page }) => {
    await page.clock.install()
    const field = await open(page, 'ja/41/')
    await field.fill('モデル')
    await expect(hits(page).first()).toBeVisible()
    await field.press('Enter')
    await page.evaluate(() => {
      const lines = document.querySelectorAll<HTMLElement>(
        '.transcript .article[aria-current] ~ article .row',
      )
      lines[lines.length - 1]?.focus()
    })
    const line = page.locator('.transcript .row:focus')
    await expect(line).toBeInViewport()
    // The article that was gone to is looked after for 1.5 seconds: the last time that is put into its place.
    await page.clock.runFor(1600)
    await expect(line).toBeInViewport()
  })

  test('goes to a hit that is clicked', async ({ page }) => {
    const field = await open(page, 'en/1/')
    await field.fill('VQA')
    const number = await hits(page).nth(3).getAttribute('data-slide')
    await hits(page).nth(3).click()
    await expect(page).toHaveURL(new RegExp(`/en/${number ?? ''}/`))
    await expect(field).toBeFocused()
  })

  test('is cleared by Esc, which then leaves the field', async ({ page }) => {
    const field = await open(page, 'ja/41/')
    await field.fill('モデル')
    await expect(hits(page).first()).toBeVisible()
    await field.press('Escape')
    await expect(field).toHaveValue('')
    await expect(field).toBeFocused()
    await expect(hits(page)).toHaveCount(0)
    expect(await highlighted(page, 'search-hit')).toEqual([])
    await field.press('Escape')
    await expect(field).not.toBeFocused()
  })

  test('says that nothing was found', async ({ page }) => {
    const field = await open(page, 'en/41/')
    await field.fill('quantum chromodynamics')
    // First all slides are read, in slices between which the page may draw.
    await expect(page.getByText('Nothing found for “quantum chromodynamics”.')).toBeVisible({
      timeout: 20_000,
    })
    await expect(hits(page)).toHaveCount(0)
  })

  test('finds a cited work and opens the list where it stands', async ({ page }) => {
    const field = await open(page, 'ja/1/')
    await field.fill('Jointly-Scaled')
    await expect(hits(page).first()).toContainText('文献')
    await field.press('Enter')
    await expect(page.locator('[aria-current] .article-references')).toHaveAttribute('open', '')
    await expect(page.locator('[aria-current] .article-references ul')).toBeInViewport()
  })

  test('waits for an input method to settle, whose Enter goes nowhere', async ({ page }) => {
    const field = await open(page, 'ja/41/')
    await field.focus()
    const client = await page.context().newCDPSession(page)
    await client.send('Input.imeSetComposition', { text: 'もでｒ', selectionStart: 3, selectionEnd: 3 })
    await expect(field).toHaveValue('もでｒ')
    await expect(page.getByText('見つからなかった')).toHaveCount(0)
    await expect(hits(page)).toHaveCount(0)
    await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })
    await client.send('Input.insertText', { text: 'もでる' })
    await expect(hits(page).first()).toContainText('モデル')
    await expect(page).toHaveURL(/\/ja\/41\/$/)
  })

  test('keys typed in the field are the field’s', async ({ page }) => {
    const field = await open(page, 'en/41/')
    await field.focus()
    await page.keyboard.type('t l f 7')
    await expect(field).toHaveValue('t l f 7')
    await expect(page).toHaveURL(/\/en\/41\/$/)
    await expect(page.locator('.transcript')).toBeVisible()
  })

  test('opens a closed panel', async ({ page }) => {
    await open(page, 'ja/41/')
    await page.keyboard.press('t')
    await expect(page.locator('.transcript')).toBeHidden()
    await page.keyboard.press('/')
    await expect(page.getByRole('combobox')).toBeFocused()
    await expect(page.locator('.transcript')).toBeVisible()
  })

  test('says what could not be searched, and tries again when asked', async ({ page }) => {
    const field = await open(page, 'ja/41/')
    await page.route('**/en/text/*.json', (route) => route.abort())
    await field.fill('モデル')
    const missing = page.getByText('Englishのテキストを読み込めず')
    await expect(missing).toBeVisible({ timeout: 20_000 })
    await expect(hits(page).first()).toContainText('モデル')
    await page.unroute('**/en/text/*.json')
    await page.locator('.search-bar').getByRole('button', { name: '再試行' }).click()
    await field.fill('cross-entropy loss')
    await expect(hits(page).first()).toBeVisible({ timeout: 20_000 })
    await expect(missing).toBeHidden()
  })
})
