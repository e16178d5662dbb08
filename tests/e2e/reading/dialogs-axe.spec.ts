import { expect, test, type Locator, type Page } from '@playwright/test'
import { axeFindings } from '../support/axe.ts'

/* Everything that opens over the page or beside it: what axe finds there, and where the focus goes. */

/** Something that opens. */
interface Overlay {
  name: string
  /** What axe looks at: what lies beneath a dialog is out of reach, and the page has tests of its own. */
  selector: string
  /** Opens it from the keyboard. Resolves to what the focus returns to. */
  open: (page: Page) => Promise<Locator>
  /** Keeps the focus until it is closed. */
  modal: boolean
}

const DIALOG = 'dialog[open]'

const button = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).filter({ visible: true }).first()

async function press(opener: Locator, key = 'Enter'): Promise<Locator> {
  await opener.focus()
  await opener.press(key)
  return opener
}

/** A dialog with a key of its own, pressed while the focus is on a button that is there at any size. */
const byKey = (name: string, key: string): Overlay => ({
  name,
  selector: DIALOG,
  open: (page) => press(button(page, 'Display settings'), key),
  modal: true,
})

const byButton = (name: string, label: string): Overlay => ({
  name,
  selector: DIALOG,
  open: (page) => press(button(page, label)),
  modal: true,
})

/** Opened from the share dialog, whose place it takes. */
const fromShare = (name: string, label: string): Overlay => ({
  name,
  selector: DIALOG,
  open: async (page) => {
    const opener = await press(button(page, 'Share'))
    await press(page.getByRole('dialog').getByRole('button', { name: label, exact: true }))
    await expect(page.getByRole('dialog', { name: 'Share' })).toHaveCount(0)
    return opener
  },
  modal: true,
})

const OVERLAYS: readonly Overlay[] = [
  byKey('help', '?'),
  byKey('contents', 'c'),
  byKey('overview', 'o'),
  byKey('go to', 'g'),
  byButton('settings, with what is kept offline', 'Display settings'),
  byButton('share', 'Share'),
  byButton('figure viewer', 'Enlarge the figure'),
  fromShare('embed code', 'Embed code'),
  fromShare('cite', 'Cite'),
  {
    name: 'code for the hall',
    selector: 'dialog.hall',
    open: async (page) => {
      await press(button(page, 'Share'))
      return press(page.getByRole('dialog').getByRole('button', { name: 'Show large' }))
    },
    modal: true,
  },
  {
    name: 'reading aloud',
    selector: '.read-aloud',
    open: (page) => press(page.locator('#transcript').getByRole('button', { name: 'Read aloud' })),
    modal: false,
  },
  {
    name: 'results of a search',
    selector: '.transcript-search [role="listbox"]',
    open: async (page) => {
      const field = page.getByRole('combobox', { name: 'Search the transcript' })
      await field.fill('attention')
      return field
    },
    modal: false,
  },
]

/** In the speaker view. */
const LENGTH: Overlay = {
  name: 'length of the talk',
  selector: DIALOG,
  open: (page) => press(page.getByRole('button', { name: /^Length of the talk/ })),
  modal: true,
}

const THEMES = ['light', 'dark'] as const
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const

for (const colorScheme of THEMES) {
  for (const viewport of SIZES) {
    test.describe(`at ${String(viewport.width)} px, ${colorScheme}`, () => {
      test.use({ colorScheme, viewport })

      test('whatever opens is without fault, takes the focus and gives it back', async ({ page }) => {
        test.setTimeout(300_000)
        await page.goto('en/36/')
        await expect(page.locator('.transcript article[aria-current] ~ article').first()).toBeAttached()
        for (const overlay of OVERLAYS) await test.step(overlay.name, () => journey(page, overlay))
      })

      test('so does what opens in present mode and in the speaker view', async ({ page }) => {
        await page.goto('en/36/?present')
        await expect(page.locator('html')).toHaveAttribute('data-presenting', '')
        await page.keyboard.press('p')
        await journey(page, byButton('clear drawings', 'Clear'))
        await page.goto('en/speaker/36/')
        await journey(page, LENGTH)
      })
    })
  }
}

async function journey(page: Page, { name, selector, open, modal }: Overlay): Promise<void> {
  const opener = await open(page)
  const overlay = page.locator(selector).last()
  await expect(overlay).toBeVisible()
  expect(await axeFindings(page, { include: [selector] }), name).toEqual([])
  if (modal) await expectFocusStays(page, overlay)
  await page.keyboard.press('Escape')
  await expect(overlay).toBeHidden()
  if (modal) await expect(opener).toBeFocused()
  await closeBeneath(page)
}

async function closeBeneath(page: Page): Promise<void> {
  if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** Tab leads on from the last control to the first or to the browser's own, never to the page beneath. */
async function expectFocusStays(page: Page, overlay: Locator): Promise<void> {
  const isIn = () =>
    overlay.evaluate((dialog) => {
      const { activeElement, body } = document
      return activeElement === body ? 'browser' : dialog.contains(activeElement) ? 'dialog' : 'page'
    })
  await expect.poll(isIn).toBe('dialog')
  await overlay.evaluate((dialog) => {
    const controls = dialog.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')
    controls.item(controls.length - 1).focus()
  })
  for (const key of ['Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']) {
    await page.keyboard.press(key)
    expect(await isIn(), key).not.toBe('page')
  }
}
