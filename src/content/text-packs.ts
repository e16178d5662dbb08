import type { Locale } from '../deck/locale.ts'
import { packOf, type TranscriptSlide } from '../deck/types.ts'
import { readJson } from '../deck/unknown-value.ts'
import { isListWith, keepLoaded, LoadFailure, loadText, type Send } from './loader.ts'

/** Packs that are kept once read: all of a deck of 500 slides in two languages. */
const KEPT_PACKS = 16

/**
 * A pack, kept as it came: its words in the form that a page reads take three times as much, and are wanted for moments.
 * They stay for as long as somebody has them, or the browser has room.
 */
class TextPack {
  private readonly bytes: Uint8Array
  private known: WeakRef<TranscriptSlide[]>

  constructor(text: string, slides: TranscriptSlide[]) {
    this.bytes = new TextEncoder().encode(text)
    this.known = new WeakRef(slides)
  }

  get slides(): TranscriptSlide[] {
    const known = this.known.deref()
    if (known) return known
    // They were of this form when they came.
    const slides = slidesIn(new TextDecoder().decode(this.bytes)) ?? []
    this.known = new WeakRef(slides)
    return slides
  }
}

function slidesIn(text: string): TranscriptSlide[] | undefined {
  const value = readJson(text)
  return isList(value) ? value : undefined
}

const isList = isListWith<TranscriptSlide>('slideNumber', 'blocks')

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

/** `send` stands in for the network in tests. */
export function createTextPacks(baseUrl: string, send?: Send): TextPacks {
  const loadPack = keepLoaded(async (url) => {
    const text = await loadText(url, send && { send })
    const slides = slidesIn(text)
    if (!slides) throw new LoadFailure('content', undefined, url)
    return new TextPack(text, slides)
  }, KEPT_PACKS)
  const load = async (locale: Locale, pack: number) =>
    (await loadPack(`${baseUrl}${locale}/text/${String(pack)}.json`)).slides
  return {
    load,
    loadSlide: async (locale, slideNumber) => {
      const slides = await load(locale, packOf(slideNumber))
      return slides.find((slide) => slide.slideNumber === slideNumber)
    },
  }
}
