import { NOTES_PATH } from '../../deck/speaker-notes.ts'
import { isLocale, type Locale } from '../../deck/locale.ts'
import { glossaryPath } from '../../deck/glossary.ts'
import { DOWNLOADS_PATH } from '../../deck/downloads.ts'
import { PACK_SIZE, type DeckSummary } from '../../deck/types.ts'

/** Slides in one language, `count` of them from the one numbered `from`. */
export interface SlideRange {
  locale: Locale
  from: number
  count: number
}

/**
 * The slides that a file beside the slides' pages is made from, so that the dev server compiles no others; undefined for
 * a path that no site has. Paths are below the base.
 */
export function slidesBehind(
  path: string,
  deck: Pick<DeckSummary, 'locales' | 'slideCount'> = { locales: [], slideCount: 0 },
): SlideRange[] | undefined {
  const whole = (locale: Locale): SlideRange => ({ locale, from: 1, count: deck.slideCount })
  const [first = '', ...rest] = path.split('/')
  if (path === DOWNLOADS_PATH) return deck.locales.map(whole)
  if (/^(sitemap\.xml|robots\.txt|[a-z]+\/manifest\.webmanifest)$/.test(path)) return []
  const oembed = /^oembed\/([a-z]+)\/(\d+)\.json$/.exec(path)
  if (oembed && isLocale(oembed[1])) return [{ locale: oembed[1], from: Number(oembed[2]), count: 1 }]
  if (!isLocale(first)) return undefined
  const file = rest.join('/')
  const pack = /^(?:cite|works)\/(\d+)\.json$/.exec(file)?.[1]
  if (pack !== undefined) return [{ locale: first, from: Number(pack) * PACK_SIZE + 1, count: PACK_SIZE }]
  if (/^transcript(\.md|\.txt|\/index\.html)$/.test(file)) return [whole(first)]
  if (/^(transcript\/both|references)\/index\.html$/.test(file)) return deck.locales.map(whole)
  if (/^(glossary|repair)\/index\.html$/.test(file)) return [whole(first)]
  if (path === glossaryPath(first) || /^explore\/[^/]+\.json$/.test(file)) return []
  return undefined
}

/** Whether a path is the deck's alone: nothing else answers it, so that what isn't there is said to be missing. */
export function isDeckPath(path: string): boolean {
  const [first] = path.split('/')
  const isFolder = path.includes('/') && (isLocale(first) || /^(oembed|pictures|pdf)$/.test(first ?? ''))
  return isFolder || isLocale(path) || MISSING.includes(path)
}

/** What a host of files may have and this server hasn't: a live talk, a service worker, notes for others. */
const MISSING: readonly string[] = ['live.json', 'sw.js', NOTES_PATH]
