import { formatDeckLink } from '../../deck/deck-link.ts'
import { LOCALE_NAMES } from '../../deck/locale.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import type { DeckSummary } from '../../deck/types.ts'
import { PAGE_DATA_ID, type NotFoundData } from '../../deck/page-data.ts'
import { jsonForHtml, policyOf, type Site } from './deck-page.ts'
import type { SiteFile } from '../site/site.ts'
import { translatorOf } from './translator.ts'

/**
 * Head and body of the page at the base, which offers the deck's languages: for the marks in index.html. Stylesheets are
 * paths below the base.
 */
export function languageChoice(
  summary: Pick<DeckSummary, 'title' | 'locales' | 'description'>,
  styles: readonly string[],
  { policy }: { policy: boolean },
): { head: string; body: string } {
  const [original] = summary.locales
  const title = original ? escapeHtml(summary.title[original]) : ''
  const links = summary.locales.map((locale) => {
    const href = formatDeckLink({ locale, page: 'deck' })
    return `<p lang="${locale}"><a href="${href}" hreflang="${locale}">${escapeHtml(LOCALE_NAMES[locale])}: ${escapeHtml(summary.title[locale])}</a></p>`
  })
  return {
    head: [
      // Vite's dev client needs its inline scripts.
      ...(policy ? [`<meta http-equiv="Content-Security-Policy" content="${policyOf('')}">`] : []),
      `<title>${title}</title>`,
      `<meta name="description" content="${original ? escapeHtml(summary.description[original]) : ''}">`,
      ...styles.map((file) => `<link rel="stylesheet" href="./${file}">`),
    ].join('\n'),
    body: `<main><h1>${title}</h1>${links.join('')}</main>`,
  }
}

/** Script and stylesheets of a page of a few lines, as paths below the base. */
export interface PlainFiles {
  script: string
  early: string
  styles: readonly string[]
}

/** The page that a static host shows for an unknown address: its links are absolute, since it can stand anywhere. */
export function notFoundDocument(summary: DeckSummary, site: Site, files: PlainFiles): string {
  const links = summary.locales
    .map(
      (locale) =>
        `<p lang="${locale}"><a href="${site.base}${formatDeckLink({ locale, page: 'deck' })}">${escapeHtml(summary.title[locale])}</a></p>`,
    )
    .join('')
  return plainDocument(summary, site.base, files, '404', `<h1>404</h1>${links}`)
}

/**
 * The page that the service worker shows where there is no network and the page asked for isn't kept, at that page's own
 * address: it puts the deck's base, wherever that is, for `{{base}}`.
 */
export function offlineDocument(summary: DeckSummary, files: PlainFiles): SiteFile {
  const words = summary.locales.map((locale) => {
    const t = translatorOf(locale)
    return `<div lang="${locale}"><h1>${escapeHtml(t('offlinePage.title'))}</h1><p>${escapeHtml(t('offlinePage.text'))}</p></div>`
  })
  const title = summary.locales.map((locale) => translatorOf(locale)('offlinePage.title')).join(' / ')
  return {
    path: 'offline.html',
    content: plainDocument(summary, '{{base}}', files, title, words.join('')),
  }
}

/** A page of a few lines that stands at any address: its script says in the reader's language what it says in all. */
function plainDocument(
  { locales, slideCount }: DeckSummary,
  base: string,
  { script, early, styles }: PlainFiles,
  title: string,
  main: string,
): string {
  const data: NotFoundData = { base, locales, slideCount }
  return `<!doctype html>
<html lang="${locales[0] ?? 'ja'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf('')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<script src="${base}${early}"></script>
${styles.map((file) => `<link rel="stylesheet" href="${base}${file}">`).join('\n')}
<link rel="icon" href="${base}icon.svg" type="image/svg+xml">
<script type="application/json" id="${PAGE_DATA_ID}">${jsonForHtml(data)}</script>
<script type="module" src="${base}${script}"></script>
</head>
<body class="document document-plain"><main>${main}</main></body>
</html>
`
}
