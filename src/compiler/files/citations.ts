import { UNKNOWN_BASE, type Citation, type CitationPack } from '../../deck/citation.ts'
import { formatDeckLink, type DeckLink } from '../../deck/deck-link.ts'
import type { Locale } from '../../deck/locale.ts'
import { packOf, type DeckSummary, type IndexEntry } from '../../deck/types.ts'
import { formatBibliography, formatBibtex, formatRis, type CslItem } from '../pages/bibliography.ts'
import { translatorOf } from '../pages/translator.ts'

/** Citations of the deck and of each slide in one locale, in packs. */
type CitingPacks = (slides: readonly Pick<IndexEntry, 'slideNumber' | 'title'>[]) => CitationPack[]

/**
 * What makes packs of slides, which may come in several parts: the talk, whose formatting takes longer than a pack does, is
 * formatted once. `baseUrl` is undefined where the site doesn't know it.
 */
export function citingPacks(
  deck: Omit<DeckSummary, 'buildId'>,
  locale: Locale,
  baseUrl: string = UNKNOWN_BASE,
): CitingPacks {
  const address = (link: Omit<DeckLink, 'locale'>) => baseUrl + formatDeckLink({ locale, ...link })
  const whole = talkItem(deck, locale, address({ page: 'deck' }))
  let known: string | undefined
  const textOfWhole = () => (known ??= formatText(whole, deck, locale))
  const cite = (item: CslItem): Citation => ({
    // Of one talk formatted, since together they would be told apart by letters: 2023a, 2023b …
    text: textOfWhole()
      .replace(String(whole['title']), () => String(item['title']))
      .replace(String(whole['URL']), () => String(item['URL'])),
    bibtex: formatBibtex(bibtexItem(item)),
    ris: formatRis(item).replace(/^TY {2}- SOUND/, 'TY  - SLIDE'),
    csl: `${JSON.stringify([item], undefined, 2)}\n`,
  })
  return (slides) => {
    const packs: CitationPack[] = []
    for (const { slideNumber, title } of slides) {
      const pack = (packs[packOf(slideNumber)] ??= { deck: cite(whole), slides: [] })
      pack.slides.push({ slideNumber, ...cite(slideItem(whole, slideNumber, title, locale, address)) })
    }
    return packs
  }
}

/** The talk in CSL-JSON. `speech` is what CSL and Zotero call the slides of a presentation. */
function talkItem(deck: Omit<DeckSummary, 'buildId'>, locale: Locale, url: string): CslItem {
  const author = parseName(deck.speaker[locale])
  const key = latinKey(deck) ?? 'talk'
  return {
    id: `${key}${deck.given.slice(0, 4)}`,
    type: 'speech',
    genre: translatorOf(locale)('document.slidesGenre'),
    title: deck.title[locale],
    author: [author],
    issued: { 'date-parts': [deck.given.split('-').map(Number)] },
    ...(deck.event[locale] && { 'event-title': deck.event[locale] }),
    ...(deck.affiliation[locale] && { publisher: deck.affiliation[locale] }),
    language: locale,
    URL: url,
  }
}

/** What the talk is called by: its speaker's family name in Latin letters, in English where there is a choice. */
function latinKey({ locales, speaker }: Pick<DeckSummary, 'locales' | 'speaker'>): string | undefined {
  const ordered = [...locales].sort((a, b) => Number(b === 'en') - Number(a === 'en'))
  return ordered
    .map((locale) => parseName(speaker[locale]))
    .map(({ family, literal }) => slugOfName(family ?? literal ?? ''))
    .find((name) => name !== '')
}

/** `García` is `garcia`: accents go, and whatever is no Latin letter. */
function slugOfName(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
}

function slideItem(
  talk: CslItem,
  slideNumber: number,
  title: string,
  locale: Locale,
  address: (link: Omit<DeckLink, 'locale'>) => string,
): CslItem {
  return {
    ...talk,
    id: `${talk.id}slide${String(slideNumber)}`,
    title: translatorOf(locale)('document.citedSlide', {
      deck: String(talk['title']),
      number: slideNumber,
      title,
    }),
    URL: address({ page: 'slide', slideNumber }),
  }
}

/** BibTeX has no field for an event, and its month holds no day. */
function bibtexItem(item: CslItem): CslItem {
  const [date] = (item['issued'] as { 'date-parts': number[][] })['date-parts']
  return {
    ...item,
    ...('event-title' in item && { note: item['event-title'] }),
    issued: { 'date-parts': [date?.slice(0, 2) ?? []] },
  }
}

/** APA in English. In Japanese the order of SIST 02, for which citation-js brings neither style nor words. */
function formatText(item: CslItem, deck: Omit<DeckSummary, 'buildId'>, locale: Locale): string {
  if (locale !== 'ja') return formatBibliography([item], 'text').get(item.id) ?? ''
  const speaker = deck.speaker.ja.replace(/\s+/g, '')
  const place = [deck.event.ja, deck.affiliation.ja, deck.given].filter(Boolean).join(', ')
  return `${speaker}. ${String(item['title'])}. ${place}. ${String(item['URL'])}`
}

interface CslName {
  family?: string
  given?: string
  literal?: string
}

/** A name of two parts: family name first in Japanese, last elsewhere. Any other is left whole. */
function parseName(name: string): CslName {
  const parts = name.trim().split(/\s+/)
  const [first, last] = [parts.at(0), parts.at(-1)]
  if (parts.length < 2 || first === undefined || last === undefined) return { literal: name.trim() }
  return /[\u3040-\u30ff\u3400-\u9fff]/.test(name)
    ? { family: first, given: parts.slice(1).join(' ') }
    : { family: last, given: parts.slice(0, -1).join(' ') }
}
