import { formatDeckLink } from '../../deck/deck-link.ts'
import { formatDuration } from '../../deck/format-duration.ts'
import type { Locale } from '../../deck/locale.ts'
import { feedPath, recordingPath } from '../../deck/voice/recording-path.ts'
import type { DeckSummary } from '../../deck/types.ts'
import { absoluteUrl, type Site } from '../pages/site-address.ts'
import type { SiteFile } from '../pages/site-file.ts'
import type { DeckRecording } from '../read/recordings.ts'
import { xmlText } from './xml-text.ts'

/** A deck's recordings as they are listened to, their voices alone, and in each language a feed for podcast readers. */
export function recordingFiles(
  recordings: readonly DeckRecording[],
  deck: DeckSummary,
  site: Site,
): SiteFile[] {
  if (recordings.length === 0) return []
  return [
    ...recordings.flatMap((recording) => [
      { path: recordingPath(recording.name), content: recording.file },
      { path: audioPath(recording), content: recording.audio },
      ...captionFiles(recording),
    ]),
    // A feed's addresses are whole: without a site there is none.
    ...(site.origin === undefined
      ? []
      : deck.locales.map((locale) => ({
          path: feedPath(locale),
          content: recordingsFeed(recordings, deck, site, locale),
        }))),
  ]
}

function audioPath({ name, talk }: DeckRecording): string {
  return recordingPath(name, talk.audio.type.startsWith('audio/mp4') ? '.m4a' : '.webm')
}

function captionPath({ name }: DeckRecording, locale: string): string {
  return recordingPath(name, `.${locale}.vtt`)
}

function captionFiles(recording: DeckRecording): SiteFile[] {
  return Object.entries(recording.talk.captions ?? {}).map(([locale, content]) => ({
    path: captionPath(recording, locale),
    content,
  }))
}

/** RSS 2.0 with an enclosure for each recording, and what podcast readers ask for beside. */
function recordingsFeed(
  recordings: readonly DeckRecording[],
  deck: DeckSummary,
  site: Site,
  locale: Locale,
): string {
  const url = (path: string) => xmlText(absoluteUrl(site, path) ?? '')
  const title = xmlText(deck.title[locale])
  const author = xmlText(deck.speaker[locale])
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    `<title>${title}</title>`,
    `<link>${url(formatDeckLink({ locale, page: 'deck' }))}</link>`,
    `<atom:link href="${url(feedPath(locale))}" rel="self" type="application/rss+xml"/>`,
    `<description>${xmlText(deck.description[locale] || deck.title[locale])}</description>`,
    `<language>${locale}</language>`,
    `<itunes:author>${author}</itunes:author>`,
    '<itunes:explicit>false</itunes:explicit>',
    ...recordings.map((recording) => feedItem(recording, { title, author, locale, url })),
    '</channel>',
    '</rss>',
    '',
  ].join('\n')
}

interface ItemWords {
  title: string
  author: string
  locale: Locale
  url: (path: string) => string
}

function feedItem(recording: DeckRecording, { title, author, locale, url }: ItemWords): string {
  const { name, talk, audio } = recording
  const date = new Date(talk.started)
  const type = xmlText(talk.audio.type.split(';')[0] ?? '')
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date)
  return [
    '<item>',
    `<title>${title} (${xmlText(day)})</title>`,
    `<link>${url(formatDeckLink({ locale, page: 'deck', replay: recordingPath(name) }))}</link>`,
    `<guid isPermaLink="false">${xmlText(talk.id)}</guid>`,
    `<pubDate>${date.toUTCString()}</pubDate>`,
    `<enclosure url="${url(audioPath(recording))}" length="${String(audio.length)}" type="${type}"/>`,
    `<itunes:duration>${formatDuration(talk.durationMs)}</itunes:duration>`,
    `<itunes:author>${author}</itunes:author>`,
    ...Object.keys(talk.captions ?? {}).map(
      (language) =>
        `<podcast:transcript url="${url(captionPath(recording, language))}" type="text/vtt" language="${language}"/>`,
    ),
    '</item>',
  ].join('\n')
}
