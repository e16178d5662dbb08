import type { Locale } from '../deck/locale.ts'
import { packOf, type TranscriptSlide } from '../deck/types.ts'
import { isListWith, keepLoaded, loadData, type Send } from './loader.ts'

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

/** `send` stands in for the network in tests. */
export function createTextPacks(baseUrl: string, send?: Send): TextPacks {
  const loadPack = keepLoaded(
    (url) => loadData(url, isListWith<TranscriptSlide>('slideNumber', 'blocks'), send && { send }),
    KEPT_PACKS,
  )
  const load = (locale: Locale, pack: number) => loadPack(`${baseUrl}${locale}/text/${String(pack)}.json`)
  return {
    load,
    loadSlide: async (locale, slideNumber) => {
      const slides = await load(locale, packOf(slideNumber))
      return slides.find((slide) => slide.slideNumber === slideNumber)
    },
  }
}
