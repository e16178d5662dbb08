import { expect, test, type Locator, type Page } from '@playwright/test'
import { SLIDE_COUNT } from '../../fixtures/real-deck.ts'
import { end, fail, giveVoices, hears, isSpeaking, said, type FakeVoice } from '../support/fake-speech.ts'

const JAPANESE = { name: 'Kyoko', lang: 'ja-JP', localService: true }
const ENGLISH = { name: 'Samantha', lang: 'en-US', localService: true }
const SERVICE = { name: 'Service', lang: 'ja-JP', localService: false }

const voiceButton = (page: Page) =>
  page.locator('#transcript').getByRole('button', { name: '読み上げ', exact: true })
const bar = (page: Page) => page.getByRole('region', { name: '読み上げ', exact: true })
const row = (page: Page, slide: number, block: string): Locator =>
  page.locator(`.transcript .article[data-slide="${String(slide)}"] [data-row="${block}"]`)

/** Presses the button once the shell answers: it has hydrated when the other slides' text is there. */
async function start(page: Page): Promise<void> {
  await expect(page.locator('.transcript article')).not.toHaveCount(1)
  await voiceButton(page).click()
}

async function startAt(page: Page, path: string, voices: readonly FakeVoice[] = [JAPANESE, ENGLISH]) {
  await giveVoices(page, voices)
  await page.goto(path)
  await start(page)
}

