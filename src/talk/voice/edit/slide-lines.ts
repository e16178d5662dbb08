import { textPacksOf } from '../../../content/text-packs.ts'
import type { Locale } from '../../../deck/locale.ts'
import type { Visit } from '../../../deck/voice/talk-events.ts'
import { cuesOfSlides, type Cue } from '../../../deck/voice/webvtt.ts'

/** Captions made of the words on the slides, where nobody wrote any. Rejects where these can't be had. */
export async function slideCues(baseUrl: string, locale: Locale, visits: readonly Visit[]): Promise<Cue[]> {
  const packs = textPacksOf(baseUrl)
  const numbers = [...new Set(visits.map(({ slideNumber }) => slideNumber))]
  const lines = new Map<number, string[]>()
  for (const slideNumber of numbers) {
    const slide = await packs.loadSlide(locale, slideNumber)
    lines.set(slideNumber, slide?.blocks.map(({ text }) => text) ?? [])
  }
  return cuesOfSlides(visits, (slideNumber) => lines.get(slideNumber) ?? [])
}
