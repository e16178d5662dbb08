import { languageOf, type Locale } from '../../deck/locale.ts'
import { shelfPagePath, type ShelfPageName } from '../../deck/shelf/shelf-page-data.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import { shelfTranslator, type ShelfTranslate } from '../../i18n/shelf-messages.ts'
import type { FontSet } from '../fonts/fonts.ts'
import { htmlDocument, jsonForHtml } from '../pages/html-document.ts'
import { absoluteUrl } from '../pages/site-address.ts'
import type { SiteFile } from '../pages/site-file.ts'
import type { ShelfOptions } from './shelf-options.ts'

/** What a page of the shelf is made of. */
export interface ShelfPage {
  page: ShelfPageName
  locale: Locale
  title: string
  description: string
  /** Inside of `<main>`. */
  main: string
  /** What the page's script knows; without it the page has none. */
  data?: object
  linkedData?: object | undefined
}

/** The feed of a language, below the shelf's base. */
export function feedPath(locale: Locale): string {
  return `${locale}/feed.xml`
}

/** A page of the shelf as a whole document. `fonts` are cut to its words. */
export function shelfDocument(options: ShelfOptions, content: ShelfPage, fonts?: FontSet): SiteFile {
  const { shelf, files, policy } = options
  const { page, locale } = content
  const toBase = page === 'talks' ? '../' : '../../'
  const fontCss = fonts?.css(`${toBase}assets/fonts/`) ?? ''
  const t = shelfTranslator(locale)
  return {
    path: `${shelfPagePath(page, locale)}index.html`,
    content: htmlDocument({
      lang: locale,
      toBase,
      policy: policy ? {} : undefined,
      title: content.title,
      early: files.early,
      styles: files.styles,
      ownCss: fontCss,
      script: content.data ? { path: files.script } : undefined,
      tags: headTags(options, content),
      hasThemeColor: true,
      data: content.data,
      bodyAttributes: ` class="shelf shelf-${page}"`,
      body: `${headerOf(options, content, t, toBase)}
<main>
${content.main}
</main>
<footer class="shelf-footer"><p>${escapeHtml(shelf.owner[locale] ?? '')}</p><p><a href="${toBase}${feedPath(locale)}" type="application/atom+xml">${escapeHtml(t('feed'))}</a></p></footer>`,
    }),
  }
}

/** Whose shelf it is, its pages, and the same page in its other languages. */
function headerOf(
  { shelf, talks }: ShelfOptions,
  { page, locale }: ShelfPage,
  t: ShelfTranslate,
  toBase: string,
): string {
  const link = (to: ShelfPageName, other: Locale, label: string, rest = '') =>
    `<a href="${toBase}${shelfPagePath(to, other)}"${rest}${to === page && other === locale ? ' aria-current="page"' : ''}>${escapeHtml(label)}</a>`
  const hasWorks = talks.some(({ works }) => works.length > 0)
  const pages = [
    link('talks', locale, t('talksPage')),
    ...(hasWorks ? [link('works', locale, t('works'))] : []),
  ]
  const languages = shelf.locales.map((other) =>
    link(page, other, languageOf(other).name, ` lang="${other}" hreflang="${other}"`),
  )
  const navigation = (label: string, links: readonly string[]) =>
    links.length > 1 ? `<nav aria-label="${escapeHtml(label)}">${links.join(' ')}</nav>` : ''
  return `<header class="shelf-header">
<p class="shelf-name">${page === 'talks' ? escapeHtml(shelf.owner[locale] ?? '') : link('talks', locale, shelf.title[locale] ?? '')}</p>
${navigation(t('pages'), pages)}
${navigation(t('language'), languages)}
</header>`
}

function headTags(
  options: ShelfOptions,
  { page, locale, title, description, linkedData }: ShelfPage,
): string[] {
  const { shelf, site, cards } = options
  const urlIn = (other: Locale) => absoluteUrl(site, shelfPagePath(page, other))
  const url = urlIn(locale)
  const card = cards[locale]
  const cardUrl = card && absoluteUrl(site, card.path)
  return [
    `<meta name="description" content="${escapeHtml(description)}">`,
    `<meta name="author" content="${escapeHtml(shelf.owner[locale] ?? '')}">`,
    ...(url === undefined
      ? []
      : [`<link rel="canonical" href="${escapeHtml(url)}">`, property('og:url', url)]),
    ...shelf.locales.flatMap((other) => {
      const href = urlIn(other)
      return href === undefined
        ? []
        : [`<link rel="alternate" hreflang="${other}" href="${escapeHtml(href)}">`]
    }),
    `<link rel="alternate" type="application/atom+xml" href="${page === 'talks' ? '../' : '../../'}${feedPath(locale)}" title="${escapeHtml(shelf.title[locale] ?? '')}">`,
    property('og:type', 'website'),
    property('og:title', title),
    property('og:description', description),
    property('og:locale', languageOf(locale).openGraph),
    ...(card && cardUrl !== undefined
      ? [
          property('og:image', cardUrl),
          property('og:image:width', String(card.width)),
          property('og:image:height', String(card.height)),
          property('og:image:alt', card.alt),
          '<meta name="twitter:card" content="summary_large_image">',
        ]
      : []),
    ...(linkedData ? [`<script type="application/ld+json">${jsonForHtml(linkedData)}</script>`] : []),
  ]
}

function property(name: string, content: string): string {
  return `<meta property="${name}" content="${escapeHtml(content)}">`
}
