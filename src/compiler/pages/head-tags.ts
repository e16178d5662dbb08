import { formatDeckLink, type DeckLink } from '../../deck/deck-link.ts'
import { languageOf, type Locale } from '../../deck/locale.ts'
import { feedPath } from '../../deck/voice/recording-path.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import type { DeckSummary } from '../../deck/types.ts'
import { jsonForHtml } from './html-document.ts'
import { absoluteUrl, type Site } from './site-address.ts'

/** What link previews show of a page. */
export interface PagePicture {
  /** Below the base. */
  path: string
  width: number
  height: number
  alt: string
}

/** What the tags of any page are made from. */
export interface HeadOptions {
  deck: DeckSummary
  title: string
  description: string
  site: Site
  /** Undefined where no pictures were made. */
  picture?: PagePicture | undefined
  /** What the page is, for machines: a value of schema.org. */
  linkedData?: object
  /** Path below the base of the page's oEmbed file; undefined where the site has no embed player. */
  oembed?: string | undefined
  locale: Locale
  /** The same page in a locale. */
  linkIn: (locale: Locale) => DeckLink
}

/** What search engines, link previews and citation managers read of a page. */
export function headTags(options: HeadOptions): string[] {
  const { deck, locale, title, description, site, linkIn, linkedData } = options
  const url = absoluteUrl(site, formatDeckLink(linkIn(locale)))
  const alternates = deck.locales.map((other) => ({
    locale: other,
    href: absoluteUrl(site, formatDeckLink(linkIn(other))),
  }))
  return [
    `<meta name="description" content="${escapeHtml(description)}">`,
    `<meta name="author" content="${escapeHtml(deck.speaker[locale])}">`,
    ...(url ? [`<link rel="canonical" href="${escapeHtml(url)}">`, property('og:url', url)] : []),
    ...alternates.flatMap(({ locale: other, href }) =>
      href ? [`<link rel="alternate" hreflang="${other}" href="${escapeHtml(href)}">`] : [],
    ),
    ...(alternates[0]?.href
      ? [`<link rel="alternate" hreflang="x-default" href="${escapeHtml(alternates[0].href)}">`]
      : []),
    property('og:type', 'article'),
    property('og:title', title),
    property('og:description', description),
    property('og:site_name', deck.title[locale]),
    property('og:locale', languageOf(locale).openGraph),
    ...deck.locales
      .filter((other) => other !== locale)
      .map((other) => property('og:locale:alternate', languageOf(other).openGraph)),
    ...pictureTags(options),
    ...oembedLink(options),
    ...feedLink(options),
    ...(linkedData ? [`<script type="application/ld+json">${jsonForHtml(linkedData)}</script>`] : []),
  ]
}

/** Podcast readers find the recordings by it. Without a site there is no feed. */
function feedLink({ deck, locale, site }: HeadOptions): string[] {
  const url = deck.recording && absoluteUrl(site, feedPath(locale))
  return url === undefined
    ? []
    : [`<link rel="alternate" type="application/rss+xml" href="${escapeHtml(url)}">`]
}

function property(name: string, content: string): string {
  return `<meta property="${name}" content="${escapeHtml(content)}">`
}

/** A card with the slide's picture. Its address has to be absolute: without a site there is none. */
function pictureTags({ picture, site }: HeadOptions): string[] {
  const url = picture && absoluteUrl(site, picture.path)
  if (!url) return []
  return [
    property('og:image', url),
    property('og:image:type', 'image/png'),
    property('og:image:width', String(picture.width)),
    property('og:image:height', String(picture.height)),
    property('og:image:alt', picture.alt),
    '<meta name="twitter:card" content="summary_large_image">',
  ]
}

function oembedLink({ oembed, site, title }: HeadOptions): string[] {
  const url = oembed === undefined ? undefined : absoluteUrl(site, oembed)
  return url
    ? [
        `<link rel="alternate" type="application/json+oembed" href="${escapeHtml(url)}" title="${escapeHtml(title)}">`,
      ]
    : []
}
