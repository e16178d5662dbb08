import type { DeckLink } from '../deck/deck-link.ts'
import type { Passage } from '../deck/passage.ts'
import type { ViewerState } from './viewer-store.ts'

/** The link to where the reader is. Made from the store, never read back from the address bar. */
export function linkOf({
  page,
  locale,
  slideNumber,
  replay,
  live,
  explored,
  comparing,
}: Pick<ViewerState, 'page' | 'locale' | 'slideNumber' | 'replay' | 'live'> &
  Partial<Pick<ViewerState, 'explored' | 'comparing'>>): DeckLink {
  return {
    ...{ page, locale },
    ...(page === 'slide' && { slideNumber }),
    ...(comparing === true && { compare: true as const }),
    ...(live !== undefined && { live }),
    ...(replay?.path !== undefined && { replay: replay.path }),
    ...(page === 'slide' && explored !== undefined && { explored }),
  }
}

/** The words that a link points at; undefined where it points at none. */
export function passageOf({ page, slideNumber, locale, block, quote }: DeckLink): Passage | undefined {
  if (page !== 'slide' || slideNumber === undefined || block === undefined || quote === undefined)
    return undefined
  return { slideNumber, locale, block, quote }
}