test.describe('reading aloud', () => {
  test('says each block in its own language, marks it, and turns the slide', async ({ page }) => {
    await startAt(page, 'ja/4/')
    await hears(page, 'Vision and Languageとは？')
    await expect(page.locator('.slides .marked')).toHaveAttribute('data-block', 'b0')
    await expect(row(page, 4, 'b0').locator('.marked')).toBeVisible()
    await end(page)
    await hears(page, '名前の通り，「画像」と「言語」を扱う研究分野')
    await expect(page.locator('.slides .marked')).toHaveAttribute('data-block', 'b1')
    await expect(row(page, 4, 'b1').locator('.marked')).toBeVisible()
    await end(page)
    await hears(page, '具体例：Visual Question Answering（VQA）')
    await end(page)
    await hears(page, 'Q.')
    await end(page)
    await hears(page, 'Where is the child sitting?')
    await end(page)
    await hears(page, 'A. fridge')
    await expect(page.locator('.slides .marked')).toHaveAttribute('data-block', 'b3')
    await end(page)
    await hears(page, 'VQA v2, visualqa.org/')
    await end(page)
    await hears(page, '台所で，冷蔵庫の上に座っている幼い子ども．')
    const heard = (await said(page)).map(({ voice, lang }) => `${voice} ${lang}`)
    expect(heard.slice(3, 6)).toEqual(['Samantha en-US', 'Samantha en-US', 'Samantha en-US'])
    await end(page)
    await expect.poll(() => isSpeaking(page)).toBe(true)
    await bar(page).getByRole('button', { name: '次の行' }).click()
    await expect(page).toHaveURL(/\/ja\/5\/$/)
    await expect(page.locator('.slides .marked')).toHaveAttribute('data-block', 'b0')
    await expect.poll(async () => (await said(page)).at(-1)?.text).not.toContain('冷蔵庫に')
  })

  test('keeps its mark when the text passes under a pointer at rest', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 700 })
    await startAt(page, 'ja/36/')
    await hears(page, 'Encoder-Decoder型：PaLI [Chen+, arXiv:2209.06794]')
    const top = await page.evaluate(() => scrollY)
    for (const block of ['b1', 'b2', 'b3', 'b4']) {
      await bar(page).getByRole('button', { name: '次の行' }).press('Enter')
      await expect(row(page, 36, block).locator('.marked')).toBeVisible()
    }
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(top)
    let last = -1
    await expect
      .poll(async () => {
        const now = await page.evaluate(() => scrollY)
        const rests = now === last
        last = now
        return rests
      })
      .toBe(true)
    await expect(row(page, 36, 'b4').locator('.marked')).toBeVisible()
    await expect(page.locator('.slides .marked')).toHaveAttribute('data-block', 'b4')
  })

  test('pauses, and goes on with the same sentence', async ({ page }) => {
    await startAt(page, 'ja/4/')
    await hears(page, 'Vision and Languageとは？')
    await bar(page).getByRole('button', { name: '一時停止' }).click()
    await expect.poll(() => isSpeaking(page)).toBe(false)
    expect(await said(page)).toHaveLength(1)
    await page.keyboard.press('r')
    await hears(page, 'Vision and Languageとは？')
    expect(await said(page)).toHaveLength(2)
    await page.keyboard.press('r')
    await expect(bar(page).getByRole('button', { name: '読み上げる' })).toBeVisible()
    await bar(page).getByRole('button', { name: '次の行' }).click()
    await expect(row(page, 4, 'b1').locator('.marked')).toBeVisible()
    expect(await isSpeaking(page)).toBe(false)
  })

  test('speaks at the speed that was chosen, now and next time', async ({ page }) => {
    await startAt(page, 'ja/4/')
    await hears(page, 'Vision and Languageとは？')
    await bar(page).getByLabel('速さ').selectOption({ label: '1.5倍' })
    await expect.poll(async () => (await said(page)).map(({ rate }) => rate)).toEqual([1, 1.5])
    await page.reload()
    await start(page)
    await expect.poll(async () => (await said(page)).map(({ rate }) => rate)).toEqual([1.5])
  })

  test('speaks in the voice that was chosen, now and next time', async ({ page }) => {
    const voices = async () => (await said(page)).map(({ voice }) => voice)
    await startAt(page, 'ja/4/', [JAPANESE, { ...JAPANESE, name: 'Otoya' }, SERVICE, ENGLISH])
    await hears(page, 'Vision and Languageとは？')
    await bar(page).getByRole('button', { name: '声を選ぶ' }).click()
    const choice = bar(page).getByLabel('日本語の声')
    await expect(choice.getByRole('option')).toHaveText([
      'おまかせ',
      'Kyoko',
      'Otoya',
      'Service（音声サービス）',
    ])
    await choice.selectOption('Otoya')
    await expect.poll(voices).toEqual(['Kyoko', 'Otoya'])
    await choice.selectOption('Service（音声サービス）')
    await expect(bar(page).getByRole('status')).toContainText('音声サービスに文章を送って')
    await choice.selectOption('Otoya')
    await page.reload()
    await start(page)
    await expect.poll(voices).toEqual(['Otoya'])
  })

  test('says each block in both languages where they stand side by side, and once what is the same', async ({
    page,
  }) => {
    await startAt(page, 'ja/4/?transcript=both')
    await hears(page, 'Vision and Languageとは？')
    await end(page)
    await hears(page, 'What is vision and language?')
    expect((await said(page)).at(-1)).toMatchObject({ voice: 'Samantha', lang: 'en-US' })
    await expect(row(page, 4, 'b0').locator('.marked').first()).toBeVisible()
    await end(page)
    await hears(page, '名前の通り，「画像」と「言語」を扱う研究分野')
    await page.keyboard.press('Escape')
    await page.goto('ja/41/?transcript=both#b2')
    await start(page)
    await hears(page, 'Span corruption on text-only data')
    await end(page)
    await hears(page, 'Split-captioning')
  })

  test('goes where the reader goes: another slide, a line, another language', async ({ page }) => {
    await startAt(page, 'ja/4/')
    await hears(page, 'Vision and Languageとは？')
    await row(page, 4, 'b2').click({ position: { x: 40, y: 8 } })
    await hears(page, '具体例：Visual Question Answering（VQA）')
    await page.getByRole('link', { name: 'English' }).click()
    await hears(page, 'Example: visual question answering (VQA)')
    expect((await said(page)).at(-1)).toMatchObject({ voice: 'Samantha' })
    await page.keyboard.press('ArrowLeft')
    await expect(page).toHaveURL(/\/en\/3\/$/)
    await expect(page.locator('.slides .marked')).toHaveAttribute('data-block', 'b0')
    await page.getByRole('button', { name: 'Stop reading aloud' }).press('Enter')
    await expect.poll(() => isSpeaking(page)).toBe(false)
    await expect(page.locator('#transcript').getByRole('button', { name: 'Read aloud' })).toBeFocused()
  })

  test('stops with Esc, and when its transcript is closed', async ({ page }) => {
    await startAt(page, 'ja/4/')
    await hears(page, 'Vision and Languageとは？')
    await page.keyboard.press('Escape')
    await expect(bar(page)).toBeHidden()
    expect(await isSpeaking(page)).toBe(false)
    await page.keyboard.press('r')
    await expect.poll(() => isSpeaking(page)).toBe(true)
    await page.keyboard.press('t')
    await expect.poll(() => isSpeaking(page)).toBe(false)
    await expect(voiceButton(page)).toBeHidden()
  })

  test('takes a voice of this device before one of a service', async ({ page }) => {
    await startAt(page, 'ja/4/', [SERVICE, JAPANESE])
    await hears(page, 'Vision and Languageとは？')
    expect((await said(page))[0]).toMatchObject({ voice: 'Kyoko' })
    await expect(bar(page).getByRole('status')).toBeEmpty()
  })

  test('says foreign words itself where only a service has a voice for them', async ({ page }) => {
    await startAt(page, 'ja/4/', [JAPANESE, { ...ENGLISH, localService: false }])
    for (const text of ['Vision and Languageとは？', '名前の通り，「画像」と「言語」を扱う研究分野']) {
      await hears(page, text)
      await bar(page).getByRole('button', { name: '次の行' }).click()
    }
    await hears(page, '具体例：Visual Question Answering（VQA）')
    await end(page)
    await hears(page, 'Q.')
    await end(page)
    await hears(page, 'Where is the child sitting?')
    expect((await said(page)).at(-1)).toMatchObject({ voice: 'Kyoko' })
  })

  test('says that the words go to a service where no voice is on the device', async ({ page }) => {
    await startAt(page, 'ja/4/', [SERVICE])
    await hears(page, 'Vision and Languageとは？')
    await expect(bar(page).getByRole('status')).toContainText('音声サービスに文章を送って')
  })

  test('says that there is no voice, or none for the language', async ({ page }) => {
    await startAt(page, 'ja/4/', [ENGLISH])
    await expect(bar(page).getByRole('status')).toContainText('日本語の声がない')
    await expect(bar(page).getByRole('button', { name: '読み上げる' })).toBeVisible()
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('region', { name: 'Read aloud' }).getByRole('button', { name: 'Read aloud' }).click()
    await hears(page, 'What is vision and language?')
    await expect(page.getByRole('region', { name: 'Read aloud' }).getByRole('status')).toBeEmpty()
  })

  test('says that the device has no voices', async ({ page }) => {
    await startAt(page, 'ja/4/', [])
    await expect(bar(page).getByRole('status')).toContainText('読み上げの声がない')
  })

  test('says that the browser cannot', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'speechSynthesis', { value: undefined })
    })
    await page.goto('ja/4/')
    await start(page)
    await expect(bar(page).getByRole('status')).toContainText('読み上げの機能がない')
  })

  test('keeps its place when the voice fails, and tries again', async ({ page }) => {
    await startAt(page, 'ja/4/')
    await hears(page, 'Vision and Languageとは？')
    await end(page)
    await hears(page, '名前の通り，「画像」と「言語」を扱う研究分野')
    await fail(page, 'network')
    await expect(bar(page).getByRole('status')).toContainText('音声サービスにつながらない')
    await bar(page).getByRole('button', { name: '読み上げる' }).click()
    await hears(page, '名前の通り，「画像」と「言語」を扱う研究分野')
    await expect(bar(page).getByRole('status')).toBeEmpty()
  })

  test('says that it could not be loaded, and the deck goes on', async ({ page }) => {
    await giveVoices(page, [JAPANESE])
    await page.route(/\/assets\/read-aloud[^/]*\.js/, (route) => route.abort())
    await page.goto('ja/4/')
    await start(page)
    await expect(page.getByText('読み上げの機能を読み込めなかった')).toBeVisible()
    await expect(voiceButton(page)).toHaveAttribute('aria-pressed', 'false')
  })
})

