import { isExplored } from './explore/explored.ts'
import { isLiveName } from './live/live-topics.ts'
import { isLocale, type Locale } from './locale.ts'
import { formatMoment, parseMoment } from './voice/moment.ts'

/** The kinds of page that a deck has; `slide`, `embed` (its compact player) and `speaker` are the ones with a number. */
export type DeckPage =
  | 'deck'
  | 'slide'
  | 'embed'
  | 'speaker'
  | 'clicker'
  | 'moderator'
  | 'transcript'
  | 'transcript-both'
  | 'glossary'
  | 'references'
  | 'repair'

/** Pages of who gives the talk: empty without script, and nothing for who reads. */
export const SPEAKERS_PAGES = ['speaker', 'clicker', 'moderator'] as const
export type SpeakersPage = (typeof SPEAKERS_PAGES)[number]

export function isSpeakersPage(page: DeckPage): page is SpeakersPage {
  return SPEAKERS_PAGES.some((one) => one === page)
}

/** What a link names. Paths here are below the site's base and start without a slash. */
export interface DeckLink {
  locale: Locale
  page: DeckPage
  /** 1-based; for `slide`, `embed` and `speaker` only. Not checked against the deck: it can be beyond its end. */
  slideNumber?: number
  /** Block of the slide to mark, as `b3`. */
  block?: string
  /** Opens the transcript panel in this language (`both`: side by side). */
  transcript?: TranscriptLanguage
  /** Starts in present mode. */
  present?: boolean
  /** Starts in present mode and goes on by itself, from the last slide to the first: seconds per slide. */
  autoplay?: number
  /** Name of the session of a live talk that the page follows. */
  live?: string
  /** Replays the recording at this path below the base: the talk as it was given. */
  replay?: string
  /** ms of the recording at which to begin: `?t=12m30s`. */
  atMs?: number
  /**
   * Words of the block, to be marked in it: `?quote=…#b3`. A form of our own, since browsers keep the standard one
   * (`#:~:text=`) from scripts, and it can't say that the words are gone.
   */
  quote?: string
  /** The explorable figure that is open, with what is set in it: `b3:q2` (deck/explore). Undefined where it can't be read. */
  explored?: string
  /** Shows the slides of an imported deck beside what they were made of. */
  compare?: true
  /** True where a link names one that can't be read, so that the reader is told. */
  exploredFault?: true
}

/** Characters of a quotation that are looked for; what is longer was not made here. */
const QUOTE_LENGTH = 400

/** Characters of a path below the base. */
const PATH_LENGTH = 200

/** What the transcript panel shows: one language, or both side by side. */
export type TranscriptLanguage = Locale | 'both'

export function isTranscriptLanguage(value: unknown): value is TranscriptLanguage {
  return value === 'both' || isLocale(value)
}

/** Seconds that a slide can stand: shorter can't be read, longer is no movement. */
export const AUTOPLAY_SECONDS = { min: 2, max: 3600 } as const

export function isAutoplaySeconds(value: unknown): value is number {
  const { min, max } = AUTOPLAY_SECONDS
  return typeof value === 'number' && value >= min && value <= max
}

/** Undefined for any other path: the caller decides where to go instead. `search` and `hash` as in `location`. */
export function parseDeckLink(path: string, search = '', hash = ''): DeckLink | undefined {
  const [localePart, ...pageParts] = path
    .replace(/^\/+/, '')
    .replace(/(^|\/)index\.html$/, '$1')
    .replace(/\/+$/, '')
    .split('/')
  if (!isLocale(localePart)) return undefined
  const target = parsePage(pageParts.join('/'))
  if (!target) return undefined
  return { locale: localePart, ...target, ...parseOptions(search), ...parseBlock(hash) }
}

/** Paths below the locale of the pages that are there once in each language. */
const PAGE_PATHS = {
  deck: '',
  transcript: 'transcript',
  'transcript-both': 'transcript/both',
  glossary: 'glossary',
  references: 'references',
  repair: 'repair',
  clicker: 'clicker',
  moderator: 'moderator',
} as const satisfies Partial<Record<DeckPage, string>>
type SinglePage = keyof typeof PAGE_PATHS

function parsePage(path: string): Pick<DeckLink, 'page' | 'slideNumber'> | undefined {
  const numbered = /^(?:(embed|speaker)\/)?([1-9]\d{0,6})$/.exec(path)
  if (numbered)
    return { page: (numbered[1] as DeckPage | undefined) ?? 'slide', slideNumber: Number(numbered[2]) }
  const page = (Object.keys(PAGE_PATHS) as SinglePage[]).find((name) => PAGE_PATHS[name] === path)
  return page && { page }
}

