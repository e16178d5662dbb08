import { createSlidePages, mayFetchWhole } from '../../content/browser-slide-pages.ts'
import { countSteps, showFragments } from '../../content/fragments.ts'
import type { SlideSource } from '../../content/slide-source.ts'

/**
 * The stage's slides for the speaker view and the clicker: features don't know each other, and meet here. The whole deck is
 * fetched ahead where that is wanted: not by a phone.
 */
export function createSpeakerSlides(baseUrl: string, wantsWhole = false): SlideSource {
  const pages = createSlidePages(baseUrl)
  pages.wantWhole(wantsWhole && mayFetchWhole())
  return {
    peek: (locale, slideNumber) => pages.peek(locale, slideNumber)?.section,
    load: async (locale, slideNumber) => (await pages.load(locale, slideNumber)).section,
    prefetch: (locale, slideNumber, slideCount) => {
      pages.prefetch(locale, slideNumber, slideCount)
    },
    countSteps,
    showSteps: showFragments,
  }
}