test.describe('reading the whole transcript aloud', () => {
  const button = (page: Page) => page.getByRole('main').getByRole('button', { name: '読み上げ', exact: true })
  const isAboveBar = async (page: Page, line: string) => {
    const [of, over] = [await page.locator(line).boundingBox(), await bar(page).boundingBox()]
    return of !== null && over !== null && of.y >= 0 && of.y + of.height <= over.y
  }

  test('begins at the first line in the window, marks each, and goes on to the next slide', async ({
    page,
  }) => {
    await giveVoices(page, [JAPANESE, ENGLISH])
    await page.goto('ja/transcript/')
    await page.evaluate(() => {
      document.getElementById('s94')?.scrollIntoView()
    })
    await button(page).click()
    await expect(page.locator('#s94')).toHaveClass('being-read')
    await expect(button(page)).toHaveAttribute('aria-pressed', 'true')
    const before = (await said(page)).length
    await bar(page).getByRole('button', { name: '次の行' }).click()
    await expect(page.locator('#s94-b1')).toHaveClass(/being-read/)
    await expect(page.locator('.being-read')).toHaveCount(1)
    await expect.poll(async () => (await said(page)).length).toBeGreaterThan(before)
    await page.locator(`#s${String(SLIDE_COUNT)}`).click()
    await hears(page, 'まとめ')
    await expect(page.locator(`#s${String(SLIDE_COUNT)}`)).toHaveClass('being-read')
    await expect(page.locator(`#s${String(SLIDE_COUNT)}`)).toBeInViewport()
  })

  test('keeps the line in sight, and leaves who scrolls away where they are', async ({ page }) => {
    await giveVoices(page, [JAPANESE, ENGLISH])
    await page.goto('ja/transcript/#s41')
    await button(page).click()
    await expect(bar(page)).toBeVisible()
    await page.locator('#s41').click()
    await expect(page.locator('#s41')).toHaveClass(/being-read/)
    const next = bar(page).getByRole('button', { name: '次の行' })
    for (let line = 1; line <= 8; line++) {
      await next.click()
      await expect(page.locator(`#s41-b${String(line)}`)).toHaveClass(/being-read/)
      await expect.poll(() => isAboveBar(page, `#s41-b${String(line)}`)).toBe(true)
    }
    await page.evaluate(() => {
      scrollTo(0, 0)
    })
    await next.click()
    await expect(page.locator('#s41-b9')).toHaveClass(/being-read/)
    expect(await page.evaluate(() => scrollY)).toBe(0)
  })

  test('stops with Esc, gives the focus back, and begins again', async ({ page }) => {
    await giveVoices(page, [JAPANESE, ENGLISH])
    await page.goto('ja/transcript/')
    await button(page).click()
    await hears(page, 'Vision and Languageの現状と展望')
    await page.keyboard.press('Escape')
    await expect(bar(page)).toBeHidden()
    expect(await isSpeaking(page)).toBe(false)
    await expect(button(page)).toBeFocused()
    await expect(page.locator('.being-read')).toHaveCount(0)
    await button(page).click()
    await hears(page, 'Vision and Languageの現状と展望')
  })

  test('says each block in its own language on the page that has both', async ({ page }) => {
    await giveVoices(page, [JAPANESE, ENGLISH])
    await page.goto('ja/transcript/both/#s4')
    await button(page).click()
    await hears(page, 'Vision and Languageとは？')
    await expect(page.locator('#s4-b0')).toHaveClass(/being-read/)
    await end(page)
    await hears(page, 'What is vision and language?')
    expect((await said(page)).at(-1)).toMatchObject({ voice: 'Samantha', lang: 'en-US' })
  })

  test('keeps its speed for the slides, and no other preference', async ({ page }) => {
    await giveVoices(page, [JAPANESE, ENGLISH])
    await page.addInitScript(() => {
      localStorage.setItem('colloquium', '{"theme":"dark","transcriptOpen":false}')
    })
    await page.goto('en/transcript/')
    await page.getByRole('button', { name: 'Read aloud' }).click()
    await page.getByLabel('Speed').selectOption('1.5')
    const stored = () => page.evaluate(() => localStorage.getItem('colloquium') ?? '')
    await expect
      .poll(async () => JSON.parse(await stored()) as object)
      .toMatchObject({ theme: 'dark', transcriptOpen: false, readingSpeed: 1.5 })
  })

  test('says that it could not be loaded', async ({ page }) => {
    await giveVoices(page, [JAPANESE])
    await page.route(/\/assets\/read-transcript[^/]*\.js/, (route) => route.abort())
    await page.goto('ja/transcript/')
    await button(page).click()
    await expect(page.getByRole('status')).toContainText('読み上げの機能を読み込めなかった')
  })
})
