import { afterFrame } from '../ui/after-frame.ts'
import { mayFetchAhead } from '../ui/line.ts'
import { whenIdle } from '../ui/when-idle.ts'
import { AssetsAhead } from './assets-ahead.ts'
import { sendOfBuild } from './loader.ts'
import { foldSection, readPage, unfoldSection } from './read-page.ts'
import { SlidePages } from './slide-pages.ts'
import { addStylesheets } from './stylesheets.ts'

/** Slides out of the pages below a base, with what the browser has to fetch, read and complete them. */
export function createSlidePages(baseUrl: string): SlidePages {
  const assets = new AssetsAhead()
  return new SlidePages(baseUrl, {
    fetchAssets: (slide, url) => assets.fetch(slide, url),
    ...{ send: sendOfBuild, read: readPage, fold: foldSection, unfold: unfoldSection },
    ...{ addStylesheets, whenIdle, afterFrame },
  })
}

/** Whether a whole deck may be fetched ahead. One that is being written changes with each save: it is fetched as it is looked at. */
export function mayFetchWhole(): boolean {
  return mayFetchAhead() && !import.meta.env.DEV
}
