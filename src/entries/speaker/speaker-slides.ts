import { sendOfBuild } from '../../content/loader.ts'
import type { SlideSource } from '../../content/slide-source.ts'
import { countSteps, showFragments } from '../../content/fragments.ts'
import { foldSection, readPage, unfoldSection } from '../../content/read-page.ts'
import { AssetsAhead } from '../../content/assets-ahead.ts'
import { SlidePages } from '../../content/slide-pages.ts'
import { addStylesheets } from '../../content/stylesheets.ts'
import { mayFetchAhead } from '../../ui/line.ts'
import { afterFrame } from '../../ui/after-frame.ts'
import { whenIdle } from '../../ui/when-idle.ts'

/**
 * The stage's slides for the speaker view and the clicker: features don't know each other, and meet here. The whole deck is
 * fetched ahead where that is wanted: not by a phone.
 */
export function createSpeakerSlides(baseUrl: string, wantsWhole = false): SlideSource {
  const assets = new AssetsAhead()
  const pages = new SlidePages(baseUrl, {
    fetchAssets: (slide, url) => assets.fetch(slide, url),
    ...{ send: sendOfBuild, read: readPage, fold: foldSection, unfold: unfoldSection },
    ...{ addStylesheets, whenIdle, afterFrame },
  })
  pages.wantWhole(wantsWhole && mayFetchAhead() && !import.meta.env.DEV)
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
