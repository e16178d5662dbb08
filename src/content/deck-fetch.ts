import { BUILD_HEADER } from '../deck/offline.ts'

/** Fetches a page or pack of the deck, of the document's own build where the device keeps it. */
export function fetchFromDeck(url: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set(BUILD_HEADER, document.documentElement.dataset['build'] ?? '')
  return fetch(url, { ...init, headers })
}
