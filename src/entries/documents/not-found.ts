import { formatDeckLink } from '../../deck/deck-link.ts'
import { chooseLocale, type Locale } from '../../deck/locale.ts'
import { addWantedPage, privateAddress } from '../../deck/shelf/private-place.ts'
import type { ShelfNotFoundData } from '../../deck/shelf/shelf-page-data.ts'
import { readablePath, slideOfPath } from '../../deck/unknown-path.ts'
import { addDocumentMessages } from '../../i18n/document-messages.ts'
import { readyI18n } from '../../i18n/i18n.ts'
import { PAGE_DATA_ID, type NotFoundData } from '../../deck/page-data.ts'

/* The page for an unknown address: says so in the reader's language and offers the nearest slide. */
const data = JSON.parse(document.getElementById(PAGE_DATA_ID)?.textContent ?? 'null') as
  NotFoundData | ShelfNotFoundData | null
if (data) void showAny(data)

/**
 * On a shelf it is the page of all talks: of the one that the address is below, else of none. It knows no private talk: the
 * page at such a talk's own address opens what is below it.
 */
async function showAny(known: NotFoundData | ShelfNotFoundData): Promise<void> {
  if (!('talks' in known)) return showNotFound(known)
  const { base, talks } = known
  const path = location.pathname.slice(base.length)
  const isPrivate = privateAddress(path)
  if (isPrivate && isPrivate.path !== '') {
    location.replace(addWantedPage(base + isPrivate.place, isPrivate.path + location.search, location.hash))
    return
  }
  const name = path.split('/')[0] ?? ''
  const talk = Object.hasOwn(talks, name) ? talks[name] : undefined
  if (talk) return showNotFound({ base: `${base}${name}/`, ...talk })
}

async function showNotFound({ base, locales, slideCount }: NotFoundData): Promise<void> {
  const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : ''
  const inPath = locales.find((locale) => path.startsWith(`${locale}/`))
  const locale = inPath ?? chooseLocale(navigator.languages, locales)
  if (!locale) return
  const i18n = await readyI18n(locale)
  addDocumentMessages(i18n)
  const { t } = i18n
  const shown = slideOfPath(path, slideCount)
  document.documentElement.lang = locale
  document.title = t('document.notFound.title')
  const header = headerOf(locale)
  const main = document.createElement('main')
  main.append(
    textElement('h1', t('document.notFound.title')),
    textElement('p', t('document.notFound.text', { path: readablePath(location.pathname) })),
    linkElement(
      t('document.notFound.nearest', { number: shown }),
      base + formatDeckLink({ locale, page: 'slide', slideNumber: shown }),
    ),
    linkElement(t('document.notFound.deck'), base + formatDeckLink({ locale, page: 'deck' })),
    linkElement(t('pages.transcript'), base + formatDeckLink({ locale, page: 'transcript' })),
  )
  document.body.replaceChildren(header, main)
}

/** What the page without script offers, a title in each language that leads to it, as the header of any page to read. */
function headerOf(locale: Locale): HTMLElement {
  const titles = [...document.querySelectorAll<HTMLElement>('main [lang] > a[href]')]
  const header = document.createElement('header')
  header.className = 'document-header'
  const own = document.createElement('p')
  const others = document.createElement('nav')
  for (const title of titles) {
    const { lang } = title.parentElement ?? title
    title.classList.add('document-deck')
    title.lang = lang
    if (lang === locale) own.append(title)
    else others.append(title)
  }
  header.append(...[own, others].filter((part) => part.childElementCount > 0))
  return header
}

function textElement(name: string, text: string): HTMLElement {
  const element = document.createElement(name)
  element.textContent = text
  return element
}

function linkElement(text: string, href: string): HTMLElement {
  const paragraph = document.createElement('p')
  const link = document.createElement('a')
  link.href = href
  link.textContent = text
  paragraph.append(link)
  return paragraph
}
