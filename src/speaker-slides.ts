import { fetchFromDeck } from './deck-fetch.ts'
import type { SlideSource } from './slide-source.ts'
import { countSteps, showFragments } from './stage/fragments.ts'
import { readPage } from './stage/read-page.ts'
import { SlidePages } from './stage/slide-pages.ts'
import { addStylesheets } from './stage/stylesheets.ts'
import { whenIdle } from './ui/when-idle.ts'

/** The stage's slides for the speaker view: features don't know each other, and meet here. */
export function createSpeakerSlides(baseUrl: string): SlideSource {
  const pages = new SlidePages(baseUrl, {
    ...{ fetch: fetchFromDeck, parse: readPage, addStylesheets, whenIdle },
  })
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
