import type { Locale } from '../../deck/locale.ts'
import { compileQuery, type SearchHit } from '../../deck/search.ts'
import type { ShelfPageData } from '../../deck/shelf/shelf-page-data.ts'
import type { FoundSlide } from '../../deck/shelf/talk-text.ts'
import { groupHits } from '../../transcript/search/group-hits.ts'
import { nextTask, type ShelfText, type TalkText } from './shelf-text.ts'

/** A slide that holds the query, with what says it best. */
export interface SlideHit {
  hit: SearchHit
  locale: Locale
  slide: FoundSlide
}

/** A talk with its slides that hold the query, the likeliest first. */
export interface TalkHits {
  /** Of the talk on the page. */
  place: number
  slides: SlideHit[]
  queries: readonly RegExp[]
  /** True where the page says of the talk itself what is looked for. */
  isMeant: boolean
}

/** What was found on the shelf, by talk. */
export interface ShelfHits {
  talks: TalkHits[]
  /** Talks whose text couldn't be had. */
  failed: number
}

export interface Finding {
  data: ShelfPageData
  /** False for a talk that isn't looked for. */
  shows: (place: number) => boolean
  /** What the page itself says of each talk, folded: its title, its speaker, its topics. */
  cards: readonly string[]
  signal: AbortSignal
  /** Told of what was found by then: at once of the first, and then every now and again. */
  onHits: (hits: ShelfHits) => void
}

/** Milliseconds after which other tasks have their turn: a key has to be answered in 50. */
const SLICE_MS = 16
/** Milliseconds between what is told while it looks on: listing hits takes longer than finding them. */
const TELLING_MS = 150
/** Talks whose text is fetched at once. */
const AT_ONCE = 4

/** Looks through the talks that can hold a query: those that it names come first, then the others, in the order of the page. */
export async function findInShelf(query: string, text: ShelfText, finding: Finding): Promise<ShelfHits> {
  const { shows, signal, onHits } = finding
  const meant = new Set(placesMeant(query, finding.cards))
  const holding = await text.candidates(query)
  const places = [...new Set([...meant, ...holding])].filter(shows)
  const found = new Map<number, TalkHits>()
  let failed = 0
  let sliceEnd = performance.now() + SLICE_MS
  let tellAgain = 0
  const inOrder = (): ShelfHits => ({
    talks: places.flatMap((place) => found.get(place) ?? []),
    failed,
  })
  const isGivenUp = () => signal.aborted
  const queue = [...places]
  const work = async () => {
    for (let place = queue.shift(); place !== undefined && !isGivenUp(); place = queue.shift()) {
      const talk = await text.talk(place).catch(() => undefined)
      if (isGivenUp()) return
      const isMeant = meant.has(place)
      const hits = talk && { ...hitsIn(talk, place, query, finding), isMeant }
      if (hits && (isMeant || hits.slides.length > 0)) found.set(place, hits)
      if (!talk) failed += 1
      if (performance.now() < sliceEnd) continue
      if (found.size > 0 && performance.now() >= tellAgain) {
        onHits(inOrder())
        tellAgain = performance.now() + TELLING_MS
      }
      await nextTask()
      if (isGivenUp()) return
      sliceEnd = performance.now() + SLICE_MS
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return inOrder()
}

/** Talks of which the page says all words of a query. */
function placesMeant(query: string, cards: readonly string[]): number[] {
  const words = query.split(/\s+/).map(compileQuery)
  const patterns = words.filter((word) => word !== undefined)
  if (patterns.length === 0) return []
  return cards.flatMap((card, place) => (patterns.every((word) => card.search(word) >= 0) ? place : []))
}

function hitsIn(talk: TalkText, place: number, query: string, { data }: Finding): Omit<TalkHits, 'isMeant'> {
  const locales = data.talks[place]?.locales ?? []
  const shown = locales.includes(data.locale) ? data.locale : locales[0]
  const { hits, queries } = talk.index.search(query, shown ? [shown] : [])
  const slides = groupHits(hits).flatMap(({ slideNumber, hits: [hit] }) => {
    const slide = hit && talk.slides.get(hit.locale)?.get(slideNumber)
    return slide ? [{ hit, locale: hit.locale, slide }] : []
  })
  return { place, slides, queries }
}
