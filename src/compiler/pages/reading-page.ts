import { formatDeckLink, type DeckLink } from '../../deck/deck-link.ts'
import { languageOf, type Locale } from '../../deck/locale.ts'
import type { ReadingPageName } from '../../deck/reading-pages.ts'
import { formatRelativeLink, pathToBase } from '../../deck/relative-link.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import type { DeckSummary } from '../../deck/types.ts'
import type { Translate } from '../../i18n/i18n.ts'
import { parallelTitle } from '../../i18n/parallel-title.ts'
import type { ReadingPageData } from '../../deck/page-data.ts'
import { headTags } from './head-tags.ts'
import { htmlDocument } from './html-document.ts'
import { webManifestPath } from './machine-paths.ts'
import type { Site } from './site-address.ts'
import { translatorOf } from './translator.ts'

/** What every reading page has in common. */
export interface ReadingSite {
  deck: DeckSummary
  site: Site
  /** Code that runs before the page is painted. Paths are below the base. */
  early: string
  styles: readonly string[]
  /** Script of the button that reads a whole transcript aloud; undefined where there is none. */
  voice?: string | undefined
  /** Script of the page that tells of the repair. */
  repair?: string | undefined
  /** False leaves the policy out, for Vite's dev client. */
  policy: boolean
  /** Those that this site has. */
  pages: readonly ReadingPageName[]
}

/** What one of them is made of. */
export interface ReadingPage {
  page: ReadingPageName
  locale: Locale
  /** Of the page itself; the document's title names the deck after it. */
  title: string
  description: string
  /** Inside of `<main>`. */
  main: string
  /** What a page with a script of its own gives it. */
  data?: unknown
}

/** A page of text as a whole HTML document. */
export function readingDocument(readingSite: ReadingSite, content: ReadingPage): string {
  const { deck, site, early, styles } = readingSite
  const isTranscript = content.page === 'transcript' || content.page === 'transcript-both'
  const voice = isTranscript ? readingSite.voice : undefined
  const script = content.page === 'repair' ? readingSite.repair : voice
  const { page, locale, main, description } = content
  const t = translatorOf(locale)
  const title = t('document.pageOf', { page: content.title, deck: deck.title[locale] })
  const head = headTags({
    deck,
    locale,
    linkIn: (other) => ({ page, locale: other }),
    title,
    description,
    site,
  })
  const data: ReadingPageData = { deck, page, locale }
  return htmlDocument({
    lang: locale,
    root: { 'data-build': deck.buildId },
    toBase: pathToBase(page),
    policy: readingSite.policy ? {} : undefined,
    title,
    early,
    styles,
    script: script === undefined ? undefined : { path: script },
    tags: head,
    manifest: webManifestPath(locale),
    hasThemeColor: true,
    data: content.data ?? (voice === undefined ? undefined : data),
    bodyAttributes: ` class="document document-${page}"`,
    body: `${documentHeader(readingSite, content, t)}
<main>
${voice === undefined ? '' : voiceButton(t)}${main}
</main>${voice === undefined ? '' : '\n<div id="voice"></div>'}`,
  })
}

function voiceButton(t: Translate): string {
  return `<p class="document-voice-row needs-script"><button type="button" class="document-voice" aria-pressed="false" data-unavailable="${escapeHtml(t('notice.readAloudUnavailable'))}">${escapeHtml(t('transcript.readAloud'))}</button> <span class="document-voice-status" role="status"></span></p>
`
}

/** The way back to the talk, to the other reading pages, and to the same page in the other language. */
function documentHeader({ deck, pages }: ReadingSite, { page, locale }: ReadingPage, t: Translate): string {
  const link = (to: DeckLink, label: string, rest = '') =>
    `<a href="${formatRelativeLink(page, to)}"${rest}>${escapeHtml(label)}</a>`
  const current = (is: boolean) => (is ? ' aria-current="page"' : '')
  const labels: Record<ReadingPageName, string> = {
    transcript: t('pages.transcript'),
    'transcript-both': parallelTitle(t, deck.locales, locale),
    glossary: t('pages.glossary'),
    references: t('document.references'),
    repair: t('pages.repair'),
  }
  const languages = deck.locales.map((other) =>
    link(
      { page, locale: other },
      languageOf(other).name,
      ` lang="${other}" hreflang="${other}"${current(other === locale)}`,
    ),
  )
  return `<header class="document-header">
<p>${link({ page: 'deck', locale }, deck.title[locale], ' class="document-deck"')}</p>
${languages.length > 1 ? `<nav aria-label="${escapeHtml(t('document.language'))}">${languages.join(' ')}</nav>` : ''}
<nav class="document-pages" aria-label="${escapeHtml(t('document.pages'))}">${pages.map((name) => link({ page: name, locale }, labels[name], current(name === page))).join(' ')}</nav>
</header>`
}

/** Speaker, event and day in a line, where the deck says them. */
export function bylineOf(deck: DeckSummary, locale: Locale): string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return [
    deck.speaker[locale],
    deck.affiliation[locale],
    deck.event[locale],
    day.format(new Date(deck.given)),
  ]
    .filter(Boolean)
    .join(locale === 'ja' ? '／' : ' · ')
}

/** Path of a reading page's file below the base. */
export function readingFile(page: ReadingPageName, locale: Locale): string {
  return `${formatDeckLink({ page, locale })}index.html`
}
