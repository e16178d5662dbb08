import type { DeckLink } from './deck/deck-link.ts'
import type { ViewerState } from './viewer-store.ts'

/** The link to where the reader is. Made from the store, never read back from the address bar. */
export function linkOf({
  page,
  locale,
  slideNumber,
}: Pick<ViewerState, 'page' | 'locale' | 'slideNumber'>): DeckLink {
  return page === 'slide' ? { page, locale, slideNumber } : { page, locale }
}
