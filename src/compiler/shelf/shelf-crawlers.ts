import { LOCALES } from '../../deck/locale.ts'
import { shelfPagePath, type ShelfPageName } from '../../deck/shelf/shelf-page-data.ts'
import { absoluteUrl } from '../pages/site-address.ts'
import type { SiteFile } from '../pages/site-file.ts'
import {
  EVERYWHERE,
  HASHED_HEADERS,
  headerPolicy,
  hostRules,
  shelvedPrivateRules,
  UNCACHED,
  type HostRule,
} from '../files/headers.ts'
import { hashSource } from '../pages/policy.ts'
import type { ShelfOptions } from './shelf-options.ts'

/**
 * `sitemap.xml` names the talks' own sitemaps and that of the shelf's pages; `robots.txt` names it. Both need absolute
 * addresses: none without an origin.
 */
export function shelfCrawlerFiles(options: ShelfOptions): SiteFile[] {
  const { shelf, talks, site } = options
  const sitemap = absoluteUrl(site, 'sitemap.xml')
  if (sitemap === undefined) return []
  const own = 'sitemap-shelf.xml'
  const maps = [own, ...talks.map(({ name }) => `${name}/sitemap.xml`)]
  const hasWorks = talks.some(({ works }) => works.length > 0)
  const pages: ShelfPageName[] = hasWorks ? ['talks', 'works'] : ['talks']
  const urls = pages.flatMap((page) => {
    const addresses = shelf.locales.map(
      (locale) => [locale, absoluteUrl(site, shelfPagePath(page, locale)) ?? ''] as const,
    )
    const alternates = addresses.map(
      ([locale, href]) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${href}"/>`,
    )
    return addresses.map(([, href]) => `<url><loc>${href}</loc>${alternates.join('')}</url>`)
  })
  const names = maps.map((path) => `<sitemap><loc>${absoluteUrl(site, path) ?? ''}</loc></sitemap>`)
  return [
    { path: 'sitemap.xml', content: sitemapXml('sitemapindex', names) },
    { path: own, content: sitemapXml('urlset', urls) },
    { path: 'robots.txt', content: `User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n` },
  ]
}

function sitemapXml(root: 'sitemapindex' | 'urlset', entries: readonly string[]): string {
  const names =
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${names}>\n${entries.join('\n')}\n</${root}>\n`
}

/**
 * `_headers` of a whole shelf (files/headers.ts): each page's path matches one rule with a policy. Languages are named, since
 * a private talk's address is none.
 */
export function shelfHeadersFile({ shelf, talks, site, files }: ShelfOptions): SiteFile {
  const allowed = { broker: site.broker, scriptHash: hashSource(files.early) }
  const policy = (framed: boolean) => ({ 'Content-Security-Policy': headerPolicy(framed, allowed) })
  const used = new Set([...shelf.locales, ...talks.flatMap(({ locales }) => locales)])
  const locales = LOCALES.filter((locale) => used.has(locale))
  const ofTalks = ['', ':page/', 'transcript/both/', 'speaker/:slide/']
  const pages = [
    '/',
    '/404.html',
    '/:talk/',
    ...shelf.locales.map((locale) => `/${shelfPagePath('works', locale)}`),
    ...locales.flatMap((locale) => ofTalks.map((page) => `/:talk/${locale}/${page}`)),
  ]
  const rules: HostRule[] = [
    ['/*', EVERYWHERE],
    ...pages.map((path): HostRule => [path, policy(false)]),
    ...locales.map((locale): HostRule => [`/:talk/${locale}/embed/:slide/`, policy(true)]),
    ...shelvedPrivateRules(allowed),
    ['/:talk/sw.js', UNCACHED],
    ...['/assets/*', '/:talk/assets/*', '/pictures/*', '/:talk/pictures/*'].map((path): HostRule => [
      path,
      HASHED_HEADERS,
    ]),
    ['/:locale/feed.xml', { 'Content-Type': 'application/atom+xml; charset=utf-8' }],
  ]
  return { path: '_headers', content: hostRules(site.base, rules) }
}
