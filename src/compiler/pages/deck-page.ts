import { createHash } from 'node:crypto'
import { formatDeckLink, type DeckLink, type DeckPage } from '../../deck/deck-link.ts'
import type { Locale } from '../../deck/locale.ts'
import { pathToBase } from '../../deck/relative-link.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import type { DeckSummary } from '../../deck/types.ts'
import { PAGE_DATA_ID, type PageData } from '../../deck/page-data.ts'
import { translatorOf } from './translator.ts'
import { webManifestPath } from '../files/web-manifest.ts'

/** Where the site will stand. */
export interface Site {
  /** Origin, as `https://example.org`; undefined leaves out the tags that need absolute addresses. */
  origin: string | undefined
  /** Path with slashes at both ends. */
  base: string
  /** Address of a broker elsewhere that carries live talks (`wss://…`): pages may connect to it. */
  broker?: string | undefined
}

/** Files of the shell, as paths below the base. */
export interface ShellFiles {
  early: string
  /** Script of the whole transcript's button; without it these pages have none. */
  voice?: string
  main: string
  styles: string[]
  /** Stylesheet of the pages that are documents to read; without it there are no such pages. */
  documents?: string
  /** Script and stylesheet of the player for other sites' pages; without them there is no player. */
  embed?: { script: string; style: string }
}

/** What link previews show of a page. */
export interface PagePicture {
  /** Below the base. */
  path: string
  width: number
  height: number
  alt: string
}

/** What a page's document is made of, the shell's HTML aside. */
export interface DocumentParts {
  data: PageData
  title: string
  description: string
  /** Prerendered shell. */
  body: string
  site: Site
  files: ShellFiles
  /** Stylesheets of the slide alone, as paths below the base: formulas. */
  slideStyles: string[]
  /** `@font-face` rules of the page's own fonts, allowed by their hash. */
  fontCss: string
  /** Undefined where no pictures were made. */
  picture?: PagePicture | undefined
  /** What the page is, for machines: a value of schema.org. */
  linkedData?: object
  /** Path below the base of the page's oEmbed file; undefined where the site has no embed player. */
  oembed?: string | undefined
  /** The Content-Security-Policy is left out where Vite's dev client needs its inline scripts. */
  policy: boolean
}

/** A page of the deck as a whole HTML document. */
export function pageDocument(parts: DocumentParts): string {
  const { data, files } = parts
  const toBase = pathToBase(data.page)
  const styles = [...files.styles, ...parts.slideStyles]
  return `<!doctype html>
<html lang="${data.locale}" data-build="${data.deck.buildId}">
<head>
<meta charset="utf-8">
${parts.policy ? `<meta http-equiv="Content-Security-Policy" content="${policyOf(parts.fontCss, parts.site.broker)}">\n` : ''}<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${escapeHtml(parts.title)}</title>
<script src="${toBase}${files.early}"></script>
${styles.map((file) => `<link rel="stylesheet" href="${toBase}${file}">`).join('\n')}
${parts.fontCss ? `<style>${parts.fontCss}</style>\n` : ''}<script type="module" src="${toBase}${files.main}" fetchpriority="low"></script>
${headTags({ ...parts, deck: data.deck, locale: data.locale, linkIn: (locale) => linkOf(data, locale) }).join('\n')}
<link rel="icon" href="${toBase}icon.svg" type="image/svg+xml">
${installLinks(toBase, data.locale)}
<meta name="theme-color" content="#fcfcf9" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#0f1115" media="(prefers-color-scheme: dark)">
<script type="application/json" id="${PAGE_DATA_ID}">${jsonForHtml(data)}</script>
</head>
<body>
${noViewerLine(data)}
<div id="root">${parts.body}</div>
</body>
</html>
`
}

/** Says that the viewer didn't come: hidden until then (src/entries/early.ts). */
export function noViewerLine({ page, locale }: Pick<PageData, 'page' | 'locale'>): string {
  const t = translatorOf(locale)
  const text = t(page === 'speaker' || page === 'clicker' ? 'noViewer.page' : 'noViewer.text')
  return `<p class="no-viewer-line" role="alert" hidden>${escapeHtml(text)} <a href="">${escapeHtml(t('newVersion.reload'))}</a></p>`
}

/** What a device needs to install the deck. */
export function installLinks(toBase: string, locale: Locale): string {
  return `<link rel="manifest" href="${toBase}${webManifestPath(locale)}">
<link rel="apple-touch-icon" href="${toBase}icon-180.png">`
}

/** JSON that no HTML parser can mistake for the end of its element. */
export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c')
}

/**
 * Everything from the site's own origin, nothing inline but the page's font rules, named by their hash; and where live
 * talks go through a broker elsewhere, its origin.
 */
export function policyOf(fontCss: string, broker?: string): string {
  const hash = fontCss ? ` 'sha256-${createHash('sha256').update(fontCss).digest('base64')}'` : ''
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${hash}`,
    "font-src 'self'",
    "img-src 'self'",
    `connect-src 'self'${broker === undefined ? '' : ` ${new URL(broker).origin}`}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function linkOf(data: PageData, locale: Locale): DeckLink {
  return data.page === 'slide'
    ? { locale, page: 'slide', slideNumber: data.slideNumber }
    : { locale, page: data.page }
}

/** An absolute address; undefined without an origin. */
export function absoluteUrl(site: Site, path: string): string | undefined {
  return site.origin === undefined ? undefined : `${site.origin.replace(/\/$/, '')}${site.base}${path}`
}

const OG_LOCALES: Record<Locale, string> = { ja: 'ja_JP', en: 'en_US' }

/** What the tags of any page are made from. */
export interface HeadOptions extends Pick<
  DocumentParts,
  'title' | 'description' | 'site' | 'picture' | 'linkedData' | 'oembed'
> {
  deck: DeckSummary
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
    property('og:locale', OG_LOCALES[locale]),
    ...deck.locales
      .filter((other) => other !== locale)
      .map((other) => property('og:locale:alternate', OG_LOCALES[other])),
    ...pictureTags(options),
    ...oembedLink(options),
    ...(linkedData ? [`<script type="application/ld+json">${jsonForHtml(linkedData)}</script>`] : []),
  ]
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

/** How many folders below the base a page's file lies, and its path: `ja/41/index.html`. */
export function pageFile(page: DeckPage, locale: Locale, slideNumber: number): string {
  return `${formatDeckLink({ page, locale, slideNumber })}index.html`
}
