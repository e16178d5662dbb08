import { formatDeckLink, pageDepth, type DeckLink, type DeckPage } from './deck-link.ts'

/** The way from a page to the site's base: `../../` for a slide's page. */
export function pathToBase(page: DeckPage): string {
  return '../'.repeat(pageDepth(page))
}

/** A link as a page of the deck writes it, so that the deck works below any path. */
export function formatRelativeLink(from: DeckPage, to: DeckLink): string {
  return pathToBase(from) + formatDeckLink(to)
}
