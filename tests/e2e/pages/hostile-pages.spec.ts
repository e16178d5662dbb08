import { expect, test, type Page } from '@playwright/test'
import { DeckCompiler } from '../../../src/compiler/compile.ts'
import { policyOf } from '../../../src/compiler/pages/policy.ts'
import { readDeck } from '../../../src/compiler/read/read.ts'
import { fileURLToPath } from 'node:url'

const FIXTURE_DECK = fileURLToPath(new URL('../../fixtures/deck', import.meta.url))
const ORIGIN = 'https://hostile.example/'

/** What a stranger may write on a slide. Each is refused, or becomes a page that keeps to its own policy. */
const BODIES = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><style>*{color:red}</style></svg>',
  '<a style="background:url(//evil.example/x)">x</a>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<meta http-equiv="refresh" content="0;url=//evil.example">',
  '[x](javascript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](//evil.example/y)',
  '![x](https://evil.example/x.png)',
  '![x](images/../../../etc/passwd)',
  '`<svg onload=alert(1)>` and "onmouseover=alert(1) x="',
  '```html\n<style>*{display:none}</style><script>alert(1)</script>\n```',
  '$\\href{javascript:alert(1)}{x}$',
  '$\\htmlStyle{background:url(//evil.example)}{x}$',
  '$\\color{red}{x}\\rule{1em}{2em}\\underbrace{a+b}_{c}$',
  ':lang[x]{lang="en\\" onclick=\\"alert(1)"}',
  ':mark[<b onclick=alert(1)>x</b>]',
  '| a | b |\n| - | - |\n| <u onclick=alert(1)> | [x](vbscript:x) |',
  '\\<style\\>@import "//evil.example/x.css"\\</style\\>',
]

async function compileBodies(): Promise<{ built: string[]; refused: number }> {
  const deck = await readDeck(FIXTURE_DECK)
  const [slide] = deck.slides
  if (!slide) throw new Error('the fixture deck has no slide')
  const compiler = new DeckCompiler(deck)
  const built: string[] = []
  let refused = 0
  for (const body of BODIES) {
    const part = (locale: string) => `::::${locale}\n# Title\n\n${body}\n::::`
    const source = `---\nsection: opening\nlayout: text\n---\n\n${part('ja')}\n\n${part('en')}\n`
    const { parsed, problems } = compiler.parse({ ...slide, source })
    const found = [...problems]
    const rendered =
      found.length > 0 ? undefined : await compiler.render(parsed, 'ja', (problem) => found.push(problem))
    if (rendered && found.length === 0)
      built.push(rendered.stageHtml + rendered.transcript.blocks.map(({ html }) => html).join(''))
    else refused++
  }
  return { built, refused }
}

/** Opens HTML under the policy of the pages; what broke it, what was asked for, and what a script of its own did. */
async function open(page: Page, html: string): Promise<string[]> {
  const faults: string[] = []
  page.on('dialog', (dialog) => {
    faults.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text())
  })
  await page.route('**/*', (route) => {
    const url = route.request().url()
    if (url === ORIGIN)
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policyOf({})}"><title>x</title></head><body>${html}</body></html>`,
      })
    if (!/\/favicon\.ico$/.test(url)) faults.push(`asked for ${url}`)
    return route.abort()
  })
  await page.goto(ORIGIN)
  // Whatever a hand may touch.
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('body *'))
      for (const type of ['mouseover', 'click', 'focus'])
        if (!element.closest('a')) element.dispatchEvent(new MouseEvent(type, { bubbles: true }))
  })
  const links = await page
    .locator('a[href]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  faults.push(...links.filter((href) => /^\s*(javascript|data|vbscript):/i.test(href)))
  return faults
}

test('what a stranger writes on a slide breaks no policy, asks for nothing, and runs nothing', async ({
  page,
}) => {
  const { built, refused } = await compileBodies()
  expect(built.length).toBeGreaterThanOrEqual(4)
  expect(built.length + refused).toBe(BODIES.length)
  expect(await open(page, built.join('\n'))).toEqual([])
})

test('a page that does break its policy is noticed', async ({ page }) => {
  expect(await open(page, '<b onclick="alert(1)">x</b><img src="//evil.example/x.png">')).not.toEqual([])
})
