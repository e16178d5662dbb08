import { readFile } from 'node:fs/promises'
import { expect, type BrowserContext, type Page } from '@playwright/test'
import { axeFindings } from '../support/axe.ts'
import { expectAt } from '../support/expect-at.ts'
import {
  joinTalk as join,
  leadFromDeck,
  liveBar as bar,
  liveTest as test,
  questionsOf as questions,
} from '../support/live-site.ts'
import { SLIDE_COUNT } from '../../fixtures/real-deck.ts'

/* A talk with the real broker: the speaker's pages and the listeners', each listener in a browser of their own. */

/* Several browsers start in each. */
test.describe.configure({ timeout: 120_000 })

const shown = (page: Page) => page.locator('.slides > section:not([hidden])')
const line = (page: Page) => bar(page).getByRole('status')

/** A second page of a browser that has the speaker's link, as a link there opens it. */
async function openSpeakerView(context: BrowserContext, deck: Page): Promise<Page> {
  const [speaker] = await Promise.all([
    context.waitForEvent('page'),
    bar(deck).getByRole('link', { name: '発表者ビュー' }).click(),
  ])
  await expect(line(speaker)).toHaveText('中継中')
  return speaker
}

test.describe('listeners', () => {
  test('see the speaker’s slide in their own language, at once when they come late', async ({
    page: speaker,
    browser,
    site,
  }) => {
    await leadFromDeck(speaker, site)
    const [japanese, english] = [await join(browser, site, 'ja'), await join(browser, site, 'en')]
    await expect(bar(speaker)).toContainText('聞き手2人')
    await expect(bar(speaker)).toContainText('日本語 1')
    await speaker.keyboard.press('PageDown')
    await speaker.keyboard.press('PageDown')
    const late = await join(browser, site, 'en')
    for (const [page, locale] of [
      [japanese, 'ja'],
      [english, 'en'],
      [late, 'en'],
    ] as const) {
      await expectAt(page, 3)
      await expect(shown(page)).toHaveAttribute('lang', locale)
      await expect(page).toHaveURL(new RegExp(`/${locale}/3/\\?live=`))
    }
    await expect(line(english)).toHaveText('Following live')
    // Changes of language are counted as well.
    await english.getByRole('link', { name: '日本語' }).click()
    await expect(bar(speaker)).toContainText('日本語 2')
  })

  test('see the figure that the speaker tries, as it is set, and no more once it is closed', async ({
    page: speaker,
    browser,
    site,
  }) => {
    await leadFromDeck(speaker, site)
    const listener = await join(browser, site, 'en')
    for (let turn = 1; turn < 9; turn++) await speaker.keyboard.press('PageDown')
    await expectAt(speaker, 9)
    await expectAt(listener, 9)
    await shown(speaker).locator('.explore-button').click()
    const words = (page: Page) => page.locator('.twin .twin-words')
    await words(speaker).nth(1).click()
    await expect(words(listener).nth(1)).toHaveAttribute('aria-pressed', 'true')
    await expect(listener.locator('.twin').getByRole('status')).toContainText('panel 1, panel 2, panel 3')
    await speaker.keyboard.press('Escape')
    await expect(listener.locator('.twin')).toHaveCount(0)
  })

  test('wait in the lobby until the speaker starts, and see the light', async ({
    page: speaker,
    browser,
    site,
  }) => {
    await speaker.goto(site.speakerLink())
    await bar(speaker).getByRole('button', { name: '開始時刻' }).click()
    await speaker.getByRole('button', { name: '5分', exact: true }).click()
    const listener = await join(browser, site, 'en')
    const lobby = listener.getByRole('dialog', { name: 'The talk' })
    await expect(lobby).toContainText('Begins in 5 minutes')
    expect(await axeFindings(listener, { include: ['dialog'] })).toEqual([])
    await speaker.keyboard.press('f')
    const wall = speaker.getByRole('region', { name: '発表', exact: true })
    await expect(wall.getByRole('img', { name: '発表を追うためのQRコード' })).toBeVisible()
    // The first turn is a start.
    await speaker.keyboard.press('PageDown')
    await expect(wall).toHaveCount(0)
    await expect(lobby).toHaveCount(0)
    await expectAt(listener, 2)
    // The light that the hall sees is on the listener's slide as well, and goes out with it.
    await speaker.keyboard.press('q')
    await speaker.mouse.move(700, 400)
    await speaker.mouse.move(720, 420)
    await expect(listener.locator('.ink-laser')).toBeVisible()
    await speaker.keyboard.press('q')
    await expect(listener.locator('.ink-laser')).toHaveCount(0)
  })

  test('leaf ahead, are told how far the speaker is, and return', async ({
    page: speaker,
    browser,
    site,
  }) => {
    await leadFromDeck(speaker, site)
    const listener = await join(browser, site, 'en')
    await expect(line(listener)).toHaveText('Following live')
    await listener.keyboard.press('End')
    await expectAt(listener, SLIDE_COUNT)
    await expect(line(listener)).toHaveText('The speaker is at slide 1')
    await speaker.keyboard.press('PageDown')
    await bar(listener).getByRole('button', { name: 'Return to the speaker (93 slides)' }).click()
    await expectAt(listener, 2)
    await speaker.keyboard.press('PageDown')
    await expectAt(listener, 3)
    // In present mode, as a second hall has it, the way back is on the screen, too.
    await listener.goto(`${site.listenerLink('en')}&present`)
    await expectAt(listener, 3)
    await expect(listener).toHaveURL(/\/en\/3\/\?(?=.*live=).*present/)
    await listener.keyboard.press('End')
    const back = bar(listener).getByRole('button', { name: 'Return to the speaker (92 slides)' })
    await expect(back).toBeInViewport({ ratio: 1 })
    await back.click()
    await expectAt(listener, 3)
  })

  test('read on when the broker dies, and come back to the newest position', async ({
    page: speaker,
    browser,
    site,
  }) => {
    await leadFromDeck(speaker, site)
    const listener = await join(browser, site, 'en')
    for (let turns = 0; turns < 4; turns++) await speaker.keyboard.press('PageDown')
    await expectAt(listener, 5)
    await site.crash()
    await expect(line(listener)).toHaveText(
      'Connection lost. Reconnecting automatically; you can keep reading.',
    )
    await expect(line(speaker)).toContainText('自動で再接続している')
    await listener.keyboard.press('PageUp')
    await expectAt(listener, 4)
    await listener.keyboard.press('PageDown')
    await speaker.keyboard.press('PageDown')
    await expectAt(speaker, 6)
    const seen = await slidesSeen(listener)
    await site.restart()
    await expectAt(listener, 6)
    await expect(line(listener)).toHaveText('Following live')
    await speaker.keyboard.press('PageDown')
    await expectAt(listener, 7)
    expect(await seen()).toEqual(['6', '7'])
  })
})

