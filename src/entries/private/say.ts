import type { TFunction } from 'i18next'
import { chooseLocale, LOCALES } from '../../deck/locale.ts'
import { readyI18n } from '../../i18n/i18n.ts'
import { TamperedFile } from '../../deck/private/sealed-file.ts'
import { addPrivateMessages } from '../../i18n/private-messages.ts'

type PrivateWords = TFunction<'private'>

/** What the open page of a private talk can say. */
export type Saying = 'noKey' | 'wrongKey' | 'damaged' | 'over' | 'unfetched' | 'insecure'

/** Says it in the reader's language, in the place of what the page says in all. */
export async function say(
  saying: Saying,
  values: { date?: string; isKeptOpen?: boolean } = {},
): Promise<void> {
  const t = await translator()
  const title = t(`${saying}.title`)
  const more =
    saying === 'unfetched' || saying === 'damaged'
      ? [pageLink(t('unfetched.retry'))]
      : values.isKeptOpen
        ? [pageLink(t('wrongKey.kept'))]
        : []
  show(title, [element('p', t(`${saying}.text`, { date: values.date ?? '' })), ...more])
  document.documentElement.dataset['said'] = saying
}

/** What went wrong with a file of an opened talk. */
export function sayDamaged(error: unknown): void {
  void say(error instanceof TamperedFile ? 'damaged' : 'unfetched')
}

/** Why there is no more than pages to read. */
export async function plainLine(): Promise<string> {
  return (await translator())('plain')
}

/** For a slow network, or device: unless by the time that its words are there something else is shown. */
export async function sayOpening(isWanted: () => boolean): Promise<void> {
  const t = await translator()
  if (!isWanted()) return
  show(t('title'), [], t('opening'))
  document.documentElement.dataset['said'] = 'opening'
}

/** Asks until something was typed; says that it is being tried, which takes a second by intention. */
export async function askPassphrase(): Promise<string> {
  const t = await translator()
  const isAgain = document.querySelector('.private-form') !== null
  const form = element('form', '')
  const label = element('label', t('passphrase.label'))
  const input = document.createElement('input')
  const button = element('button', t('passphrase.open'))
  const status = element('p', isAgain ? t('passphrase.wrong') : '')
  Object.assign(input, { type: 'password', autocomplete: 'current-password', required: true })
  form.className = 'private-form'
  button.className = 'button primary'
  status.role = 'status'
  label.append(input)
  form.append(label, button, status)
  show(t('passphrase.title'), [element('p', t('passphrase.text')), form])
  document.documentElement.dataset['said'] = 'passphrase'
  input.focus()
  return new Promise((resolve) => {
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      button.disabled = true
      status.textContent = t('passphrase.checking')
      resolve(input.value)
    })
  })
}

async function translator(): Promise<PrivateWords> {
  const locale = chooseLocale(navigator.languages, ['en', ...LOCALES]) ?? 'en'
  const i18n = await readyI18n(locale)
  addPrivateMessages(i18n)
  await parsed()
  document.documentElement.lang = locale
  return i18n.getFixedT(locale, 'private')
}

/** The script doesn't wait for the page: what it says would be followed by what stands in the page for all. */
function parsed(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve()
  return new Promise((resolve) => {
    document.addEventListener(
      'DOMContentLoaded',
      () => {
        resolve()
      },
      { once: true },
    )
  })
}

function show(title: string, parts: readonly HTMLElement[], heading = title): void {
  document.title = title
  const main = document.createElement('main')
  main.append(element('h1', heading), ...parts)
  document.querySelector('main')?.replaceWith(main)
}

/** Loads the page anew, with the key that the browser has. */
function pageLink(label: string): HTMLElement {
  const link = element('a', label)
  link.href = location.href
  // An address with a fragment alone would not load anything.
  link.addEventListener('click', (event) => {
    event.preventDefault()
    location.reload()
  })
  const paragraph = element('p', '')
  paragraph.append(link)
  return paragraph
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  made.textContent = text
  return made
}
