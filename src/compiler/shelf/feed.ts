import type { Locale } from '../../deck/locale.ts'
import { shelfPagePath } from '../../deck/shelf/shelf-page-data.ts'
import { talkLocale, textIn, type ShelfTalk } from '../../deck/shelf/shelf-talk.ts'
import { xmlText as xml } from '../files/xml-text.ts'
import { absoluteUrl } from '../pages/site-address.ts'
import type { SiteFile } from '../pages/site-file.ts'
import { feedPath } from './shelf-document.ts'
import type { ShelfOptions } from './shelf-options.ts'

/** Talks that a feed tells of: the newest. */
const MOST_ENTRIES = 50

/**
 * The talks as an Atom feed (RFC 4287). Its ids have to be the same wherever it is read: without an origin they are tags
 * of the shelf, and addresses are relative to the feed.
 */
export function feedFile(options: ShelfOptions, locale: Locale): SiteFile {
  const { shelf, site, talks } = options
  const newest = [...talks].sort((a, b) => (updatedOf(a) < updatedOf(b) ? 1 : -1)).slice(0, MOST_ENTRIES)
  const page = shelfPagePath('talks', locale)
  const self = absoluteUrl(site, feedPath(locale)) ?? 'feed.xml'
  return {
    path: feedPath(locale),
    content: `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
<id>${xml(absoluteUrl(site, page) ?? tagOf(options, locale))}</id>
<title>${xml(shelf.title[locale] ?? '')}</title>
${shelf.description?.[locale] === undefined ? '' : `<subtitle>${xml(shelf.description[locale])}</subtitle>\n`}<updated>${newest[0] ? updatedOf(newest[0]) : timeOf('1970-01-01')}</updated>
<author><name>${xml(shelf.owner[locale] ?? '')}</name></author>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<link rel="alternate" type="text/html" hreflang="${locale}" href="${xml(absoluteUrl(site, page) ?? './')}"/>
${newest.map((talk) => entryOf(options, talk, locale)).join('\n')}
</feed>
`,
  }
}

function entryOf(options: ShelfOptions, talk: ShelfTalk, locale: Locale): string {
  const opened = talkLocale(talk, locale)
  const path = `${talk.name}/${opened}/`
  const words = (text: ShelfTalk['title']) => textIn(text, locale, talk.locales).text
  const url = absoluteUrl(options.site, path)
  const tags = talk.tags.map((tag) => words(tag)).filter(Boolean)
  return `<entry xml:lang="${opened}">
<id>${xml(url ?? `${tagOf(options, locale)}:${talk.name}`)}</id>
<title>${xml(words(talk.title))}</title>
<published>${timeOf(talk.given)}</published>
<updated>${updatedOf(talk)}</updated>
<author><name>${xml(words(talk.speaker))}</name></author>
<link rel="alternate" type="text/html" hreflang="${opened}" href="${xml(url ?? `../${path}`)}"/>
<summary>${xml(words(talk.description))}</summary>
${tags.map((tag) => `<category term="${xml(tag)}"/>`).join('')}
</entry>`
}

/** The days that a deck says, as moments: builds of the same talks have the same feed. */
function updatedOf({ given, published }: ShelfTalk): string {
  return timeOf(published !== undefined && published > given ? published : given)
}

function timeOf(day: string): string {
  return `${day}T00:00:00Z`
}

function tagOf({ shelf }: ShelfOptions, locale: Locale): string {
  const [first] = shelf.locales
  const title = first ? (shelf.title[first] ?? '') : ''
  return `urn:colloquium:${encodeURIComponent(title)}:${locale}`
}