/** Slides that a page goes to from now on, in order. */
async function slidesSeen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = []
    const slides = document.querySelector('.slides')
    if (!slides) throw new Error('the page has no stage')
    const shown = () => slides.querySelector<HTMLElement>(':scope > .present')?.dataset['slide']
    let last = shown()
    new MutationObserver(() => {
      const number = shown()
      if (number === undefined || number === last) return
      last = number
      seen.push(number)
    }).observe(slides, { subtree: true, childList: true, attributeFilter: ['class'] })
    Object.assign(window, { slidesSeen: seen })
  })
  return () => page.evaluate(() => (window as unknown as { slidesSeen: string[] }).slidesSeen)
}

test.describe('the speaker view', () => {
  test('leads from its own link and counts who follows by the language shown', async ({
    context,
    page: deck,
    browser,
    site,
  }) => {
    await leadFromDeck(deck, site)
    const speaker = await openSpeakerView(context, deck)
    await expect(line(deck)).toHaveText('発表者の別のウィンドウが中継を進めている')
    const listener = await join(browser, site, 'en')
    await expect(bar(speaker)).toContainText('聞き手1人')
    await expect(bar(speaker)).toContainText('English 1')
    await expect(bar(speaker)).toContainText('日本語 0')
    await speaker.getByRole('button', { name: '次へ' }).click()
    await expectAt(listener, 2)
    await listener.context().close()
    await expect(bar(speaker)).toContainText('聞き手0人')
  })

  test('tells a second page, which leads only when it says so', async ({ page: first, browser, site }) => {
    await leadFromDeck(first, site)
    await first.keyboard.press('PageDown')
    const listener = await join(browser, site, 'ja')
    await expectAt(listener, 2)
    const second = await (await browser.newContext()).newPage()
    await second.goto(site.speakerLink())
    await expect(line(second)).toHaveText('ほかのページが中継を進めている．')
    // Whoever of the speaker's pages doesn't lead goes along.
    await expectAt(second, 2)
    await first.keyboard.press('PageDown')
    await expectAt(listener, 3)
    await bar(second).getByRole('button', { name: 'このページで進める' }).click()
    await expect(line(first)).toHaveText('ほかのページが中継を進めている．')
    // The page that takes over goes to where the talk is, and not the hall to the page.
    await expectAt(second, 3)
    await second.keyboard.press('PageDown')
    await expectAt(listener, 4)
    await first.keyboard.press('PageUp')
    await second.keyboard.press('PageDown')
    await expectAt(listener, 5)
  })

  test('freezes, blackens, pauses and ends the talk, and listeners are told', async ({
    context,
    page: deck,
    browser,
    site,
  }) => {
    await leadFromDeck(deck, site)
    const speaker = await openSpeakerView(context, deck)
    // The listeners alone are the audience.
    await deck.close()
    const listener = await join(browser, site, 'en')
    const next = speaker.getByRole('button', { name: '次へ' })
    await next.click()
    await expectAt(listener, 2)

    await speaker.getByRole('button', { name: '固定' }).click()
    await expect(line(listener)).toHaveText('The screen in the hall is frozen')
    await next.click()
    await next.click()
    await expect(speaker.locator('[data-pane="current"] section.slide')).toHaveAttribute('data-slide', '4')
    await expect(speaker.getByText('聴衆に見えているのはスライド2．')).toBeVisible()
    await expectAt(listener, 2)
    const late = await join(browser, site, 'ja')
    await expectAt(late, 2)
    await speaker.getByRole('button', { name: 'このスライドを見せる' }).click()
    await expect(line(listener)).toHaveText('Following live')
    await expectAt(listener, 4)

    await speaker.keyboard.press('b')
    await expect(line(listener)).toHaveText('The screen in the hall is black')
    // A reader's page doesn't go dark.
    await expect(listener.locator('[data-curtain]')).toHaveCount(0)
    await speaker.keyboard.press('b')
    await expect(line(listener)).toHaveText('Following live')

    await bar(speaker).getByRole('button', { name: '一時停止' }).click()
    await expect(line(listener)).toHaveText('The talk is paused')
    await bar(speaker).getByRole('button', { name: '休憩' }).click()
    await speaker.getByRole('button', { name: '10分', exact: true }).click()
    const screen = listener.getByRole('dialog', { name: 'The talk' })
    await expect(screen.getByRole('timer')).toHaveText(/^(10:00|9:5\d)$/)
    await expect(screen.getByRole('status')).toContainText('Back at')
    await screen.getByRole('button', { name: 'Read the slides meanwhile' }).click()
    await expect(line(listener)).toHaveText(/^Break until/)
    await bar(speaker).getByRole('button', { name: '再開' }).click()
    await expect(line(listener)).toHaveText('Following live')
    await bar(speaker).getByRole('button', { name: '終了' }).click()
    await speaker.getByRole('button', { name: '全員の中継を終了' }).click()
    await expect(line(listener)).toHaveText('The talk has ended. The slides stay here to read.')
    await expect(screen.getByRole('link', { name: 'Transcript' })).toHaveAttribute(
      'href',
      `${site.url}en/transcript/`,
    )
    await screen.getByRole('button', { name: 'Read the slides' }).click()
    await listener.keyboard.press('PageUp')
    await expectAt(listener, 3)
  })
})

