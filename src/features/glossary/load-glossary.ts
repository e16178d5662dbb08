import { fetchFromDeck } from '../../content/deck-fetch.ts'
import { glossaryPath, type Glossary } from '../../deck/glossary.ts'
import type { Locale } from '../../deck/locale.ts'

const loaded = new Map<string, Promise<Glossary>>()

/** The glossary in a language, fetched once. A failed fetch is forgotten, so that the next try is a new one. */
export function loadGlossary(baseUrl: string, locale: Locale): Promise<Glossary> {
  const url = baseUrl + glossaryPath(locale)
  const known = loaded.get(url)
  if (known) return known
  const glossary = fetchGlossary(url)
  loaded.set(url, glossary)
  glossary.catch(() => loaded.delete(url))
  return glossary
}

async function fetchGlossary(url: string): Promise<Glossary> {
  const response = await fetchFromDeck(url)
  if (!response.ok) throw new Error(`${url}: ${String(response.status)}`)
  const value: unknown = await response.json()
  if (typeof value !== 'object' || value === null) throw new Error(`${url} is no glossary`)
  return value as Glossary
}
