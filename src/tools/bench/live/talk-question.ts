import type { Page } from '@playwright/test'

const QUESTION = 'Why forty?'
const ANSWER = '四十枚だから．'

interface Asking {
  listener: Page
  moderator: Page
  leader: Page
  hall: Page
}

/** A listener asks, the moderator holds it and lets it through, the hall sees it, and it is answered in writing. */
export async function takeQuestion({ listener, moderator, leader, hall }: Asking): Promise<string> {
  const dialog = (page: Page) => page.getByRole('dialog')
  const seen = async (page: Page, text: string) => {
    await dialog(page).getByRole('listitem').filter({ hasText: text }).waitFor()
  }
  await listener.getByRole('button', { name: 'Questions' }).click()
  await dialog(listener).getByLabel('Your question').fill(QUESTION)
  await dialog(listener).getByRole('button', { name: 'Send', exact: true }).click()
  await dialog(listener).getByText('A moderator reads it before it is shown.').waitFor()
  const waiting = moderator.getByRole('region', { name: '確認待ち（1件）' })
  await waiting.getByText(QUESTION).waitFor()
  await leader.getByRole('button', { name: /^質問/ }).click()
  const shownTooEarly = await dialog(leader).getByRole('listitem').filter({ hasText: QUESTION }).count()
  await waiting.getByRole('button', { name: '通す' }).tap()
  await seen(leader, QUESTION)
  await seen(listener, QUESTION)
  await dialog(leader).getByRole('button', { name: '画面に出す' }).click()
  await hall.locator('.wall-question').getByText(QUESTION).waitFor()
  await dialog(leader).getByText('文字で答える').click()
  await dialog(leader).getByLabel('回答', { exact: true }).fill(ANSWER)
  await dialog(leader).getByRole('button', { name: '回答を送る' }).click()
  await seen(listener, ANSWER)
  await dialog(leader).getByRole('button', { name: '画面に出す' }).click()
  await hall.locator('.wall-question').getByText(QUESTION).waitFor({ state: 'detached' })
  for (const page of [leader, listener]) await page.keyboard.press('Escape')
  return `A question was ${shownTooEarly === 0 ? 'held' : 'shown TOO EARLY'}, let through, seen in the second hall, and answered.`
}
