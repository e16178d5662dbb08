import type { DeckSummary } from './types.ts'

/** Tells two decks on one origin apart, for the channel and for what is stored of a talk. */
export function deckKey(baseUrl: string, { title, locales }: Pick<DeckSummary, 'title' | 'locales'>): string {
  const [first] = locales
  return `colloquium:${new URL(baseUrl).pathname}:${first ? title[first] : ''}`
}
