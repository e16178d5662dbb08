import { formatDeckLink } from '../deck/deck-link.ts'
import { LOCALE_NAMES } from '../deck/locale.ts'
import { escapeHtml } from '../deck/transcript-article.ts'
import type { DeckSummary } from '../deck/types.ts'
import { PAGE_DATA_ID, type NotFoundData } from '../page-data.ts'
import { policyOf, type Site } from './documents.ts'
import type { SiteFile } from './site.ts'
import { translatorOf } from './translator.ts'

/** Head and body of the page at the base, which offers the deck's languages: for the marks in index.html. */
export function languageChoice(summary: Pick<DeckSummary, 'title' | 'locales' | 'description'>): {
  head: string
  body: string
} {
  const [original] = summary.locales
  const title = original ? escapeHtml(summary.title[original]) : ''
  const links = summary.locales.map((locale) => {
    const href = formatDeckLink({ locale, page: 'deck' })
    return `<p lang="${locale}"><a href="${href}" hreflang="${locale}">${escapeHtml(LOCALE_NAMES[locale])}: ${escapeHtml(summary.title[locale])}</a></p>`
  })
  return {
    head: `<title>${title}</title>\n<meta name="description" content="${original ? escapeHtml(summary.description[original]) : ''}">`,
    body: `<main><h1>${title}</h1>${links.join('')}</main>`,
  }
}

/** The page that a static host shows for an unknown address: its links are absolute, since it can stand anywhere. */
export function notFoundDocument(summary: DeckSummary, site: Site, script: string): string {
  const data: NotFoundData = { base: site.base, locales: summary.locales, slideCount: summary.slideCount }
  const links = summary.locales
    .map(
      (locale) =>
        `<p lang="${locale}"><a href="${site.base}${formatDeckLink({ locale, page: 'deck' })}">${escapeHtml(summary.title[locale])}</a></p>`,
    )
    .join('')
  return `<!doctype html>
<html lang="${summary.locales[0] ?? 'ja'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>404</title>
<link rel="icon" href="${site.base}icon.svg" type="image/svg+xml">
<script type="application/json" id="${PAGE_DATA_ID}">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>
<script type="module" src="${site.base}${script}"></script>
</head>
<body><main><h1>404</h1>${links}</main></body>
</html>
`
}

/**
 * The page that the service worker shows where there is no network and the page asked for isn't kept, at that page's own
 * address: it puts the deck's base, wherever that is, for `{{base}}`.
 */
export function offlineDocument(
  summary: DeckSummary,
  files: { script: string; early: string; styles: readonly string[] },
): SiteFile {
  const data: NotFoundData = { base: '{{base}}', locales: summary.locales, slideCount: summary.slideCount }
  const words = summary.locales.map((locale) => {
    const t = translatorOf(locale)
    return `<div lang="${locale}"><h1>${escapeHtml(t('offlinePage.title'))}</h1><p>${escapeHtml(t('offlinePage.text'))}</p></div>`
  })
  const content = `<!doctype html>
<html lang="${summary.locales[0] ?? 'ja'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf('')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(summary.locales.map((locale) => translatorOf(locale)('offlinePage.title')).join(' / '))}</title>
<script src="{{base}}${files.early}"></script>
${files.styles.map((file) => `<link rel="stylesheet" href="{{base}}${file}">`).join('\n')}
<link rel="icon" href="{{base}}icon.svg" type="image/svg+xml">
<script type="application/json" id="${PAGE_DATA_ID}">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>
<script type="module" src="{{base}}${files.script}"></script>
</head>
<body class="document document-offline"><main>${words.join('')}</main></body>
</html>
`
  return { path: 'offline.html', content }
}
