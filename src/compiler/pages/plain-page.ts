import { formatDeckLink } from '../../deck/deck-link.ts'
import { languageOf } from '../../deck/locale.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import type { DeckSummary } from '../../deck/types.ts'
import type { NotFoundData } from '../../deck/page-data.ts'
import { htmlDocument } from './html-document.ts'
import { policyOf } from './policy.ts'
import type { Site } from './site-address.ts'
import type { SiteFile } from './site-file.ts'
import { translatorOf } from './translator.ts'

type ChoiceSummary = Pick<DeckSummary, 'title' | 'locales' | 'description'>

/** The page at the base, which offers the deck's languages, in the marks of index.html. Stylesheets are paths below the base. */
export function fillLanguageChoice(
  html: string,
  summary: ChoiceSummary,
  styles: readonly string[],
  options: { policy: boolean },
): string {
  const { head, body } = languageChoice(summary, styles, options)
  // By functions: a title may hold `$&`, which a text to be put in would take for what was found.
  return html.replace('<!--deck-head-->', () => head).replace('<!--deck-languages-->', () => body)
}

function languageChoice(
  summary: ChoiceSummary,
  styles: readonly string[],
  { policy }: { policy: boolean },
): { head: string; body: string } {
  const [original] = summary.locales
  const title = original ? escapeHtml(summary.title[original]) : ''
  const links = summary.locales.map((locale) => {
    const href = formatDeckLink({ locale, page: 'deck' })
    return `<p lang="${locale}"><a href="${href}" hreflang="${locale}">${escapeHtml(languageOf(locale).name)}: ${escapeHtml(summary.title[locale])}</a></p>`
  })
  return {
    head: [
      // Vite's dev client needs its inline scripts.
      ...(policy ? [`<meta http-equiv="Content-Security-Policy" content="${policyOf({})}">`] : []),
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
  /** Code that runs before anything is painted. */
  early: string
  styles: readonly string[]
  /** False leaves the policy out, for Vite's dev client. */
  policy?: boolean
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
 * address: its links, made for its place at the base, are absolute then (deck/offline.ts).
 */
export function offlineDocument(summary: DeckSummary, files: PlainFiles): SiteFile {
  const words = summary.locales.map((locale) => {
    const t = translatorOf(locale)
    return `<div lang="${locale}"><h1>${escapeHtml(t('document.offlinePage.title'))}</h1><p>${escapeHtml(t('document.offlinePage.text'))}</p></div>`
  })
  const title = summary.locales
    .map((locale) => translatorOf(locale)('document.offlinePage.title'))
    .join(' / ')
  return {
    path: 'offline.html',
    content: plainDocument(summary, './', files, title, words.join('')),
  }
}

/** A page of a few lines that stands at any address: its script says in the reader's language what it says in all. */
function plainDocument(
  { locales, slideCount }: DeckSummary,
  base: string,
  { script, early, styles, policy = true }: PlainFiles,
  title: string,
  main: string,
): string {
  const data: NotFoundData = { base, locales, slideCount }
  return htmlDocument({
    lang: locales[0] ?? 'ja',
    toBase: base,
    policy: policy ? {} : undefined,
    isIndexed: false,
    title,
    early,
    styles,
    script: { path: script },
    data,
    bodyAttributes: ' class="document document-plain"',
    body: `<main>${main}</main>`,
  })
}
