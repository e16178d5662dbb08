import type { DeckPage } from './deck-link.ts'
import type { DeckSummary } from './types.ts'

/** The pages that are documents to read. */
export type ReadingPageName = Extract<
  DeckPage,
  'transcript' | 'transcript-both' | 'glossary' | 'references' | 'repair'
>

/** Of these, the whole transcript: in one language, and in all side by side. */
export type TranscriptPageName = Exclude<ReadingPageName, 'glossary' | 'references' | 'repair'>

/** A deck with more slides has its transcript as files alone: no browser would show it whole. */
const TRANSCRIPT_PAGE_LIMIT = 1000

/** The pages that a deck's whole transcript has in each locale. */
export function transcriptPageNames({
  slideCount,
  locales,
}: Pick<DeckSummary, 'slideCount' | 'locales'>): TranscriptPageName[] {
  if (slideCount > TRANSCRIPT_PAGE_LIMIT) return []
  return locales.length > 1 ? ['transcript', 'transcript-both'] : ['transcript']
}

/** The reading pages that a deck has in each locale. */
export function readingPageNames(
  deck: Pick<DeckSummary, 'slideCount' | 'locales' | 'glossary' | 'repaired'>,
  workCount: number,
): ReadingPageName[] {
  return [
    ...transcriptPageNames(deck),
    ...(deck.glossary ? (['glossary'] as const) : []),
    ...(workCount > 0 ? (['references'] as const) : []),
    ...(deck.repaired ? (['repair'] as const) : []),
  ]
}
