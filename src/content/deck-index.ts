import { useEffect, useState } from 'react'
import { fetchFromDeck } from './deck-fetch.ts'
import { isLocale, type Locale } from '../deck/locale.ts'
import { packOf, type IndexEntry } from '../deck/types.ts'
import { useLateState, useViewer, useViewerState } from '../viewer/viewer-context.tsx'

const packs = new Map<string, Promise<IndexEntry[]>>()

/** Titles and sections of one pack of slides; fetched once. A failed fetch is tried again when next asked for. */
export function fetchIndexPack(baseUrl: string, locale: Locale, pack: number): Promise<IndexEntry[]> {
  const url = `${baseUrl}${locale}/index/${String(pack)}.json`
  const known = packs.get(url)
  if (known) return known
  const fetched = fetchFromDeck(url)
    .then((response) => {
      if (!response.ok) throw new Error(`${url}: ${String(response.status)}`)
      return response.json() as Promise<IndexEntry[]>
    })
    .catch((error: unknown) => {
      packs.delete(url)
      throw error
    })
  packs.set(url, fetched)
  return fetched
}

/** All entries, in order. */
export async function fetchIndex(baseUrl: string, locale: Locale, slideCount: number): Promise<IndexEntry[]> {
  const count = packOf(slideCount) + 1
  const all = await Promise.all(
    Array.from({ length: count }, (_, pack) => fetchIndexPack(baseUrl, locale, pack)),
  )
  return all.flat()
}

/** The title of the current slide in the current language, once it is known. */
export function useSlideTitle(): string | undefined {
  return useTitleOf(useLateState((state) => state.slideNumber))
}

/** The title of a slide in the current language, once it is known; of none, where there is no such slide. */
export function useTitleOf(slideNumber: number): string | undefined {
  const { baseUrl } = useViewer()
  const isThere = useViewerState(({ deck }) => slideNumber <= deck.slideCount)
  const locale = useViewerState((state) => state.locale)
  const [found, setFound] = useState<{ slideNumber: number; locale: Locale; title: string }>()
  useEffect(() => {
    if (!isThere) return undefined
    let current = true
    fetchIndexPack(baseUrl, locale, packOf(slideNumber)).then(
      (entries) => {
        const title = entries.find((entry) => entry.slideNumber === slideNumber)?.title
        if (current && title !== undefined) setFound({ slideNumber, locale, title })
      },
      () => {
        // Without network the title of the window stays as it was; the slide says itself what it is.
      },
    )
    return () => {
      current = false
    }
  }, [baseUrl, locale, slideNumber, isThere])
  return found?.slideNumber === slideNumber && found.locale === locale ? found.title : undefined
}

/** The whole index in each of some languages, in their order; empty until it is there. */
export interface DeckIndexes {
  indexes: readonly IndexEntry[][]
  failed: boolean
  retry: () => void
}

export function useDeckIndexes(locales: readonly Locale[]): DeckIndexes {
  const { baseUrl } = useViewer()
  const slideCount = useViewerState(({ deck }) => deck.slideCount)
  const [indexes, setIndexes] = useState<readonly IndexEntry[][]>([])
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const wanted = locales.join()
  useEffect(() => {
    let current = true
    const names = wanted.split(',').filter(isLocale)
    Promise.all(names.map((locale) => fetchIndex(baseUrl, locale, slideCount))).then(
      (all) => {
        if (current) setIndexes(all)
      },
      () => {
        if (current) setFailed(true)
      },
    )
    return () => {
      current = false
    }
  }, [baseUrl, wanted, slideCount, attempt])
  const retry = () => {
    setFailed(false)
    setAttempt(attempt + 1)
  }
  return { indexes, failed, retry }
}

/** The reader's language, then the deck's others: titles are looked for in all of them. */
export function useLocalesInOrder(): readonly Locale[] {
  const locale = useViewerState((state) => state.locale)
  const locales = useViewerState(({ deck }) => deck.locales)
  return [locale, ...locales.filter((other) => other !== locale)]
}
