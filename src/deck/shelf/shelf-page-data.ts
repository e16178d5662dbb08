import type { Locale } from '../locale.ts'
import type { ShelfTalk } from './shelf-talk.ts'

/** What a shelf's page knows of each talk beyond what it shows, as JSON in its head. */
export interface ShelfPageData {
  locale: Locale
  /** Languages of the shelf. */
  locales: Locale[]
  /** In the order of the page: files of pairs name them by their place here. */
  talks: Pick<ShelfTalk, 'name' | 'locales'>[]
}

/** Path of a page of the shelf below its base. */
export function shelfPagePath(page: ShelfPageName, locale: Locale): string {
  return page === 'talks' ? `${locale}/` : `${locale}/works/`
}

/** The pages that a shelf has in each of its languages. */
export type ShelfPageName = 'talks' | 'works'

/** What the page for unknown addresses of a shelf knows, to lead to the nearest slide of the talk that was meant. */
export interface ShelfNotFoundData {
  base: string
  /** Languages of the shelf. */
  locales: Locale[]
  /** By name. */
  talks: Record<string, Pick<ShelfTalk, 'locales' | 'slideCount'>>
}
