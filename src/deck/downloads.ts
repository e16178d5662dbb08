import { LOCALES, type Locale } from './locale.ts'

/**
 * Files to take away: `slides` a PDF with a slide a page, `handout` a PDF with slide and transcript on each page,
 * `markdown` and `text` the whole transcript.
 */
export const DOWNLOAD_KINDS = ['slides', 'handout', 'markdown', 'text'] as const
export type DownloadKind = (typeof DOWNLOAD_KINDS)[number]

/** An entry of `downloads.json`, which lists what this site really has: what isn't in it isn't offered. */
export interface Download {
  kind: DownloadKind
  locale: Locale
  /** Below the base. */
  path: string
  /** Size in bytes, before any compression on the way. */
  bytes: number
}

export const DOWNLOADS_PATH = 'downloads.json'

/** Path below the base of a file to take away. `name` is the deck's, as `deckFileName` gives it. */
export function downloadPath(kind: DownloadKind, locale: Locale, name: string): string {
  if (kind === 'markdown') return `${locale}/transcript.md`
  if (kind === 'text') return `${locale}/transcript.txt`
  return `pdf/${name}-${locale}${kind === 'handout' ? '-transcript' : ''}.pdf`
}

/** Characters that a file's name has of the title at the most. */
const NAME_LENGTH = 60

/** What the deck's files are called: its English title, or any that has Latin words, as `vision-and-language`. */
export function deckFileName(titles: Partial<Record<Locale, string>>): string {
  const names = [titles.en, ...LOCALES.map((locale) => titles[locale])].map((title) => slugOf(title ?? ''))
  return names.find((name) => name.length >= 3) ?? 'slides'
}

function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return words.length > NAME_LENGTH ? words.slice(0, NAME_LENGTH).replace(/-[^-]*$/, '') : words
}
