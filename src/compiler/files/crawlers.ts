import { formatDeckLink, type DeckLink, type DeckPage } from '../../deck/deck-link.ts'
import type { DeckSummary } from '../../deck/types.ts'
import { absoluteUrl, type Site } from '../pages/site-address.ts'

/** `sitemap.xml` and `robots.txt`, which need absolute addresses: none without an origin. `pages` are those beside the slides. */
export function crawlerFiles(
  deck: DeckSummary,
  site: Site,
  pages: readonly DeckPage[],
): { path: string; content: string }[] {
  const sitemap = absoluteUrl(site, 'sitemap.xml')
  if (sitemap === undefined) return []
  return [
    { path: 'sitemap.xml', content: sitemapXml(deck, site, pages) },
    { path: 'robots.txt', content: `User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n` },
  ]
}

/** Every page with its counterparts in the other languages. */
function sitemapXml(deck: DeckSummary, site: Site, pages: readonly DeckPage[]): string {
  const links: Omit<DeckLink, 'locale'>[] = [
    { page: 'deck' },
    ...Array.from({ length: deck.slideCount }, (_, index) => ({
      page: 'slide' as const,
      slideNumber: index + 1,
    })),
    ...pages.map((page) => ({ page })),
  ]
  const urls = links.flatMap((link) => {
    const addresses = deck.locales.map(
      (locale) => [locale, absoluteUrl(site, formatDeckLink({ locale, ...link })) ?? ''] as const,
    )
    const alternates = addresses.map(
      ([locale, href]) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${href}"/>`,
    )
    return addresses.map(([, href]) => `<url><loc>${href}</loc>${alternates.join('')}</url>`)
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('\n')}
</urlset>
`
}
