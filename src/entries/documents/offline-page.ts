import { fetchIndexPack } from '../../content/index-packs.ts'
import { formatDeckLink, parseDeckLink } from '../../deck/deck-link.ts'
import { chooseLocale, languageOf, type Locale } from '../../deck/locale.ts'
import { keptUrl, parseCacheName } from '../../deck/offline.ts'
import { packOf } from '../../deck/types.ts'
import { addDocumentMessages } from '../../i18n/document-messages.ts'
import { readyI18n, type Translate } from '../../i18n/i18n.ts'
import { PAGE_DATA_ID, type NotFoundData } from '../../deck/page-data.ts'

/* The page for an address that isn't kept, without network: says so in the reader's language and offers what is. */
const data = JSON.parse(document.getElementById(PAGE_DATA_ID)?.textContent ?? 'null') as NotFoundData | null
if (data) void showOffline(data)

async function showOffline({ base: toBase, locales }: NotFoundData): Promise<void> {
  const base = new URL(toBase, location.href).href
  const path = location.href.startsWith(base) ? location.href.slice(base.length) : ''
  const link = parseDeckLink(path.replace(/[?#].*$/, ''))
  const locale = link?.locale ?? chooseLocale(navigator.languages, locales)
  if (!locale) return
  const i18n = await readyI18n(locale)
  addDocumentMessages(i18n)
  const { t } = i18n
  const title =
    link?.slideNumber === undefined
      ? t('document.offlinePage.title')
      : t('document.offlinePage.slide', { number: link.slideNumber })
  document.documentElement.lang = locale
  document.title = title
  const main = document.createElement('main')
  main.append(
    textElement('h1', title),
    textElement('p', t('document.offlinePage.text')),
    linkTo(location.href, t('document.offlinePage.retry')),
  )
  document.querySelector('main')?.replaceWith(main)
  const kept = await keptSlides(base)
  const other = locales.find((candidate) => kept.get(candidate)?.includes(link?.slideNumber ?? 0))
  if (link?.slideNumber !== undefined && other) {
    const href = base + formatDeckLink({ locale: other, page: 'slide', slideNumber: link.slideNumber })
    main.append(linkTo(href, t('document.offlinePage.other', { language: languageOf(other).name })))
  }
  for (const shown of [locale, ...locales.filter((other) => other !== locale)]) {
    const numbers = kept.get(shown) ?? []
    if (numbers.length > 0) main.append(await keptSection(base, shown, numbers, t))
  }
}

/** Numbers of the slides that the device has, in order. */
async function keptSlides(base: string): Promise<Map<Locale, number[]>> {
  const found = new Map<Locale, Set<number>>()
  for (const name of await caches.keys()) {
    if (!parseCacheName(name, base)) continue
    for (const { url } of await (await caches.open(name)).keys()) {
      const link = url.startsWith(base) ? parseDeckLink(keptUrl(url).slice(base.length)) : undefined
      if (link?.page !== 'slide' || link.slideNumber === undefined) continue
      found.set(link.locale, (found.get(link.locale) ?? new Set()).add(link.slideNumber))
    }
  }
  return new Map([...found].map(([locale, numbers]) => [locale, [...numbers].sort((a, b) => a - b)]))
}

async function keptSection(
  base: string,
  locale: Locale,
  numbers: readonly number[],
  t: Translate,
): Promise<HTMLElement> {
  const titles = await keptTitles(base, locale, numbers)
  const list = document.createElement('ul')
  for (const slideNumber of numbers) {
    const link = document.createElement('a')
    link.href = base + formatDeckLink({ locale, page: 'slide', slideNumber })
    const title = titles.get(slideNumber)
    link.textContent =
      title === undefined
        ? t('document.offlinePage.number', { number: slideNumber })
        : `${String(slideNumber)}. ${title}`
    const item = document.createElement('li')
    item.append(link)
    list.append(item)
  }
  list.lang = locale
  const section = document.createElement('section')
  section.append(
    textElement('h2', t('document.offlinePage.kept', { language: languageOf(locale).name })),
    list,
  )
  return section
}

/** Titles come in packs, which are there where the slides were leafed through. */
async function keptTitles(
  base: string,
  locale: Locale,
  numbers: readonly number[],
): Promise<Map<number, string>> {
  const titles = new Map<number, string>()
  for (const pack of new Set(numbers.map(packOf))) {
    try {
      const entries = await fetchIndexPack(base, locale, pack)
      for (const { slideNumber, title } of entries) titles.set(slideNumber, title)
    } catch {
      // Not kept: the numbers do.
    }
  }
  return titles
}

function linkTo(href: string, text: string): HTMLElement {
  const link = document.createElement('a')
  link.href = href
  link.textContent = text
  const paragraph = document.createElement('p')
  paragraph.append(link)
  return paragraph
}

function textElement(name: string, text: string): HTMLElement {
  const element = document.createElement(name)
  element.textContent = text
  return element
}
