import { formatDeckLink, nearestSlide, parseDeckLink } from '../../deck/deck-link.ts'
import { chooseLocale } from '../../deck/locale.ts'
import { createI18n } from '../../i18n/i18n.ts'
import { PAGE_DATA_ID, type NotFoundData } from '../../deck/page-data.ts'

/* The page for an unknown address: says so in the reader's language and offers the nearest slide. */
const data = JSON.parse(document.getElementById(PAGE_DATA_ID)?.textContent ?? 'null') as NotFoundData | null
if (data) showNotFound(data)

function showNotFound({ base, locales, slideCount }: NotFoundData): void {
  const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : ''
  const link = parseDeckLink(path)
  const inPath = locales.find((locale) => path.startsWith(`${locale}/`))
  const locale = inPath ?? chooseLocale(navigator.languages, locales)
  if (!locale) return
  const { t } = createI18n(locale)
  const shown = nearestSlide(link?.slideNumber ?? numberIn(path) ?? 1, slideCount)
  document.documentElement.lang = locale
  document.title = t('notFound.title')
  const main = document.createElement('main')
  main.append(
    textElement('h1', t('notFound.title')),
    textElement('p', t('notFound.text', { path: decodeURI(location.pathname) })),
    linkElement(
      t('notFound.nearest', { number: shown }),
      base + formatDeckLink({ locale, page: 'slide', slideNumber: shown }),
    ),
    linkElement(t('notFound.deck'), base + formatDeckLink({ locale, page: 'deck' })),
  )
  document.body.replaceChildren(main)
}

/** A slide's number in an address of another form, as `/slides/41.html`. */
function numberIn(path: string): number | undefined {
  const number = /(\d{1,7})(?!.*\d)/.exec(path)?.[1]
  return number === undefined ? undefined : Number(number)
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