const HOSTILE = '<img src=x onerror="document.title=\'pwned\'"> なぜ？'

/** Opens the questions at the speaker and at listeners. */
async function openQuestions(speaker: Page, ...listeners: Page[]): Promise<void> {
  await bar(speaker).getByRole('button', { name: /^質問/ }).click()
  await questions(speaker)
    .getByLabel(/聞き手からの質問を受け付ける/)
    .check()
  for (const listener of listeners) {
    await bar(listener).getByRole('button', { name: 'Questions' }).click()
  }
}

async function ask(listener: Page, text: string): Promise<void> {
  const field = questions(listener).getByLabel('Your question')
  await expect(field).toBeEditable()
  await field.fill(text)
  await questions(listener).getByRole('button', { name: 'Send', exact: true }).click()
}

test.describe('questions', () => {
  test('are asked, supported, answered and saved, and stay text', async ({
    page: speaker,
    browser,
    site,
  }) => {
    await leadFromDeck(speaker, site)
    await speaker.keyboard.press('PageDown')
    const [asker, other] = [await join(browser, site, 'en'), await join(browser, site, 'en')]
    await expectAt(asker, 2)
    await expectAt(other, 2)
    await expect(bar(asker).getByRole('button', { name: 'Questions' })).toBeHidden()
    await openQuestions(speaker, asker, other)
    await ask(asker, HOSTILE)
    await expect(questions(asker).getByText('Sent.')).toBeVisible()
    await ask(asker, '=1+1')
    for (const page of [speaker, asker, other]) {
      await expect(questions(page).getByText(HOSTILE)).toBeVisible()
      await expect(questions(page).locator('img')).toHaveCount(0)
      expect(await page.title()).not.toBe('pwned')
    }
    await expect(questions(asker).getByText('Yours')).toHaveCount(2)

    const hostile = (page: Page) => questions(page).getByRole('listitem').filter({ hasText: 'onerror' })
    await expect(hostile(speaker)).toContainText('1人')
    const support = hostile(other).getByRole('button', { name: /^Support/ })
    await support.click()
    await expect(hostile(speaker)).toContainText('2人')
    await expect(hostile(other)).toContainText('2 people')
    await expect(hostile(asker)).toContainText('2 people')
    await support.click()
    await expect(hostile(speaker)).toContainText('1人')
    await expect(hostile(asker)).toContainText('1 person')
    await support.click()
    await expect(hostile(speaker)).toContainText('2人')
    // Best supported first.
    await expect(questions(speaker).getByRole('listitem').first()).toContainText('onerror')
    await expect(hostile(speaker)).toContainText('スライド2')

    const [download] = await Promise.all([
      speaker.waitForEvent('download'),
      questions(speaker).getByRole('button', { name: 'CSVで保存' }).click(),
    ])
    const csv = await readFile(await download.path(), 'utf8')
    expect(csv).toMatch(
      /^\uFEFF"スライド","質問","聞きたい人","言語","回答済み","回答","受付"\r\n2,"<img src=x onerror=/,
    )
    expect(csv).toMatch(/\r\n2,"'=1\+1",1,"en","いいえ","","\d{4}-/)

    await hostile(speaker).getByRole('button', { name: '回答済みにする' }).click()
    await expect(hostile(asker)).toContainText('Answered')
    await expect(questions(asker).getByRole('listitem').first()).toContainText('=1+1')
    await expect(hostile(other).getByRole('button', { name: /^Support/ })).toHaveCount(0)

    await hostile(speaker).getByText('文字で答える').click()
    await hostile(speaker).getByLabel('回答', { exact: true }).fill('<b>Because</b>')
    await hostile(speaker).getByRole('button', { name: '回答を送る' }).click()
    await expect(hostile(asker)).toContainText('Answer: <b>Because</b>')
    await questions(asker).getByRole('listitem').first().getByRole('button', { name: 'Take back' }).click()
    await expect(questions(speaker).getByRole('listitem')).toHaveCount(1)
  })

  test('that are refused say why, and keep their words', async ({ page: speaker, browser, site }) => {
    await leadFromDeck(speaker, site)
    const listener = await join(browser, site, 'en')
    await openQuestions(speaker, listener)
    const field = questions(listener).getByLabel('Your question')
    for (const text of ['One', 'Two', 'Three']) {
      await ask(listener, text)
      // The field holds the same words until they are taken.
      await expect(questions(listener).getByRole('listitem').getByText(text, { exact: true })).toBeVisible()
      await expect(field).toHaveValue('')
    }
    await ask(listener, 'Three')
    await expect(questions(listener).getByText('You have asked this already.')).toBeVisible()
    await ask(listener, 'Four')
    await expect(questions(listener).getByText('Not taken: 3 questions a minute at most.')).toBeVisible()
    await expect(field).toHaveValue('Four')
    await field.fill('字'.repeat(281))
    await expect(questions(listener).getByText('1 character too many')).toBeVisible()
    await expect(questions(listener).getByRole('button', { name: 'Send', exact: true })).toBeDisabled()
    await expect(questions(speaker).getByRole('listitem')).toHaveCount(3)
    expect(await axeFindings(listener)).toEqual([])

    await questions(speaker)
      .getByLabel(/聞き手からの質問を受け付ける/)
      .uncheck()
    await expect(questions(listener).getByText('Questions are closed.')).toBeVisible()
    await expect(field).toHaveCount(0)
  })
})

test.describe('the speaker’s token', () => {
  test('goes to the broker alone, and stands in no page, address or listener’s storage', async ({
    page: speaker,
    browser,
    site,
  }) => {
    const { token } = site
    const listener = await (await browser.newContext()).newPage()
    const heard = { speaker: record(speaker), listener: record(listener) }
    const output = overhearOutput()
    await leadFromDeck(speaker, site)
    await listener.goto(site.listenerLink('en'))
    await speaker.keyboard.press('PageDown')
    await expectAt(listener, 2)
    await bar(speaker).getByRole('button', { name: 'QRコード' }).click()
    await expect(speaker.getByText(/\?live=e2e-talk/)).toBeVisible()
    await speaker.keyboard.press('Escape')

    for (const page of [speaker, listener]) {
      expect(page.url()).not.toContain(token)
      expect(await page.content()).not.toContain(token)
      expect(await page.evaluate(() => document.cookie + JSON.stringify({ ...localStorage }))).not.toContain(
        token,
      )
    }
    expect(await listener.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(token)
    const { sent } = heard.speaker
    const [connect] = sent
    // CONNECT is packet type 1.
    expect((connect?.charCodeAt(0) ?? 0) >> 4).toBe(1)
    expect(connect).toContain(token)
    for (const text of [...sent.slice(1), ...heard.speaker.received, ...heard.speaker.requests]) {
      expect(text).not.toContain(token)
    }
    const { requests, received } = heard.listener
    for (const text of [...requests, ...heard.listener.sent, ...received]) expect(text).not.toContain(token)
    for (const answer of await Promise.all([...heard.speaker.answers(), ...heard.listener.answers()])) {
      expect(answer).not.toContain(token)
    }
    expect(output.stop()).not.toContain(token)
  })
})

/** All that a page asks for, is answered and says over WebSockets, as text. */
function record(page: Page) {
  const requests: string[] = []
  const sent: string[] = []
  const received: string[] = []
  const answers: Promise<string>[] = []
  page.on('request', (request) => {
    requests.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`)
  })
  page.on('response', (response) => {
    // A response without a body, or of a page that was left, has no text.
    answers.push(response.text().catch(() => ''))
  })
  page.on('websocket', (socket) => {
    requests.push(socket.url())
    socket.on('framesent', ({ payload }) => sent.push(asText(payload)))
    socket.on('framereceived', ({ payload }) => received.push(asText(payload)))
  })
  return { requests, sent, received, answers: () => answers }
}

/** What this process writes, in which the server runs; `stop` gives the streams back and returns it. */
function overhearOutput(): { stop: () => string } {
  let written = ''
  const kept = [process.stdout, process.stderr].map((stream) => [stream, stream.write.bind(stream)] as const)
  for (const [stream, write] of kept) {
    stream.write = (chunk: string | Uint8Array) => {
      written += chunk.toString()
      return write(chunk)
    }
  }
  return {
    stop: () => {
      for (const [stream, write] of kept) stream.write = write
      return written
    },
  }
}

/** Bytes as characters of the same number. */
function asText(payload: string | Buffer): string {
  return typeof payload === 'string' ? payload : payload.toString('latin1')
}

test.describe('a deck without a live talk', () => {
  test('loads nothing of live talks', async ({ page }) => {
    const scripts: Promise<string>[] = []
    page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(response.text())
    })
    await page.goto('ja/41/')
    await page.locator('.reveal.ready').waitFor()
    await page.keyboard.press('PageDown')
    await page.waitForLoadState('networkidle')
    const texts = await Promise.all(scripts)
    expect(texts.length).toBeGreaterThan(3)
    for (const text of texts) expect(text).not.toMatch(/mqtt/i)
    // A link to a talk that isn't on says so, and is a page to read.
    await page.goto('ja/41/?live=gone-by')
    await expect(line(page)).toHaveText('この中継は見つからない．終わったか，リンクが古い．')
    await bar(page).getByRole('button', { name: '中継から離れる' }).click()
    await expect(bar(page)).toBeHidden()
    await page.keyboard.press('PageDown')
    await expectAt(page, 42)
  })
})
