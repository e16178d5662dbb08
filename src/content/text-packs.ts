import { fetchFromDeck } from './deck-fetch.ts'
import type { Locale } from '../deck/locale.ts'
import { packOf, type TranscriptSlide } from '../deck/types.ts'
import { isRecord } from '../deck/unknown-value.ts'

/** Packs that are kept once read: all of a deck of 500 slides in two languages. */
const KEPT_PACKS = 16

/** The slides' text, fetched pack by pack, each once. */
export interface TextPacks {
  /** Rejects where the network or the answer fails; the next call tries again. */
  load: (locale: Locale, pack: number) => Promise<TranscriptSlide[]>
  /** One slide out of its pack. */
  loadSlide: (locale: Locale, slideNumber: number) => Promise<TranscriptSlide | undefined>
}

const ofDecks = new Map<string, TextPacks>()

/** The packs below a base, which all of a page's features share. */
export function textPacksOf(baseUrl: string): TextPacks {
  const packs = ofDecks.get(baseUrl) ?? createTextPacks(baseUrl)
  ofDecks.set(baseUrl, packs)
  return packs
}

/** `fetchText` stands in for the network in tests. */
export function createTextPacks(
  baseUrl: string,
  fetchText: (url: string) => Promise<Response> = fetchFromDeck,
): TextPacks {
  const packs = new Map<string, Promise<TranscriptSlide[]>>()

  const load = (locale: Locale, pack: number) => {
    const url = `${baseUrl}${locale}/text/${String(pack)}.json`
    const known = packs.get(url)
    packs.delete(url)
    const fetched = known ?? readPack(fetchText(url), url)
    // Last in the map is what was asked for last; the first is forgotten when there are too many.
    packs.set(url, fetched)
    const [oldest] = packs.keys()
    if (packs.size > KEPT_PACKS && oldest !== undefined) packs.delete(oldest)
    if (!known) {
      fetched.catch(() => {
        if (packs.get(url) === fetched) packs.delete(url)
      })
    }
    return fetched
  }

  return {
    load,
    loadSlide: async (locale, slideNumber) => {
      const slides = await load(locale, packOf(slideNumber))
      return slides.find((slide) => slide.slideNumber === slideNumber)
    },
  }
}

async function readPack(answer: Promise<Response>, url: string): Promise<TranscriptSlide[]> {
  const response = await answer
  if (!response.ok) throw new Error(`${url}: ${String(response.status)}`)
  const value: unknown = await response.json()
  if (!isPack(value)) throw new Error(`${url}: not a pack of slides`)
  return value
}

/** Packs are the compiler's own; this tells them from a host's page that says 200 for anything. */
function isPack(value: unknown): value is TranscriptSlide[] {
  return (
    Array.isArray(value) &&
    value.every((slide: unknown) => isRecord(slide) && 'slideNumber' in slide && 'blocks' in slide)
  )
}
