import type { DeckPage } from './deck-link.ts'
import type { Locale } from './locale.ts'
import type { TalkPlan } from './talk-plan.ts'
import type { DeckSummary } from './types.ts'

/** What a page says of itself, as JSON in its head: the same for prerendering and hydration. */
export interface PageData {
  deck: DeckSummary
  page: DeckPage
  locale: Locale
  /** The slide on the stage: 1 on the deck's own page. */
  slideNumber: number
  /** The slide's title in plain text. */
  title: string
  /** Path below the base of the stylesheet with the whole deck's fonts: loaded after the first page. */
  fonts: string
  /** How the speaker's time is planned; on the speaker's pages only. */
  plan?: TalkPlan
}

/** What a page with the whole transcript says of itself, for reading it aloud. */
export type ReadingPageData = Pick<PageData, 'deck' | 'page' | 'locale'>

/** The compiler's HTML inside the shell. React takes it over as it stands and never draws it anew. */
export interface PageParts {
  /** `<section>` of the slide. */
  stage: string
  /** The article of the slide's transcript. */
  transcript: string
  /** All slides by section; on the deck's page only. */
  contents: string
}

export const PAGE_DATA_ID = 'page-data'

/** What the page for unknown addresses needs to offer the nearest slide. */
export interface NotFoundData {
  base: string
  locales: Locale[]
  slideCount: number
}