function parseOptions(
  search: string,
): Pick<
  DeckLink,
  | 'transcript'
  | 'present'
  | 'autoplay'
  | 'live'
  | 'replay'
  | 'atMs'
  | 'quote'
  | 'explored'
  | 'exploredFault'
  | 'compare'
> {
  const params = new URLSearchParams(search)
  const transcript = params.get('transcript')
  const autoplay = Number(params.get('autoplay'))
  const replay = params.get('replay')
  const live = params.get('live')
  const atMs = parseMoment(params.get('t') ?? '')
  const explored = params.get('try')
  const quote = params.get('quote')?.trim().slice(0, QUOTE_LENGTH)
  return {
    ...(isTranscriptLanguage(transcript) && { transcript }),
    ...(params.has('present') && { present: true }),
    ...(params.has('compare') && { compare: true as const }),
    ...(isAutoplaySeconds(autoplay) && { autoplay }),
    ...(live && isLiveName(live) && { live }),
    ...(replay && replay.length <= PATH_LENGTH && { replay }),
    ...(atMs !== undefined && { atMs }),
    ...(quote && { quote }),
    ...(explored !== null && (isExplored(explored) ? { explored } : { exploredFault: true as const })),
  }
}

function parseBlock(hash: string): Pick<DeckLink, 'block'> {
  const block = /^#(b\d+)$/.exec(hash)?.[1]
  return block ? { block } : {}
}

/** The inverse of `parseDeckLink`: a path below the base, with query and fragment. */
export function formatDeckLink(link: DeckLink): string {
  const params = [
    ...(link.transcript ? [`transcript=${link.transcript}`] : []),
    ...(link.present ? ['present'] : []),
    ...(link.compare ? ['compare'] : []),
    ...(link.autoplay ? [`autoplay=${String(link.autoplay)}`] : []),
    ...(link.live ? [`live=${link.live}`] : []),
    ...(link.replay ? [`replay=${encodeURIComponent(link.replay)}`] : []),
    ...(link.atMs === undefined ? [] : [`t=${formatMoment(link.atMs)}`]),
    ...(link.quote ? [`quote=${encodeURIComponent(link.quote)}`] : []),
    // The colon is a query's own, and stays readable.
    ...(link.explored ? [`try=${encodeURIComponent(link.explored).replaceAll('%3A', ':')}`] : []),
  ]
  return [
    formatPagePath(link),
    params.length > 0 ? `?${params.join('&')}` : '',
    link.block ? `#${link.block}` : '',
  ].join('')
}

function formatPagePath({ locale, page, slideNumber = 1 }: DeckLink): string {
  const number = String(slideNumber)
  const path =
    page === 'slide'
      ? number
      : page === 'embed' || page === 'speaker'
        ? `${page}/${number}`
        : PAGE_PATHS[page]
  return path === '' ? `${locale}/` : `${locale}/${path}/`
}

/** How many folders a page lies below the base: relative links climb as many. */
export function pageDepth(page: DeckPage): number {
  return formatPagePath({ locale: 'ja', page }).split('/').length - 1
}

/** The id of a slide, or of its block, on the pages that hold them all (`transcript`): `s41`, `s41-b3`. */
export function transcriptAnchor(slideNumber: number, block?: string): string {
  return `s${String(slideNumber)}${block === undefined ? '' : `-${block}`}`
}

/** Undefined for any other id. */
export function parseTranscriptAnchor(id: string): { slideNumber: number; block?: string } | undefined {
  const [, number, block] = /^s([1-9]\d{0,6})(?:-(b\d+))?$/.exec(id) ?? []
  if (number === undefined) return undefined
  return { slideNumber: Number(number), ...(block !== undefined && { block }) }
}

/** The slide of a Speaker Deck address (`?slide=41`), if there is one. */
export function parseSpeakerDeckSlide(search: string): number | undefined {
  const value = new URLSearchParams(search).get('slide')
  return value && /^[1-9]\d{0,6}$/.test(value) ? Number(value) : undefined
}

/** The slide of the deck that is nearest to a number, which may be beyond its end. */
export function nearestSlide(slideNumber: number, slideCount: number): number {
  return Math.min(Math.max(1, Math.trunc(slideNumber) || 1), slideCount)
}
